"""From concepts to the terms of the two keyword fields, the most telling concepts only."""

from collections import defaultdict
from collections.abc import Sequence
from heapq import nlargest
from math import log1p, sqrt

from neuvoja.domain.conversation import Language
from neuvoja.retrieval.concepts import Concept, Name
from neuvoja.retrieval.promises import Terms
from neuvoja.retrieval.rarity import Rarity, passages_with

LEMMA_WEIGHT = 1.25
"""What the lemma field weighs beside the gram field; 0.75 to 1.5 measured alike."""

USUAL_GRAMS = 5
"""Grams of a usual word; those of a longer word weigh less each, by the square root."""

MOST_CONCEPTS = 64
"""Concepts that a search is made of; fewer lose in long letters."""

MOST_TERMS = 400
"""Terms of a search, however small the index."""

MOST_POSTINGS = 400_000
"""How often the terms of a search may occur in all passages together; its time grows with that. The
most telling come first, so that a long letter is read whole where there are few passages."""

ALWAYS = 16
"""The most telling so many stay, however common."""

COMMON_GRAM = 0.14
"""A gram is common whose rarity is below this share of the logarithm of the number of passages:
without such grams, questions find more, typos cost less, and a search takes half the time."""


def terms_of(concepts: Sequence[Concept], language: Language) -> Terms:
    """All names of the concepts, as weighted terms.

    A word that is translated is not looked for as it was said: its letters find chance likenesses,
    and a name is the nearest to itself.
    """
    grams: dict[str, float] = defaultdict(float)
    lemmas: dict[str, float] = defaultdict(float)
    for concept in concepts:
        if not concept.meant:
            _add(concept.said, concept.weight, grams, lemmas)
        for name in concept.also:
            _add(name, concept.weight * concept.also_weight, grams, lemmas)
        for each in concept.meant:
            lemmas[each.lemma] += concept.weight * each.weight * LEMMA_WEIGHT
    return Terms(language, grams, lemmas)


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
    best = best[: _affordable(best, rarity, passages)]
    common = COMMON_GRAM * log1p(passages)
    grams = {
        term: terms.grams[term]
        for at, (_, term, field) in enumerate(best)
        if field == "gram" and (at < ALWAYS or rarity.grams[term] >= common)
    }
    lemmas = {term: terms.lemmas[term] for _, term, field in best if field == "lemma"}
    return Terms(terms.language, grams, lemmas)


def _affordable(best: Sequence[tuple[float, str, str]], rarity: Terms, passages: int) -> int:
    """How many of the terms may be searched by; always those of a short question."""
    postings = 0.0
    for at, (_, term, field) in enumerate(best):
        rare = (rarity.grams if field == "gram" else rarity.lemmas)[term]
        postings += passages_with(rare, passages)
        if postings > MOST_POSTINGS and at >= ALWAYS:
            return at
    return len(best)


def _add(name: Name, weight: float, grams: dict[str, float], lemmas: dict[str, float]) -> None:
    each_gram = weight * sqrt(USUAL_GRAMS / max(1, len(name.grams)))
    for gram in name.grams:
        grams[gram] += each_gram
    for lemma in name.bases | name.parts:
        lemmas[lemma] += weight * LEMMA_WEIGHT
