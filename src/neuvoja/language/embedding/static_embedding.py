"""The embedder in the box: one meaning in Finnish, Swedish and English, learnt beforehand.

    subword   a row of the table
    word      its weight × the sum of its rows / √rows
    text      the sum of its words, of length 1

Sums are of whole numbers, so that every machine gives the same vectors to the last bit.
What it was learnt from, and what it is good and bad at: docs/embedding-model.md.
"""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from math import sqrt
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from neuvoja.language.embedding.static_table import ZERO, StaticTable, read_table
from neuvoja.language.embedding.subwords import known_words
from neuvoja.language.embedding.word_rows import WordRows
from neuvoja.language.promises import Vectors

SHIPPED = Path(__file__).with_name("static.bin")

WORDS_REMEMBERED = 32_768
"""Half a kilobyte each. To meet a word again costs a thirtieth of adding it up."""

COARSENESS = 8
"""By what the sums of rows are divided, so that those of a word fit into two bytes."""

FINENESS = 1 << 20
"""The largest number of a text before its length is taken, so that its square sum stays exact."""

Word = NDArray[np.int16]
Sums = NDArray[np.int64]


class StaticEmbedder:
    """Safe to call from several threads."""

    def __init__(self, table: StaticTable | None = None) -> None:
        """Read the shipped table, or take another.

        Raises:
            BrokenModel: the shipped file is missing or damaged.
        """
        self._table = read_table(SHIPPED) if table is None else table
        self._rows = WordRows(self._table)
        self._word = lru_cache(maxsize=WORDS_REMEMBERED)(self._word_of)

    @property
    def model_id(self) -> str:
        return f"static-{self.dimension}-{self._table.sha256[:12]}"

    @property
    def dimension(self) -> int:
        return self._table.dimension

    def embed(self, texts: Sequence[str]) -> Vectors:
        """One row a text, in order; all zeros for a text of which no word or gram is known."""
        sums = np.zeros((len(texts), self.dimension), dtype=np.int64)
        for row, text in enumerate(texts):
            if words := known_words(text):
                sums[row] = self._sum(words)
        return _of_length_one(sums)

    def _sum(self, words: Sequence[str]) -> Sums:
        counts = Counter(words)
        vectors = np.array([self._word(word) for word in counts])
        if len(counts) == len(words):
            return np.asarray(np.add.reduce(vectors, dtype=np.int64))
        times = np.fromiter(counts.values(), dtype=np.int64, count=len(counts))
        return np.asarray(times @ vectors)

    def _word_of(self, word: str) -> Word:
        """Shape (dimension,); all zeros for a word of which nothing is known."""
        rows = self._rows.of(word)
        scales = self._table.scales[rows].astype(np.float64)
        packed = self._table.values[rows]
        # Whole numbers below 2^53: a matrix product in doubles is exact in any order.
        halves = (scales @ (packed & 15), scales @ (packed >> 4))
        sums = np.concatenate(halves) - ZERO * scales.sum()
        share = self._rows.weight(word) / sqrt(max(len(rows), 1)) / COARSENESS
        limits = np.iinfo(np.int16)
        clipped: Word = np.clip(np.rint(sums * share), limits.min, limits.max).astype(np.int16)
        return clipped


def _of_length_one(sums: Sums) -> Vectors:
    """Each row divided by its length, in steps that round alike everywhere."""
    largest = np.maximum(np.abs(sums).max(axis=1, keepdims=True, initial=0), 1)
    scaled = np.rint(sums * (FINENESS / largest)).astype(np.int64)
    lengths = np.sqrt(np.square(scaled).sum(axis=1, keepdims=True).astype(np.float64))
    exact = np.divide(scaled, lengths, out=np.zeros(sums.shape), where=lengths > 0)
    return np.asarray(exact, dtype=np.float32)
