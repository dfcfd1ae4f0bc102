"""Goes on with a static embedding on an organisation's own pairs of texts.

rows      those of the whole words met, and a new one for each word that the organisation says often
loss      InfoNCE between the two sides of the pairs of a batch, both ways
step      Adam, for the rows of the batch alone

Grams stay as they are: every word leans on them, and moving them cost another field .025 of nDCG.
So a word that no pair meets keeps its vector to the last bit. With numpy alone; the same on one
machine. Source of the loss: van den Oord et al., "Representation Learning with Contrastive
Predictive Coding", 2018.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil, sqrt

import numpy as np
from numpy.typing import NDArray

from neuvoja.language.folding import folded
from neuvoja.language.static_table import (
    FULL_WEIGHT,
    StaticTable,
    unpacked,
    with_rows,
)
from neuvoja.language.subwords import WHOLE, known_words, subwords

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Texts = tuple[str, str]

SAMPLED = 97
"""Every so-many-th row tells how large rows are."""

SIZE = 0.05
"""Mean size of the numbers of a row, as the steps are made for it."""


@dataclass(frozen=True, slots=True)
class Recipe:
    epochs: int = 6
    steps: int = 15
    """At least so many, however few pairs there are."""

    batch: int = 256
    rate: float = 0.008
    """Of the first step; it falls to 0."""

    temperature: float = 0.05
    said: int = 2
    """Times that the organisation must say a word for it to get a row of its own."""

    smoothing: float = 1e-3
    """The share of all words at which a new word counts half."""

    seed: int = 20260101


@dataclass(frozen=True, slots=True)
class _Bag:
    rows: Ints
    """Places among the rows met."""

    counts: Floats
    """What each counts in the text."""

    base: Floats
    """What its grams give, which stays; shape (dimension,)."""


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
    learnt = _Learner(met.values(), recipe).learn(told)
    return with_rows(grown, met.numbers(), learnt / met.scale)


class _Met:
    """Numbers the rows of the whole words that texts meet."""

    def __init__(self, table: StaticTable) -> None:
        self._table = table
        self._names = {name: row for row, name in enumerate(table.names)}
        self._place: dict[int, int] = {}
        some = np.arange(0, len(table.names), SAMPLED)
        self.scale = SIZE / float(np.abs(unpacked(table, some)).mean() or 1.0)

    def bag(self, text: str) -> _Bag:
        weights: dict[int, float] = {}
        base = np.zeros(self._table.dimension, dtype=np.float32)
        for word, times in Counter(known_words(text)).items():
            rows = [row for name in subwords(word) if (row := self._names.get(name)) is not None]
            share = times * self._weight(word) / sqrt(max(len(rows), 1))
            grams = [row for row in rows if row >= len(self._table.weights)]
            base += share * unpacked(self._table, np.array(grams, np.int64)).sum(axis=0)
            for row in rows:
                if row < len(self._table.weights):
                    place = self._place.setdefault(row, len(self._place))
                    weights[place] = weights.get(place, 0.0) + share
        return _Bag(
            np.fromiter(weights.keys(), np.int64, len(weights)),
            np.fromiter(weights.values(), np.float32, len(weights)),
            base * np.float32(self.scale),
        )

    def values(self) -> Floats:
        return np.asarray(unpacked(self._table, self.numbers()) * self.scale, dtype=np.float32)

    def numbers(self) -> Ints:
        """The rows met, in order of their places."""
        return np.fromiter(self._place, np.int64, len(self._place))

    def _weight(self, word: str) -> float:
        row = self._names.get(WHOLE + word)
        return 1.0 if row is None else float(self._table.weights[row]) / FULL_WEIGHT


class _Learner:
    def __init__(self, values: Floats, recipe: Recipe) -> None:
        self._values = values
        self._mean = np.zeros_like(values)
        self._square = np.zeros_like(values)
        self._recipe = recipe

    def learn(self, pairs: Sequence[tuple[_Bag, _Bag]]) -> Floats:
        chance = np.random.default_rng(self._recipe.seed)
        size = self._recipe.batch
        epochs = max(self._recipe.epochs, ceil(self._recipe.steps / ceil(len(pairs) / size)))
        batches = [
            order[start : start + size]
            for order in (chance.permutation(len(pairs)) for _ in range(epochs))
            for start in range(0, len(order), size)
        ]
        for step, batch in enumerate(batches):
            rate = self._recipe.rate * (1 - step / len(batches))
            self._step([pairs[each] for each in batch], step + 1, rate)
        return self._values

    def _step(self, pairs: Sequence[tuple[_Bag, _Bag]], step: int, rate: float) -> None:
        bags = [one for one, _ in pairs] + [other for _, other in pairs]
        rows, counts = _counted(bags)
        base = np.stack([each.base for each in bags])
        vectors, lengths = _normal(base + counts @ self._values[rows])
        one, other = vectors[: len(pairs)], vectors[len(pairs) :]
        slope = _contrast(one, other, self._recipe.temperature)
        inner = (slope * vectors).sum(axis=1, keepdims=True)
        self._move(rows, counts.T @ ((slope - inner * vectors) / lengths), step, rate)

    def _move(self, rows: Ints, gradient: Floats, step: int, rate: float) -> None:
        """Source: Kingma and Ba, ICLR 2015; rows that are not met keep their moments."""
        mean = self._mean[rows] = 0.9 * self._mean[rows] + 0.1 * gradient
        square = self._square[rows] = 0.999 * self._square[rows] + 0.001 * gradient**2
        size = rate * sqrt(1 - 0.999**step) / (1 - 0.9**step)
        self._values[rows] -= size * mean / (np.sqrt(square) + 1e-8)


def _counted(bags: Sequence[_Bag]) -> tuple[Ints, Floats]:
    """The rows met, and what each counts in each text; shape (texts, rows)."""
    rows, places = np.unique(np.concatenate([each.rows for each in bags]), return_inverse=True)
    counts = np.zeros((len(bags), len(rows)), dtype=np.float32)
    owners = np.repeat(np.arange(len(bags)), [len(each.rows) for each in bags])
    counts[owners, places] = np.concatenate([each.counts for each in bags])
    return rows, counts


def _normal(sums: Floats) -> tuple[Floats, Floats]:
    lengths = np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-6)
    return sums / lengths, lengths


def _contrast(one: Floats, other: Floats, temperature: float) -> Floats:
    """The slope of InfoNCE, both ways, by the vectors of both sides; shape (texts, dimension)."""
    likeness = one @ other.T / temperature
    share = (_softmax(likeness) + _softmax(likeness.T).T) / 2
    error = (share - np.eye(len(one), dtype=np.float32)) / len(one) / temperature
    return np.concatenate([error @ other, error.T @ one])


def _softmax(scores: Floats) -> Floats:
    grown = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(grown / grown.sum(axis=1, keepdims=True))


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
    place = {name: row for row, name in enumerate(table.names)}
    first = np.array([_first(table, place, name) for name in new], dtype=np.float32)

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


def _first(table: StaticTable, place: dict[str, int], name: str) -> Floats:
    """The row with which the word's vector is what it was without it."""
    rows = [row for each in subwords(name[len(WHOLE) :]) if (row := place.get(each)) is not None]
    if not rows:
        return np.zeros(table.dimension, dtype=np.float32)
    told = unpacked(table, np.array(rows)).sum(axis=0)
    return np.asarray(told * (sqrt(1 + 1 / len(rows)) - 1), dtype=np.float32)
