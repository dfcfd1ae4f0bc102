"""What words share in meaning where they share no letters: frakt and leverans, pool and swimming.

The trilingual embedding in the box compares a question with a passage and with its pieces.
"""

from collections.abc import Iterable, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from neuvoja.assistant.extractive.wording.matching import Form
from neuvoja.language.embedding.static_embedding import StaticEmbedder
from neuvoja.language.promises import Embedder, Vectors

Vector = NDArray[np.float32]
"""Shape (dimension,), of length 1, or all zeros where nothing is known."""

AROUND = 0.5
"""What the words around a question weigh beside its own."""


class Meaning:
    """Safe to use from several threads."""

    def __init__(self, embedder: Embedder | None = None) -> None:
        """Takes an embedding that is quick and open already, or opens the one in the box."""
        self._embedder = embedder or _in_the_box()

    def of(self, texts: Sequence[str]) -> Vectors:
        """One row a text, in order; shape (0, dimension) of none."""
        return self._embedder.embed(texts)

    def of_words(self, forms: Iterable[Form]) -> Vectors:
        """One row a word, in order; shape (0, dimension) of none."""
        return self._embedder.embed([each.text for each in forms])

    def of_question(self, text: str, around: str) -> Vector:
        """A question with what is told around it."""
        own, beside = self._embedder.embed([text, around])
        return of_length_one(own + AROUND * beside)


def of_length_one(vector: Vector) -> Vector:
    """The vector by its length; zeros stay zeros."""
    length = float(np.linalg.norm(vector))
    return vector / np.float32(length) if length else vector


def likeness(one: Vector, other: Vector) -> float:
    """The cosine of two vectors of length 1, at least 0; 0 where either is all zeros."""
    return max(0.0, float(one @ other))


@cache
def _in_the_box() -> StaticEmbedder:
    return StaticEmbedder()
