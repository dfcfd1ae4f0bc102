"""A passage as it is handed to whoever asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from neuvoja.domain.knowledge import Passage
from neuvoja.domain.suggestion import Shown

_OF_THE_PASSAGE = Shown.model_fields.keys() - {"score"}


@dataclass(frozen=True, slots=True)
class Found:
    """A passage, how well it fits, and why."""

    passage: Passage
    score: float
    """Comparable between the articles, or the cases, of one search."""

    share: float
    """The part of the question's telling weight that it carries, 0 to 1; comparable always."""

    why: Mapping[str, float] = field(default_factory=dict)
    """What each search, field and term added to the score; empty unless asked for."""

    def shown(self) -> dict[str, Any]:
        """What a `Shown` tells of the passage: every field but the score."""
        return {name: getattr(self.passage, name) for name in _OF_THE_PASSAGE}


class Ranked(NamedTuple):
    """An article or case as a whole."""

    source_id: str
    score: float
    """Higher is nearer; comparable within one ranking."""
