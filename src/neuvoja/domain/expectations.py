"""What a value should have been, in plain words: Pydantic's findings retold for who sent it."""

from collections.abc import Mapping
from typing import Any

ID = "1 to 200 characters, none of them a control character"
DAY = "a day such as 2026-11-22"
TIME = "a time such as 2026-11-22T10:00:00+02:00"

_FAMILIES: tuple[tuple[tuple[str, ...], str], ...] = (
    (("missing",), "a value"),
    (("string_too_short",), "text that is not empty"),
    (("string_type", "string_sub_type"), "text"),
    (("string_unicode",), "text in UTF-8"),
    (("string_pattern_mismatch",), "text without control characters"),
    (("tuple_type", "list_type", "set_type", "frozen_set_type", "iterable_type"), "a list"),
    (("dict_type", "mapping_type", "model_", "dataclass_type"), "keys with values"),
    (("bool_",), "true or false"),
    (("int_",), "a whole number"),
    (("float_", "decimal_", "finite_number"), "a number"),
    (("datetime_", "timezone_"), TIME),
    (("date_",), DAY),
)
"""The first whose beginnings of an error's type fit tells."""

_LIMITS = {
    "too_long": "at most {max_length}",
    "string_too_long": "at most {max_length} characters",
    "greater_than_equal": "at least {ge}",
    "greater_than": "more than {gt}",
    "less_than_equal": "at most {le}",
    "less_than": "less than {lt}",
    "json_invalid": "JSON in UTF-8 ({error})",
}


def expectation(error: Mapping[str, Any]) -> str:
    """What Pydantic expected where it found this.

    Args:
        error: one of `ValidationError.errors()`.
    """
    kind, context = str(error["type"]), error.get("ctx", {})
    if kind == "literal_error":
        return str(context["expected"]).replace("'", "")
    if kind == "too_short":
        least = context["min_length"]
        return "at least one" if least == 1 else f"at least {least}"
    if kind in _LIMITS:
        return _LIMITS[kind].format(**context)
    for beginnings, words in _FAMILIES:
        if kind.startswith(beginnings):
            return words
    return str(error["msg"]).removeprefix("Value error, ")
