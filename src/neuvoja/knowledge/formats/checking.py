"""A record as it was written → a value of the domain, or a refusal that says what to put right."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from neuvoja.domain.conversation import LANGUAGES
from neuvoja.domain.errors import MISSING
from neuvoja.domain.expectations import ID, expectation
from neuvoja.domain.fields import unknown_fields
from neuvoja.knowledge.formats.written import Written
from neuvoja.knowledge.report import Findings

V = TypeVar("V", bound=BaseModel)

LANGUAGE = "fi, sv or en"

_BY_KEY = {
    "id": ID,
    "translation_of": ID,
    "csat": "a whole number from 1 to 5, or null",
    "amount": "a number such as 29.90; the currency has a key of its own",
}


def value_of(model: type[V], written: Written, findings: Findings) -> V:
    """The value that a record says. A null is as good as a missing key; unknown keys are warned of.

    Raises:
        BrokenRecord: names the first key that is missing or wrong.
    """
    given = without_nulls(written.value)
    if not isinstance(given, dict):
        raise written.broken("", written.value, "keys with values, such as `id: …`")
    _warn_of_unknown(model, given, written, findings)
    try:
        return model.model_validate(given)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        key = ".".join(map(str, first["loc"]))
        value = MISSING if first["type"] == "missing" else first["input"]
        raise written.broken(key, value, _expected(first)) from error


def with_values(written: Written, **changes: Any) -> Written:
    """The same record with some of its values changed."""
    return Written(written.path, written.line, written.value | changes, written.lines)


def without_nulls(value: Any) -> Any:
    """The same without what is null, at any depth of mappings and lists of them."""
    if isinstance(value, dict):
        return {key: without_nulls(each) for key, each in value.items() if each is not None}
    if isinstance(value, list):
        return [without_nulls(each) for each in value]
    return value


def listed(written: Written, keys: Sequence[str], findings: Findings) -> Written:
    """The record with each of these keys a list, where someone has written a single text."""
    changes: dict[str, Any] = {}
    for key in keys:
        value = written.value.get(key)
        if isinstance(value, str):
            findings.warn(written.path, written.line_of(key), key, "was read as a list of one")
            changes[key] = [value] if value.strip() else []
    return with_values(written, **changes) if changes else written


def language_of(written: Written, findings: Findings) -> Written:
    """The record with its language as we name it: `FI` and `sv-FI` are accepted with a warning."""
    value = written.value.get("language")
    if not isinstance(value, str) or value in LANGUAGES:
        return written
    meant = value.strip().lower().replace("_", "-").partition("-")[0]
    if meant not in LANGUAGES:
        raise written.broken("language", value, LANGUAGE)
    findings.warn(written.path, written.line_of("language"), "language", f"was read as {meant}")
    return with_values(written, language=meant)


def _expected(error: ErrorDetails) -> str:
    name = str(error["loc"][-1]) if error["loc"] else ""
    if error["type"] == "missing":
        return "a value; the key is required"
    return _BY_KEY.get(name) or expectation(error)


def _warn_of_unknown(
    model: type[BaseModel], given: Mapping[str, Any], written: Written, findings: Findings
) -> None:
    for key, meant in unknown_fields(model, given):
        hint = f"; did you mean {meant}?" if meant else ""
        findings.warn(written.path, written.line_of(key), key, f"is not known and not read{hint}")
