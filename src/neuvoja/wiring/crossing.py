"""Calls that cross from one process to another which is joined of the same parts.

Both hold an engine of the same make. A part of it is named by its place in there and never sent.
What is asked of often, a reading or the organisation's files, is sent once: it stays over there for
as long as it is held here, and the same object comes out there every time, so that what is worked
out of it is worked out once.

```
Crossing.call     ── bytes ──►  Landing.run   does what is asked
Crossing.result   ◄── bytes ──
```
"""

import pickle
import weakref
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from io import BytesIO
from itertools import count
from typing import Any

from neuvoja.assistant.reading import Reading
from neuvoja.domain.organisation import Handbook
from neuvoja.domain.value import Value

KEPT = (Reading, Handbook)
"""What stays over there."""

Name = tuple[str, str | int]
"""Of a part: `part` and its place; of what is kept: `kept` and its number."""


class Crossing:
    """The side that asks. One thread at a time may call it."""

    def __init__(self, root: object) -> None:
        """Begin.

        Args:
            root: the engine, as it is joined on the other side too.
        """
        self._parts = Parts(root)
        self._numbers = count()
        self._kept: dict[int, tuple[weakref.ref[Any], int]] = {}
        """By `id`: what was sent, as long as it is held here, and its number."""

        self._held: weakref.WeakValueDictionary[int, Any] = weakref.WeakValueDictionary()
        self._new: list[tuple[int, bytes]] = []
        self._gone: list[int] = []

    def call(self, function: Callable[..., object], given: tuple[object, ...]) -> bytes:
        """What to send; whatever is called for must be sent, and in this order."""
        call = _pickled((function, given), self._name)
        new, self._new = self._new, []
        gone = [self._gone.pop() for _ in range(len(self._gone))]
        return pickle.dumps((new, gone, call))

    def result(self, answer: bytes) -> Any:
        """What was answered.

        Raises:
            What the function raised.
        """
        raised, value = _unpickled(answer, self._found)
        if raised:
            raise value
        return value

    def _name(self, each: object) -> Name | None:
        return ("kept", self._number(each)) if isinstance(each, KEPT) else self._parts.name(each)

    def _number(self, each: Any) -> int:
        at = id(each)
        if at not in self._kept:
            number = next(self._numbers)
            self._new.append((number, _pickled(each, self._name, whole=each)))
            self._held[number] = each
            self._kept[at] = weakref.ref(each, lambda _: self._let_go(at)), number
        return self._kept[at][1]

    def _let_go(self, at: int) -> None:
        self._gone.append(self._kept.pop(at)[1])

    def _found(self, name: Name) -> object:
        kind, which = name
        return self._held[int(which)] if kind == "kept" else self._parts.at(str(which))


class Landing:
    """The side that does what is asked, one call after the other."""

    def __init__(self, root: object) -> None:
        self._parts = Parts(root)
        self._kept: dict[int, Any] = {}
        self._numbers: dict[int, int] = {}
        """By `id` of what is kept."""

    def run(self, data: bytes) -> bytes:
        """The answer to a call, or what it raised."""
        new, gone, call = pickle.loads(data)
        self._keep(new)
        self._let_go(gone)
        function, given = _unpickled(call, self._found)
        try:
            answer = False, function(*given)
        except Exception as error:
            answer = True, error
        return _pickled(answer, self._name)

    def _keep(self, new: Sequence[tuple[int, bytes]]) -> None:
        for number, data in new:
            each = self._kept[number] = _unpickled(data, self._found)
            self._numbers[id(each)] = number

    def _let_go(self, gone: Sequence[int]) -> None:
        for number in gone:
            del self._numbers[id(self._kept.pop(number))]

    def _found(self, name: Name) -> object:
        kind, which = name
        return self._kept[int(which)] if kind == "kept" else self._parts.at(str(which))

    def _name(self, each: object) -> Name | None:
        number = self._numbers.get(id(each))
        return self._parts.name(each) if number is None else ("kept", number)


class Parts:
    """The parts of an engine by their places: attributes, from the engine on."""

    def __init__(self, root: object) -> None:
        self._parts = _places(root)
        self._places = {id(each): place for place, each in self._parts.items()}

    def name(self, each: object) -> Name | None:
        """Of a part; None: it is none."""
        place = self._places.get(id(each))
        return None if place is None else ("part", place)

    def at(self, place: str) -> object:
        return self._parts[place]


def _places(root: object) -> Mapping[str, object]:
    found, seen, waiting = dict[str, object](), {id(root)}, [("", root)]
    while waiting:
        path, part = waiting.pop()
        for name, each in _attributes(part):
            if id(each) not in seen and _is_part(each):
                seen.add(id(each))
                found[f"{path}{name}"] = each
                waiting.append((f"{path}{name}.", each))
    return found


def _is_part(each: object) -> bool:
    """Whether it does something: what only is, such as a number or a value, is sent as it is."""
    kind = type(each)
    return kind.__module__.startswith("neuvoja.") and not isinstance(each, (type, Value, *KEPT))


def _attributes(part: object) -> Iterator[tuple[str, object]]:
    if is_dataclass(part):
        yield from ((each.name, getattr(part, each.name)) for each in fields(part))
    else:
        yield from getattr(part, "__dict__", {}).items()


def _pickled(what: object, name: Callable[[object], Name | None], *, whole: object = None) -> bytes:
    """The bytes of something, its parts by their names.

    Args:
        whole: what is sent itself although it has a name.
    """
    file = BytesIO()
    _Pickler(file, lambda each: None if each is whole else name(each)).dump(what)
    return file.getvalue()


def _unpickled(data: bytes, found: Callable[[Name], object]) -> Any:
    return _Unpickler(BytesIO(data), found).load()


class _Pickler(pickle.Pickler):
    def __init__(self, file: BytesIO, name: Callable[[object], Name | None]) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self._name = name

    def persistent_id(self, each: object) -> Name | None:
        return self._name(each)


class _Unpickler(pickle.Unpickler):
    def __init__(self, file: BytesIO, found: Callable[[Name], object]) -> None:
        super().__init__(file)
        self._found = found

    def persistent_load(self, name: Any) -> object:
        return self._found(name)
