"""The fields of a value beside those that someone sent: which are not known, what was meant."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import lru_cache
from typing import Any, NamedTuple, get_args, get_origin

from pydantic import BaseModel


class Unknown(NamedTuple):
    """A key that no field of the model has."""

    place: str
    """Dotted, such as `customer.segmnt`; the items of a list are not told apart."""

    meant: str | None
    """The field with the most similar name; None where none is similar."""


class _Below(NamedTuple):
    model: type[BaseModel]
    by_name: bool
    """Whether names of any kind stand between."""


def unknown_fields(model: type[BaseModel], given: Mapping[str, Any]) -> Iterator[Unknown]:
    """The keys, at any depth, that the model does not have; one may come again and again."""
    return _unknown(model, given, "")


def _unknown(model: type[BaseModel], given: Mapping[str, Any], above: str) -> Iterator[Unknown]:
    shape = _shape(model)
    for key, value in given.items():
        if key not in shape:
            yield Unknown(above + key, next(iter(get_close_matches(key, shape, n=1)), None))
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
