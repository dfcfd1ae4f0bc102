"""Text that is not what it seems to a reader: unseen, look-alike, encoded or garbled characters."""

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

from neuvoja.language.hostile.encoded import blobs, spaced
from neuvoja.language.text import fold
from neuvoja.language.words import word_texts

TEXTS_REMEMBERED = 4_096
LONGEST_MIXED = 15
"""Characters of a word of letters and digits, above which it is a key or a code of a program."""

_ALLOWED = frozenset("\n\t\u00ad")
_SYMBOLS = frozenset("µμΩΩπαβγΔ")
"""Greek letters that stand for measures."""

_ENCODED = re.compile(r"(?<![\w/+=])[A-Za-z0-9+/_=-]{16,}(?![\w/+=])")
_SIGNS = re.compile(
    r"[#*<>\\^`{|}~@$=!?%&]{4,}|(?:\\[xu][0-9a-fA-F]{2,4}){2,}"
    r"|(?<!\S)(?:[\w-]*[#$%&*@\\^{}|~()\[\]<>=+!]){5,}\S*"
)
_CRAMMED = re.compile(r"[^\W\d_]{45,}")
_LEET = re.compile(r"(?<!\w)(?=\w*[^\W\d_]\d+[^\W\d_])\w*\d[^\W\d_]+\d\w*(?!\w)")
_INSIDE = re.compile(r"(?<!\w)[^\W\d_]+[@$*&!|][^\W\d_]+(?:[@$*&!|][^\W\d_]*)*(?!\w)")
_GROUPS = re.compile(r"(?<!\w)(?:[^\W\d_]{1,4}\s+){11,}[^\W\d_]{1,4}(?!\w)")


@lru_cache(maxsize=TEXTS_REMEMBERED)
def disguise(text: str) -> str | None:
    """What is hidden in a text, in a few words; None for a text that is as it seems."""
    if any(_is_unseen(before, each) for before, each in pairwise(f" {text}")):
        return "unseen characters"
    if odd := next((each for each in text if _is_foreign(each)), None):
        return f"the letter {unicodedata.name(odd, hex(ord(odd)))}"
    if next(blobs(text), None) or any(map(_is_encoded, _ENCODED.findall(text))):
        return "encoded text"
    if next(spaced(text), None):
        return "letters set apart"
    if _SIGNS.search(text) or _CRAMMED.search(text):
        return "a row of signs"
    return "letters that others stand for" if _is_garbled(text) else None


def _is_unseen(before: str, each: str) -> bool:
    if each in _ALLOWED or each.isprintable() or each == " ":
        # Combining marks and variation selectors print, and hide data when they are heaped up.
        return unicodedata.category(each) == "Mn" and (
            unicodedata.category(before) == "Mn" or each > "\ufe0f"
        )
    # A joiner within a picture, such as a family's, is seen as a part of it.
    return not (each == "\u200d" and unicodedata.category(before) in ("So", "Mn", "Sk"))


def _is_foreign(each: str) -> bool:
    if each.isascii() or not each.isalpha() or each in _SYMBOLS:
        return False
    name = unicodedata.name(each, "")
    return not name.startswith(("LATIN", "FEMININE", "MASCULINE"))


def _is_encoded(word: str) -> bool:
    """Whether it looks like base64, a hash or a key rather than a long word or an address."""
    digits = sum(map(str.isdigit, word))
    letters = sum(map(str.isalpha, word))
    if letters and digits >= 3 and "-" not in word[1:-1] and len(word) > LONGEST_MIXED:
        return True
    turns = sum(before.islower() and after.isupper() for before, after in pairwise(word))
    return turns >= 3 and not re.fullmatch(r"(?:[A-ZÅÄÖ][a-zåäö]{2,}-?)+", word)


def _is_garbled(text: str) -> bool:
    """Digits or signs for letters in several words, or the words cut into short groups."""
    swapped = len(_LEET.findall(text)) + len(_INSIDE.findall(text))
    words = word_texts(text)
    if swapped >= 2 and swapped * 4 >= len(words):
        return True
    groups = _GROUPS.search(text)
    return bool(groups) and _even(groups[0].split()) if groups else False


def _even(groups: list[str]) -> bool:
    """Whether nearly all are equally long, as no sentence's words are."""
    lengths = [len(fold(each)) for each in groups]
    longest = max(lengths)
    return longest > 1 and sum(each == longest for each in lengths) >= 0.8 * len(lengths)
