"""Text that is written so that people cannot read it and programs can."""

import binascii
import re
from base64 import b64decode
from collections.abc import Iterator

from neuvoja.language.hostile.structures import Place

FEWEST_SPACED = 20
"""Letters; a name that is spelt is shorter."""

READABLE = 0.85
"""Share of letters and blanks from which decoded bytes are a text."""

_BASE64 = re.compile(r"(?<![\w/+=-])[A-Za-z0-9+/_-]{24,}={0,2}(?![\w/+=])")
_HEX = re.compile(r"(?<!\w)(?:[0-9a-fA-F]{2}[ :]?){16,}(?!\w)")
_SPACED = re.compile(r"(?<!\w)(?:[^\W\d_][ .·_-]{1,3}){5,}[^\W\d_](?!\w)")
_WIDE = re.compile(r"[ .·_-]{2,}")
_GAPS = re.compile(r"[ .·_-]")


def blobs(text: str) -> Iterator[Place]:
    """Base64 and hex that hold a text."""
    if len(text) < 24:
        return
    yield from (each.span() for each in _BASE64.finditer(text) if _is_text(_from_base64(each[0])))
    yield from (each.span() for each in _HEX.finditer(text) if _is_text(_from_hex(each[0])))


def spaced(text: str) -> Iterator[tuple[int, int, str]]:
    """Letters set apart, with the words that they make."""
    for found in _SPACED.finditer(text):
        words = (_GAPS.sub("", word) for word in _WIDE.split(found[0]))
        yield *found.span(), " ".join(words)


def is_long(words: str) -> bool:
    return sum(map(len, words.split())) >= FEWEST_SPACED


def _from_base64(blob: str) -> bytes:
    plain = blob.rstrip("=").replace("-", "+").replace("_", "/")
    try:
        return b64decode(plain + "=" * (-len(plain) % 4), validate=True)
    except (binascii.Error, ValueError):
        return b""


def _from_hex(blob: str) -> bytes:
    digits = re.sub("[^0-9a-fA-F]", "", blob)
    return bytes.fromhex(digits[: len(digits) // 2 * 2])


def _is_text(decoded: bytes) -> bool:
    try:
        text = decoded.decode()
    except UnicodeDecodeError:
        return False
    fair = sum(each.isalpha() or each == " " for each in text)
    return len(text) >= 12 and text.isprintable() and fair >= READABLE * len(text)
