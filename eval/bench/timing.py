"""Times as percentiles."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import inf

import numpy as np

FEWEST = 5


@dataclass(frozen=True, slots=True)
class Times:
    """Of repeated calls, in milliseconds."""

    n: int
    p50: float
    p95: float
    p99: float

    def __str__(self) -> str:
        return f"{self.p50:.1f} / {self.p95:.1f} / {self.p99:.1f}"


def percentiles(milliseconds: Sequence[float]) -> Times:
    """Of at least one call; numpy's linear interpolation between ranks."""
    p50, p95, p99 = np.percentile(milliseconds, [50, 95, 99])
    return Times(len(milliseconds), float(p50), float(p95), float(p99))


def timed(
    call: Callable[[str], object], given: Sequence[str], *, warm: int = 20, budget_s: float = inf
) -> Times:
    """Call once for each of `given`, after some calls that are not counted.

    Once `budget_s` is spent, the rest is left out; five are called in any case. `Times.n` tells.
    """
    for each in given[:warm]:
        call(each)
    taken: list[float] = []
    begun = time.perf_counter()
    for each in given:
        started = time.perf_counter()
        if len(taken) >= FEWEST and started - begun > budget_s:
            break
        call(each)
        taken.append((time.perf_counter() - started) * 1000)
    return percentiles(taken)
