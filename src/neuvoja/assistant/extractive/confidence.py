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

from neuvoja.assistant.extractive.asked import Asked
from neuvoja.assistant.extractive.choose import Candidate, Coverage, Picked, rarity
from neuvoja.domain.conversation import Language


@dataclass(frozen=True, slots=True)
class Features:
    """What is seen of one question and the sources found; each 0 to 1."""

    share: float
    """`Found.share` of the passage that answers best: part of the telling weight it carries."""

    page: float
    """The same over the question's own words only, weighed among the passages found."""

    unit: float
    """The same for the best single unit with its headings."""

    heading: float
    """The same for the title and the headings of the best passage."""

    margin: float
    """How far the best unit is ahead of the best one of another source."""

    least: float
    """How well the passage carries the most telling of the words that it carries worst."""


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
        weights=tuple(float(weights[name]) for name in Features.__slots__),
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
    candidates: Sequence[Candidate],
    coverage: Coverage,
    ranked: Sequence[Picked],
) -> Features:
    """The features of the passage that has the best unit.

    Args:
        ranked: every unit, best first; at least one.
    """
    best = ranked[0]
    page = candidates[best.candidate].page
    weights = _weights(asked, coverage, len(candidates))
    whole = coverage.of(best.candidate, list(page.vocabulary))
    above = coverage.of(best.candidate, [*page.title, *page.headings[best.unit.core[0]]])
    core = [form for n in best.unit.pieces for form in page.pieces[n].forms]
    unit = list(map(max, coverage.of(best.candidate, core), above))
    return Features(
        share=candidates[best.candidate].share,
        page=_carried(weights, whole),
        unit=_carried(weights, unit),
        heading=_carried(weights, above),
        margin=_margin(ranked, candidates),
        least=_least(weights, whole),
    )


def _weights(asked: Asked, coverage: Coverage, pages: int) -> list[float]:
    """Of each word: 0 in the background, else its rarity, greatest where no page has it."""
    return [
        rarity(best * pages if best < 1 else 1, pages) if word.weight == 1 else 0.0
        for word, best in zip(asked.words, coverage.best, strict=True)
    ]


def _carried(weights: Sequence[float], covered: Sequence[float]) -> float:
    whole = sum(weights)
    if not whole:
        return 0.0
    return sum(w * c for w, c in zip(weights, covered, strict=True)) / whole


def _margin(ranked: Sequence[Picked], candidates: Sequence[Candidate]) -> float:
    best = ranked[0]
    source = candidates[best.candidate].page.passage.source_id
    others = (
        each.score for each in ranked if candidates[each.candidate].page.passage.source_id != source
    )
    return 1 - next(others, 0.0) / best.score if best.score > 0 else 0.0


def _least(weights: Sequence[float], covered: Sequence[float]) -> float:
    telling = [(w, c) for w, c in zip(weights, covered, strict=True) if w > 0]
    return min((c for _, c in telling), default=0.0)
