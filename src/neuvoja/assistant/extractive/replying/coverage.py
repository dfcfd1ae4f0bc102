"""How well the passages found carry the words of a question."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

from neuvoja.assistant.extractive.wording.matching import Form

SURE = 0.75
"""How well a word must match to be named."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How well the candidates carry the words of one question."""

    weights: tuple[float, ...]
    """Of each word: its weight in the question times its rarity among the candidates."""

    marks: tuple[tuple[Mapping[Form, float], ...], ...]
    """Candidate → word → how well each form of the page matches it."""

    def of(self, candidate: int, forms: Sequence[Form], *, worth: float = 1.0) -> list[float]:
        """How well these forms of a page match each word, 0 to `worth`."""
        return [
            worth * max((mark[form] for form in forms if form in mark), default=0.0)
            for mark in self.marks[candidate]
        ]

    def told(self, candidate: int, forms: Sequence[Form]) -> float:
        """How much of these forms of a page the question has words for, 0 to 1; 1 of none."""
        if not forms:
            return 1.0
        marks = self.marks[candidate]
        best = (max((mark[form] for mark in marks if form in mark), default=0.0) for form in forms)
        return sum(best) / len(forms)


def rarity(pages_with: float, pages: int) -> float:
    """How telling a word is among the pages found; above 0."""
    return 0.25 + log(1 + (pages - pages_with + 0.5) / (pages_with + 0.5))
