"""Until when a model may be waited for."""

import asyncio

from neuvoja.assistant.reading import Reading

RESERVE_S = 2.0
"""What of the deadline is kept for the extractive answer, which takes a fraction of it."""

LEAST_SHARE = 0.5
"""Part of a short deadline that is the model's all the same."""


def for_the_model(deadline_s: float) -> float:
    """How much of a deadline the model may use, in seconds."""
    return max(deadline_s - RESERVE_S, deadline_s * LEAST_SHARE)


def ends_of(reading: Reading, lasts_s: float) -> float:
    """When it is over, by the event loop's clock: parts that wait for each other share the time."""
    begun = asyncio.get_running_loop().time() if reading.begun is None else reading.begun
    return begun + lasts_s
