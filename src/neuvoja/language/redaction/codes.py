"""Codes that open something, and numbers of bookings, in the texts of one past case.

cue filler? value         koodi on 7319 · door code: 4471 · knappa in 9021 · varaus SR-90417

In a conversation that goes on such a number may be a fault's code, which tells what to look for; in
a case that is over it helps nobody and may still open a door.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from neuvoja.language.redaction.findings import Kind

_OTHER_CODE = re.compile(
    r"(?:virhe|vika|vikakoodi|error|fault|fel|kampanja|alennus|tarjous|promo|discount|rabatt|posti|post"
    r"|zip|area|country|maa|suunta|qr|hinta|tuote|product|produkt|vero|vat|moms)[ -]?$",
    re.IGNORECASE,
)
_CODE = re.compile(
    r"(?<!\w)(?:(?:(?:ovi|portti|avain|avainkaapin ?|avainlaatikon ?|hälytys|avaus|kulku|lukon ?"
    r"|summeri|laatikon ?|kaapin ?|oven ?|pin-?)?koodi\w{0,4})|(?:(?:dörr|port|larm|nyckel|öppnings"
    r"|lås|pin-?)?kod(?:en)?)|(?:(?:door|gate|entry|access|alarm|lock|key ?box|safe) ?)?code|pin)"
    r"(?:\s?(?:[:=]|on|oli|is|was|är|var|nyt|now|nu))?\s{1,2}[\"'”]?(?P<value>\d{3,8})"
    r"(?![\w%€]|[.,–-]\d|\s?(?:€|eur|kr|kwh|%))",
    re.IGNORECASE,
)
_KEYED = re.compile(
    r"(?<!\w)(?:syötä|näppäile|näpyttele|enter|punch in|key in|knappa in|slå in|mata in)"
    r"(?:\s[^\W\d]+){0,2}\s(?P<value>\d{4,8})(?![\w%€]|[.,–-]\d|\s?(?:€|eur|kr|kwh|%))",
    re.IGNORECASE,
)
_BOOKING = re.compile(
    r"(?<!\w)(?:varaus\w{0,8}|varauksen(?: numero)?|bokning\w{0,10}"
    r"|booking(?: (?:number|no\.?|ref\w*))?|reservation(?: (?:number|no\.?))?)\s?[:#]?\s?"
    r"(?P<value>[A-ZÅÄÖ]{1,4}-?\d{4,10}|\d{5,10})(?!\w)",
    re.IGNORECASE,
)
_PASSPORT = re.compile(
    r"(?<!\w)(?:passi\w{0,3}|passport|pass)(?: \w+)?\s?[:#]?\s(?P<value>[A-Z]{1,2}\d{6,9})(?!\w)",
    re.IGNORECASE,
)


def codes_of(texts: Iterable[str]) -> Mapping[Kind, Sequence[str]]:
    """The values by kind, each once; to be taken out of all the texts, wherever they stand."""
    secrets: dict[str, None] = {}
    bookings: dict[str, None] = {}
    for text in texts:
        secrets.update(dict.fromkeys(_secrets(text)))
        bookings.update(dict.fromkeys(each["value"] for each in _BOOKING.finditer(text)))
    return {Kind.SECRET: list(secrets), Kind.CUSTOMER_NUMBER: list(bookings)}


def _secrets(text: str) -> Iterator[str]:
    for found in _CODE.finditer(text):
        if not _OTHER_CODE.search(text, max(0, found.start() - 12), found.start()):
            yield found["value"]
    for pattern in (_KEYED, _PASSPORT):
        yield from (found["value"] for found in pattern.finditer(text))
