"""How probable it is that the sources answer what is asked.

A logistic regression on a few features that do not depend on the size of the knowledge, fitted
apart for each language on answerable questions and the same questions with their answers taken
away; `eval/calibration/reply_confidence.py` makes the numbers and reports how good they are.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from functools import cache
from importlib.resources import files
from math import exp

from neuvoja.assistant.extractive.asked import SAME_TURN, Asked
from neuvoja.assistant.extractive.choose import Candidate, Picked
from neuvoja.assistant.extractive.coverage import SURE, Coverage
from neuvoja.assistant.extractive.meaning import Vector, likeness
from neuvoja.domain.conversation import Language
from neuvoja.retrieval.search import Found

SHORT = 2.0
"""Telling words of a short question."""


@dataclass(frozen=True, slots=True)
class Features:
    """What is seen of one question and the sources found; each 0 to 1."""

    heading: float
    """Part of the turn's telling weight that the title and the headings carry alone."""

    amount: float
    """How much of the turn the best unit carries with the headings above it: 0 nothing, 0.5 one
    telling word, towards 1."""

    share: float
    """Which part of the turn they carry, or of its weightiest `SHORT` words where it is longer: all
    of a short question is much, and no letter is held against who tells a long story."""

    known: float
    """How much of it any passage of the source carries, in the same measure."""

    ahead: float
    """How far the passage's `Found.share` is ahead of the greatest of another source, from 0."""

    things: float
    """How many things that the question itself names are nowhere in the source: 0 none, 0.5 one,
    towards 1. A question about lunch is not answered by all else that is known of the canteen."""

    deeds: float
    """The same of verbs and qualities, for which customers have words of their own."""

    near: float
    """How near the whole passage is to the question in meaning, with what is told around it."""

    whether: float
    """1 where yes or no is asked, which only a sentence about this very point answers; else 0."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """One language's numbers."""

    weights: tuple[float, ...]
    """One a feature, in their order."""

    intercept: float
    threshold: float
    """Least probability at which a reply is drafted."""


@cache
def calibration(language: Language) -> Calibration:
    source = files(__package__).joinpath("confidence.json").read_text("utf-8")
    frozen: Mapping[str, Mapping[str, object]] = json.loads(source)["languages"]
    return _calibration(frozen[language])


def _calibration(frozen: Mapping[str, object]) -> Calibration:
    weights = frozen["weights"]
    if not isinstance(weights, Mapping):
        raise TypeError("weights are by the features' names")
    return Calibration(
        # A feature that was never fitted counts nothing, so that it can be fitted.
        weights=tuple(float(weights.get(name, 0.0)) for name in Features.__slots__),
        intercept=float(str(frozen["intercept"])),
        threshold=float(str(frozen["threshold"])),
    )


def probability(features: Features, language: Language) -> float:
    """0 to 1."""
    frozen = calibration(language)
    values: Sequence[float] = astuple(features)
    score = frozen.intercept + sum(
        weight * value for weight, value in zip(frozen.weights, values, strict=True)
    )
    return 1 / (1 + exp(-max(-30.0, min(30.0, score))))


def features(
    asked: Asked,
    found: Sequence[Found],
    candidates: Sequence[Candidate],
    coverage: Coverage,
    ranked: Sequence[Picked],
    meant: Vector,
) -> Features:
    """The features of the passage that has the best unit.

    Args:
        found: all passages found, best first; at least one.
        ranked: every unit, best first; at least one.
        meant: the meaning of the question with what is told around it.
    """
    best = ranked[0]
    page = candidates[best.candidate].page
    source = page.passage.source_id
    weights = _weights(asked)
    above = coverage.of(best.candidate, [*page.title, *page.headings[best.unit.core[0]].forms])
    core = [form for n in best.unit.pieces for form in page.pieces[n].forms]
    unit = list(map(max, coverage.of(best.candidate, core), above))
    whole = of_source(source, candidates, coverage)
    share = candidates[best.candidate].share
    others = (each.share for each in found if each.passage.source_id != source)
    return Features(
        heading=_carried(weights, above),
        amount=_amount(weights, unit),
        share=_share(weights, unit),
        known=_amount(weights, whole),
        ahead=max(0.0, share - max(others, default=0.0)),
        things=_missing(asked, whole, things=True),
        deeds=_missing(asked, whole, things=False),
        near=likeness(meant, page.meaning),
        whether=float("whether" in asked.wants),
    )


def of_source(source: str, candidates: Sequence[Candidate], coverage: Coverage) -> Sequence[float]:
    """How well any passage of a source that was found carries each word."""
    pages = [
        coverage.of(at, list(each.page.vocabulary))
        for at, each in enumerate(candidates)
        if each.page.passage.source_id == source
    ]
    return [max(column) for column in zip(*pages, strict=True)]


def _missing(asked: Asked, covered: Sequence[float], *, things: bool) -> float:
    missing = sum(
        share < SURE
        for word, share in zip(asked.words, covered, strict=True)
        if word.named and (word.telling == 1) == things
    )
    return missing / (1 + missing)


def _weights(asked: Asked) -> list[float]:
    """How much each word of the turn tells; 0 for those said before it."""
    return [word.telling if word.weight >= SAME_TURN else 0.0 for word in asked.words]


def _carried(weights: Sequence[float], covered: Sequence[float]) -> float:
    whole = sum(weights)
    if not whole:
        return 0.0
    return _words(weights, covered) / whole


def _share(weights: Sequence[float], covered: Sequence[float]) -> float:
    whole = min(SHORT, sum(weights))
    return min(1.0, _words(weights, covered) / whole) if whole else 0.0


def _amount(weights: Sequence[float], covered: Sequence[float]) -> float:
    words = _words(weights, covered)
    return words / (1 + words)


def _words(weights: Sequence[float], covered: Sequence[float]) -> float:
    return sum(w * c for w, c in zip(weights, covered, strict=True))
