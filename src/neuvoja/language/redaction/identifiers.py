"""Numbers that a state or a bank gave: identity codes, business ids, accounts, payment cards.

A code that looks right but fails its check is redacted too, since a typing error hides nobody.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from stdnum import luhn, numdb
from stdnum.fi import hetu, ytunnus

from neuvoja.language.redaction.characters import digit_runs
from neuvoja.language.redaction.findings import Finding, Kind

_DIGITS = re.compile("[0-9]{2,}")
_DASH = r"\-–−‐‑"
_GAP = r"[ \u00a0]{0,2}"

_HETU = re.compile(
    rf"([0-9]{{2}})\.?([0-9]{{2}})\.?([0-9]{{2}}){_GAP}([{_DASH}+A-FU-Ya-fu-y]){_GAP}"
    rf"([0-9]{{3}}){_GAP}([0-9A-Za-z])(?![^\W_])"
)
_HETU_WITHOUT_SIGN = re.compile(rf"([0-9]{{6}}){_GAP}([0-9]{{3}})([A-Za-z])(?![^\W_])")
_HETU_MASKED = re.compile(rf"[0-9]{{6}}{_GAP}[{_DASH}+A-FU-Y]{_GAP}(?:[xX]{{4}}|\*{{4}})")
_PERSONNUMMER = re.compile(
    rf"((?:19|20)?[0-9]{{2}})([0-9]{{2}})([0-9]{{2}}){_GAP}([{_DASH}+]?){_GAP}([0-9]{{4}})(?![^\W_])"
)
_BUSINESS_ID = re.compile(rf"([0-9]{{7}})[{_DASH}]([0-9])(?![\w{_DASH}])")
_VAT_NUMBER = re.compile(r"FI[ -]?([0-9]{7})-?([0-9])(?![^\W_])")
_CARD = re.compile(rf"[0-9](?:[ \u00a0{_DASH}]?[0-9]){{12,18}}(?![^\W_])")
_MOBILE = re.compile(r"(?:04[0-9]|050|07[02369])[0-9]{3}[ -]?[0-9]{4}")
_OTHER_BEFORE = re.compile(
    r"(?:lasku|viite|viitenumero|tilau|order|invoice|reference|\bref|faktura|referens|ocr|best[äa]llning"
    r"|malli|model|sarja|serial|artik|tapau|case|ticket|ärende)\w{0,12}[ .:#]{0,3}"
    r"(?:(?:n:o|nro|nr|no|number|numero|nummer|on|is|är)[ .:]{0,2}){0,2}$",
    re.IGNORECASE,
)
_PART_OF_NUMBER = frozenset(".,+-–_")
_CARD_WORD = re.compile(r"kort|card|visa|master|amex|maestro", re.IGNORECASE)
_BRANDS = re.compile(
    r"4(?:[0-9]{12}|[0-9]{15}|[0-9]{18})"
    r"|(?:5[1-5][0-9][0-9]|222[1-9]|22[3-9][0-9]|2[3-6][0-9][0-9]|27[01][0-9]|2720)[0-9]{12}"
    r"|3[47][0-9]{13}|3(?:0[0-5]|[689][0-9])[0-9]{11,16}|35[2-8][0-9]{13}"
    r"|6(?:011|5[0-9][0-9]|4[4-9][0-9])[0-9]{12,15}|(?:50|5[6-9]|6[0-9])[0-9]{11,17}"
)


def find_identifiers(text: str) -> Iterator[Finding]:
    """Accounts, identity codes, cards and business ids, the surest first; they may overlap."""
    yield from _accounts(text)
    starts = [run.start() for run in digit_runs(text) if len(run[0]) > 1]
    whole = [start for start in starts if not start or text[start - 1] not in _PART_OF_NUMBER]
    for start in starts:
        yield from _personal_codes(text, start)
    for start in whole:
        yield from _swedish_codes(text, start)
        yield from _cards(text, start)
        yield from _business_ids(_BUSINESS_ID.match(text, start))
    for found in _VAT_NUMBER.finditer(text):
        yield from _business_ids(found)


def is_henkilotunnus(code: str) -> bool:
    """Whether this is a Finnish personal identity code: date, sign, number and check all right.

    Lower case is accepted; a missing sign or spaces are not. Numbers 900–999, which are given
    for a time only, are right too.
    """
    return len(code) == 11 and bool(hetu.is_valid(code, allow_temporary=True))


def _personal_codes(text: str, start: int) -> Iterator[Finding]:
    found = _HETU.match(text, start)
    if found and _looks_like_hetu(*found.groups()) and not _is_something_else(text, found):
        yield Finding(*found.span(), Kind.PERSONAL_CODE)
    found = _HETU_WITHOUT_SIGN.match(text, start)
    if found and is_henkilotunnus(f"{found[1]}-{found[2]}{found[3]}"):
        yield Finding(*found.span(), Kind.PERSONAL_CODE)
    if found := _HETU_MASKED.match(text, start):
        yield Finding(*found.span(), Kind.PERSONAL_CODE)


def _looks_like_hetu(day: str, month: str, year: str, sign: str, serial: str, control: str) -> bool:
    """A real date, or a letter in the end where no other code has one."""
    if _is_date(day, month):
        return True
    return control.isalpha() and (not sign.isalpha() or sign in "aA")


def _swedish_codes(text: str, start: int) -> Iterator[Finding]:
    found = _PERSONNUMMER.match(text, start)
    if found is None or _is_something_else(text, found):
        return
    year, month, day, sign, serial = found.groups()
    checks = _checks(f"{year[-2:]}{month}{day}{serial}")
    if _is_date(day, month, coordination=True) and (checks or sign):
        yield Finding(*found.span(), Kind.PERSONAL_CODE)
    elif checks and sign and len(year) == 2 and int(month) >= 20:
        yield Finding(*found.span(), Kind.BUSINESS_ID)


def _is_something_else(text: str, found: re.Match[str]) -> bool:
    """A mobile telephone number, or the number of an invoice or an order that says so."""
    code = found[0]
    if not code[-1].isdigit() or is_henkilotunnus(code):
        return False
    if _MOBILE.fullmatch(code):
        return True
    return bool(_OTHER_BEFORE.search(text, max(0, found.start() - 30), found.start()))


def _is_date(day: str, month: str, *, coordination: bool = False) -> bool:
    number = int(day) - 60 if coordination and int(day) > 60 else int(day)
    return 1 <= number <= 31 and 1 <= int(month) <= 12


def _checks(digits: str) -> bool:
    return bool(luhn.is_valid(digits))


def _business_ids(found: re.Match[str] | None) -> Iterator[Finding]:
    if found and ytunnus.is_valid(f"{found[1]}-{found[2]}"):
        yield Finding(*found.span(), Kind.BUSINESS_ID)


def _accounts(text: str) -> Iterator[Finding]:
    for run in _DIGITS.finditer(text):
        start = run.start() - 2
        if start < 0 or not text[start].isalpha() or text[start - 1 : start].isalnum():
            continue
        length = _iban_length(text[start : start + 2].upper())
        if length and (end := _end_after(text, start, length)):
            yield Finding(start, end, Kind.ACCOUNT)


def _end_after(text: str, start: int, length: int) -> int | None:
    """Where `length` letters and digits end, single gaps between them; None: they do not."""
    place, gap = start, False
    while length and place < len(text):
        if text[place].isascii() and text[place].isalnum():
            length, gap = length - 1, False
        elif gap or text[place] not in " \u00a0-":
            return None
        else:
            gap = True
        place += 1
    whole = not length and not text[place : place + 1].isalnum()
    return place if whole and sum(map(str.isdigit, text[start:place])) > 9 else None


@lru_cache(maxsize=1024)
def _iban_length(country: str) -> int | None:
    """How many letters and digits an account number of this country has; None: no such country."""
    if not (country.isascii() and country.isalpha()):
        return None
    properties = numdb.get("iban").info(country)[0][1]
    numbers = re.findall(r"([0-9]+)!", properties.get("bban", ""))
    return 4 + sum(map(int, numbers)) if numbers else None


def _cards(text: str, start: int) -> Iterator[Finding]:
    found = _CARD.match(text, start)
    if found is None:
        return
    digits = "".join(filter(str.isdigit, found[0]))
    named = _CARD_WORD.search(text, max(0, start - 40), start)
    if _BRANDS.fullmatch(digits) and (_checks(digits) or named):
        yield Finding(*found.span(), Kind.CARD)
