"""Requests and answers that belong to HTTP alone; all else is the domain's."""

from neuvoja.domain.suggestion import Shown
from neuvoja.domain.value import Value
from neuvoja.retrieval.search import Found


class PassageHit(Shown):
    """A passage found."""

    why: dict[str, float] | None = None
    """What each search, field and term added; there only when asked for."""

    @classmethod
    def of(cls, found: Found) -> "PassageHit":
        names = cls.model_fields.keys() - {"score", "why"}
        fields = {name: getattr(found.passage, name) for name in names}
        if found.why:
            fields["why"] = dict(found.why)
        return cls(score=round(found.score, 4), **fields)


class Passages(Value):
    passages: tuple[PassageHit, ...]


class Kept(Value):
    """What became of a source that was put."""

    id: str
    revision: int
