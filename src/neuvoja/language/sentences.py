"""Where the sentences of a text stand.

text  = block { newline block }
block = line { newline line }     lines go on in the next where a mail program has wrapped them
line  = [ marker ] sentence { sentence } | table row

A list item, a numbered item, a heading, a quoted line and a row of a table never share a span with
their neighbours. A full stop ends a sentence unless it belongs to an abbreviation, an initial, an
ordinal, a number, a date, a web address or an e-mail address.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from neuvoja.language.boundaries import Boundaries

WRAPPED_LINE = 50
"""Code points from which on a line without an end mark may have been wrapped."""

_MARKER = re.compile(
    r"[ \t]*(?:>[ \t]*)*"
    r"(?:(?:[-*+•·‣▪◦–—●○■□➢✓✔]|#{1,6}|\(?\d{1,3}\)|\(?[a-zA-Z]\)|\[[ xX]\])[ \t]+)*"
)
_NUMBERED = re.compile(r"\d{1,2}\.[ \t]+(?=[^\sa-zåäö\d])")
_NUMBER_FIRST = re.compile(r"\s*\d{1,3}[.)]\s")
_ROW = re.compile(r"[ \t]*\|.*\|?[ \t]*$|[^|\n]*\S[ \t]+\|[ \t]+\S[^|\n]*(?:\|[^\n]*)?$")
_RULE = re.compile(r"[\s|:=_*+~#>-]*$")
_WORDLIKE = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Span:
    text: str
    start: int
    """First code point in the text."""

    end: int
    """One past the last; `whole[start:end] == text`."""


def sentences(text: str) -> list[Span]:
    """The sentences in order, stripped, without list and heading markers.

    Whatever holds no letter or digit (rules, lone emoji) is in no span; an empty text has none.
    """
    boundaries = Boundaries(text)
    return [
        Span(text[start:end], start, end)
        for block in _blocks(text)
        for start, end in _split(text, block, boundaries)
        if _WORDLIKE.search(text, start, end)
    ]


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Stretches that no sentence crosses: items, rows, headings, paragraphs; markers left out."""
    open_block: tuple[int, int] | None = None
    for start, end in _lines(text):
        line = text[start:end]
        marker = _marker_length(line)
        if open_block and not marker and _goes_on(text, open_block, line):
            open_block = (open_block[0], end)
            continue
        if open_block:
            yield open_block
        open_block = None if _RULE.match(line) else (start + marker, end)
        if open_block and _ROW.match(line):
            yield open_block
            open_block = None
    if open_block:
        yield open_block


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while (end := text.find("\n", start)) != -1:
        yield start, end
        start = end + 1
    yield start, len(text)


def _marker_length(line: str) -> int:
    marker = _MARKER.match(line)
    length = marker.end() if marker and marker.group().strip() else 0
    numbered = _NUMBERED.match(line, length or len(line) - len(line.lstrip()))
    return numbered.end() if numbered else length


def _goes_on(text: str, block: tuple[int, int], line: str) -> bool:
    """Whether a mail program has wrapped the block's last line into this one."""
    last_line = text[max(block[0], text.rfind("\n", block[0], block[1]) + 1) : block[1]]
    first = line.lstrip()[:1]
    return (
        len(last_line) >= WRAPPED_LINE
        and last_line.rstrip()[-1:] not in ".!?…:;"
        and (first.islower() or first.isdigit() or first in "(€")
        and not (_ROW.match(line) or _NUMBER_FIRST.match(line))
    )


def _split(text: str, block: tuple[int, int], boundaries: Boundaries) -> Iterator[tuple[int, int]]:
    begun, end = block
    if not _ROW.match(text[begun:end]):
        for boundary in boundaries.within(begun, end):
            yield _stripped(text, begun, boundary)
            begun = boundary
    yield _stripped(text, begun, end)


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    return start, start + len(piece.strip())
