"""Values that are personal because of the label beside them.

label filler? value          Asiakasnumeroni on 1234567.   Kundnr: 55-1234   password = hunter2
value verb owner? label      1234567 on mun asiakasnumero
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from ipaddress import AddressValueError, IPv4Address

from neuvoja.language.redaction import labels
from neuvoja.language.redaction.characters import digit_runs
from neuvoja.language.redaction.findings import Finding, Kind

_SHORTEST_NUMBER = 3
_DIGIT = re.compile("[0-9]")
_ENDING = "[a-zåäö]{0,7}"
_FILLER = (
    r"(?:\s{0,2}(?:[:=#]|\b(?:on|oli|is|was|är|var|nro|nr|no|numero|nummer|number|minun|mun|mitt|min|my"
    r"|toi|se|tuo|siis|teillä|tässä|seuraava\w{0,9}|hos|er|with|you)\b\.?)){0,3}\s{0,3}"
)
_NUMBER = (
    r"[\"'(]?(?P<value>(?=[a-z]{0,6}-?[0-9])[a-z0-9]{1,24}(?:[-–/][a-z0-9]{1,24}){0,5}"
    r"(?:[ \u00a0][0-9]{2,6}(?![0-9]|[.,:-][0-9]|\s?(?:€|e\b|eur|kr|kwh|%|kpl))){0,6})(?![^\W_])"
)
_CODE = (
    r"(?P<value>(?:19|20)?[0-9]{6}[ \-–+]{0,3}[a-z0-9]{4,5}"
    r"|[0-9]{6} ?[-–+a-z]? ?[0-9]{3} ?[a-z0-9]?"
    r"|(?:19|20)?[0-9]{6}|[-–+a]?[0-9]{3}[a-z0-9])(?![^\W_])"
)
_DATE = (
    r"(?P<value>[0-9]{1,2}[./-] ?[0-9]{1,2}[./-] ?(?:[0-9]{4}|[0-9]{2})|[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"|[0-9]{1,2}\.? [a-zåäö]{3,12} (?:19|20)[0-9]{2}|(?:19|20)?[0-9]{6})(?![\w-])"
)
_PLATE = r"(?P<value>[a-zåäö]{2,3}[ -]?[0-9]{1,3}[a-z]?)(?![^\W_])"
_COPULA = r"(?P<link>\s{0,2}(?:[:=]|\b(?:on|oli|is|was|är|var)\b:?)|(?=\s[0-9]))\s{0,3}"
_TOKEN = r"(?P<quote>[\"'“”»]?)(?P<value>[^\s\"'“”»]{1,63}[^\s\"'“”»,.;:)?])(?P<last>[,.;]|\s*$)?"
_DOTTED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3}){3}(?!\w|\.[0-9])")
_VERSION_BEFORE = re.compile(r"(?:[\w.]|(?:versio\w{0,3}|version|ver\.?|v\.) )$", re.IGNORECASE)
_OWNED = re.compile(
    r"[0-9]{5,24} (?:on|är|is) (?:(?:mun|minun|meidän|mitt|min|vårt|my|our) )?"
    r"(?:asiakas|sopimus|liittymä|vakuutus|jäsen|käyttöpaikka|kund|avtals|medlems|försäkrings|customer"
    r"|contract|account|policy|member)[ -]?(?:numero|nro|tunnus|nummer|number|id)",
    re.IGNORECASE,
)

_Accepts = Callable[[re.Match[str], str], bool]
"""Whether what stands beside a label, in small letters and as written, is a value at all."""


@dataclass(frozen=True, slots=True)
class _Label:
    kind: Kind
    signs: tuple[str, ...]
    """A text that holds none of these holds no label of this group."""

    pattern: re.Pattern[str]
    """For text in small letters; a letter before the label is not excluded yet."""

    accepts: _Accepts


def find_labelled(text: str) -> Iterator[Finding]:
    """Numbers, codes, plates, birth dates and secrets that a label beside them explains."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = text
    numbers = _DIGIT.search(text) is not None
    for label in _LABELS if numbers else _SECRETS:
        if any(sign in lowered for sign in label.signs):
            yield from _beside(label, text, lowered)
    if numbers:
        yield from _explained_after(text)


