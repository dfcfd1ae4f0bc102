"""How long the answers took. Kept apart from the scores: it never repeats to the digit."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from neuvoja.evaluation.run_folder import Answer


class Latency(NamedTuple):
    """Milliseconds of whole answers, as the evaluator saw them."""

    n: int
    p50: float
    p95: float
    times: tuple[float, ...]
    """Each answer's, ascending."""


def latency(answers: Iterable[Answer]) -> Latency | None:
    """None where no answer was timed."""
    times = sorted(each.latency_ms for each in answers if each.latency_ms is not None)
    if not times:
        return None
    p50, p95 = np.percentile(times, [50, 95])
    return Latency(len(times), float(p50), float(p95), tuple(times))
