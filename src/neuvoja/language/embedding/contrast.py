"""Learns rows of a static embedding from pairs of texts that should lie near each other.

loss      InfoNCE between the two sides of the pairs of a batch, both ways
step      Adam, for the rows of the batch alone

With numpy alone; the same on one machine. Source of the loss: van den Oord et al., "Representation
Learning with Contrastive Predictive Coding", 2018.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, sqrt

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


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
class Bag:
    rows: Ints
    """Places among the rows met."""

    counts: Floats
    """What each counts in the text."""

    base: Floats
    """What its grams give, which stays; shape (dimension,)."""


class Learner:
    def __init__(self, values: Floats, recipe: Recipe) -> None:
        self._values = values
        self._mean = np.zeros_like(values)
        self._square = np.zeros_like(values)
        self._recipe = recipe

    def learn(self, pairs: Sequence[tuple[Bag, Bag]]) -> Floats:
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

    def _step(self, pairs: Sequence[tuple[Bag, Bag]], step: int, rate: float) -> None:
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


def _counted(bags: Sequence[Bag]) -> tuple[Ints, Floats]:
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
