"""The same amount in other measures: 2 days are 48 hours, half an hour 30 minutes, 1.5 m 150 cm."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Protocol

from neuvoja.language.exact.units import measure_at

_BASES = {
    "min": ("min", 1),
    "h": ("min", 60),
    "d": ("min", 1_440),
    "wk": ("min", 10_080),
    "mo": ("mo", 1),
    "y": ("mo", 12),
    "y old": ("mo", 12),
    "mm": ("mm", 1),
    "cm": ("mm", 10),
    "m": ("mm", 1_000),
    "km": ("mm", 1_000_000),
    "g": ("g", 1),
    "kg": ("g", 1_000),
    "W": ("W", 1),
    "kW": ("W", 1_000),
    "MW": ("W", 1_000_000),
    "kWh": ("kWh", 1),
    "MWh": ("kWh", 1_000),
}
"""Measure → a smaller one, and how many of it."""

_HALF = frozenset(["puoli", "puolen", "puolta", "puolessa", "half", "halv", "halvt"])
_EACH = frozenset(["per", "i", "om", "kohti", "kohden", "varje", "every", "each"])
_ARTICLES = frozenset({"a", "an"})


class Placed(Protocol):
    """A word of a text."""

    @property
    def text(self) -> str: ...

    @property
    def literal(self) -> bool: ...


def measured(forms: Iterable[str]) -> frozenset[str]:
    """Amounts in the smallest measure of their kind; those of other measures are left out."""
    return frozenset(_measured(forms))


def unnumbered(words: Sequence[Placed]) -> frozenset[str]:
    """What is said once or by halves without a figure: "viikon kuluessa", "half an hour".

    Not what a price is for: "kuukaudessa", "per month", "5 € a day".
    """
    return measured(_unnumbered(words))


def _measured(forms: Iterable[str]) -> Iterator[str]:
    for form in forms:
        number, _, measure = form.partition(" ")
        if measure in _BASES:
            base, times = _BASES[measure]
            yield f"{(Decimal(number) * times).normalize():f} {base}"


def _unnumbered(words: Sequence[Placed]) -> Iterator[str]:
    for at, word in enumerate(words):
        read = None if word.literal else measure_at(word.text, 0)
        if read is None or read[1] < len(word.text) or len(word.text) < 3:
            continue
        before = [each.text.lower() for each in words[max(0, at - 2) : at]]
        if _HALF.intersection(before):
            yield f"0.5 {read[0]}"
        elif not _is_rate(words, at, before):
            yield f"1 {read[0]}"


def _is_rate(words: Sequence[Placed], at: int, before: Sequence[str]) -> bool:
    if words[at].text.lower().endswith(("ssa", "ssä")) or _EACH.intersection(before[-1:]):
        return True
    return bool(_ARTICLES.intersection(before[-1:])) and at > 1 and words[at - 2].literal
