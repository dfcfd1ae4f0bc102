"""Whether a text holds what a label names."""

import re
from collections.abc import Sequence
from functools import lru_cache
from unicodedata import normalize

from neuvoja.evaluation.items import Fact

_MINUS = str.maketrans("−–—‐‑", "-----")
_DECIMAL_POINT = re.compile(r"(?<=\d)\.(?=\d)")
_LAST_POINT = re.compile(r"(?<=\d)\\\.$")
_SPACES = re.compile(r"\s+")


@lru_cache(maxsize=65_536)
def level(text: str) -> str:
    """NFKC, case folded, white space collapsed, one minus sign, decimal commas."""
    plain = normalize("NFKC", text).casefold().translate(_MINUS)
    return _DECIMAL_POINT.sub(",", _SPACES.sub(" ", plain))


def holds(text: str, literal: str) -> bool:
    """Whether a literal is a substring; a figure must not continue on either side of it."""
    wanted = level(literal)
    before = r"(?<![\d])" if wanted[:1].isdigit() else ""
    after = r"(?![\d])" if wanted[-1:].isdigit() else ""
    # The point after the day of a date is a comma where a year follows.
    middle = _LAST_POINT.sub("[.,]", re.escape(wanted))
    return re.search(f"{before}{middle}{after}", level(text)) is not None


def states(text: str, fact: Fact) -> bool:
    """Whether any literal of a fact stands in the text."""
    return any(holds(text, literal) for literal in fact)


def share_stated(text: str, facts: Sequence[Fact]) -> float:
    """The share of facts that the text states, 0 to 1.

    Raises:
        ZeroDivisionError: there is no fact; the metric does not concern such an item.
    """
    return sum(states(text, fact) for fact in facts) / len(facts)


def missing(text: str, facts: Sequence[Fact]) -> str:
    """The facts that the text does not state, for a reader."""
    return "; ".join(" | ".join(fact) for fact in facts if not states(text, fact))
