"""Means with intervals, and whether two runs differ by more than chance. Every draw is seeded."""

from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from neuvoja.evaluation.scores import Statistic

RESAMPLES = 2_000
LEVEL = 0.95

Floats = NDArray[np.float64]
Truths = NDArray[np.bool_]
Draws = NDArray[np.int64]
"""Indices of items, a row for each resample."""

Measure = Callable[[Floats, Truths, Draws], Floats]
"""A statistic of every resample that has one."""


class Estimate(NamedTuple):
    value: float
    low: float | None
    """Of the percentile bootstrap over the items (Efron 1979); None below two items."""

    high: float | None


Worth = tuple[float, bool | None]
"""Of an item: its value, and whether it is of the sought kind."""


class Difference(NamedTuple):
    """B minus A on the same items."""

    value: float
    low: float
    high: float
    p: float
    """Two-sided, by the paired permutation test (sign flips; Good 2005), or by the bootstrap where
    no mean is compared; 1: no difference."""

    wins: int | None
    """Items that B does better; None, as the next two, where an item alone says nothing."""

    ties: int | None
    losses: int | None


def estimate(
    statistic: Statistic,
    values: Sequence[float],
    truths: Sequence[bool | None],
    *,
    name: str,
) -> Estimate | None:
    """A statistic of the items with its 95 % interval.

    Args:
        truths: one for each value; used by `auc` and `aurc`.
        name: seeds the draws, so that each figure has draws of its own, the same every time.

    Returns:
        None where there is nothing to estimate: no items, or for `auc` only one kind of them.
    """
    measured = np.asarray(values, dtype=np.float64)
    sought = np.asarray([bool(each) for each in truths], dtype=np.bool_)
    if not len(measured):
        return None
    measure = _STATISTICS[statistic]
    found = measure(measured, sought, np.arange(len(measured))[np.newaxis])
    if not len(found):
        return None
    if len(measured) < 2:
        return Estimate(float(found[0]), None, None)
    draws = _rng(name).integers(len(measured), size=(RESAMPLES, len(measured)))
    low, high = _percentiles(measure(measured, sought, draws))
    return Estimate(float(found[0]), low, high)


def difference(a: Sequence[float], b: Sequence[float], *, name: str) -> Difference:
    """How much B is above A, item by item.

    Raises:
        ValueError: they are not of one length, or empty.
    """
    if len(a) != len(b) or not a:
        raise ValueError("two equally long, non-empty lists of scores")
    deltas = np.asarray(b, dtype=np.float64) - np.asarray(a, dtype=np.float64)
    rng = _rng(name)
    means = deltas[rng.integers(len(deltas), size=(RESAMPLES, len(deltas)))].mean(axis=1)
    low, high = _percentiles(means)
    return Difference(
        value=float(deltas.mean()),
        low=low,
        high=high,
        p=_permutation(deltas, rng),
        wins=int((deltas > 0).sum()),
        ties=int((deltas == 0).sum()),
        losses=int((deltas < 0).sum()),
    )


def contrast(
    statistic: Statistic, a: Sequence[Worth], b: Sequence[Worth], *, name: str
) -> Difference | None:
    """How much a statistic of the same items is above in B, by the paired bootstrap.

    None where either has none: such as `auc` of one kind of items only.
    """
    everything = np.arange(len(a))[np.newaxis]
    draws = _rng(name).integers(len(a), size=(RESAMPLES, len(a)))
    (old, olds), (new, news) = (
        [_STATISTICS[statistic](*_arrays(each), rows) for rows in (everything, draws)]
        for each in (a, b)
    )
    if not len(old) or len(olds) != len(news):
        return None
    deltas = news - olds
    tail = min((deltas <= 0).sum(), (deltas >= 0).sum())
    low, high = _percentiles(deltas)
    p = min(1.0, 2 * float(tail + 1) / (len(deltas) + 1))
    return Difference(float(new[0] - old[0]), low, high, p, None, None, None)


def level(statistic: Statistic, items: Sequence[Worth]) -> float:
    """A statistic of some items; at least one, and of `auc` one of each kind."""
    return float(_STATISTICS[statistic](*_arrays(items), np.arange(len(items))[np.newaxis])[0])


