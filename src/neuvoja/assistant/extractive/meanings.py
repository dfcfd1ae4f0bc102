"""What products are for, as vectors: how like each of them a text is in meaning."""

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from neuvoja.assistant.extractive.lexicon import Words
from neuvoja.domain.conversation import Language
from neuvoja.domain.knowledge import Product
from neuvoja.language.analysis import Token
from neuvoja.language.detection import Detector
from neuvoja.language.promises import Embedder, Vectors


class ProductMeanings:
    """Made once of a catalogue, then only read."""

    def __init__(
        self, products: Sequence[Product], words: Words, embedder: Embedder, language: Language
    ) -> None:
        """Read what is told of each product: its signals, need and names, in any language.

        Args:
            products: one at least.
            language: of the texts that are too short to tell theirs.
        """
        self._embedder = embedder
        texts = [_texts(each) for each in products]
        self._firsts = np.cumsum([0, *map(len, texts[:-1])])
        made = [
            plain(words.tokens(text, told), words, told)
            for each in texts
            for text in each
            for told in (_language(text, language),)
        ]
        self._vectors = embedder.embed(made)
        sums = np.add.reduceat(self._vectors, self._firsts, axis=0)
        self._centres: Vectors = sums / np.maximum(np.linalg.norm(sums, axis=1), 1e-9)[:, None]

    def likeness(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """How like each product each text is; shape (texts, products), each -2 to 2.

        The cosine to its nearest text, and to the middle of all of them: the one finds what was
        said nearly as it stands, the other what it is all about.

        Args:
            texts: as `plain` makes them.
        """
        asked = self._embedder.embed(texts)
        nearest = np.maximum.reduceat(asked @ self._vectors.T, self._firsts, axis=1)
        return np.asarray(nearest + asked @ self._centres.T, dtype=np.float32)


def plain(tokens: Sequence[Token], words: Words, language: Language) -> str:
    """A text in dictionary forms where there is a dictionary, else as it stands."""
    if language != "fi":
        return " ".join(each.text for each in tokens)
    forms = (words.of(each, language).bases for each in tokens)
    return " ".join(
        min(bases, key=lambda each: (len(each), each)) if bases else token.text
        for token, bases in zip(tokens, forms, strict=True)
    )


def _texts(product: Product) -> list[str]:
    names = sorted(set(product.name.values()))
    return [*filter(None, (*product.signals, product.need, *names))] or [product.id]


@cache
def _detector() -> Detector:
    return Detector()


def _language(text: str, otherwise: Language) -> Language:
    return _detector().message(text).language or otherwise
