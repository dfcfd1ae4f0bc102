"""A record as it was written → a value of the domain, or a refusal that says what to put right."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from neuvoja.domain.conversation import LANGUAGES
from neuvoja.knowledge.report import Findings
from neuvoja.knowledge.written import Written

V = TypeVar("V", bound=BaseModel)

ID = "1 to 200 characters, none of them a control character"
LANGUAGE = "fi, sv or en"

_BY_TYPE = {
    "missing": "a value; the key is required",
    "string_type": "text",
    "string_too_short": "text that is not empty",
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "keys with values",
    "model_type": "keys with values",
    "model_attributes_type": "keys with values",
    "bool_parsing": "true or false",
    "bool_type": "true or false",
}
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
        value = None if first["type"] == "missing" else first["input"]
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
        return _BY_TYPE["missing"]
    if error["type"] == "literal_error":
        return str(error["ctx"]["expected"]).replace("'", "")
    return _BY_KEY.get(name) or _BY_TYPE.get(error["type"]) or error["msg"].lower()


def _warn_of_unknown(
    model: type[BaseModel], given: Mapping[str, Any], written: Written, findings: Findings
) -> None:
    for key, known in _unknown(model, given, ""):
        meant = get_close_matches(key.rpartition(".")[2], known, n=1)
        hint = f"; did you mean {meant[0]}?" if meant else ""
        findings.warn(written.path, written.line_of(key), key, f"is not known and not read{hint}")


def _unknown(
    model: type[BaseModel], given: Mapping[str, Any], above: str
) -> Iterator[tuple[str, Sequence[str]]]:
    """Keys that the model does not have, at any depth, with those that it has."""
    shape = _shape(model)
    for key, value in given.items():
        if key not in shape:
            yield above + key, tuple(shape)
        elif below := shape[key]:
            for place, each in _values_below(f"{above}{key}.", value, by_name=below.by_name):
                yield from _unknown(below.model, each, place)


def _values_below(
    place: str, value: Any, *, by_name: bool
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The mappings that are values of a model: the value itself, or each in it."""
    if by_name and isinstance(value, dict):
        named = ((f"{place}{name}.", each) for name, each in value.items())
    else:
        named = ((place, each) for each in (value if isinstance(value, list) else [value]))
    for each_place, each in named:
        if isinstance(each, dict):
            yield each_place, each


class _Below(NamedTuple):
    model: type[BaseModel]
    by_name: bool
    """Whether names of any kind stand between."""


@lru_cache(maxsize=64)
def _shape(model: type[BaseModel]) -> Mapping[str, _Below | None]:
    """The model's keys, each with the model of what stands below it."""
    return {name: _below(field.annotation) for name, field in model.model_fields.items()}


def _below(annotation: Any) -> _Below | None:
    models = list(_models_in(annotation))
    return _Below(models[0], get_origin(annotation) is dict) if models else None


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for each in get_args(annotation):
        yield from _models_in(each)
