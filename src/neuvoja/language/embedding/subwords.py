"""What a static embedding knows a word by: itself, and its grams of 3 to 5 characters.

    Sähkö-auton   →  =sähkö  <sä säh ähk hkö kö>  <säh sähk ähkö hkö>  <sähk sähkö ähkö>
                     =auton  <au aut uto ton on>  …

Training and run time must name them alike, so both ask here.
"""

import re
import unicodedata

from neuvoja.language.words import is_placeholder, word_texts

SHORTEST_GRAM = 3
LONGEST_GRAM = 5
LONGEST_PART = 40
"""Characters of a part that are looked at: no language's word needs more, noise may have 100."""

WHOLE = "="
"""Goes before a whole part, so that it is not taken for a gram."""

_PART = re.compile(r"[^\W_]+")


def known_words(text: str) -> list[str]:
    """The words of a text, composed and in lower case; redaction's placeholders say nothing."""
    composed = text if text.isascii() else unicodedata.normalize("NFC", text)
    return [word.lower() for word in word_texts(composed) if not is_placeholder(word)]


def subwords(word: str) -> list[str]:
    """Each part of a word in lower case, whole and in grams; a gram said twice stands twice."""
    return [name for part in _PART.findall(word) for name in _names(part[:LONGEST_PART])]


def _names(part: str) -> list[str]:
    marked = f"<{part}>"
    return [WHOLE + part] + [
        marked[start : start + length]
        for length in range(SHORTEST_GRAM, LONGEST_GRAM + 1)
        for start in range(len(marked) - length + 1)
    ]
