"""YAML as it was written, with the line of every key.

Numbers, dates, `yes` and `no` stay the text that someone typed: `id: 0123` is not 83, `29.90` keeps
its last nought, and `language: no` is not a refusal.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from neuvoja.domain.errors import BrokenRecord

DEEPEST = 20
"""How deep a record may nest."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Written:
    """One record as it stands in a file, before it is a value of the domain."""

    path: Path
    line: int
    """Where it begins; from 1."""

    value: Any
    """None, bool, str, list or dict; of JSON also int and float."""

    lines: Mapping[str, int] = field(default_factory=dict)
    """Line by dotted key, such as `price.amount` or `signals.3`; none for JSON."""

    def line_of(self, key: str) -> int:
        """The line of a key, else of the nearest key that holds it."""
        while key and key not in self.lines:
            key = key.rpartition(".")[0]
        return self.lines[key] if key else self.line

    def broken(self, key: str, value: object, expected: str) -> BrokenRecord:
        """The error of one key of the record."""
        line = self.line_of(key)
        return BrokenRecord(self.path, line=line, key=key or None, value=value, expected=expected)

    def items(self) -> Iterator["Written"]:
        """The records of a list."""
        lines: list[dict[str, int]] = [{} for _ in self.value]
        for key, line in self.lines.items():
            n, _, below = key.partition(".")
            lines[int(n)][below] = line
        for value, its_lines in zip(self.value, lines, strict=True):
            yield Written(self.path, its_lines.pop("", self.line), value, its_lines)


class _AsWritten(yaml.CSafeLoader):
    """Knows null, true, false and merge keys; all other scalars are text."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}


for _tag, _pattern, _first in (
    ("null", "~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", "true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("merge", "<<", ["<"]),
):
    _AsWritten.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_pattern})$"), _first
    )


def read_yaml(text: str, path: Path, *, first_line: int = 1) -> Written:
    """What a YAML text says; the value of an empty one is None.

    Args:
        first_line: the line of the file on which the text begins.

    Raises:
        BrokenRecord: it is not YAML, names a key twice, or nests too deep.
    """
    if control := _CONTROL.search(text):
        line = text.count("\n", 0, control.start()) + first_line
        expected = "text without control characters"
        raise BrokenRecord(path, line=line, key=None, value=control.group(), expected=expected)
    try:
        node = yaml.compose(text, Loader=_AsWritten)
    except yaml.YAMLError as error:
        raise _not_yaml(error, text, path, first_line) from error
    if node is None:
        return Written(path, first_line, None)
    reader = _Reader(path, first_line)
    return Written(path, reader.line(node), reader.value(node, ""), reader.lines)


class _Reader:
    """Turns nodes into values and remembers their lines."""

    def __init__(self, path: Path, first_line: int) -> None:
        self._path = path
        self._first_line = first_line
        self._done: dict[int, Any] = {}
        self.lines: dict[str, int] = {}

    def line(self, node: yaml.Node) -> int:
        mark = node.start_mark
        return self._first_line + (mark.line if mark else 0)

    def value(self, node: yaml.Node, key: str) -> Any:
        if key:
            self.lines[key] = self.line(node)
        if id(node) not in self._done:
            if key.count(".") >= DEEPEST:
                raise self._broken(node, key, f"at most {DEEPEST} levels")
            self._done[id(node)] = self._value(node, key)
        return self._done[id(node)]

    def _value(self, node: yaml.Node, key: str) -> Any:
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, key)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(each, _below(key, str(n))) for n, each in enumerate(node.value)]
        return _scalar(node)

    def _mapping(self, node: yaml.MappingNode, key: str) -> dict[str, Any]:
        values: dict[str, Any] = {}
        merged: dict[str, Any] = {}
        for name_node, value_node in node.value:
            if not isinstance(name_node, yaml.ScalarNode):
                raise self._broken(name_node, key, "a key that is a word")
            name = str(name_node.value)
            value = self.value(value_node, _below(key, name))
            if name_node.tag.endswith(":merge"):
                merged.update(value if isinstance(value, dict) else {})
                continue
            if name in values:
                raise self._broken(name_node, _below(key, name), "each key once")
            self.lines[_below(key, name)] = self.line(name_node)
            values[name] = value
        return merged | values

    def _broken(self, node: yaml.Node, key: str, expected: str) -> BrokenRecord:
        shown = node.value if isinstance(node, yaml.ScalarNode) else type(node).__name__
        return BrokenRecord(
            self._path, line=self.line(node), key=key or None, value=shown, expected=expected
        )


def _below(key: str, name: str) -> str:
    return f"{key}.{name}" if key else name


def _scalar(node: yaml.Node) -> str | bool | None:
    if node.tag.endswith(":null"):
        return None
    if node.tag.endswith(":bool"):
        return bool(node.value.lower() == "true")
    return str(node.value)


def _not_yaml(error: yaml.YAMLError, text: str, path: Path, first_line: int) -> BrokenRecord:
    mark = getattr(error, "problem_mark", None)
    lines = text.rstrip().split("\n")
    at = min(mark.line if mark else 0, len(lines) - 1)
    shown = lines[at].strip()
    problem = getattr(error, "problem", None) or str(error)
    expected = f"YAML ({problem})"
    return BrokenRecord(path, line=first_line + at, key=None, value=shown, expected=expected)
