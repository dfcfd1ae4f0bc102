"""What was found by words and by meaning, in every language, on one scale.

    in the question's language   v = keyword + NEAR × cosine
    in another                   v = ELSEWHERE + FOREIGN_WORDS × keyword + NEAR_ELSEWHERE × cosine
                                     + ODDS × the odds that an answer stands there alone

`keyword` is a passage's BM25 score beside the best of its language, 0 to 1: sums of BM25 tell
nothing between languages, since a translated question has other words. What is compared between
them is the cosine. Decision 0007 has the figures of this and of what was tried beside it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp

from neuvoja.retrieval.promises import Hit, Ranking

NEAR = 1.5
"""What a cosine of 1 adds to a passage in the question's language, beside the best by words."""

NEAR_ELSEWHERE = 1.9
FOREIGN_WORDS = 0.4
ELSEWHERE = 0.4
"""A translated question finds by its words what it can, and lies a little farther from all."""

ODDS = 0.12

FARTHER = 0.1
"""How much less near than the last that the vectors found is what they did not find."""

STEEPNESS = 2.0
"""How fast scores fall with `v`."""


@dataclass(frozen=True, slots=True)
class Shelfful:
    """What the passages of one language gave."""

    at_home: bool
    """Whether the question is in that language."""

    keyword: Ranking
    """Scores > 0."""

    near: Ranking
    """Cosines, as those of the embedder in the box are spread. Empty: nothing was near."""

    odds: float = 0.0
    """Logarithm of the odds that what answers stands in no passage in the question's language;
    above 0 it counts as 0."""


def fused(shelves: Sequence[Shelfful]) -> list[Ranking]:
    """One ranking for each shelf, in order, with scores that compare between all of them.

    The best of all scores as much as the best by words, and what is less by d in `v` scores
    exp(−STEEPNESS × d) of it. A passage that the vectors did not find lies FARTHER than the last
    that they found. A ranking has all that either side found. Ties by passage id; the order of the
    hits given does not matter.

    Source: convex combination in Bruch et al., "An Analysis of Fusion Functions for Hybrid
    Retrieval", TOIS 2023, within a language; constants by conditional logit between them.
    """
    values = [_values(each) for each in shelves]
    best = max((value for each in values for value in each.values()), default=0.0)
    whole = max((hit.score for each in shelves for hit in each.keyword), default=1.0)
    return [
        _ranking({name: whole * exp(STEEPNESS * (value - best)) for name, value in each.items()})
        for each in values
    ]


def _values(shelf: Shelfful) -> Mapping[str, float]:
    top = max((hit.score for hit in shelf.keyword), default=1.0)
    words = {hit.passage_id: hit.score / top for hit in shelf.keyword}
    near = {hit.passage_id: hit.score for hit in shelf.near}
    far = min(near.values(), default=FARTHER) - FARTHER
    start, by_words, by_meaning = _weights(shelf)
    return {
        name: start + by_words * words.get(name, 0.0) + by_meaning * near.get(name, far)
        for name in words.keys() | near.keys()
    }


def _weights(shelf: Shelfful) -> tuple[float, float, float]:
    if shelf.at_home:
        return 0.0, 1.0, NEAR
    return ELSEWHERE + ODDS * min(0.0, shelf.odds), FOREIGN_WORDS, NEAR_ELSEWHERE


def _ranking(scores: Mapping[str, float]) -> Ranking:
    hits = [Hit(name, score) for name, score in scores.items()]
    return sorted(hits, key=lambda hit: (-hit.score, hit.passage_id))
