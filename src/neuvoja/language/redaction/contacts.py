"""E-mail addresses and telephone numbers.

A telephone number is a head (+, 00 or 0) and groups of digits. How many of the groups belong to it
is told by the numbering plans of Finland and Sweden, and of the country after a plus.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumber, PhoneNumberType

from neuvoja.language.redaction.findings import Finding, Kind

_EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+%'-]{1,64}"
    r"(?:@|\s?[(\[{]\s?(?:at|ät|a|ättä|miukumauku|snabel-?a)\s?[)\]}]\s?)"
    r"[^\W_][\w-]{0,62}(?:\.[^\W_][\w-]{0,62}){1,6}",
    re.IGNORECASE,
)
_SPOKEN_EMAIL = re.compile(
    r"(?<![\w.])[\w-]{1,40}(?: (?:piste|punkt|dot) [\w-]{1,40}){0,3}"
    r" (?:ät|ätt|at|miukumauku|snabel-?a) [\w-]{1,40}"
    r"(?: (?:piste|punkt|dot) [\w-]{1,24}){1,3}(?!\w)",
    re.IGNORECASE,
)
_DOT = re.compile(r" (?:piste|punkt|dot) ", re.IGNORECASE)
_AT = re.compile(r"@|[(\[{]")

_HEAD = re.compile(
    r"(?<![\w+=€$£])(?<![0-9][.,:/-])"
    r"(?:(?P<abroad>\+ ?|00(?=[1-9])|00 (?=358|46))|\(?(?=0[1-9])|(?=358 ?[45])|(?P<bare>))"
    r"(?P<groups>[0-9]{1,14}"
    r"(?:(?:\)[ \u00a0–‐‑/.-]{0,2}|[ \u00a0–‐‑/.-]{1,2}|(?=\())\(?[0-9]{1,12}){0,8})"
)
_NOUN_BEFORE = re.compile(
    r"(?:\b(?:puh|p|gsm|tel|tfn|tlf|mob|mobil|kännykkä|whatsapp|phone|cell|mobile|telefon)"
    r"|puhelin\w{0,12}|puhelimeen|matkapuh\w{0,12}|kännykkä\w{0,6}|(?:telefon|mobil)num\w{1,8}"
    r"|numero(?:ni|mme|on|sta|ssa|lla)\w{0,4}|(?:mun|minun) (?:numero|nro)|mitt nummer|my number)"
    r"[\s.:,]{0,3}(?:(?:on|is|är|numero|nro|nummer|number|nr|no)\b[\s.:]{0,3}){0,3}$",
    re.IGNORECASE,
)
_VERB_BEFORE = re.compile(
    r"(?:\bsoit\w{1,8}|\bring\w{0,3}|\bcall|tavoittaa|\bnås|\breach)\b"
    r"(?: (?:me|mig|us|oss|på|at|on|mulle|minulle|numero\w{0,3}|nummer|number|nr))*[ :]{1,2}$",
    re.IGNORECASE,
)
_OTHER_BEFORE = re.compile(
    r"(?:(?:tila|lasku|viit|lukema|mittari|tuot|malli|sarja|seuranta|lähety|paketti|tapau|tiketti|versio"
    r"|order|invoice|reference|\bref|serial|tracking|model|part|item|case|ticket|article|meter"
    r"|reading|faktura|referens|\bocr|artikel|\bart|serie|kolli|paket|ärende|mätar|modell|b[eo]st[äa]ll)"
    r"\w{0,14}[ .:#-]{0,3}(?:(?:nro|nr|no|num\w{1,6}|koodi|kod|code)\w{0,4})?"
    r"(?: (?:on|oli|is|was|är|var)\b)?[ .:#-]{0,3})$",
    re.IGNORECASE,
)
_NUMBER_WORD = re.compile(
    r"num|nro|n[ro]\b|kood?[ei]|viit|ref|ocr|serial|sarja|serie|track|seuran|kolli", re.IGNORECASE
)
_UNIT_AFTER = re.compile(
    r"\s?(?:€|\$|£|%|:-|(?:eur|euro\w*|snt|sek|kr|kronor|[kmg]?wh?|kwh|kva|kpl|st|pcs|m2|m3|m²|m³|km|kg"
    r"|litra\w*|l|h|min|kk|v)\b)",
    re.IGNORECASE,
)
_DATE_OR_TIME = re.compile(
    r"[0-9]{1,2}([./ -])[0-9]{1,2}\1 ?(?:[0-9]{4}|[0-9]{2})(?![0-9])"
    r"|(?:19|20)[0-9]{2}[-./][0-9]{2}[-./][0-9]{2}(?![0-9])"
    r"|[0-9]{1,2}(?:[.:][0-9]{2})? ?[-–] ?[0-9]{1,2}[.:][0-9]{2}(?![0-9])"
    r"|(?:0?[1-9]|1[0-9]|2[0-4])[.:][0-9]{2} ?[-–]"
)
_GROUP_END = re.compile(r"(?<=[0-9])\)?(?![\w)])")
_MOBILE = re.compile(
    r"0(?:4[0-9]|50)[0-9]{6,8}|07[02369][0-9]{7}|07[0-9]{9}|358(?:4[0-9]|50)[0-9]{6,8}"
)
_MOBILE_WITHOUT_ZERO = re.compile(r"(?:4[0-9]|50)[0-9]{6,8}|7[02369][0-9]{7}")
_UNDIVIDED = 10
"""Digits in one piece that a number without a label must have, not to be a reading or a sum."""

_OF_NOBODY = frozenset(
    {PhoneNumberType.TOLL_FREE, PhoneNumberType.PREMIUM_RATE, PhoneNumberType.SHARED_COST}
)
"""Service lines: an answer may turn on them, and they are no person's."""


