"""Where the words of a text stand.

word        = run { joint run }
run         = letters and digits
joint       = hyphen, apostrophe            sähköauto-lataus, don't
            | colon before a case ending    KELA:n, 100:lla
            | . , : between digits          29,90  1.6.2026  8.30  8:30
placeholder = [NAME_1]                      what redaction leaves
"""

import re
from dataclasses import dataclass

_WORD = re.compile(
    r"\[[A-ZÅÄÖ]{2,}_\d+\]"
    r"|[^\W_]+(?:(?:[-‐‑'’](?=[^\W_])|:(?=[a-zåäö])|(?<=\d)[.,:](?=\d))[^\W_]+)*"
)


@dataclass(frozen=True, slots=True)
class Word:
    text: str
    start: int
    """First code point in the text."""

    end: int
    """One past the last."""


def words(text: str) -> list[Word]:
    """Every word in order, as it is written; empty when there is none.

    A redaction placeholder is one word, brackets included; other signs belong to no word.
    """
    return [Word(found.group(), *found.span()) for found in _WORD.finditer(text)]


def word_texts(text: str) -> list[str]:
    """The words without their places: for hot loops."""
    return _WORD.findall(text)


def is_placeholder(word: str) -> bool:
    return word.startswith("[")
