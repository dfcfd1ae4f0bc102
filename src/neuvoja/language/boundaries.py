"""At which marks a sentence ends.

A full stop does not end it after an abbreviation, an initial or an ordinal, nor inside a number,
a web address or an e-mail address.
"""

import re
from collections.abc import Iterator

from neuvoja.language.abbreviations import ABBREVIATIONS, BEFORE_NUMBER, MAY_END

_MARK = re.compile(
    r"(?:\.\.+|…+\.*|\.|[!?]+[!?.…]*)"
    r"(?P<close>[\"'”’»“\)\]*_]*)"
    r"(?=\s|$|(?P<glued>[A-ZÅÄÖ][a-zåäö]))"
)
_CAPITAL_AFTER_STOP = re.compile(r"[a-zåäö]{3}\.\s+[A-ZÅÄÖ]")
_SMALL_AFTER_STOP = re.compile(r"[a-zåäö]{3}\.\s+[a-zåäö]")
_OPENING = re.compile(r".*[(\"'”’»“\[/]")
_RATE = re.compile(
    r"(?:[€$£]|\b(?:[kmg]?bit|m[bt]|g[bt]|e|eur|euroa?|snt|c|kr|sek|km|m))/(?:\w{1,4})$",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"[A-ZÅÄÖ](?:[.-]+[A-ZÅÄÖ])*$")
_ADDRESS = re.compile(r"[/@]|www\.")
_VOWEL = re.compile("[aeiouyåäöü]", re.IGNORECASE)
_LONGEST_TOKEN = 200
_LONGEST_GAP = 20


class Boundaries:
    """Where the sentences of one text end."""

    def __init__(self, text: str) -> None:
        self._text = text
        capitals = len(_CAPITAL_AFTER_STOP.findall(text))
        self._capitalises = capitals >= 2 and capitals > 2 * len(_SMALL_AFTER_STOP.findall(text))
        """Whether its sentences begin with capitals, so that "Anl. inställning" is one."""

    def within(self, start: int, end: int) -> Iterator[int]:
        """One past the last code point of every sentence that ends inside a block."""
        begun = start
        for mark in _MARK.finditer(self._text, start, end):
            if self._ends(mark, begun, end):
                begun = mark.end()
                yield begun

    def _ends(self, mark: re.Match[str], begun: int, end: int) -> bool:
        rest = self._text[mark.end() : min(end, mark.end() + _LONGEST_GAP)]
        following = rest.lstrip()[:1]
        token = self._token_before(begun, mark.start())
        if not following or not token:
            return True
        if mark["glued"] is not None and _ADDRESS.search(token):
            return False
        if mark.group().startswith(("!", "?")):
            return not (mark["close"] and following.islower())
        if mark.group().startswith(("..", "…")):
            return not following.islower()
        if following.isupper() and _RATE.search(token):
            return True
        return self._stop_ends(_OPENING.sub("", token), following, glued=mark["glued"] is not None)

    def _token_before(self, begun: int, place: int) -> str:
        """What stands between the last space and this place; the end of it, where it is long."""
        before = self._text[max(begun, place - _LONGEST_TOKEN) : place]
        return before.split()[-1] if before and not before[-1].isspace() else ""

    def _stop_ends(self, token: str, following: str, *, glued: bool) -> bool:
        """Whether the full stop after this token ends a sentence before `following`."""
        if not token:
            return True
        if glued:
            return token[-1].islower() and token.isalpha() and len(token) > 1
        if following.islower() and (self._capitalises or len(token) == 1):
            return False
        if token[-1].isdigit():
            return not (following.islower() or following.isdigit())
        return _word_ends(token, following)


def _word_ends(token: str, following: str) -> bool:
    lowered = token.lower()
    if lowered in MAY_END:
        return following.isupper()
    if lowered in BEFORE_NUMBER and following.isdigit():
        return False
    initial = _INITIALS.match(token) is not None and token != "I"
    return not (lowered in ABBREVIATIONS or initial or _cannot_be_said(token))


def _cannot_be_said(token: str) -> bool:
    """Whether it is short and without a vowel: "vrk", "kts" and others that no table has."""
    return len(token) <= 4 and token.isalpha() and not token.isupper() and not _VOWEL.search(token)
