"""Texts of all languages by one meaning."""

from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from neuvoja.language.promises import Embedder

Floats = NDArray[np.float32]

UNITS_REMEMBERED = 1_024


@dataclass(frozen=True)
class Meaning:
    """Texts as vectors, each once while it is remembered."""

    embedder: Embedder = field(compare=False)
    model_id: str

    def __call__(self, texts: tuple[str, ...]) -> Floats:
        return _embedded(self, texts)


@lru_cache(maxsize=UNITS_REMEMBERED)
def _embedded(meaning: Meaning, texts: tuple[str, ...]) -> Floats:
    return meaning.embedder.embed(texts)
