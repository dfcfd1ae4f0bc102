"""How far two labellers agree on the items that both have labelled.

- One value an item: Cohen's kappa.
- Names, and exact strings such as `secrets`: the mean overlap (Dice).
- Literals of free choice (`must`, `forbidden`, `keep`): the mean overlap too, where two facts are
  the same when a literal of one stands in a literal of the other.
- `empty` of a summary: Cohen's kappa of "empty or not", over the fields that both have judged.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from neuvoja.evaluation.items import AnyItem
from neuvoja.evaluation.statistics import kappa
from neuvoja.evaluation.suite import Suite

Labels = Mapping[str, Any]
_Pair = tuple[Labels, Labels]

_LITERALS = frozenset({"must", "forbidden", "keep"})
_SHORT = 2
"""Literals up to this length are whole words, longer ones may be stems."""


class _Fact(NamedTuple):
    field: str
    """Of a summary; empty elsewhere."""

    literals: tuple[str, ...]


def agreement(suite: Suite) -> Mapping[str, float | None]:
    """Label → agreement.

    Empty where nothing was labelled twice. None: chance alone explains all agreement.
    """
    first = {item.id: _labels(item) for item in suite.items if item.id in suite.second}
    found: dict[str, float | None] = {}
    for name in sorted({name for labels in suite.second.values() for name in labels}):
        both = [(first[each], labels) for each, labels in suite.second.items() if name in labels]
        for said, n, value in _measured(name, both):
            found[f"{said} (n={n})"] = value
    return found


def _measured(name: str, both: Sequence[_Pair]) -> Iterator[tuple[str, int, float | None]]:
    """What is told of a label: its name, over how many, how much."""
    if name == "empty":
        judged = [each for a, b in both for each in _fields(a, b)]
        yield name, len(judged), kappa([a for a, _ in judged], [b for _, b in judged])
    elif name in _LITERALS:
        facts = [(_facts(a, name), _facts(b, name)) for a, b in both]
        yield name, len(both), _mean([_overlap(a, b) for a, b in facts])
        if any(each.field for pair in facts for each in (*pair[0], *pair[1])):
            anywhere = [(_unplaced(a), _unplaced(b)) for a, b in facts]
            yield f"{name}, in any field", len(both), _mean([_overlap(a, b) for a, b in anywhere])
    else:
        pairs = [(_leaf(a, name), b[name]) for a, b in both]
        yield name, len(both), _measure(pairs)


def _measure(pairs: list[tuple[Any, Any]]) -> float | None:
    if any(isinstance(each, list | dict) for pair in pairs for each in pair):
        return _mean([_dice(_names(a), _names(b)) for a, b in pairs])
    return kappa([a for a, _ in pairs], [b for _, b in pairs])


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _dice(a: frozenset[str], b: frozenset[str]) -> float:
    return 1.0 if not a and not b else 2 * len(a & b) / (len(a) + len(b))


def _names(value: Any) -> frozenset[str]:
    """What a label names: the members of a list, or the keys of a mapping."""
    return frozenset(map(str, value or ()))


def _fields(a: Labels, b: Labels) -> Iterator[tuple[bool, bool]]:
    """Whether a field must be empty, for the fields of a summary that both have judged."""
    one, other = _judged(a), _judged(b)
    yield from ((one[each], other[each]) for each in one if each in other)


def _judged(labels: Labels) -> Mapping[str, bool]:
    told = {field: not facts for field, facts in (labels.get("must") or {}).items()}
    return told | dict.fromkeys(labels["empty"], True)


def _facts(labels: Labels, name: str) -> Sequence[_Fact]:
    """The facts of a label. Where a literal is forbidden is no matter of what is forbidden."""
    names = (name, "forbidden_anywhere") if name == "forbidden" else (name,)
    return [
        _Fact(field, (fact,) if isinstance(fact, str) else tuple(fact))
        for each in names
        for field, facts in _by_field(labels.get(each)).items()
        for fact in facts or ()
    ]


def _by_field(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {"": value}


def _unplaced(facts: Sequence[_Fact]) -> Sequence[_Fact]:
    return [each._replace(field="") for each in facts]


def _overlap(a: Sequence[_Fact], b: Sequence[_Fact]) -> float:
    """Dice, where a fact is shared when the other labeller has one that says the same."""
    if not a and not b:
        return 1.0
    shared = sum(any(_same(x, y) for y in b) for x in a)
    shared += sum(any(_same(x, y) for x in a) for y in b)
    return shared / (len(a) + len(b))


def _same(a: _Fact, b: _Fact) -> bool:
    return a.field == b.field and any(
        _stands(x, y) or _stands(y, x) for x in a.literals for y in b.literals
    )


def _stands(part: str, whole: str) -> bool:
    """Whether a literal stands in another, from the start of a word."""
    end = r"(?!\w)" if len(part) <= _SHORT else ""
    return bool(re.search(rf"(?<!\w){re.escape(part)}{end}", whole, re.IGNORECASE))


def _labels(item: AnyItem) -> Labels:
    return item.model_dump(mode="json")


def _leaf(labels: Labels, name: str) -> Any:
    """A label of the item itself, or of its `expect`."""
    expected = labels.get("expect")
    nested = expected if isinstance(expected, dict) else {}
    return labels[name] if name in labels else nested.get(name)
