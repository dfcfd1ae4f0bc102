"""Telephone numbers as they are said and written down word by word: nolla neljä nolla, viis viis.

number = word { gap word }            six digits or more
word   = digit | tens | how many      noll, femtio, tre ettor, double five
gap    = blank | , | . | - | och | and | ja
"""

import re
from collections.abc import Iterator, Mapping

from neuvoja.language.redaction.findings import Finding, Kind

FEWEST_DIGITS = 6

_FINNISH = (
    "nolla yks yksi ykkönen kaks kaksi kakkonen kasi kolme kolmonen neljä nelonen viis viisi"
    " viitonen kuus kuusi kutonen seittemän seitsemän seiska kaheksan kahdeksan yheksän yhdeksän"
    " ysi"
)
_SWEDISH = "noll nolla ett en två tvåa tre trea fyra fem femma sex sexa sju sjua åtta nio nia"
_ENGLISH = "zero oh nought one two three four five six seven eight nine"
_DIGITS = f"{_FINNISH} {_SWEDISH} {_ENGLISH}".split()

_FINNISH_TENS = (
    "(?:kaks|kaksi|kolme|neljä|nel|viis|viisi|viiden|kuus|kuusi|seittemän|seitsemän|kaheksan|kahdeksan"
    "|yheksän|yhdeksän)(?:kymmentä|kymment|kyt|kytä|kyä|ky)(?:yks|yksi|kaks|kaksi|kolme|neljä"
    "|viis|viisi|kuus|kuusi|seittemän|seitsemän|kaheksan|kahdeksan|yheksän|yhdeksän)?"
)
_SWEDISH_TENS = (
    "(?:tjugo|trettio|fyrtio|femtio|sextio|sjuttio|åttio|nittio)"
    "(?:ett|en|två|tre|fyra|fem|sex|sju|åtta|nio)?"
)
_ENGLISH_TENS = (
    "(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    "(?:-(?:one|two|three|four|five|six|seven|eight|nine))?"
)
_PLURALS = re.findall(r"\w+", "nollor ettor tvåor treor fyror femmor sexor sjuor åttor nior")
_TIMES: Mapping[str, int] = {"två": 2, "tre": 3, "fyra": 4, "double": 2, "triple": 3, "tupla": 2}

_ONE = (
    rf"(?:(?P<times>{'|'.join(_TIMES)})[ -](?P<repeated>{'|'.join([*_PLURALS, *_DIGITS])})"
    rf"|(?P<tens>{_FINNISH_TENS}|{_SWEDISH_TENS}|{_ENGLISH_TENS})|(?P<digit>{'|'.join(_DIGITS)}))"
    r"(?![^\W_])"
)
_WORD = re.compile(_ONE, re.IGNORECASE)
_GAP = re.compile(r"(?:[ \u00a0]*[,.\-–][ \u00a0]*|[ \u00a0]+(?:(?:ja|och|and) )?)", re.IGNORECASE)
_START = re.compile(rf"(?<![^\W_])(?={_ONE})", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]+")
_SAID = frozenset({*_DIGITS, *_PLURALS})
_NOUGHTS = frozenset({"nolla", "noll", "zero", "oh", "nought"})
_FEWEST_SAID = 3
_AGAIN = frozenset({"double", "triple", "tupla"})


def find_spoken_numbers(text: str) -> Iterator[Finding]:
    """Runs of digit words that make six digits or more; a shorter run is a count or a price."""
    if not _may_hold_one(text):
        return
    place = 0
    while start := _START.search(text, place):
        end, digits = _run(text, start.start())
        if digits >= FEWEST_DIGITS:
            yield Finding(start.start(), end, Kind.PHONE)
        place = max(end, start.start() + 1)


def _may_hold_one(text: str) -> bool:
    """A look that costs little: a number begins with a nought, or says many digits."""
    said = [each for each in _LETTERS.findall(text.lower()) if each in _SAID]
    return len(said) >= _FEWEST_SAID or not _NOUGHTS.isdisjoint(said)


def _run(text: str, start: int) -> tuple[int, int]:
    """Where a run of digit words ends, and how many digits it says."""
    end, digits, here = start, 0, start
    while word := _WORD.match(text, here):
        end, digits = word.end(), digits + _digits(word)
        gap = _GAP.match(text, end)
        if gap is None:
            break
        here = gap.end()
    return end, digits


def _digits(word: re.Match[str]) -> int:
    if word["tens"]:
        return 2
    if word["digit"]:
        return 1
    times = word["times"].lower()
    plural = word["repeated"].lower() in _PLURALS
    return _TIMES[times] if plural or times in _AGAIN else 2
