r"""An answer as sentences with what they cite.

mark = "[" number { ("," | "–" | ";") number } "]"       [1]  [1, 3]  [2–4]  [source 2]  【1】

A mark belongs to the sentence before it, whether it stands before the full stop or behind it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from neuvoja.language.sentences import Span, sentences

NO_ANSWER = "NO_ANSWER"
"""What a model writes where the sources do not answer; questions may follow."""

_WORD = r"(?:sources?|lähde|lähteet|källa|källor|n)"
_NUMBERS = r"\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*"
_INNER = rf"(?:{_WORD}\s*[:=]?\s*)?{_NUMBERS}(?:†[^\]】]*)?"
MARK = re.compile(rf"\s*(?:\[\s*{_INNER}\s*\]|【\s*{_INNER}\s*】)", re.IGNORECASE)
_BEHIND = re.compile(rf"([.!?…]+[”\"'’)]?)((?:{MARK.pattern})+)", re.IGNORECASE)
_RANGE = re.compile(r"(\d{1,3})\s*[–-]\s*(\d{1,3})")
_MOST_IN_RANGE = 6
_EMPHASIS = re.compile(r"\*\*|__|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)|`")
_HEADING = re.compile(r"^\s*#{1,6}\s+", re.MULTILINE)
_MARKER = re.compile(r"[ \t]*(?:[-*+•–]|\d{1,2}[.)])[ \t]+$")
_DECLINED = re.compile(r"^\W*NO[ _]?ANSWER\b\W*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stated:
    """One sentence of an answer."""

    text: str
    """Without citation marks and emphasis; with the marker of a list item."""

    cites: tuple[int, ...]
    """As it says, in order, each once; possibly of sources that were never offered."""


def declines(answer: str) -> bool:
    """Whether it says that the sources do not answer."""
    return _DECLINED.match(answer) is not None


def questions_in(answer: str) -> tuple[str, ...]:
    """What a declining answer would ask the customer."""
    after = _DECLINED.sub("", answer, count=1)
    return tuple(each.text for each in stated(after) if each.text.endswith("?") and not each.cites)


def stated(answer: str) -> tuple[Stated, ...]:
    """The sentences in order; empty where there is no word."""
    plain = _BEHIND.sub(lambda found: f"{found[2]}{found[1]}", _without_markup(answer))
    said: list[Stated] = []
    for each in (_stated(plain, span) for span in sentences(plain)):
        if any(map(str.isalnum, each.text)):
            said.append(each)
        elif said:
            # A mark on a line of its own.
            said[-1] = replace(said[-1], cites=(*said[-1].cites, *each.cites))
    return tuple(said)


def without_marks(text: str) -> str:
    return MARK.sub("", text)


def _without_markup(answer: str) -> str:
    # Models escape underscores, also those of placeholders.
    return _EMPHASIS.sub("", _HEADING.sub("", answer.replace("\\_", "_")))


def _stated(answer: str, span: Span) -> Stated:
    line = answer[answer.rfind("\n", 0, span.start) + 1 : span.start]
    marker = f"{line.strip()} " if _MARKER.fullmatch(line) else ""
    cites = dict.fromkeys(n for found in MARK.finditer(span.text) for n in _numbers(found[0]))
    return Stated(marker + without_marks(span.text).strip(), tuple(cites))


def _numbers(mark: str) -> Iterator[int]:
    """The numbers that a mark names; a range names all between."""
    mark = mark.split("†")[0]
    for found in _RANGE.finditer(mark):
        first, last = int(found[1]), int(found[2])
        yield from range(first, min(last, first + _MOST_IN_RANGE) + 1)
    yield from map(int, re.findall(r"\d{1,3}", _RANGE.sub(" ", mark)))
