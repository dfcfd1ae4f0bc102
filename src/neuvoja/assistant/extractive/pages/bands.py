"""Amounts from one to another that a case is set by: under 60 min, children 1–15 years, over 65."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import inf, nextafter

from neuvoja.assistant.evidence.measures import measured
from neuvoja.domain.conversation import Language
from neuvoja.language.exact.literals import placed
from neuvoja.language.exact.qualifiers import AT_LEAST, AT_MOST, qualifiers

LOOKED_AT = 16
"""Code points on either side of an amount in which a word may bound it."""

AGE = "y old"

_COMPLETED = re.compile(r"täyttän|\bfyllt|\baged\b", re.IGNORECASE)
"""What makes an age the least one, before it or within."""


@dataclass(frozen=True, slots=True)
class Amount:
    value: float
    measure: str
    """The smallest of its kind: minutes, months, or the one that is written."""


@dataclass(frozen=True, slots=True)
class Band:
    low: float
    high: float
    measure: str

    def holds(self, amount: Amount) -> bool:
        return self.measure == amount.measure and self.low <= amount.value <= self.high


def amounts(forms: Iterable[str]) -> frozenset[Amount]:
    """The amounts among the canonical forms of literals; those without a measure are left out."""
    plain = [each for each in forms if " " in each]
    other = [each for each in plain if not measured([each])]
    return frozenset(map(_amount, [*measured(plain), *other]))


def bands(text: str, language: Language, *, ages: bool = False) -> tuple[Band, ...]:
    """The bands that a text names, in order.

    Args:
        ages: whether only those of ages count.
    """
    return tuple(_bands(text, language, ages=ages))


def fits(told: Sequence[Band], said: frozenset[Amount]) -> bool | None:
    """Whether an amount is in a band; None where none is of a measure that the bands set."""
    of_kind = {each.measure for each in said} & {each.measure for each in told}
    if not of_kind:
        return None
    return any(band.holds(amount) for band in told for amount in said)


def _bands(text: str, language: Language, *, ages: bool) -> Iterator[Band]:
    end = 0
    for each in placed(text):
        forms = [form for form in each.forms if not ages or form.endswith(AGE)]
        values = sorted(amounts(forms), key=lambda amount: amount.value)
        before = text[max(end, each.start - LOOKED_AT) : each.start]
        end = each.end
        if len(values) == 2:
            yield Band(values[0].value, values[1].value, values[0].measure)
        elif len(values) == 1:
            here = text[each.start : each.end]
            yield from _bounded(values[0], before, here, text[end : end + LOOKED_AT], language)


def _bounded(
    amount: Amount, before: str, here: str, after: str, language: Language
) -> Iterator[Band]:
    bounds = qualifiers(before, language) or qualifiers(after, language)
    value, measure = amount.value, amount.measure
    if bounds & AT_MOST:
        yield Band(0, nextafter(value, 0) if "under" in bounds else value, measure)
    elif bounds & AT_LEAST:
        inside = "over" not in bounds or not qualifiers(before, language)
        yield Band(value if inside else nextafter(value, inf), inf, measure)
    elif _COMPLETED.search(before + here):
        yield Band(value, inf, measure)


def _amount(form: str) -> Amount:
    number, _, measure = form.partition(" ")
    return Amount(float(number), measure)
