"""Where the words of a text stand.

word        = run { joint run }
run         = letters and digits, at most 100
joint       = hyphen, apostrophe            sähköauto-lataus, don't
            | colon before a case ending    KELA:n, 100:lla
            | . , : between digits          29,90  1.6.2026  8.30  8:30
placeholder = [NAME_1]                      what redaction leaves
"""

import re
from dataclasses import dataclass

# The bounds keep a message of one endless word from costing more than one of many words.
_RUN = r"[^\W_]{1,100}"
_JOINT = r"(?:[-‐‑'’](?=[^\W_])|:(?=[a-zåäö])|(?<=\d)[.,:](?=\d))"
_WORD = re.compile(rf"\[[A-ZÅÄÖ](?:-?[A-ZÅÄÖ]){{1,29}}_\d+\]|{_RUN}(?:{_JOINT}{_RUN}){{0,20}}")


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
