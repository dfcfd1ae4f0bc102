"""JSON as chat models write it, read with tolerance.

Passed over: what stands around an object, fences, a model's thoughts, trailing commas, raw line
ends and needless escapes in strings, Python's names of true, false and null, and a cut end.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from pydantic_core import from_json

_THOUGHTS = re.compile(r"<think(?:ing)?>.*?(?:</think(?:ing)?>|\Z)", re.DOTALL | re.IGNORECASE)
_PIECE = re.compile(
    r'(?P<string>"(?:[^"\\]|\\.)*"?)|(?P<needless>,(?=\s*(?:[}\]]|\Z)))'
    r'|(?P<open>[{\[])|(?P<close>[}\]])|(?P<other>,|[^"{}\[\],]+)',
    re.DOTALL,
)
_ESCAPE = re.compile(r'(\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))|\\(.)', re.DOTALL)
_AFTER_STRING = re.compile(r"\s*(?:[,:}\]]|\Z)")
_CONTROL = re.compile(r"[\x00-\x1f]")
_PYTHON = {"True": "true", "False": "false", "None": "null"}
_PYTHON_WORD = re.compile(r"\b(?:True|False|None)\b")


def objects(text: str) -> Iterator[Any]:
    """The JSON objects of an answer in order, as far as they can be read; none: it has no brace.

    Of an object that is cut, its whole members; a string that is cut is no member.

    Raises:
        ValueError: an object that cannot be read, saying where.
    """
    text = _THOUGHTS.sub("", text)
    at = text.find("{")
    while at != -1:
        mended, end = _object(text, at)
        yield from_json(mended, allow_partial=end == len(text), allow_inf_nan=False)
        at = text.find("{", end)


def _object(text: str, start: int) -> tuple[str, int]:
    """The object that begins here, mended, and one past its end."""
    depth, mended = 0, []
    for piece in _PIECE.finditer(text, start):
        mended.append(_mended(piece))
        depth += (piece.lastgroup == "open") - (piece.lastgroup == "close")
        if depth == 0:
            return "".join(mended), piece.end()
    return "".join(mended), len(text)


def _mended(piece: re.Match[str]) -> str:
    token = piece.group()
    match piece.lastgroup:
        case "string":
            if not _AFTER_STRING.match(piece.string, piece.end()):
                line = piece.string.count("\n", 0, piece.end()) + 1
                raise ValueError(f"a quotation mark inside a string is not escaped on line {line}")
            return _CONTROL.sub(_escaped, _ESCAPE.sub(r"\1\2", token))
        case "needless":
            return ""
        case "other":
            return _PYTHON_WORD.sub(lambda word: _PYTHON[word.group()], token)
    return token


def _escaped(control: re.Match[str]) -> str:
    return json.dumps(control.group())[1:-1]
