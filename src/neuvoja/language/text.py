"""Text as it came in, made fit to read; and letters folded for comparing."""

import json
import re
import unicodedata
from typing import Any, NoReturn

MOST_DIGITS = 4_300
"""Of a whole number in JSON; Python reads no more."""

_NEWLINES = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")

# What UTF-8 looks like when someone upstream has read it as Windows-1252.
_CONTINUATION = (
    "\x80-\xbf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014\u2018-\u201a"
    "\u201c-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122"
)
_MISREAD = re.compile(
    f"[\xc2-\xdf][{_CONTINUATION}]|[\xe0-\xef][{_CONTINUATION}]{{2}}|[\xf0-\xf4][{_CONTINUATION}]{{3}}"
)

_LATIN = str.maketrans(
    "åäöàáâãāçèéêëēìíîïīñòóôõōøšùúûüūýÿžæð", "aaoaaaaaceeeeeiiiiinoooooosuuuuuyyzad"
)


def clean(text: str) -> str:
    """The same text in NFC, with plain spaces and line feeds, unseen characters gone.

    Umlauts that were misread on the way ("pÃ¤ivÃ¤Ã¤") are put right. Runs of spaces and empty
    lines stay as they are. Cleaning twice changes nothing more.
    """
    while (cleaned := _cleaned_once(text)) != text:
        text = cleaned
    return text


def _without_lone_surrogates(value: Any) -> Any:
    """The same text, list or mapping with U+FFFD for what has no UTF-8; other values as they are.

    JSON and YAML can write half a surrogate pair, and no store can keep one.
    """
    if isinstance(value, str):
        return _LONE_SURROGATE.sub("\ufffd", value)
    if isinstance(value, list):
        return [_without_lone_surrogates(each) for each in value]
    if isinstance(value, dict):
        return {
            _without_lone_surrogates(key): _without_lone_surrogates(each)
            for key, each in value.items()
        }
    return value


def from_json(text: str | bytes) -> Any:
    """What a JSON text says, with U+FFFD for what has no UTF-8.

    Raises:
        ValueError: it is no JSON, or nests or counts beyond what can be read; says why.
    """
    try:
        value = json.loads(text, parse_constant=_no_number, parse_int=_whole_number)
        return _without_lone_surrogates(value)
    except RecursionError as error:
        raise ValueError("it nests too deep") from error


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")


def _whole_number(digits: str) -> int:
    if len(digits) > MOST_DIGITS:
        raise ValueError(f"a number has more than {MOST_DIGITS:,} digits")
    return int(digits)


def fold(text: str) -> str:
    """Lower case without accents: å and ä are a, ö is o. Folding twice changes nothing more."""
    lowered = text.lower()
    if lowered.isascii():
        return lowered
    folded = lowered.translate(_LATIN)
    while not folded.isascii() and (again := _folded_once(folded)) != folded:
        folded = again
    return folded


def _cleaned_once(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    text = _MISREAD.sub(_reread, text)
    text = _NEWLINES.sub("\n", text)
    text = _SPACES.sub(" ", text)
    text = _UNSEEN.sub("", text)
    return unicodedata.normalize("NFC", _LONE_SURROGATE.sub("\ufffd", text))


def _reread(misread: re.Match[str]) -> str:
    try:
        return bytes(map(_byte, misread.group())).decode()
    except (UnicodeDecodeError, UnicodeEncodeError):
        return misread.group()


def _byte(character: str) -> int:
    # Windows-1252 leaves five bytes undefined; readers pass those through as they are.
    return ord(character) if ord(character) < 0xA0 else character.encode("cp1252")[0]


def _folded_once(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text)
    bare = "".join(each for each in apart if not unicodedata.combining(each))
    return unicodedata.normalize("NFC", bare.casefold()).translate(_LATIN)
