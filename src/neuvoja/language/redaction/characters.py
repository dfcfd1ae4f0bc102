"""Capital letters, and runs of digits, which most personal data begin with."""

import re
from collections.abc import Iterator

CAPITAL = re.escape("".join(chr(code) for code in range(0x41, 0x250) if chr(code).isupper())) + (
    "\u0370-\u03ab\u0400-\u042f"
)
"""Latin with its accents, Greek and Cyrillic, as the inside of a character class."""

_DIGITS = re.compile("[0-9]+")


def digit_runs(text: str) -> Iterator[re.Match[str]]:
    """Every run of digits that no letter or digit stands before."""
    for run in _DIGITS.finditer(text):
        if run.start() == 0 or not text[run.start() - 1].isalnum():
            yield run
