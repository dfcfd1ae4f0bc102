"""Values that are personal because of the label beside them.

label filler? value          Asiakasnumeroni on 1234567.   Kundnr: 55-1234   password = hunter2
value verb owner? label      1234567 on mun asiakasnumero
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from ipaddress import AddressValueError, IPv4Address

from neuvoja.language.redaction import labels
from neuvoja.language.redaction.findings import Finding, Kind

_ENDING = "[a-zåäö]{0,7}"
_FILLER = (
    r"(?:\s{0,2}(?:[:=#]|\b(?:on|oli|is|was|är|var|nro|nr|no|numero|nummer|number|minun|mun|mitt|min|my"
    r"|toi|se|tuo|siis|teillä|tässä|seuraava|hos|er|with|you)\b\.?)){0,3}\s{0,3}"
)
_NUMBER = (
    r"[\"'(]?(?P<value>(?=[a-z]{0,6}-?[0-9])[a-z0-9]{1,24}(?:[-–/][a-z0-9]{1,24}){0,5}"
    r"(?:[ \u00a0][0-9]{2,6}(?![0-9]|[.,:-][0-9]|\s?(?:€|e\b|eur|kr|kwh|%|kpl))){0,6})(?![^\W_])"
)
_CODE = (
    r"(?P<value>[0-9]{6}[ \-–+a-z]{0,3}[0-9]{3}[ ]?[a-z0-9]?[0-9]?|(?:19|20)?[0-9]{6}"
    r"|[\-–+a]?[0-9]{3}[a-z0-9])(?![^\W_])"
)
_DATE = (
    r"(?P<value>[0-9]{1,2}[./-] ?[0-9]{1,2}[./-] ?(?:[0-9]{4}|[0-9]{2})|[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"|[0-9]{1,2}\.? [a-zåäö]{3,12} (?:19|20)[0-9]{2}|(?:19|20)?[0-9]{6})(?![\w-])"
)
_PLATE = r"(?P<value>[a-zåäö]{2,3}[ -]?[0-9]{1,3}[a-z]?)(?![^\W_])"
_COPULA = r"(?P<link>\s{0,2}(?:[:=]|\b(?:on|oli|is|was|är|var)\b:?)|(?=\s[0-9]))\s{0,3}"
_TOKEN = r"(?P<quote>[\"'“”»]?)(?P<value>[^\s\"'“”»]{1,63}[^\s\"'“”»,.;:)?])(?P<last>[,.;]|\s*$)?"
_DOTTED = re.compile(
    r"(?<![\w.])(?<!versio )(?<!version )[0-9]{1,3}(?:\.[0-9]{1,3}){3}(?![\w]|\.[0-9])"
)
_OWNED = re.compile(
    r"(?<![\w.,+-])(?P<value>[0-9]{5,24}) (?:on|är|is) (?:(?:mun|minun|meidän|mitt|min|vårt|my|our) )?"
    r"(?:asiakas|sopimus|liittymä|vakuutus|jäsen|käyttöpaikka|kund|avtals|medlems|försäkrings|customer"
    r"|contract|account|policy|member)[ -]?(?:numero|nro|tunnus|nummer|number|id)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Label:
    kind: Kind
    signs: tuple[str, ...]
    """A text that holds none of these holds no label of this group."""

    pattern: re.Pattern[str]
    accepts: Callable[[re.Match[str]], bool]
    """Whether what stands beside the label is a value at all."""


def find_labelled(text: str) -> Iterator[Finding]:
    """Customer and contract numbers, codes, plates, birth dates and secrets that say what they are."""
    lowered = text.lower()
    numbers = any(digit in text for digit in "0123456789")
    for label in _LABELS if numbers else _SECRETS:
        if any(sign in lowered for sign in label.signs):
            for found in label.pattern.finditer(text):
                if label.accepts(found):
                    yield Finding(*found.span("value"), label.kind)
    if numbers:
        yield from _beside(text)


def _beside(text: str) -> Iterator[Finding]:
    for found in _OWNED.finditer(text):
        yield Finding(*found.span("value"), Kind.CUSTOMER_NUMBER)
    for found in _DOTTED.finditer(text):
        if _is_public_address(found[0]):
            yield Finding(*found.span(), Kind.SECRET)


def _is_public_address(dotted: str) -> bool:
    """Home routers' own addresses are in every guide, and tell of nobody."""
    try:
        return IPv4Address(dotted).is_global
    except AddressValueError:
        return False


def _long_enough(found: re.Match[str]) -> bool:
    return sum(map(str.isdigit, found["value"])) >= 3


def _any(found: re.Match[str]) -> bool:
    return True


def _is_secret(found: re.Match[str]) -> bool:
    """Whatever does not look like a word of the sentence; a word too, where the label has a colon."""
    value, link = found["value"], found["link"].strip()
    if not link:
        return value.isdigit() and len(value) > 2
    if not value.isalpha() or found["quote"]:
        return True
    if link in (":", "="):
        return not value.islower() or found["last"] is not None
    return not (value.islower() or value.istitle())


def _label(
    kind: Kind, group: str, signs: str, value: str, accepts: Callable[[re.Match[str]], bool]
) -> _Label:
    words = re.sub(r"\s*\n\s*", "", group)
    pattern = re.compile(rf"(?<![^\W_])(?:{words}){_ENDING}{value}", re.IGNORECASE | re.MULTILINE)
    return _Label(kind, tuple(signs.split(" ")), pattern, accepts)


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