def find_contacts(text: str) -> Iterator[Finding]:
    """E-mail addresses, then telephone numbers; service lines such as 0800 stay."""
    if _AT.search(text):
        for found in _EMAIL.finditer(text):
            yield Finding(*found.span(), Kind.EMAIL)
    if _DOT.search(text):
        for found in _SPOKEN_EMAIL.finditer(text):
            yield Finding(*found.span(), Kind.EMAIL)
    yield from _phones(text)


def _phones(text: str) -> Iterator[Finding]:
    place = 0
    while head := _HEAD.search(text, place):
        end = _number_end(text, head) if len(_digits(head["groups"])) > 5 else None
        if end is not None:
            yield Finding(head.start(), end, Kind.PHONE)
        place = end or max(head.end(), place + 1)


def _number_end(text: str, head: re.Match[str]) -> int | None:
    """Where the telephone number ends, the longest first; None: none begins here."""
    before = text[max(0, head.start() - 48) : head.start()]
    tests = [_is_abroad] if head["abroad"] else _tests(before, head)
    for end in _ends(text, head):
        digits = _digits(text[head.start() : end])
        if any(test(digits) for test in tests) and not _UNIT_AFTER.match(text, end):
            return end
    return None


def _tests(before: str, head: re.Match[str]) -> list[Callable[[str], bool]]:
    """What the digits must be, any of these, for what is written before and between them."""
    if _DATE_OR_TIME.match(head["groups"]):
        return []
    if _NOUN_BEFORE.search(before):
        return [_is_mobile, _is_mobile_without_zero, _is_valid, _is_local]
    if _VERB_BEFORE.search(before):
        return [_is_mobile, _is_mobile_without_zero, _is_valid]
    other = _OTHER_BEFORE.search(before)
    if head["bare"] is not None or (other and _NUMBER_WORD.search(other[0])):
        return []
    undivided = head["groups"].isdigit()
    if other or (undivided and len(head["groups"]) != _UNDIVIDED):
        return [_is_mobile]
    return [_is_mobile, _is_valid]


def _ends(text: str, head: re.Match[str]) -> list[int]:
    """Where the groups of digits end: ten digits first, then from the longest to the shortest."""
    ends = [
        found.end() for found in _GROUP_END.finditer(text, head.start("groups"), head.end("groups"))
    ]
    mobile = 10 if head["abroad"] is None else 0
    return sorted(ends, key=lambda end: (len(_digits(text[head.start() : end])) != mobile, -end))


def _digits(number: str) -> str:
    return "".join(filter(str.isdigit, number.replace("(0)", "")))


def _is_mobile(digits: str) -> bool:
    return bool(_MOBILE.fullmatch(digits))


def _is_mobile_without_zero(digits: str) -> bool:
    return bool(_MOBILE_WITHOUT_ZERO.fullmatch(digits))


def _is_local(digits: str) -> bool:
    """A subscriber's number without its area code, as people say it to their own town."""
    return 6 <= len(digits) <= 8 and digits[0] != "0"


@lru_cache(maxsize=4096)
def _is_abroad(digits: str) -> bool:
    parsed = _parsed("+" + digits.removeprefix("00"), None)
    if parsed is None or phonenumbers.number_type(parsed) in _OF_NOBODY:
        return False
    return phonenumbers.is_valid_number(parsed) or (
        len(digits) > 8 and phonenumbers.is_possible_number(parsed)
    )


@lru_cache(maxsize=4096)
def _is_valid(digits: str) -> bool:
    """Whether this is a subscriber's number in Finland or Sweden."""
    if len(digits) < 7 or digits[0] != "0":
        return False
    for region in ("FI", "SE"):
        parsed = _parsed(digits, region)
        if parsed is not None and phonenumbers.is_valid_number(parsed):
            return phonenumbers.number_type(parsed) not in _OF_NOBODY
    return False


def _parsed(number: str, region: str | None) -> PhoneNumber | None:
    try:
        return phonenumbers.parse(number, region)
    except NumberParseException:
        return None
