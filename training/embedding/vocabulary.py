"""Texts → numbered words → numbered rows of the table.

Both in the same two steps as at run time:

text   1 … n words
word   1 … n rows: itself if it is frequent, and its frequent grams
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from neuvoja.language.embedding.subwords import WHOLE, known_words, subwords

WORDS = 35_000
GRAMS = 70_000
SMOOTHING = 1e-3
"""The share of all words at which a word counts half."""

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Ragged:
    """Rows of unequal length, one after the other."""

    values: Ints
    starts: Ints
    """One more than there are rows."""

    @classmethod
    def of(cls, rows: Iterable[Sequence[int]]) -> "Ragged":
        listed = list(rows)
        starts = np.zeros(len(listed) + 1, dtype=np.int64)
        np.cumsum([len(each) for each in listed], out=starts[1:])
        flat = (value for each in listed for value in each)
        return cls(np.fromiter(flat, dtype=np.int64, count=int(starts[-1])), starts)

    def take(self, rows: Ints) -> "Ragged":
        """Some of the rows, in the order asked for."""
        lengths = self.starts[rows + 1] - self.starts[rows]
        starts = np.concatenate([[0], np.cumsum(lengths)])
        offsets = np.arange(starts[-1]) - np.repeat(starts[:-1] - self.starts[rows], lengths)
        return Ragged(self.values[offsets], starts)

    @property
    def lengths(self) -> Ints:
        return np.diff(self.starts)


@dataclass(frozen=True)
class Vocabulary:
    names: list[str]
    """Row → word (with its mark) or gram; the words come first."""

    weights: NDArray[np.float64]
    """Shape (words,): the smooth inverse frequency of each whole word, 0 to 1."""

    @cached_property
    def rows(self) -> dict[str, int]:
        return {name: row for row, name in enumerate(self.names)}

    def rows_of(self, word: str) -> list[int]:
        return [row for name in subwords(word) if (row := self.rows.get(name)) is not None]

    def weight_of(self, word: str) -> float:
        """How much a word counts in a text; 1 for one that is not in the table."""
        row = self.rows.get(WHOLE + word)
        return 1.0 if row is None else float(self.weights[row])


class Reader:
    """Numbers words as it meets them."""

    def __init__(self) -> None:
        self.words: dict[str, int] = {}
        self.counts: list[Counter[str]] = []

    def read(self, texts: Iterable[str]) -> Ragged:
        """One row a text: the numbers of its words. What is read together is counted together."""
        counts: Counter[str] = Counter()
        self.counts.append(counts)
        return Ragged.of([self._numbers(text, counts) for text in texts])

    def _numbers(self, text: str, counts: Counter[str]) -> list[int]:
        found = known_words(text)
        counts.update(found)
        return [self.words.setdefault(word, len(self.words)) for word in found]


def choose(counts: Sequence[Counter[str]], *, words: int = WORDS, grams: int = GRAMS) -> Vocabulary:
    """The words said most, and the grams found in the most words.

    Args:
        counts: how often each word is said; one counter a language.

    A gram counts by the root of how often its words are said, so that the grams of many words win
    over those of one frequent word. A word's frequency is its share of the language that says it
    most.
    """
    shares: dict[str, float] = {}
    named: Counter[str] = Counter()
    for each in counts:
        total = each.total()
        for word, count in each.items():
            shares[word] = max(shares.get(word, 0.0), count / total)
            for name in subwords(word):
                named[name] += count if name.startswith(WHOLE) else sqrt(count)
    whole = _most(named, words, lambda name: name.startswith(WHOLE))
    names = whole + _most(named, grams, lambda name: not name.startswith(WHOLE))
    share = np.array([shares.get(name.removeprefix(WHOLE), 0.0) for name in whole])
    return Vocabulary(names, SMOOTHING / (SMOOTHING + share))


def _most(counts: Counter[str], number: int, wanted: Callable[[str], bool]) -> list[str]:
    listed = [(-count, name) for name, count in counts.items() if wanted(name)]
    return [name for _, name in sorted(listed)[:number]]
