"""What every value of the domain has in common, and numbers, days and times as they are sent."""

import re
from datetime import date, datetime
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict

from neuvoja.domain.expectations import DAY, TIME

EARLIEST_YEAR, LATEST_YEAR = 1900, 2200
"""Of a time at which something was said or done; another is a typing error."""

_NUMBER = re.compile(r"\s*[+-]?\d+(?:[.,]\d*)?\s*")


class Value(BaseModel):
    """Frozen, compared by content; a field's docstring is its description in OpenAPI."""

    model_config = ConfigDict(frozen=True, use_attribute_docstrings=True, extra="ignore")


def _no_truth(value: object) -> object:
    if isinstance(value, bool):
        raise ValueError("a whole number")
    return value


def _is_number(value: object) -> bool:
    """Whether Pydantic would take it for seconds since 1970, which nobody means by 20261122."""
    return isinstance(value, int | float) or (
        isinstance(value, str) and _NUMBER.fullmatch(value) is not None
    )


def _written_day(value: object) -> object:
    if _is_number(value):
        raise ValueError(DAY)
    return value


def _written_time(value: object) -> object:
    if _is_number(value):
        raise ValueError(TIME)
    return value


def _of_our_days(value: datetime) -> datetime:
    if not EARLIEST_YEAR <= value.year <= LATEST_YEAR:
        raise ValueError(f"a time between the years {EARLIEST_YEAR} and {LATEST_YEAR}")
    return value


Whole = Annotated[int, BeforeValidator(_no_truth)]
"""A whole number; true is none."""

Day = Annotated[date, BeforeValidator(_written_day)]
"""A day as ISO 8601 writes it; a bare number is none."""

Time = Annotated[datetime, BeforeValidator(_written_time), AfterValidator(_of_our_days)]
"""A time as ISO 8601 writes it, of our days; a bare number is none."""