def kappa(first: Sequence[object], second: Sequence[object]) -> float | None:
    """Cohen's kappa (1960) of two labellers; None where chance alone explains all agreement."""
    if not first:
        return None
    kinds = sorted({*map(str, first), *map(str, second)})
    a, b = [str(each) for each in first], [str(each) for each in second]
    agreed = sum(x == y for x, y in zip(a, b, strict=True)) / len(a)
    chance = sum((a.count(kind) / len(a)) * (b.count(kind) / len(b)) for kind in kinds)
    return None if chance == 1 else (agreed - chance) / (1 - chance)


def risk_coverage(confidences: Sequence[float], wrong: Sequence[bool]) -> list[tuple[float, float]]:
    """(coverage, risk) as items are taken from the most confident on (El-Yaniv & Wiener 2010).

    Equally confident items are taken together. Empty where there are none.
    """
    if not confidences:
        return []
    order = np.argsort(-np.asarray(confidences), kind="stable")
    sorted_confidences = np.asarray(confidences)[order]
    errors = np.cumsum(np.asarray(wrong, dtype=np.float64)[order])
    last = np.flatnonzero(np.append(np.diff(sorted_confidences) != 0, True))
    return [(float((at + 1) / len(order)), float(errors[at] / (at + 1))) for at in last]


def _permutation(deltas: Floats, rng: np.random.Generator) -> float:
    if not deltas.any():
        return 1.0
    signs = rng.choice(np.array([-1.0, 1.0]), size=(RESAMPLES, len(deltas)))
    flipped = np.abs((signs * deltas).mean(axis=1))
    # The observed labelling is one of the permutations: p is never 0 (Phipson & Smyth 2010).
    return float((1 + (flipped >= abs(deltas.mean()) - 1e-12).sum()) / (RESAMPLES + 1))


def _percentiles(values: Floats) -> tuple[float, float]:
    low, high = np.percentile(values, [50 * (1 - LEVEL), 50 * (1 + LEVEL)])
    return float(low), float(high)


def _arrays(items: Sequence[Worth]) -> tuple[Floats, Truths]:
    values = np.asarray([value for value, _ in items], dtype=np.float64)
    return values, np.asarray([bool(truth) for _, truth in items], dtype=np.bool_)


def _mean(values: Floats, _: Truths, draws: Draws) -> Floats:
    return np.asarray(values[draws].mean(axis=1))


def _auc(values: Floats, truths: Truths, draws: Draws) -> Floats:
    """Area under the ROC curve: how often a sought item is above another; ties count half."""
    sought, others = _counted(truths[draws], draws), _counted(~truths[draws], draws)
    order = np.argsort(values)
    ranked = values[order]
    # How many others are drawn below each place of the order.
    below = np.pad(np.cumsum(others[:, order], axis=1), ((0, 0), (1, 0)))
    first, last = (np.searchsorted(ranked, ranked, side) for side in ("left", "right"))
    beaten = (sought[:, order] * (below[:, first] + below[:, last]) / 2).sum(axis=1)
    pairs = sought.sum(axis=1) * others.sum(axis=1)
    return np.asarray(beaten[pairs > 0] / pairs[pairs > 0])


def _aurc(values: Floats, truths: Truths, draws: Draws) -> Floats:
    """Area under the risk–coverage curve: the mean risk over all coverages (Geifman 2019)."""
    distinct, group = np.unique(-values, return_inverse=True)
    drawn = group[draws]
    row = np.arange(len(draws))[:, np.newaxis] * len(distinct)
    size = len(draws) * len(distinct)
    drawn_each = np.bincount((drawn + row).ravel(), minlength=size)
    wrong_each = np.bincount((drawn + row).ravel(), weights=truths[draws].ravel(), minlength=size)
    # Among equals any order is as likely: each carries the risk of their mean.
    shared = wrong_each / np.maximum(drawn_each, 1)
    risks = np.cumsum(shared[np.sort(drawn, axis=1) + row], axis=1)
    return np.asarray((risks / np.arange(1, draws.shape[1] + 1)).mean(axis=1))


def _counted(chosen: Truths, draws: Draws) -> Floats:
    """How often each item is drawn among the chosen; shape (draws, items)."""
    rows, items = draws.shape
    flat = (draws + np.arange(rows)[:, np.newaxis] * items).ravel()
    counts = np.bincount(flat, weights=chosen.ravel(), minlength=rows * items)
    return np.asarray(counts.reshape(rows, items), dtype=np.float64)


_STATISTICS: Mapping[Statistic, Measure] = {"mean": _mean, "auc": _auc, "aurc": _aurc}


def _rng(name: str) -> np.random.Generator:
    return np.random.default_rng(int.from_bytes(sha256(name.encode()).digest()[:8], "big"))
