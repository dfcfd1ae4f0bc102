"""What the language room needs from outside."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
"""Shape (texts, dimension); a row has length 1, or is all zeros where nothing in it is known."""


@dataclass(frozen=True, slots=True)
class Lemma:
    """One reading of a word form."""

    base: str
    """The dictionary form, lower case."""

    parts: tuple[str, ...]
    """The base forms of a compound's parts, lower case, in order; empty where it is no compound."""

    name: str | None = None
    """`first_name`, `surname`, `place` or `other` where the reading is a name."""

    word_class: str | None = None
    """`noun`, `verb`, `adjective`, `adverb`, `pronoun`, `numeral`, `particle` …; None: not told."""

    negative: bool = False
    """Whether it is the negative verb (ei, älä)."""


class Lemmatizer(Protocol):
    """Safe to call from several threads."""

    def lemmas(self, word: str) -> Sequence[Lemma]:
        """All readings of one word form, the likeliest first; empty for a word it does not know."""
        ...


class Embedder(Protocol):
    """Safe to call from several threads."""

    @property
    def model_id(self) -> str:
        """Name and content hash; another id means another collection."""
        ...

    @property
    def dimension(self) -> int: ...

    def embed(self, texts: Sequence[str]) -> Vectors:
        """One row a text, in order.

        Raises:
            ModelUnavailable, ModelRefused: a remote model failed.
        """
        ...