def _beside(label: _Label, text: str, lowered: str) -> Iterator[Finding]:
    for found in label.pattern.finditer(lowered):
        start, end = found.span("value")
        inside_word = found.start() > 0 and lowered[found.start() - 1].isalnum()
        if not inside_word and label.accepts(found, text[start:end]):
            yield Finding(start, end, label.kind)


def _explained_after(text: str) -> Iterator[Finding]:
    for run in digit_runs(text):
        if len(run[0]) > _SHORTEST_NUMBER and _OWNED.match(text, run.start()):
            yield Finding(*run.span(), Kind.CUSTOMER_NUMBER)
        dotted = _DOTTED.match(text, run.start())
        if dotted and _is_public_address(dotted[0]):
            version = _VERSION_BEFORE.search(text, max(0, run.start() - 10), run.start())
            if not version:
                yield Finding(*dotted.span(), Kind.SECRET)


def _is_public_address(dotted: str) -> bool:
    """Home routers' own addresses are in every guide, and tell of nobody."""
    try:
        return IPv4Address(dotted).is_global
    except AddressValueError:
        return False


def _long_enough(found: re.Match[str], value: str) -> bool:
    return sum(map(str.isdigit, value)) >= _SHORTEST_NUMBER


def _any(found: re.Match[str], value: str) -> bool:
    return True


def _is_secret(found: re.Match[str], value: str) -> bool:
    """Whatever does not look like a word of the sentence; after a colon a word too."""
    link = found["link"].strip()
    if not any(map(str.isalnum, value)):
        return False
    if not link:
        return value.isdigit() and len(value) >= _SHORTEST_NUMBER
    if not value.isalpha() or found["quote"]:
        return True
    if link in (":", "="):
        return not value.islower() or found["last"] is not None
    return not (value.islower() or value.istitle())


def _label(kind: Kind, group: str, signs: str, value: str, accepts: _Accepts) -> _Label:
    words = re.sub(r"\s*\n\s*", "", group)
    pieces = tuple(signs.replace("\n", "").split("|"))
    return _Label(
        kind, pieces, re.compile(f"(?:{words}){_ENDING}[.?]?{value}", re.MULTILINE), accepts
    )


_SECRETS = (_label(Kind.SECRET, labels.SECRET, labels.SECRET_SIGNS, _COPULA + _TOKEN, _is_secret),)
_LABELS = (
    *_SECRETS,
    _label(
        Kind.PERSONAL_CODE,
        labels.PERSONAL_CODE,
        labels.PERSONAL_CODE_SIGNS,
        rf"(?:\s?(?:n\s)?(?:loppuosa|loppu|slutet)\w{{0,3}})?{_FILLER}{_CODE}",
        _any,
    ),
    _label(Kind.ACCOUNT, labels.ACCOUNT, labels.ACCOUNT_SIGNS, _FILLER + _NUMBER, _long_enough),
    _label(
        Kind.BUSINESS_ID,
        labels.BUSINESS_ID,
        labels.BUSINESS_ID_SIGNS,
        _FILLER + _NUMBER,
        _long_enough,
    ),
    _label(
        Kind.CUSTOMER_NUMBER,
        labels.CUSTOMER,
        labels.CUSTOMER_SIGNS,
        _FILLER + _NUMBER,
        _long_enough,
    ),
    _label(Kind.SECRET, labels.PLATE, labels.PLATE_SIGNS, _FILLER + _PLATE, _any),
    _label(Kind.BIRTH_DATE, labels.BIRTH_DATE, labels.BIRTH_DATE_SIGNS, _FILLER + _DATE, _any),
)
