"""How far two labellers agree on the items that both have labelled."""

from collections.abc import Mapping
from typing import Any

from neuvoja.evaluation.items import AnyItem
from neuvoja.evaluation.statistics import kappa
from neuvoja.evaluation.suite import Suite

Labels = Mapping[str, Any]


def agreement(suite: Suite) -> Mapping[str, float | None]:
    """Label → agreement: Cohen's kappa for one label an item, else the mean overlap (Dice).

    Empty where nothing was labelled twice. None: chance alone explains all agreement.
    """
    first = {item.id: _labels(item) for item in suite.items if item.id in suite.second}
    found: dict[str, float | None] = {}
    for name in sorted({name for labels in suite.second.values() for name in labels}):
        pairs = [
            (_leaf(first[each], name), labels[name])
            for each, labels in suite.second.items()
            if name in labels
        ]
        found[f"{name} (n={len(pairs)})"] = _measure(pairs)
    return found


def _measure(pairs: list[tuple[Any, Any]]) -> float | None:
    if any(isinstance(each, list | dict) for pair in pairs for each in pair):
        return sum(_dice(_names(a), _names(b)) for a, b in pairs) / len(pairs)
    return kappa([a for a, _ in pairs], [b for _, b in pairs])


def _dice(a: frozenset[str], b: frozenset[str]) -> float:
    return 1.0 if not a and not b else 2 * len(a & b) / (len(a) + len(b))


def _names(value: Any) -> frozenset[str]:
    """What a label names: the members of a list, or the keys of a mapping."""
    return frozenset(map(str, value or ()))


def _labels(item: AnyItem) -> Labels:
    return item.model_dump(mode="json")


def _leaf(labels: Labels, name: str) -> Any:
    """A label of the item itself, or of its `expect`."""
    expected = labels.get("expect")
    nested = expected if isinstance(expected, dict) else {}
    return labels[name] if name in labels else nested.get(name)
