"""What the answers took of models. Kept apart from the scores, as the times are."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple, Self

from neuvoja.assistant.chat import Call
from neuvoja.domain.value import Value

READ, WRITTEN = "price_read", "price_written"
"""The subject's facts that tell what a million tokens cost, in euros."""


class Called(Value):
    """One call of a model on the way to an answer."""

    prompt: str
    model: str
    read: int
    written: int
    latency_ms: int
    outcome: str

    @classmethod
    def of(cls, call: Call) -> Self:
        return cls(
            prompt=call.prompt,
            model=call.model,
            read=call.usage.read,
            written=call.usage.written,
            latency_ms=call.latency_ms,
            outcome=call.outcome,
        )


class Spending(NamedTuple):
    """Sums over the answers for which a model was asked."""

    answers: int
    calls: int
    read: int
    """Tokens."""

    written: int
    cost: float
    """Euros, by the prices that the operator has set."""

    @property
    def cost_per_call(self) -> float:
        return self.cost / self.calls

    @property
    def cost_per_answer(self) -> float:
        return self.cost / self.answers


def spending(calls: Iterable[tuple[Called, ...]], facts: Mapping[str, str]) -> Spending | None:
    """What was spent; None where no model was asked.

    Args:
        calls: of each answer.
        facts: of the subject, with its prices.
    """
    asked = [each for each in calls if each]
    if not asked:
        return None
    every = [call for each in asked for call in each]
    read, written = sum(each.read for each in every), sum(each.written for each in every)
    price_read, price_written = (float(facts.get(name, 0)) for name in (READ, WRITTEN))
    cost = (read * price_read + written * price_written) / 1e6
    return Spending(len(asked), len(every), read, written, cost)
