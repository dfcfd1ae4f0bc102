"""What most articles are made of, told apart without a parser: for speed alone.

body    = { heading | paragraph | items | rest }
items   = lines that are each one plain list item, and nothing more of the list below them
rest    = all else, up to an empty line and a line that surely begins something new

The parser says the same of every stretch alone as in its body, unless the body has link
definitions, code or HTML, which reach further; such a body is all rest.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

StretchKind = Literal["heading", "paragraph", "items", "rest"]

HEADING = re.compile(r"(#{1,6}) +([^#\s](?:.*[^#\s])?)\s*$")
ITEM = re.compile(r"(?:([-*+])|(\d{1,9})[.)]) (\S.*)$")

_FAR_REACHING = re.compile(r"^ {0,3}(?:\[[^\]\n]+\]:|<|```|~~~)", re.MULTILINE)
_PLAIN = re.compile(r"(?!\d{1,9}[.)](?:\s|$))(?:[^\W_]|[\"“”'’»(€§…–—]|\*\*(?=[^\W_]))")


@dataclass(frozen=True, slots=True)
class Stretch:
    kind: StretchKind
    first: int
    """Index of its first line."""

    last: int
    """One past its last line."""


def stretches(body: str, lines: Sequence[str]) -> Iterator[Stretch]:
    """The stretches of a body in order; empty lines between them are in none."""
    if _FAR_REACHING.search(body):
        yield Stretch("rest", 0, len(lines))
        return
    n = 0
    while n < len(lines):
        if not lines[n].strip():
            n += 1
            continue
        stretch = _heading(lines, n) or _paragraph(lines, n) or _items(lines, n) or _rest(lines, n)
        yield stretch
        n = stretch.last


def _heading(lines: Sequence[str], n: int) -> Stretch | None:
    return Stretch("heading", n, n + 1) if HEADING.match(lines[n]) else None


def _paragraph(lines: Sequence[str], n: int) -> Stretch | None:
    last = n
    while last < len(lines) and _PLAIN.match(lines[last]):
        last += 1
    ends = last == len(lines) or not lines[last].strip() or HEADING.match(lines[last])
    return Stretch("paragraph", n, last) if last > n and ends else None


def _items(lines: Sequence[str], n: int) -> Stretch | None:
    last, marker = n, None
    while last < len(lines) and (item := ITEM.match(lines[last])):
        if marker not in (None, _kind_of(item)) or not _PLAIN.match(item[3]):
            return None
        marker = _kind_of(item)
        last += 1
    if last == n or not _is_closed(lines, last):
        return None
    return Stretch("items", n, last)


def _kind_of(item: re.Match[str]) -> str:
    return item[1] or item[0][len(item[2])]


def _is_closed(lines: Sequence[str], n: int) -> bool:
    """Whether nothing from here on belongs to a list above."""
    if n < len(lines) and lines[n].strip():
        return False
    following = next((line for line in lines[n:] if line.strip()), None)
    return following is None or _begins_anew(following)


def _begins_anew(line: str) -> bool:
    return bool(_PLAIN.match(line) or HEADING.match(line))


def _rest(lines: Sequence[str], n: int) -> Stretch:
    last = n + 1
    while last < len(lines) and not (not lines[last - 1].strip() and _begins_anew(lines[last])):
        last += 1
    return Stretch("rest", n, last)
