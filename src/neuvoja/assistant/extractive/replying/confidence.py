"""How probable it is that the sources answer what is asked.

A logistic regression on a few features that do not depend on the size of the knowledge, fitted on
customers' questions to several organisations, and on the same questions with their answers taken
away. `eval/calibration/reply_confidence.py` alone writes the numbers, and reports how good they are
of an organisation that had no part in the fit.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from functools import cache
from importlib.resources import files
from math import exp, log1p, sqrt

from neuvoja.assistant.extractive.asking.asked import SAME_TURN, Asked
from neuvoja.assistant.extractive.replying.choose import Candidate, Picked
from neuvoja.assistant.extractive.replying.coverage import SURE, Coverage
from neuvoja.assistant.extractive.wording.meaning import Vector, likeness
from neuvoja.domain.conversation import Language
from neuvoja.retrieval.search import Found

NONE_NAMED = 0.3
"""What counts as absent where the question names no thing."""

A_CASE = 0.5
"""How high a past case counts as found, which no article is compared with."""


@dataclass(frozen=True, slots=True)
class Features:
    """What is seen of one question and the source that has the best unit."""

    known: float
    """How many telling words of the turn any passage of the source carries: ln(1 + their weight),
    from 0. The more is carried, the less it tells that some is not."""

    things: float
    """How many things that the question itself names are nowhere in the source: the root of their
    number. A question about lunch is not answered by all else that is known of the canteen."""

    absent: float
    """The same as a share of the things that the question names, `NONE_NAMED` where it names none:
    who names one thing may have a word of their own for it."""

    deeds: float
    """The same of verbs and qualities, for which customers have words of their own."""

    near: float
    """How near the whole passage is to the question in meaning, with what is told around it."""

    ahead: float
    """How far the source's best unit is ahead of the best one of any other source, as a part of its
    score: where many sources answer about as well, none may be meant."""

    high: float
    """How high the source was found, as a part of the best score of any article, in whatever
    language: where the best is not the customer's to read, it may be the only one that answers."""

    whether: float
    """1 where yes or no is asked, which only a sentence about this very point answers; else 0."""

    asks: float
    """1 where the kind of answer that is wanted is known, 0 where something is told."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """The numbers: the same in all languages, but for the thresholds."""

    weights: tuple[float, ...]
    """One a feature, in their order."""

    intercept: float
    thresholds: Mapping[Language, float]
    """Least probability at which a reply in a language is drafted."""


@cache
def calibration() -> Calibration:
    source = files(__package__).joinpath("confidence.json").read_text("utf-8")
    frozen = json.loads(source)
    return Calibration(
        # A feature that was never fitted counts nothing, so that it can be fitted.
        weights=tuple(frozen.get(name, 0.0) for name in Features.__slots__),
        intercept=frozen["intercept"],
        thresholds=frozen["thresholds"],
    )


def probability(features: Features) -> float:
    """0 to 1."""
    frozen = calibration()
    values: Sequence[float] = astuple(features)
    score = frozen.intercept + sum(
        weight * value for weight, value in zip(frozen.weights, values, strict=True)
    )
    return 1 / (1 + exp(-max(-30.0, min(30.0, score))))


def features(
    asked: Asked,
    candidates: Sequence[Candidate],
    coverage: Coverage,
    ranked: Sequence[Picked],
    meant: Vector,
    articles: Sequence[Found],
) -> Features:
    """The features of the passage that has the best unit.

    Args:
        ranked: every unit, best first; at least one.
        meant: the meaning of the question with what is told around it.
        articles: all that were found, in whatever language, best first.
    """
    page = candidates[ranked[0].candidate].page
    source = page.passage.source_id
    whole = of_source(source, candidates, coverage)
    things = _missing(asked, whole, things=True)
    deeds = _missing(asked, whole, things=False)
    return Features(
        known=log1p(_carried(asked, whole)),
        things=sqrt(sum(things)),
        absent=sum(things) / len(things) if things else NONE_NAMED,
        deeds=sqrt(sum(deeds)),
        near=likeness(meant, page.meaning),
        ahead=_ahead(ranked, candidates),
        high=_high(source, articles),
        whether=float("whether" in asked.wants),
        asks=float(bool(asked.wants)),
    )


def of_source(source: str, candidates: Sequence[Candidate], coverage: Coverage) -> Sequence[float]:
    """How well any passage of a source that was found carries each word."""
    pages = [
        coverage.of(at, list(each.page.vocabulary))
        for at, each in enumerate(candidates)
        if each.page.passage.source_id == source
    ]
    return [max(column) for column in zip(*pages, strict=True)]


def _carried(asked: Asked, covered: Sequence[float]) -> float:
    """The telling weight of the turn's words, those said before it left out, that is carried."""
    return sum(
        word.telling * share
        for word, share in zip(asked.words, covered, strict=True)
        if word.weight >= SAME_TURN
    )


def _missing(asked: Asked, covered: Sequence[float], *, things: bool) -> list[bool]:
    """Of each thing, or deed, that the question itself names whether the source lacks it."""
    return [
        share < SURE
        for word, share in zip(asked.words, covered, strict=True)
        if word.named and (word.telling == 1) == things
    ]


def _ahead(ranked: Sequence[Picked], candidates: Sequence[Candidate]) -> float:
    """0 to 1; 1 where only one source has a unit."""
    best = ranked[0]
    source = candidates[best.candidate].page.passage.source_id
    others = (
        each.score for each in ranked if candidates[each.candidate].page.passage.source_id != source
    )
    return 1 - max(0.0, next(others, 0.0)) / best.score if best.score > 0 else 0.0


def _high(source: str, articles: Sequence[Found]) -> float:
    """0 to 1."""
    scores = [each.score for each in articles if each.passage.source_id == source]
    if not scores:
        return A_CASE
    top = max(each.score for each in articles)
    return max(0.0, max(scores)) / top if top > 0 else 1.0
