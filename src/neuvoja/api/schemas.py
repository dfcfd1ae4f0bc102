"""Requests and answers that belong to HTTP alone; all else is the domain's."""

from neuvoja.domain.conversation import Id
from neuvoja.domain.knowledge import ArticleBody, CaseBody
from neuvoja.domain.suggestion import Shown
from neuvoja.domain.value import Value
from neuvoja.retrieval.search import Found


class PassageHit(Shown):
    """A passage found."""

    why: dict[str, float] | None = None
    """What each search, field and term added; there only when asked for."""

    @classmethod
    def of(cls, found: Found) -> "PassageHit":
        fields = found.shown() | ({"why": dict(found.why)} if found.why else {})
        return cls(score=round(found.score, 4), **fields)


class Passages(Value):
    passages: tuple[PassageHit, ...]


class ArticlePut(ArticleBody):
    """An article whose id stands in the path."""

    id: Id | None = None
    """May be left out; another id than the path's is refused."""


class CasePut(CaseBody):
    """A case whose id stands in the path."""

    id: Id | None = None
    """May be left out; another id than the path's is refused."""


class Kept(Value):
    """What became of a source that was put."""

    id: str
    revision: int
