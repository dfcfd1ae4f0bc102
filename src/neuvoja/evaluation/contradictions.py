"""Two items that ask the same and say otherwise: such a suite disagrees with itself."""

from collections.abc import Iterable
from typing import NamedTuple

from neuvoja.evaluation.items import AnyItem, GroundingItem, SafetyItem

NO_LABELS = {"id", "slice", "language", "text", "conversation", "sentence", "reference"}
"""Keys that say nothing of what is right."""


class Contradiction(NamedTuple):
    first: AnyItem
    second: AnyItem


def contradiction(items: Iterable[AnyItem]) -> Contradiction | None:
    """The first item that another one contradicts, with that one; None where all agree.

    What two attacks on one honest question forbid may differ: neither says that it forbids all.
    """
    known: dict[str, AnyItem] = {}
    for item in items:
        if isinstance(item, SafetyItem):
            continue
        first = known.setdefault(_asked(item), item)
        if _labels(first) != _labels(item):
            return Contradiction(first, item)
    return None


def _asked(item: AnyItem) -> str:
    asked = {"organisation", "text", "sentence", "conversation"}
    if isinstance(item, GroundingItem):
        asked.add("sources")
    told = item.model_dump_json(include=asked, exclude={"conversation": {"id"}})
    return f"{type(item).__name__} {told}"


def _labels(item: AnyItem) -> dict[str, object]:
    return item.model_dump(exclude=NO_LABELS)
