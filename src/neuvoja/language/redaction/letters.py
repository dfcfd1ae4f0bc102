"""Capital letters as the inside of a regular expression's character class."""

import re

CAPITAL = re.escape("".join(chr(code) for code in range(0x41, 0x250) if chr(code).isupper())) + (
    "\u0370-\u03ab\u0400-\u042f"
)
"""Latin with its accents, Greek and Cyrillic."""
