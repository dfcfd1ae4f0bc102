"""From concepts to the terms of the two keyword fields, the most telling concepts only."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from heapq import nlargest
from math import sqrt
from statistics import fmean

from neuvoja.domain.conversation import Language
from neuvoja.retrieval.concepts import Concept, Name
from neuvoja.retrieval.promises import Terms

LEMMA_WEIGHT = 1.25
"""What the lemma field weighs beside the gram field; 0.75 to 1.5 measured alike."""

USUAL_GRAMS = 5
"""Grams of a usual word; those of a longer word weigh less each, by the square root."""

OUR_NAME = 0.5
"""What the organisation's word weighs beside the customer's own."""

MOST_CONCEPTS = 24
"""Concepts that a search is made of; fewer lose in long conversations."""

MOST_TERMS = 100
"""Terms of a search; its time grows with them, and more find no better."""


def terms_of(concepts: Sequence[Concept], language: Language) -> Terms:
    """All names of the concepts, as weighted terms."""
    grams: dict[str, float] = defaultdict(float)
    lemmas: dict[str, float] = defaultdict(float)
    for concept in concepts:
        _add(concept.said, concept.weight, grams, lemmas)
        for name in concept.also:
            _add(name, concept.weight * OUR_NAME, grams, lemmas)
    return Terms(language, grams, lemmas)


def rarities(concepts: Sequence[Concept], rarity: Terms) -> list[float]:
    """How rare each concept is among the passages; 0 where none of its terms is held.

    That of its commonest dictionary form or name, else of its grams on average.
    """
    return [_rarity(concept, rarity) for concept in concepts]


def held(concept: Concept, rarity: Terms) -> bool:
    """Whether some passage holds a dictionary form of the concept, just as it was said."""
    return any(rarity.lemmas.get(base) for base in concept.said.bases)


def telling(
    concepts: Sequence[Concept], rarity: Sequence[float], *, most: int = MOST_CONCEPTS
) -> list[Concept]:
    """The concepts with the largest weight times rarity, in the order given."""
    if len(concepts) <= most:
        return list(concepts)
    worth = [concept.weight * rare for concept, rare in zip(concepts, rarity, strict=True)]
    best = set(nlargest(most, range(len(concepts)), key=lambda at: (worth[at], -at)))
    return [concept for at, concept in enumerate(concepts) if at in best]


def pruned(terms: Terms, rarity: Terms, *, most: int = MOST_TERMS) -> Terms:
    """The held terms with the largest weight times rarity, at most so many of both fields."""
    worth = [
        *((weight * rarity.grams[term], term, "gram") for term, weight in terms.grams.items()),
        *((weight * rarity.lemmas[term], term, "lemma") for term, weight in terms.lemmas.items()),
    ]
    best = nlargest(most, (each for each in worth if each[0] > 0))
    return Terms(
        terms.language,
        grams={term: terms.grams[term] for _, term, field in best if field == "gram"},
        lemmas={term: terms.lemmas[term] for _, term, field in best if field == "lemma"},
    )


def _add(name: Name, weight: float, grams: dict[str, float], lemmas: dict[str, float]) -> None:
    each_gram = weight * sqrt(USUAL_GRAMS / max(1, len(name.grams)))
    for gram in name.grams:
        grams[gram] += each_gram
    for lemma in name.bases | name.parts:
        lemmas[lemma] += weight * LEMMA_WEIGHT


def _rarity(concept: Concept, rarity: Terms) -> float:
    words = concept.said.bases.union(*(name.bases | name.parts for name in concept.also))
    return min(_above_zero(words, rarity.lemmas), default=0.0) or fmean(
        _above_zero(concept.said.grams, rarity.grams) or [0.0]
    )


def _above_zero(terms: frozenset[str], rarity: Mapping[str, float]) -> list[float]:
    return [held for term in terms if (held := rarity.get(term, 0.0))]
