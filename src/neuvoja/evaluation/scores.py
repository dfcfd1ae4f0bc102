"""One judgement of one item, and what the judgements of a run add up to."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal, NamedTuple

from neuvoja.domain.value import Value
from neuvoja.evaluation.asking import OURS
from neuvoja.evaluation.items import Item


class Score(Value):
    """What one metric says of one item. An item that a metric does not concern has no score."""

    item: str
    metric: str
    value: float | None
    """None: it should have been scored and could not be; it is counted, never taken for zero."""

    system: str = OURS
    truth: bool | None = None
    """For metrics that rank items by `value`: whether this one is of the sought kind."""

    why: str | None = None
    """What the score rests on, for the reader of the worst cases."""


def judgement(item: Item, metric: str, value: float, why: str | None = None) -> Score:
    """Our own score of an item; an empty reason is none."""
    return Score(item=item.id, metric=metric, value=float(value), why=why or None)


class Figure(Value):
    """What a metric says of a slice of a run."""

    metric: str
    system: str
    slice: str
    value: float | None
    """None: nothing could be scored."""

    low: float | None
    high: float | None
    """Bounds of the 95 % bootstrap interval over the items; None below two items."""

    n: int
    """Items scored."""

    unscored: int
    """Items that should have been scored and could not be."""


Statistic = Literal["mean", "auc", "aurc"]


class Metric(NamedTuple):
    """What a metric is called, which way is better, and how its scores add up."""

    name: str
    meaning: str
    better: Literal["higher", "lower"] = "higher"
    statistic: Statistic = "mean"
    judged: bool = True
    """Whether a low score of one item is a failure, not only a description."""

    most: float | None = 1.0
    """The highest value that it can have; None: there is none. The lowest is 0."""


Scorer = Callable[[Any, Any, Callable[[str], str]], Iterable[Score]]
"""(item, answer, article → its original) → scores. The answer is there and whole."""

Metrics = Mapping[str, Metric]


def named(*metrics: Metric) -> Metrics:
    return {each.name: each for each in metrics}
