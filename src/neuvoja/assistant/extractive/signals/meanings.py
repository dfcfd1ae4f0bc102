"""What products and teams are for, as vectors: how like each of them a text is in meaning."""

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from neuvoja.assistant.extractive.signals.lexicon import Words
from neuvoja.domain.conversation import Language
from neuvoja.language.analysis import Token
from neuvoja.language.detection import Detector
from neuvoja.language.promises import Embedder, Vectors


class Meanings:
    """Made once of a catalogue, then only read; safe to use from several threads."""

    def __init__(
        self,
        texts: Sequence[Sequence[str]],
        words: Words,
        embedder: Embedder,
        language: Language,
    ) -> None:
        """Read what is told of each thing, in any language.

        Args:
            texts: of each thing one at least; of one thing at least.
            language: of the texts that are too short to tell theirs.
        """
        self._embedder = embedder
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
        """How like each thing each text is; shape (texts, things), each -2 to 2.

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


@cache
def _detector() -> Detector:
    return Detector()


def _language(text: str, otherwise: Language) -> Language:
    return _detector().message(text).language or otherwise
