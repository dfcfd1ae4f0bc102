"""Weekdays as people write them: names, short forms beside a clock time, ranges, weekends."""

import re
from collections.abc import Iterator, Mapping

from neuvoja.language.exact.literals import Literal

_NAMES = (
    r"maanantai\w*|måndag\w*|monday\w*",
    r"tiistai\w*|tisdag\w*|tuesday\w*",
    r"keskiviik\w*|onsdag\w*|wednesday\w*",
    r"torstai\w*|torsdag\w*|thursday\w*",
    r"perjantai\w*|fredag\w*|friday\w*",
    r"lauantai\w*|lördag\w*|saturday\w*",
    r"sunnuntai\w*|söndag\w*|sunday\w*",
)
_SHORT = (
    r"ma|mån|mon", r"ti|tis|tue", r"ke|ons|wed", r"to|tors?|thu", r"pe|fre|fri", r"la|lör|sat",
    r"su|sön|sun",
)  # fmt: skip
_WORKING = r"arkisin|arkipäivi\w*|vardag\w*|weekdays?"
_WEEKEND = r"viikonlop(?:un|pu(?:na|isin|ja|jen|ina|ihin|lle|ksi)?)|helg(?:er|erna|en)?|weekends?"

_LONG = "|".join(_NAMES)
_BRIEF = "|".join(_SHORT)
_DAY = tuple(
    re.compile(rf"{long}|{short}", re.IGNORECASE)
    for long, short in zip(_NAMES, _SHORT, strict=True)
)
_PATTERN = re.compile(
    rf"\b(?:(?P<first>{_LONG})(?:\s?[–—-]\s?(?P<last>{_LONG})"
    rf"|\s(?:till|to|through)\s(?P<till>{_LONG})|\s(?P<into>(?:{_LONG})(?<=[iae]hin|.iin|.oon)\b))?"
    rf"|(?P<from>{_BRIEF})(?:\s?[–—-]\s?(?P<until>{_BRIEF}))?(?=[.:]?\s?(?:klo|kello|kl\b|\d))"
    rf"|(?P<working>{_WORKING})\b|(?P<weekend>{_WEEKEND})\b)",
    re.IGNORECASE,
)


def weekdays(text: str) -> Iterator[Literal]:
    """The weekdays in order; the forms of a range are all its days, Monday being `day:0`."""
    for found in _PATTERN.finditer(text):
        days = _days(found.groupdict())
        yield Literal(frozenset(f"day:{day % 7}" for day in days), *found.span())


def _days(found: Mapping[str, str | None]) -> range:
    if found["working"] or found["weekend"]:
        return range(5) if found["working"] else range(5, 7)
    first = _day(found["first"] or found["from"] or "")
    till = found["last"] or found["till"] or found["into"] or found["until"]
    last = _day(till) if till else first
    return range(first, last + (1 if last >= first else 8))


def _day(name: str) -> int:
    return next(at for at, pattern in enumerate(_DAY) if pattern.fullmatch(name))
