"""The lines of a passage: which are sentences, which items of a list, which only head others.

A question in a source is asked by nobody: like a heading it heads what answers it.
"""

import re
from collections.abc import Collection

from neuvoja.assistant.extractive.pages.piece import LISTED, Shape
from neuvoja.language.sentences import Span, sentences
from neuvoja.language.similarity import literals

LONGEST_LABEL = 5
"""Words that a line without an end mark may have and still be taken for a heading."""

_MARKER = re.compile(r"[ \t]*(?:(?P<number>\(?\d{1,3}[.)])|[-*+•·‣▪◦–—])[ \t]+$")
_ROW = re.compile(r"(?:.{1,80}? – )?(?:[^:;–]|:(?! )){1,60}: .+")


def lines(text: str, headings: Collection[str]) -> list[tuple[Span, Shape, int]]:
    """The sentences and whole items of a passage, their shapes, and the numbers of their blocks.

    Args:
        headings: those that stand in the text, each on a line of its own.
    """
    found: list[tuple[Span, Shape, int]] = []
    block, end = 0, 0
    for span in sentences(text):
        line = text.rfind("\n", 0, span.start) + 1
        before = text[line : span.start]
        marker = _MARKER.match(before)
        if found and not marker and before.strip() and found[-1][1] in LISTED:
            last, shape, _ = found[-1]
            found[-1] = (Span(text[last.start : span.end], last.start, span.end), shape, block)
        else:
            start = span.end - len(text[line : span.end].lstrip()) if marker else span.start
            whole = Span(text[start : span.end], start, span.end)
            shape = _shape(text, whole, marker, headings)
            if found and _breaks(text[end:start], found[-1][1], shape):
                block += 1
            found.append((whole, shape, block))
        end = span.end
    return found


def _shape(text: str, span: Span, marker: re.Match[str] | None, headings: Collection[str]) -> Shape:
    if marker:
        bare = span.text[len(marker.group().lstrip()) :]
        return "step" if marker["number"] else "row" if _ROW.match(bare) else "item"
    line = text[text.rfind("\n", 0, span.start) + 1 :].split("\n", 1)[0].strip()
    if span.text.endswith("?") or line in headings or (line == span.text and _headinglike(line)):
        return "label"
    return "lead" if span.text.endswith(":") else "sentence"


def _headinglike(line: str) -> bool:
    return line[-1] not in '.!?…:)”"' and len(line.split()) <= LONGEST_LABEL and not literals(line)


def _breaks(gap: str, before: Shape, after: Shape) -> bool:
    listed = LISTED
    return (before in listed) != (after in listed) or (after not in listed and "\n\n" in gap)
