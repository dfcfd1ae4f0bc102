"""Days and times as people and programs write them.

day  = 2026-11-22 | 22.11.2026
time = day [ (" " | "T") hours (":" | ".") minutes [ seconds ] [ zone ] ]
"""

import re
from datetime import date, datetime, tzinfo

from neuvoja.domain.value import EARLIEST_YEAR

_ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ][\d:.,+Z-]*)?$")
_NORDIC_DAY = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?=$|\s)")
_CLOCK = re.compile(r"(?:klo\s*|kl\.?\s*)?(\d{1,2})[.:](\d{2})(?:[.:](\d{2}))?$")


def parse_day(text: str) -> date | None:
    """The day that a text names; None where it names none, or one that never was."""
    text = text.strip()
    if iso := _ISO_DAY.match(text):
        return _day(iso[1], iso[2], iso[3])
    if (nordic := _NORDIC_DAY.match(text)) and nordic.end() == len(text):
        return _day(nordic[3], nordic[2], nordic[1])
    return None


def parse_time(text: str, zone: tzinfo) -> datetime | None:
    """The time that a text names; None where it names none.

    Args:
        zone: of a time that does not tell its own. A day alone is its first moment.
    """
    text = text.strip()
    time = _nordic_time(text) if "." in text[:3] else _iso_time(text)
    if time is not None and time.tzinfo is None:
        return time.replace(tzinfo=zone)
    return time


def _iso_time(text: str) -> datetime | None:
    # `fromisoformat` also takes 20261122 and week dates; a bare number is no time to us.
    if not re.match(r"\d{4}-\d", text):
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _nordic_time(text: str) -> datetime | None:
    found = _NORDIC_DAY.match(text)
    day = _day(found[3], found[2], found[1]) if found else None
    if found is None or day is None:
        return None
    clock = text[found.end() :].strip()
    hours = _CLOCK.match(clock)
    if clock and hours is None:
        return None
    hour, minute, second = (int(part or 0) for part in hours.groups()) if hours else (0, 0, 0)
    try:
        return datetime(day.year, day.month, day.day, hour, minute, second)
    except ValueError:
        return None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        named = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return named if named.year >= EARLIEST_YEAR else None
