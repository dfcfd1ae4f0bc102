"""From concepts to the terms of the two keyword fields, the most telling concepts only."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from math import log1p, sqrt
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

MOST_TERMS = 80
"""Terms of a search; its time grows with them, and more find no better."""

ALWAYS = 16
"""The most telling so many stay, however common."""

COMMON_GRAM = 0.17
"""A gram is common whose rarity is below this share of the logarithm of the number of passages:
without such grams, questions find more, typos cost less, and a search takes half the time."""


@dataclass(frozen=True, slots=True)
class Rarity:
    """How rare a concept is among the passages."""

    amount: float
    """Inverse document frequency of its commonest dictionary form or name; of its grams, on
    average, where none of those is held; 0 where nothing of it is."""

    held: bool
    """Whether some passage holds a dictionary form or name of it."""


def terms_of(concepts: Sequence[Concept], language: Language) -> Terms:
    """All names of the concepts, as weighted terms."""
    grams: dict[str, float] = defaultdict(float)
    lemmas: dict[str, float] = defaultdict(float)
    for concept in concepts:
        _add(concept.said, concept.weight, grams, lemmas)
        for name in concept.also:
            _add(name, concept.weight * OUR_NAME, grams, lemmas)
    return Terms(language, grams, lemmas)


def rarities(
    concepts: Sequence[Concept], language: Language, rarity: Callable[[Terms], Terms]
) -> list[Rarity]:
    """How rare each concept is among the passages.

    Grams are looked up only for a word that is not held, since there are many.

    Args:
        rarity: looks up the rarity of terms.
    """
    words = [_words(concept) for concept in concepts]
    asked = dict.fromkeys(word for each in words for word in each)
    lemmas = rarity(Terms(language, {}, dict.fromkeys(asked, 1.0))).lemmas
    known = [min(_above_zero(each, lemmas), default=0.0) for each in words]
    pieces = [
        frozenset[str]() if rare else concept.said.grams
        for concept, rare in zip(concepts, known, strict=True)
    ]
    asked = dict.fromkeys(gram for each in pieces for gram in each)
    grams = rarity(Terms(language, dict.fromkeys(asked, 1.0), {})).grams
    return [
        Rarity(rare or fmean(_above_zero(each, grams) or [0.0]), held=bool(rare))
        for rare, each in zip(known, pieces, strict=True)
    ]


def telling(
    concepts: Sequence[Concept], rarity: Sequence[Rarity], *, most: int = MOST_CONCEPTS
) -> list[int]:
    """The places of the concepts with the largest weight times rarity, ascending."""
    if len(concepts) <= most:
        return list(range(len(concepts)))
    worth = [each.weight * rare.amount for each, rare in zip(concepts, rarity, strict=True)]
    return sorted(nlargest(most, range(len(concepts)), key=lambda at: (worth[at], -at)))


def pruned(terms: Terms, rarity: Terms, *, passages: int) -> Terms:
    """The terms with the largest weight times rarity, without those not held and common grams.

    Args:
        rarity: of each term.
        passages: how many are searched.
    """
    worth = [
        *((weight * rarity.grams[term], term, "gram") for term, weight in terms.grams.items()),
        *((weight * rarity.lemmas[term], term, "lemma") for term, weight in terms.lemmas.items()),
    ]
    best = nlargest(MOST_TERMS, (each for each in worth if each[0] > 0))
    common = COMMON_GRAM * log1p(passages)
    grams = {
        term: terms.grams[term]
        for at, (_, term, field) in enumerate(best)
        if field == "gram" and (at < ALWAYS or rarity.grams[term] >= common)
    }
    lemmas = {term: terms.lemmas[term] for _, term, field in best if field == "lemma"}
    return Terms(terms.language, grams, lemmas)


def _add(name: Name, weight: float, grams: dict[str, float], lemmas: dict[str, float]) -> None:
    each_gram = weight * sqrt(USUAL_GRAMS / max(1, len(name.grams)))
    for gram in name.grams:
        grams[gram] += each_gram
    for lemma in name.bases | name.parts:
        lemmas[lemma] += weight * LEMMA_WEIGHT


def _words(concept: Concept) -> frozenset[str]:
    return concept.said.bases.union(*(name.bases | name.parts for name in concept.also))


def _above_zero(terms: frozenset[str], rarity: Mapping[str, float]) -> list[float]:
    return [held for term in terms if (held := rarity.get(term, 0.0))]
