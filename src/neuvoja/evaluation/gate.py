"""Whether a run may pass. What cannot be known fails: a gate is closed until it is shown open."""

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from neuvoja.evaluation.compare import compare
from neuvoja.evaluation.errors import BoundOutOfRange, UnknownFigure
from neuvoja.evaluation.figures import Scored, slices_of
from neuvoja.evaluation.scores import Figure
from neuvoja.evaluation.scoring.scorers import metrics_of
from neuvoja.evaluation.suite import Suite
from neuvoja.evaluation.thresholds import EVERYTHING, Gate, Thresholds

Kind = Literal["complete", "hard", "soft", "baseline"]


class Verdict(NamedTuple):
    """What one gate says."""

    kind: Kind
    name: str
    passed: bool
    told: str
    """What was found and what was wanted."""


class Gated(NamedTuple):
    verdicts: Sequence[Verdict]

    @property
    def passed(self) -> bool:
        """False also where nothing was judged."""
        return bool(self.verdicts) and all(each.passed for each in self.verdicts)

    @property
    def word(self) -> Literal["passed", "failed", "no gates"]:
        """What to tell of it: a whole run that nothing was asked of has passed nothing."""
        if not self.passed:
            return "failed"
        return "passed" if any(each.kind != "complete" for each in self.verdicts) else "no gates"


def gate(scored: Scored, thresholds: Thresholds, baseline: Scored | None = None) -> Gated:
    """Hold a run against its thresholds, and against an earlier run.

    Hard gates hold for the figure itself; soft ones for its 95 % interval, so that noise alone
    fails nothing. Against a baseline a significant fall of a metric on the whole suite fails.

    Raises:
        NotComparable: the baseline is of another suite.
    """
    verdicts = [
        *_complete(scored),
        *(_hard(scored, each) for each in thresholds.hard),
        *(_soft(scored, each) for each in thresholds.soft),
        *(_falls(baseline, scored) if baseline else ()),
    ]
    return Gated(tuple(verdicts))


def check_gates(suite: Suite, thresholds: Thresholds) -> None:
    """Refuse gates that could never judge this suite.

    Raises:
        UnknownFigure: the suite has no such metric or slice.
        BoundOutOfRange: the metric can never be what is wanted.
    """
    metrics = metrics_of(suite.header)
    slices = dict.fromkeys(name for item in suite.items for name in slices_of(item))
    for each in (*thresholds.hard, *thresholds.soft):
        if each.metric not in metrics:
            raise UnknownFigure("metric", each.metric, list(metrics))
        if each.slice not in slices:
            raise UnknownFigure("slice", each.slice, list(slices))
        _check_bounds(each, metrics[each.metric].most)


def _check_bounds(wanted: Gate, most: float | None) -> None:
    highest = math.inf if most is None else most
    for bound in (wanted.at_least, wanted.at_most):
        if bound is not None and not (math.isfinite(bound) and 0 <= bound <= highest):
            within = "of 0 or more" if most is None else f"from 0 to {most:g}"
            raise BoundOutOfRange(wanted.metric, bound, within)


def _complete(scored: Scored) -> Iterator[Verdict]:
    declared = scored.figures.items
    asked = sum(item.id in scored.answers for item in scored.suite.items)
    told = f"{asked} of {declared} items asked"
    yield Verdict("complete", "items", declared > 0 and asked == declared, told)
    finished = scored.asked.finished is not None
    told = "the run is finished" if finished else "the run was stopped half-way"
    yield Verdict("complete", "finished", finished, told)
    errors = scored.figures.errors
    told = f"{len(errors)} items without an answer" + _first(errors)
    yield Verdict("complete", "answered", not errors, told)


def _first(errors: Mapping[str, str]) -> str:
    for item, why in errors.items():
        return f", such as {item}: {why}"
    return ""


def _hard(scored: Scored, wanted: Gate) -> Verdict:
    figure = scored.figures.find(wanted.metric, wanted.slice)
    if figure is None or figure.value is None or not _whole(figure):
        return _unknown("hard", wanted)
    return Verdict("hard", _name(wanted), _holds(figure.value, wanted), _told(figure, wanted))


def _soft(scored: Scored, wanted: Gate) -> Verdict:
    figure = scored.figures.find(wanted.metric, wanted.slice)
    if figure is None or figure.value is None or not _whole(figure):
        return _unknown("soft", wanted)
    high = figure.value if figure.high is None else figure.high
    low = figure.value if figure.low is None else figure.low
    above = wanted.at_least is None or high >= wanted.at_least
    below = wanted.at_most is None or low <= wanted.at_most
    noise = "; within noise" if above and below and not _holds(figure.value, wanted) else ""
    return Verdict("soft", _name(wanted), above and below, _told(figure, wanted) + noise)


def _holds(value: float, wanted: Gate) -> bool:
    above = wanted.at_least is None or value >= wanted.at_least
    return above and (wanted.at_most is None or value <= wanted.at_most)


def _whole(figure: Figure) -> bool:
    """Whether a figure says anything: every part is a number, and no item is missing in it."""
    parts = [each for each in (figure.value, figure.low, figure.high) if each is not None]
    return figure.n > 0 and not figure.unscored and all(map(math.isfinite, parts))


def _falls(baseline: Scored, scored: Scored) -> Iterator[Verdict]:
    for change in compare(baseline, scored).changes:
        if change.slice == EVERYTHING:
            told = f"{change.a:.3f} → {change.b:.3f}, p {change.difference.p:.3f}, n {change.n}"
            yield Verdict("baseline", change.metric, change.better is not False, told)


def _unknown(kind: Kind, wanted: Gate) -> Verdict:
    told = f"wanted {_bounds(wanted)}, and the run has no whole figure of it"
    return Verdict(kind, _name(wanted), False, told)


def _name(wanted: Gate) -> str:
    return wanted.metric if wanted.slice == EVERYTHING else f"{wanted.metric} ({wanted.slice})"


def _told(figure: Figure, wanted: Gate) -> str:
    interval = "" if figure.low is None else f" ({figure.low:.3f}–{figure.high:.3f})"
    return f"{figure.value:.3f}{interval}, n {figure.n}; wanted {_bounds(wanted)}"


def _bounds(wanted: Gate) -> str:
    bounds = {"at least": wanted.at_least, "at most": wanted.at_most}
    return " and ".join(f"{name} {each:g}" for name, each in bounds.items() if each is not None)
