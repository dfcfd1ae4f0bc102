"""Goes on with a static embedding on an organisation's own pairs of texts.

rows      those of the whole words met, and a new one for each word that the organisation says often
learnt    by `contrast`, from the pairs

Grams stay as they are: every word leans on them, and moving them cost another field .025 of nDCG.
So a word that no pair meets keeps its vector to the last bit.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from neuvoja.language.embedding.contrast import Bag, Floats, Ints, Learner, Recipe
from neuvoja.language.embedding.folding import folded
from neuvoja.language.embedding.static_table import (
    FULL_WEIGHT,
    StaticTable,
    unpacked,
    with_rows,
)
from neuvoja.language.embedding.subwords import WHOLE, known_words, subwords
from neuvoja.language.embedding.word_rows import WordRows

Texts = tuple[str, str]

SAMPLED = 97
"""Every so-many-th row tells how large rows are."""

SIZE = 0.05
"""Mean size of the numbers of a row, as the steps are made for it."""


def adapted(
    table: StaticTable,
    pairs: Sequence[Texts],
    texts: Sequence[str],
    recipe: Recipe,
    *,
    terms: Sequence[Sequence[str]] = (),
) -> StaticTable:
    """The table after it has met the pairs; the same table where they teach nothing.

    Args:
        pairs: texts that should lie near each other, in any languages.
        texts: what new words are counted in.
        terms: those of the pairs that name one thing, folded in before anything is learnt.
    """
    grown = folded(_with_words(table, _new_words(table, pairs, texts, recipe)), terms)
    met = _Met(grown)
    bags = [(met.bag(one), met.bag(other)) for one, other in pairs]
    told = [(one, other) for one, other in bags if one.base.any() and other.base.any()]
    if not told or not met.numbers().size:
        return table
    learnt = Learner(met.values(), recipe).learn(told)
    return with_rows(grown, met.numbers(), learnt / met.scale)


class _Met:
    """Numbers the rows of the whole words that texts meet."""

    def __init__(self, table: StaticTable) -> None:
        self._table = table
        self._rows = WordRows(table)
        self._place: dict[int, int] = {}
        some = np.arange(0, len(table.names), SAMPLED)
        self.scale = SIZE / float(np.abs(unpacked(table, some)).mean() or 1.0)

    def bag(self, text: str) -> Bag:
        weights: dict[int, float] = {}
        base = np.zeros(self._table.dimension, dtype=np.float32)
        for word, times in Counter(known_words(text)).items():
            rows = self._rows.of(word)
            share = times * self._rows.weight(word) / sqrt(max(len(rows), 1))
            grams = [row for row in rows if row >= len(self._table.weights)]
            base += share * unpacked(self._table, np.array(grams, np.int64)).sum(axis=0)
            for row in rows:
                if row < len(self._table.weights):
                    place = self._place.setdefault(row, len(self._place))
                    weights[place] = weights.get(place, 0.0) + share
        return Bag(
            np.fromiter(weights.keys(), np.int64, len(weights)),
            np.fromiter(weights.values(), np.float32, len(weights)),
            base * np.float32(self.scale),
        )

    def values(self) -> Floats:
        return np.asarray(unpacked(self._table, self.numbers()) * self.scale, dtype=np.float32)

    def numbers(self) -> Ints:
        """The rows met, in order of their places."""
        return np.fromiter(self._place, np.int64, len(self._place))


def _new_words(
    table: StaticTable, pairs: Sequence[Texts], texts: Sequence[str], recipe: Recipe
) -> dict[str, float]:
    """Words that get a row of their own, by name, with how much each counts in a text."""
    known = set(table.names[: len(table.weights)])
    paired = {word for pair in pairs for text in pair for word in known_words(text)}
    counts = Counter(word for text in texts for word in known_words(text))
    total = max(counts.total(), 1)
    return {
        WHOLE + word: recipe.smoothing / (recipe.smoothing + counts[word] / total)
        for word in sorted(paired)
        if counts[word] >= recipe.said
        and WHOLE + word not in known
        and WHOLE + word in subwords(word)
    }


def _with_words(table: StaticTable, new: dict[str, float]) -> StaticTable:
    """The table with rows for new words, made so that each means at first what its grams mean."""
    if not new:
        return table
    words = len(table.weights)
    names = [*table.names[:words], *new, *table.names[words:]]
    known = WordRows(table)
    first = np.array(
        [_first(table, known.of(name.removeprefix(WHOLE))) for name in new], dtype=np.float32
    )

    def widened(values: NDArray, fill: NDArray) -> NDArray:  # type: ignore[type-arg]
        return np.concatenate([values[:words], fill, values[words:]])

    empty = np.zeros((len(new), table.values.shape[1]), dtype=np.uint8)
    weights = np.round(np.array(list(new.values())) * FULL_WEIGHT).astype(np.uint16)
    grown = replace(
        table,
        names=names,
        weights=np.concatenate([table.weights, weights]),
        scales=widened(table.scales, np.zeros(len(new), dtype=np.uint16)),
        values=widened(table.values, empty),
    )
    return with_rows(grown, np.arange(words, words + len(new)), first)


def _first(table: StaticTable, rows: Sequence[int]) -> Floats:
    """The row with which a word's vector is what it was by these rows, without it."""
    if not rows:
        return np.zeros(table.dimension, dtype=np.float32)
    told = unpacked(table, np.array(rows)).sum(axis=0)
    return np.asarray(told * (sqrt(1 + 1 / len(rows)) - 1), dtype=np.float32)
