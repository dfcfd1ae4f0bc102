"""Two runs of one suite side by side: what rose, what fell, and whether by more than chance."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from neuvoja.evaluation.asking import OURS
from neuvoja.evaluation.errors import NotComparable
from neuvoja.evaluation.figures import Scored, slices_of
from neuvoja.evaluation.scores import Metric
from neuvoja.evaluation.statistics import Difference, Worth, contrast, difference, level
from neuvoja.evaluation.thresholds import EVERYTHING

WORST = 10


class Change(NamedTuple):
    """B beside A in one metric on one slice, over the items that both have scored."""

    metric: str
    slice: str
    a: float
    b: float
    difference: Difference
    n: int
    left_out: int
    """Items of the slice that only one of the two has scored."""

    better: bool | None
    """Whether B is significantly (p < .05) better, or worse; None: neither."""


class Regression(NamedTuple):
    """An item that B answers worse than A."""

    item: str
    metric: str
    a: float
    b: float
    why: str | None


class Comparison(NamedTuple):
    a: Scored
    b: Scored
    changes: Sequence[Change]
    regressions: Sequence[Regression]
    """The worst of them first, each item once."""

    @property
    def apart(self) -> Mapping[str, tuple[str | None, str | None]]:
        """The facts in which the subjects differ, such as the commit: A's and B's."""
        a, b = self.a.asked.facts, self.b.asked.facts
        return {
            name: (a.get(name), b.get(name)) for name in {**a, **b} if a.get(name) != b.get(name)
        }


def compare(a: Scored, b: Scored, *, worst: int = WORST) -> Comparison:
    """Item by item, for every metric.

    Raises:
        NotComparable: the runs are of different suites, or share no item.
    """
    if a.suite.sha != b.suite.sha:
        raise NotComparable(a.asked.suite, b.asked.suite)
    changes = tuple(_changes(a, b))
    return Comparison(a, b, changes, _regressions(a, b)[:worst])


def _changes(a: Scored, b: Scored) -> Iterator[Change]:
    members = _members(b)
    for metric in b.metrics.values():
        first, second = _worths(a, metric.name), _worths(b, metric.name)
        for name, items in members.items():
            yield from _change(metric, name, first, second, items)


def _change(
    metric: Metric,
    name: str,
    first: Mapping[str, Worth],
    second: Mapping[str, Worth],
    items: frozenset[str],
) -> Iterator[Change]:
    shared = [item for item in first if item in second and item in items]
    either = (first.keys() | second.keys()) & items
    if not shared:
        return
    old, new = [first[each] for each in shared], [second[each] for each in shared]
    found = _difference(metric, old, new, f"{metric.name} {name}")
    if found is None:
        return
    sign = 1 if metric.better == "higher" else -1
    yield Change(
        metric=metric.name,
        slice=name,
        a=level(metric.statistic, old),
        b=level(metric.statistic, new),
        difference=found,
        n=len(shared),
        left_out=len(either) - len(shared),
        better=None if found.p >= 0.05 else found.value * sign > 0,
    )


def _difference(
    metric: Metric, old: Sequence[Worth], new: Sequence[Worth], name: str
) -> Difference | None:
    if metric.statistic == "mean":
        return difference([each for each, _ in old], [each for each, _ in new], name=name)
    return contrast(metric.statistic, old, new, name=name)


def _regressions(a: Scored, b: Scored) -> list[Regression]:
    worst: dict[str, Regression] = {}
    losses: dict[str, float] = {}
    why = {(each.item, each.metric): each.why for each in b.scores if each.system == OURS}
    for metric in b.metrics.values():
        sign = 1 if metric.better == "higher" else -1
        first, second = _values(a, metric.name), _values(b, metric.name)
        for item in first.keys() & second.keys() if metric.statistic == "mean" else ():
            loss = (first[item] - second[item]) * sign
            if loss > losses.get(item, 0):
                losses[item] = loss
                reason = why[item, metric.name]
                worst[item] = Regression(item, metric.name, first[item], second[item], reason)
    return [worst[item] for item in sorted(losses, key=lambda each: (-losses[each], each))]


def _values(scored: Scored, metric: str) -> Mapping[str, float]:
    return {item: value for item, (value, _) in _worths(scored, metric).items()}


def _worths(scored: Scored, metric: str) -> Mapping[str, Worth]:
    return {
        each.item: (each.value, each.truth)
        for each in scored.scores
        if each.metric == metric and each.system == OURS and each.value is not None
    }


def _members(scored: Scored) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {EVERYTHING: set()}
    for item in scored.suite.items:
        for name in slices_of(item):
            found.setdefault(name, set()).add(item.id)
    return {name: frozenset(items) for name, items in found.items()}
