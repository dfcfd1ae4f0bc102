"""How rare words are: among the passages of one language, and of all languages together.

BM25 weighs a term by its rarity in its own index. A word of the customer's language is rare in the
index of another language only because that language has other words; so where several languages are
searched, each term weighs by its rarity in all of them, as if they were one index. Their scores can
then be compared.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, fsum, log1p
from statistics import fmean

from neuvoja.domain.conversation import Language
from neuvoja.retrieval.concepts import Concept
from neuvoja.retrieval.promises import Terms

Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Rarity:
    """How rare a concept is among the passages."""

    amount: float
    """Inverse document frequency of its commonest dictionary form or name; where none of those is
    held, of what it may be called or else of its grams, on average; 0 where nothing of it is."""

    held: bool
    """Whether some passage holds a dictionary form or name of it, or what it may be called."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The passages of one language, and what the terms of a question are among them."""

    passages: int
    rarity: Terms
    """Each term with its inverse document frequency; 0 where it is not held."""


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
    asked |= dict.fromkeys(each.lemma for concept in concepts for each in concept.meant)
    lemmas = rarity(Terms(language, {}, dict.fromkeys(asked, 1.0))).lemmas
    known = [
        min(_above_zero(each, lemmas), default=0.0) or _meant(concept, lemmas)
        for concept, each in zip(concepts, words, strict=True)
    ]
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


def weighed_among_all(terms: Terms, own: Terms, shelves: Sequence[Shelf]) -> Terms:
    """Terms that score on one shelf as they would if all shelves were one.

    A term that the shelf does not hold is left out.

    Args:
        own: the rarity of the terms on that shelf.
        shelves: all of them, that one included.
    """
    return Terms(
        terms.language,
        grams=_anew(terms.grams, own.grams, [(s.passages, s.rarity.grams) for s in shelves]),
        lemmas=_anew(terms.lemmas, own.lemmas, [(s.passages, s.rarity.lemmas) for s in shelves]),
    )


def rarity_of(holding: float, passages: int) -> float:
    """Inverse document frequency, as BM25 has it, of what `holding` of the passages hold."""
    return log1p((passages - holding + 0.5) / (holding + 0.5))


def passages_with(rarity: float, passages: int) -> float:
    """How many of the passages hold a term of this inverse document frequency; 0 where that is 0.

    The inverse of `rarity_of`.
    """
    return (passages + 1) * exp(-rarity) - 0.5 if rarity else 0.0


def _anew(weights: Weights, own: Weights, shelves: Sequence[tuple[int, Weights]]) -> Weights:
    everything = sum(passages for passages, _ in shelves)
    anew = {}
    for term, weight in weights.items():
        if own[term]:
            holding = sum(passages_with(rarity[term], count) for count, rarity in shelves)
            anew[term] = weight * rarity_of(holding, everything) / own[term]
    return anew


def _words(concept: Concept) -> frozenset[str]:
    return concept.said.bases.union(*(name.bases | name.parts for name in concept.also))


def _meant(concept: Concept, rarity: Weights) -> float:
    """Of what it may be called, on average by weight; 0 where there is nothing."""
    whole = fsum(each.weight for each in concept.meant)
    each = fsum(each.weight * rarity.get(each.lemma, 0.0) for each in concept.meant)
    return each / whole if whole else 0.0


def _above_zero(terms: frozenset[str], rarity: Weights) -> list[float]:
    return [held for term in terms if (held := rarity.get(term, 0.0))]
