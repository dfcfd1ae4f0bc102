"""What must be exact in a text: prices, dates, times, percentages, phone numbers, addresses.

29,90 € · 29.90 euroa · EUR 29.90                    29.9 EUR
8,5 c/kWh                                            0.085 EUR
1.6.2026 · 1. kesäkuuta 2026 · den 1 juni 2026       2026-06-01
1.6. · June 1st                                      --06-01
14 päivää · 14 pv · 14 days                          14 d
klo 8.30 · 8:30 · 8.30 am                            T08:30
040 123 4567 · +358 40 1234567                       tel:401234567
https://www.kela.fi/asuminen/                        url:kela.fi/asuminen
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from neuvoja.language.exact.units import MONTH, is_month_for_sure, measure_at, month_number

Found = tuple[frozenset[str], int]
"""Canonical forms, and where their writing ends in the text."""


@dataclass(frozen=True, slots=True)
class Literal:
    """One writing of something exact; a range is one writing of two."""

    forms: frozenset[str]
    """Canonical forms."""

    start: int
    """First code point in the text."""

    end: int
    """One past the last."""


TEXTS_REMEMBERED = 4_096

LONGEST_REMEMBERED = 2_000
"""Code points of a text whose literals are kept."""

_WHOLE = {"wk": (7, "d"), "y": (12, "mo"), "h": (60, "min")}
"""Measures that are so many of another, for certain."""

_NUMBER = (
    r"(?:\d{1,3}(?: \d{3})+(?!\d)(?:[.,]\d+)?"
    r"|[1-9]\d{0,2}(?:\.\d{3})+(?!\d)(?:,\d+)?"
    r"|[1-9]\d{0,2}(?:,\d{3})+(?!\d)(?:\.\d+)?"
    r"|\d+(?:[.,]\d+)?)"
)
_DAYS = 31
_HOUR = r"(?P<hour>[01]?\d|2[0-4])"
_HALF = r"(?:\s?(?P<half>[ap])\.?m\b)"
_CLOCK = r"(?:klo|kello|klockan|kl)\b\.?\s?"
_TILL = r"(?:\s?[–—-]\s?(?P<till>[01]?\d|2[0-4])(?:[.:](?P<till_minute>[0-5]\d))?(?!\d|[.,:]\d))?"
_YEAR = r"(?P<year>\d{4}|\d\d)(?!\d)"
_ORDINAL = r"(?:\.|:?a|:?e|st|nd|rd|th)?"

_DOMAIN = r"(?:[\w-]{1,63}\.){1,4}(?-i:(?:fi|com|net|org|eu|ax)\b|se/)"

_START = re.compile(
    rf"(?<!\w)(?:[+€$£\d]|https?:|www\.|{_DOMAIN}|{_CLOCK}\d|(?:eur|sek)\s?\d|{MONTH}"
    r"|[\w.+-]{1,64}@\w|[^\W\d_]{1,30}-?\d)",
    re.IGNORECASE,
)
_CASE_ENDING = re.compile(r"(?::[a-zåäö]+)?\s?", re.IGNORECASE)


def _reader(pattern: str) -> Callable[[str, int], re.Match[str] | None]:
    return re.compile(pattern, re.IGNORECASE).match


def literals(text: str) -> frozenset[str]:
    """The canonical forms of all that must be exact; empty when there is nothing such."""
    return _remembered(text) if len(text) <= LONGEST_REMEMBERED else frozenset(_literals(text))


def readings(text: str) -> frozenset[str]:
    """The literals of a text and all that follows from them: its 1.6.2026 also says 1.6."""
    return frozenset(each for literal in literals(text) for each in _implied(literal))


def implied(literal: str) -> frozenset[str]:
    """A canonical form and all that follows from it: 14 d says 14, and 2 wk says 14 d."""
    return frozenset(_implied(literal))


def placed(text: str) -> Iterator[Literal]:
    """The literals in order, with their places."""
    place = 0
    while start := _START.search(text, place):
        found = _read(text, start.start())
        if found is not None:
            yield Literal(found[0], start.start(), found[1])
        place = max(found[1] if found is not None else 0, start.start() + 1)


@lru_cache(maxsize=TEXTS_REMEMBERED)
def _remembered(text: str) -> frozenset[str]:
    return frozenset(_literals(text))


def _literals(text: str) -> Iterator[str]:
    return (form for each in placed(text) for form in each.forms)


def _read(text: str, place: int) -> Found | None:
    for match, canonical in _KINDS:
        if (found := match(text, place)) and (read := canonical(found)):
            return read
    return None


def _implied(literal: str) -> Iterator[str]:
    yield literal
    if date := re.fullmatch(r"(\d{4})-(\d\d)(?:-(\d\d))?", literal):
        year, month, day = date.groups()
        yield from (year, f"{year}-{month}", f"--{month}")
        if day:
            yield f"--{month}-{day}"
    elif day_month := re.fullmatch(r"--(\d\d)-(\d\d)", literal):
        yield from (f"--{day_month[1]}", f"{int(day_month[2])}.{int(day_month[1])}")
    elif time := re.fullmatch(r"T(\d\d):(\d\d)", literal):
        yield _plain(f"{int(time[1])}.{time[2]}")
    elif " " in literal:
        number, measure = literal.split(" ", 1)
        yield number
        if measure in _WHOLE:
            times, smaller = _WHOLE[measure]
            yield f"{_plain(str(Decimal(number) * times))} {smaller}"


def _url(found: re.Match[str]) -> Found:
    address = found.group().rstrip(".,;:!?)]'*_")
    bare = re.sub(r"^(?:https?://)?(?:www\.)?", "", address.lower()).rstrip("/")
    return frozenset({f"url:{bare}"}), found.start() + len(address)


def _mail(found: re.Match[str]) -> Found:
    return frozenset({f"mail:{found.group().lower()}"}), found.end()


def _phone(found: re.Match[str]) -> Found | None:
    digits = re.sub(r"\D", "", found.group().replace("(0)", ""))
    national = re.sub(r"^(?:00)?(?:358|46|47|45|44|49|372)(?=\d{6})|^0", "", digits)
    return frozenset({f"tel:{national}"}), found.end()


def _date(found: re.Match[str]) -> Found | None:
    parts = found.groupdict()
    month, day, year = parts["month"], parts.get("day"), parts.get("year")
    number = int(month) if month.isdigit() else month_number(month)
    if not 1 <= number <= 12:
        return None
    if not (day or year or is_month_for_sure(month)):
        return None
    front = f"{'20' if len(year) == 2 else ''}{year}" if year else "-"
    days = [each for each in (day, parts.get("last")) if each]
    if any(not 1 <= int(each) <= _DAYS for each in days):
        return None
    backs = [f"-{int(each):02}" for each in days] or [""]
    return frozenset(f"{front}-{number:02}{back}" for back in backs), found.end()


def _time(found: re.Match[str]) -> Found | None:
    parts = found.groupdict()
    half = (parts["half"] or "").lower()
    if not parts.get("clock") and not half and _measured(found.string, found.end()):
        return None
    hour = int(parts["hour"]) % 12 if half else int(parts["hour"])
    times = {_clock_time(hour + 12 * (half == "p"), parts.get("minute"))}
    if parts.get("till"):
        times.add(_clock_time(int(parts["till"]), parts["till_minute"]))
    return frozenset(times), found.end()


def _clock_time(hour: int, minute: str | None) -> str:
    return f"T{hour:02}:{minute or '00'}"


def _priced(found: re.Match[str]) -> Found:
    read = measure_at(found.string, found.start("sign"))
    return frozenset({_amount(found["number"], read[0] if read else "")}), found.end()


def _measured(text: str, place: int) -> tuple[str, int] | None:
    gap = _CASE_ENDING.match(text, place)
    return measure_at(text, gap.end() if gap else place)


def _numbers(found: re.Match[str]) -> Found | None:
    measure, end = _measured(found.string, found.end()) or ("", found.end())
    if not measure and found.string[end : end + 1].isalpha():
        return None
    return frozenset(_amount(each, measure) for each in found.groups() if each), end


def _age(found: re.Match[str]) -> Found:
    return frozenset({f"{found['age']} y old"}), found.end()


def _code(found: re.Match[str]) -> Found | None:
    if not any(each.isdigit() for each in found.group()):
        return None
    return frozenset({f"code:{found.group().lower()}"}), found.end()


def _amount(number: str, measure: str) -> str:
    value = _plain(number)
    if measure == "cent":
        return f"{_plain(str(Decimal(value) / 100))} EUR"
    return f"{value} {measure}".rstrip()


def _plain(number: str) -> str:
    """`1 200,50` → 1200.5; digits that begin with zeros are a code and stay."""
    bare = number.replace(" ", "")
    if re.fullmatch(r"[1-9]\d{0,2}(?:[.,]\d{3})+(?:[.,]\d{1,2})?", bare):
        bare = re.sub(r"[.,](?=\d{3})", "", bare)
    bare = bare.replace(",", ".")
    if bare.startswith("0") and not bare.startswith("0.") and len(bare) > 1:
        return bare
    whole = bare.rstrip("0").rstrip(".") if "." in bare else bare
    return whole or "0"


_KINDS: tuple[
    tuple[Callable[[str, int], re.Match[str] | None], Callable[..., Found | None]], ...
] = (
    (_reader(r"(?:https?://|www\.)[^\s<>\"”’|]+"), _url),
    (_reader(rf"{_DOMAIN}(?!@)[^\s<>\"”’|]*"), _url),
    (_reader(r"[2-6]g\b"), _code),
    (_reader(r"(?:under|over)-?(?P<age>\d{1,2})s\b"), _age),
    (_reader(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}"), _mail),
    (_reader(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)"), _date),
    (
        _reader(
            rf"(?P<day>\d{{1,2}})\.?\s?[–—-]\s?(?P<last>\d{{1,2}})"
            rf"(?:\.(?P<month>\d{{1,2}})\.(?:{_YEAR})?(?!\d))"
        ),
        _date,
    ),
    (
        _reader(
            rf"(?P<day>\d{{1,2}})\.?\s?[–—-]\s?(?P<last>\d{{1,2}}){_ORDINAL}\s(?:of\s)?"
            rf"(?P<month>{MONTH})(?:,?\s{_YEAR})?"
        ),
        _date,
    ),
    (_reader(rf"(?P<day>\d{{1,2}})([./])(?P<month>\d{{1,2}})\2{_YEAR}"), _date),
    (
        _reader(
            rf"(?P<day>\d{{1,2}}){_ORDINAL}\s(?:of\s|päivä(?:nä)?\s)?"
            rf"(?P<month>{MONTH})(?:,?\s{_YEAR})?"
        ),
        _date,
    ),
    (
        _reader(rf"(?P<month>{MONTH})\s(?P<day>\d{{1,2}})(?!\d)(?:st|nd|rd|th)?(?:,?\s{_YEAR})?"),
        _date,
    ),
    (_reader(rf"(?P<month>{MONTH})(?:\s{_YEAR})?"), _date),
    (_reader(r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?!\d)"), _date),
    (
        _reader(r"(?:(?:\+|00)\d{1,3}[ -]?(?:\(0\) ?)?|0)[1-9](?:[ -]?\d){5,12}(?!\w|[.,]\d)"),
        _phone,
    ),
    (_reader(rf"(?P<clock>{_CLOCK})?{_HOUR}[.:](?P<minute>[0-5]\d)(?!\d|[.,:]\d){_HALF}?"), _time),
    (_reader(rf"(?P<clock>{_CLOCK}){_HOUR}(?!\d|[.,:]\d){_HALF}?{_TILL}"), _time),
    (_reader(rf"(?P<hour>1[0-2]|0?\d){_HALF}"), _time),
    (_reader(rf"(?P<sign>€|eur|\$|£|sek)\s?(?P<number>{_NUMBER})"), _priced),
    (_reader(rf"({_NUMBER})(?:\s?[–—-]\s?({_NUMBER})(?![.,:]?\d))?"), _numbers),
    (_reader(r"[^\W_]{1,40}(?:-[^\W_]{1,40}){0,4}"), _code),
)
"""What is tried where something exact may begin, in this order."""
