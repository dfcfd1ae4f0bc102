"""What each piece of a page carries of each word of a question, by its form or by its meaning."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from neuvoja.assistant.extractive.pages.page import Heading, Page
from neuvoja.assistant.extractive.replying.coverage import Coverage
from neuvoja.assistant.extractive.wording.matching import Form
from neuvoja.language.promises import Vectors

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Bearing:
    """Of one page; a share is a part of the weight of the question's words, 0 to 1."""

    weights: Floats
    """Of each word of the question; together 1, or nothing where it has no words."""

    pieces: Floats
    """Shape (pieces, words), 0 to 1."""

    above: Floats
    """The same of what stands above each piece: its heading and the title."""

    headed: Sequence[float]
    """Of each piece how much of its heading the question has words for, 0 to 1; 1 of none."""

    labelled: Sequence[float]
    """The same of the label of a row."""

    blocks: Sequence[int]
    """Of each piece its paragraph or list."""

    def share(self, carried: Floats) -> float:
        return float(carried @ self.weights)

    def of(self, pieces: Sequence[int]) -> Floats:
        """What some pieces carry together; shape (words,)."""
        return np.asarray(self.pieces[list(pieces)].max(axis=0, initial=0.0))

    def beside(self, n: int, neighbour: int) -> float:
        """The share of a piece's neighbour in its paragraph or list; 0 where it has none."""
        if not 0 <= neighbour < len(self.blocks) or self.blocks[neighbour] != self.blocks[n]:
            return 0.0
        return self.share(self.pieces[neighbour])


def bearing(at: int, page: Page, coverage: Coverage, spoken: Vectors) -> Bearing:
    """The bearing of one candidate.

    Args:
        spoken: the meanings of the question's words, one row a word.
    """
    alike = np.maximum(spoken @ page.word_meanings.T, 0.0).astype(np.float64)
    for word, marks in zip(alike, coverage.marks[at], strict=True):
        for form, mark in marks.items():
            word[page.words[form]] = max(word[page.words[form]], mark)

    def carried(forms: Iterable[Form]) -> Floats:
        return np.asarray(alike[:, [page.words[each] for each in forms]].max(axis=1, initial=0.0))

    title = carried(page.title)
    headings: dict[Heading, Floats] = {
        each: np.maximum(title, carried(each.forms)) for each in set(page.headings)
    }
    headed = {each: coverage.told(at, each.forms) for each in headings}
    weights = np.array(coverage.weights)
    shape = (len(page.pieces), len(weights))
    return Bearing(
        weights=weights / (weights.sum() or 1.0),
        pieces=np.reshape([carried(each.forms) for each in page.pieces], shape),
        above=np.reshape([headings[each] for each in page.headings], shape),
        headed=[headed[each] for each in page.headings],
        labelled=[coverage.told(at, each.label) for each in page.pieces],
        blocks=[each.block for each in page.pieces],
    )
