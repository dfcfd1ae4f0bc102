"""Files of suites → checked values; what is broken is named by file, line and key."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar, get_args

import yaml
from pydantic import BaseModel, ValidationError

from neuvoja.domain.errors import BrokenRecord, UnreadableFile

V = TypeVar("V", bound=BaseModel)

_MISREAD = {True: "on"}
"""What YAML 1.1 makes of an unquoted key."""


def lines_of(path: Path) -> Iterable[tuple[int, Any]]:
    """The JSON of each line that is not blank, with its number from 1.

    Raises:
        UnreadableFile: there is no such file, or it is not UTF-8.
        BrokenRecord: a line is no JSON.
    """
    for line, text in text_lines(path):
        try:
            yield line, json.loads(text)
        except (ValueError, RecursionError) as error:
            expected = f"JSON ({error})"
            raise BrokenRecord(path, line=line, key=None, value=text, expected=expected) from error


def text_lines(path: Path) -> Iterable[tuple[int, str]]:
    """The lines that are not blank, with their numbers from 1; raises `UnreadableFile`."""
    # A text may hold what else ends a line, such as U+2028.
    for line, text in enumerate(text_of(path).split("\n"), 1):
        if text.strip():
            yield line, text


def text_of(path: Path) -> str:
    """UTF-8 with or without a byte-order mark.

    Raises:
        UnreadableFile: it is not there, or not UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableFile(str(path), str(error)) from error


def yaml_of(path: Path) -> Any:
    """The content of a YAML file; None where it is empty.

    Raises:
        UnreadableFile: it is not there, or not UTF-8.
        BrokenRecord: it is no YAML.
    """
    try:
        content = yaml.safe_load(text_of(path))
    except yaml.YAMLError as error:
        raise BrokenRecord(
            path, line=None, key=None, value="", expected=f"YAML ({error})"
        ) from error
    if not isinstance(content, dict):
        return content
    return {_MISREAD.get(key, key): value for key, value in content.items()}


def record(model: type[V], content: Any, path: Path, line: int | None) -> V:
    """A checked value.

    Raises:
        BrokenRecord: names the first key that is wrong.
    """
    try:
        return model.model_validate(content)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        key = ".".join(map(str, first["loc"])) or None
        value = None if first["type"] == "missing" else first["input"]
        expected = first["msg"].removeprefix("Value error, ")
        if first["type"] == "extra_forbidden":
            expected = (
                f"another key: there is no such key; the keys are {_keys(model, first['loc'])}"
            )
        raise BrokenRecord(path, line=line, key=key, value=value, expected=expected) from error


def _keys(model: type[BaseModel], loc: tuple[int | str, ...]) -> str:
    """The keys that the record has where a stranger stands."""
    for name in loc[:-1]:
        if name in model.model_fields:
            model = next(_models(model.model_fields[str(name)].annotation), model)
    return ", ".join(field.alias or name for name, field in model.model_fields.items())


def _models(kind: Any) -> Iterator[type[BaseModel]]:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        yield kind
    for part in get_args(kind):
        yield from _models(part)
