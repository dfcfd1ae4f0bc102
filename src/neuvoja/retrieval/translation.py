"""What a word of the question is called in another language, by the words of the passages there.

The embedding in the box tells which of them lie nearest to it, so that an organisation's own words
are known as soon as they stand in its articles. All that a word may mean is searched for as one
word, as rare as they are on average: else a rare lemma that lies near outweighs the right one.

Source: Darwish and Oard, "Probabilistic Structured Query Methods", SIGIR 2003.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import fsum
from threading import Lock
from typing import NamedTuple, get_args

import numpy as np

from neuvoja.domain.conversation import Language
from neuvoja.domain.knowledge import Kind
from neuvoja.language.promises import Embedder, Vectors
from neuvoja.retrieval.concepts import Concept, Meant
from neuvoja.retrieval.promises import KeywordIndex, Terms
from neuvoja.retrieval.rarity import Weights, passages_with, rarity_of

KINDS: tuple[Kind, ...] = get_args(Kind)

NEAREST = 16
"""Words of the other language taken for one word, at most."""

LIKE_ENOUGH = 0.4
"""Cosine from which on a word may mean the same."""

SHARPNESS = 6
"""The power of the cosine by which the words share one word's weight."""

MOST_WORDS = 30_000
"""Of a lexicon, the commonest first: 30 MB for each language."""

GROWTH = 0.1
"""A lexicon is made anew once the passages have become more, or fewer, by such a share."""

WORDS_REMEMBERED = 16_384


_DIGITS = 5
"""Of a cosine."""


class Near(NamedTuple):
    lemma: str
    likeness: float
    """Cosine."""


class _Asked(NamedTuple):
    word: str
    language: Language
    passages: int
    """Keeps apart what an older lexicon gave."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The lemmas that the passages of a language hold."""

    passages: int
    """How many there were."""

    lemmas: Sequence[str]
    vectors: Vectors
    """Shape (lemmas, dimension)."""

    def nearest(self, words: Vectors) -> Iterator[Sequence[Near]]:
        """The lemmas nearest to each word, best first; none where none is like enough.

        Args:
            words: shape (words, dimension).
        """
        if not self.lemmas:
            yield from ((),) * len(words)
            return
        # What a product rounds off depends on its shape, and must not tell.
        for cosines in (words @ self.vectors.T).round(_DIGITS):
            like = np.flatnonzero(cosines >= LIKE_ENOUGH)
            best = like[np.argsort(-cosines[like], kind="stable")][:NEAREST]
            yield [Near(self.lemmas[at], min(1.0, float(cosines[at]))) for at in best]


class Translator:
    """Safe to use from several threads."""

    def __init__(self, embedder: Embedder, keywords: KeywordIndex) -> None:
        """Make a translator without words; a language's are read when they are first asked for.

        Args:
            embedder: one that knows single words of all languages, and is quick.
        """
        self._embedder = embedder
        self._keywords = keywords
        self._lexicons: dict[Language, Lexicon] = {}
        self._reading = Lock()
        self._near: dict[_Asked, Sequence[Near]] = {}

    def translated(
        self, concepts: Sequence[Concept], kind: Kind, language: Language
    ) -> Sequence[Concept]:
        """The concepts with what passages of the kind and language may call each of them.

        A word that the passages hold as it is, as a name, is the nearest to itself.

        Raises:
            IndexUnavailable
        """
        words = self._nearest([word for each in concepts for word in each.words], language)
        near = [_likest(each, words) for each in concepts]
        asked = dict.fromkeys((lemma for each in near for lemma in each), 1.0)
        rarity = self._keywords.rarity(kind, Terms(language, {}, asked)).lemmas
        passages = self._keywords.count_of(kind, language)
        return [
            replace(concept, meant=_as_one_word(each, rarity, passages))
            for concept, each in zip(concepts, near, strict=True)
        ]

    def _nearest(self, words: Sequence[str], language: Language) -> Mapping[str, Sequence[Near]]:
        """What lies nearest to each word; the vectors are gone through once for all new ones."""
        lexicon = self._lexicon(language)
        asked = {word: _Asked(word, language, lexicon.passages) for word in words}
        near = {word: found for word in asked if (found := self._near.get(asked[word])) is not None}
        if new := [word for word in asked if word not in near]:
            if len(self._near) > WORDS_REMEMBERED:
                self._near.clear()
            near |= zip(new, lexicon.nearest(self._embedder.embed(new)), strict=True)
            self._near |= {asked[word]: near[word] for word in new}
        return near

    def _lexicon(self, language: Language) -> Lexicon:
        known = self._fresh(language)
        if known is None:
            with self._reading:
                known = self._fresh(language) or self._read(language)
                self._lexicons[language] = known
        return known

    def _fresh(self, language: Language) -> Lexicon | None:
        known = self._lexicons.get(language)
        if known is None or abs(self._count(language) - known.passages) > GROWTH * known.passages:
            return None
        return known

    def _count(self, language: Language) -> int:
        return sum(self._keywords.count_of(kind, language) for kind in KINDS)

    def _read(self, language: Language) -> Lexicon:
        lemmas = self._keywords.words(language, limit=MOST_WORDS)
        # Column by column, as a product with few words goes through them: five times as fast.
        vectors = np.asfortranarray(self._embedder.embed(lemmas))
        return Lexicon(self._count(language), lemmas, vectors)


def _likest(concept: Concept, near: Mapping[str, Sequence[Near]]) -> Mapping[str, float]:
    """Lemmas, each with its cosine to the nearest of the forms in which the concept is said."""
    likest: dict[str, float] = {}
    for word in concept.words:
        for lemma, likeness in near[word]:
            likest[lemma] = max(likeness, likest.get(lemma, 0.0))
    return likest


def _as_one_word(near: Mapping[str, float], rarity: Weights, passages: int) -> tuple[Meant, ...]:
    """Lemmas with weights by which they count as one word, as rare as they are on average.

    Args:
        near: cosine of each.
        rarity: its inverse document frequency among so many passages; 0: none holds it.
    """
    shares = {lemma: likeness**SHARPNESS for lemma, likeness in near.items()}
    whole = fsum(shares.values())
    if not whole:
        return ()
    held = fsum(shares[each] * passages_with(rarity[each], passages) for each in near) / whole
    rare = rarity_of(held, passages)
    return tuple(
        Meant(lemma, near[lemma], share / whole * rare / (rarity[lemma] or rare))
        for lemma, share in shares.items()
    )
