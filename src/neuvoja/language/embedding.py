"""An `Embedder` that learnt nothing: hashed terms, weighed by an IDF frozen in the package.

    term    a lemma, a compound part or a character gram of a word
    row     one of IDF_ROWS rarities, chosen by one part of the term's hash
    place   one of DIMENSION numbers of the vector, chosen by another part; a third gives the sign

Nothing is learnt from the texts that are embedded, so vectors made today compare with last year's.
The learnt one (`static_embedding.py`) took its place; this one is there to be compared with.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from neuvoja.language.analysis import Analyser
from neuvoja.language.promises import Vectors
from neuvoja.language.words import word_texts

DIMENSION = 256
IDF_ROWS = 1 << 18
"""Rarities in the frozen file, one byte each."""

IDF_STEP = 1 / 16
"""What one unit of such a byte is worth; a rarity is the logarithm of a share of texts, negated."""

LEMMA = "="
"""Goes before a lemma when it is hashed, so that it is not taken for a gram."""

WORDS_REMEMBERED = 65_536
"""An organisation that writes of many things uses some 50,000 forms, and to meet one again costs a
thirtieth of analysing it."""

Places = NDArray[np.int64]
Amounts = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Shares:
    """What one word adds to a vector."""

    places: Places
    """Shape (terms,); each in 0 … DIMENSION - 1."""

    amounts: Amounts
    """Shape (terms,); the rarity of each term, signed."""


class HashedEmbedder:
    """Safe to call from several threads."""

    def __init__(self, analyser: Analyser, idf: NDArray[np.uint8] | None = None) -> None:
        self._analyser = analyser
        self._idf = frozen_idf() if idf is None else idf
        self._model_id = f"hashed-{DIMENSION}-{_fingerprint(self._idf, analyser)}"
        self._shares = lru_cache(maxsize=WORDS_REMEMBERED)(self._shares_of)

    @property
    def model_id(self) -> str:
        """Tells vectors apart that must not be compared: another IDF, another analysis of words."""
        return self._model_id

    @property
    def dimension(self) -> int:
        return DIMENSION

    def embed(self, texts: Sequence[str]) -> Vectors:
        """One row a text, in order; all zeros for a text without a word.

        A word said n times counts √n times. Source: Weinberger et al., "Feature Hashing for Large
        Scale Multitask Learning", ICML 2009.
        """
        vectors = np.zeros((len(texts), DIMENSION), dtype=np.float32)
        for row, text in enumerate(texts):
            self._fill(vectors[row], text)
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        np.divide(vectors, lengths, out=vectors, where=lengths > 0)
        return vectors

    def _fill(self, vector: NDArray[np.float32], text: str) -> None:
        counts = Counter(word_texts(text))
        if not counts:
            return
        shares = [self._shares(word) for word in counts]
        amounts = [
            each.amounts if count == 1 else each.amounts * sqrt(count)
            for each, count in zip(shares, counts.values(), strict=True)
        ]
        places = np.concatenate([each.places for each in shares])
        vector += np.bincount(places, weights=np.concatenate(amounts), minlength=DIMENSION)

    def _shares_of(self, word: str) -> Shares:
        hashes = np.fromiter(map(term_hash, terms(word, self._analyser)), dtype=np.uint64)
        rarity = self._idf[hashes % IDF_ROWS].astype(np.float32) * np.float32(IDF_STEP)
        signs = np.where(hashes >> np.uint64(63), np.float32(1), np.float32(-1))
        places = (hashes >> np.uint64(32)) % DIMENSION
        return Shares(places.astype(np.int64), rarity * signs)


def terms(word: str, analyser: Analyser) -> Iterator[str]:
    """The terms of one word form.

    Its language is not known here, so lemmas are those of Finnish, where inflection hides most; a
    word that is not Finnish is its own lemma.
    """
    yield from analyser.gram_text(word).split()
    for lemma in analyser.lemma_text(word, "fi").split():
        yield LEMMA + lemma


def term_hash(term: str) -> int:
    """64 bits, the same in every process and release."""
    return int.from_bytes(hashlib.blake2b(term.encode(), digest_size=8).digest(), "big")


def frozen_idf() -> NDArray[np.uint8]:
    """The packaged rarities; shape (IDF_ROWS,)."""
    packed = files("neuvoja.language").joinpath("data/hashed_idf.bin").read_bytes()
    return np.frombuffer(packed, dtype=np.uint8)


def _fingerprint(idf: NDArray[np.uint8], analyser: Analyser) -> str:
    probe = " ".join(terms("sähköautoilijoillekin", analyser))
    return hashlib.sha256(idf.tobytes() + probe.encode()).hexdigest()[:12]
