"""Bytes of a file → text."""

import codecs
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from neuvoja.domain.errors import BrokenRecord
from neuvoja.knowledge.report import Findings

LARGEST_FILE = 8 * 1024 * 1024
"""Bytes; a larger text file is not what someone has written."""

UTF_8 = "text in UTF-8; save the file as UTF-8"

_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
# The longer mark first: UTF-32 begins as UTF-16 does.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (codecs.BOM_UTF8, "utf-8-sig"),
)


def decode(data: bytes, path: Path, findings: Findings) -> str:
    r"""The text of a file, with `\n` as its only line end.

    UTF-8, or what its byte-order mark says. What is neither is read as Windows-1252, the other
    encoding that Finnish and Swedish files come in, with a warning.

    Raises:
        BrokenRecord: it is not text.
    """
    text = _marked(data, path, findings)
    if text is None:
        text = _unmarked(data, path, findings)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text


def decoded_lines(
    file: BinaryIO, path: Path, findings: Findings, refuse: Callable[[BrokenRecord], None]
) -> Iterator[tuple[int, str]]:
    """The lines of a file that hold anything, numbered from 1, without holding all of them.

    Args:
        file: at its beginning.
        refuse: told of each line that is not text.
    """
    if file.read(4).startswith(_WIDE_MARKS):
        # Its line ends are wider than a byte.
        file.seek(0)
        wide = decode(file.read(), path, findings).encode()
        yield from decoded_lines(io.BytesIO(wide), path, findings, refuse)
        return
    file.seek(0)
    for number, data in enumerate(file, start=1):
        try:
            line = _line(data, number, path, findings)
        except BrokenRecord as error:
            refuse(error)
            continue
        if line and not line.isspace():
            yield number, line


def _line(data: bytes, number: int, path: Path, findings: Findings) -> str:
    if b"\0" in data:
        raise BrokenRecord(path, line=number, key=None, value=data[:8], expected=UTF_8)
    try:
        return data.decode() if number > 1 else decode(data, path, findings)
    except UnicodeDecodeError:
        return _windows(data, path, findings, line=number)


def _marked(data: bytes, path: Path, findings: Findings) -> str | None:
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if encoding is None:
        return None
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _not_text(path, data, error.start, encoding.upper()) from error
    if encoding == "utf-8-sig":
        findings.warn(path, 1, None, "begins with a byte-order mark; save it as plain UTF-8")
    else:
        findings.warn(path, None, None, f"is {encoding.upper()}; save it as UTF-8")
    return text


def _unmarked(data: bytes, path: Path, findings: Findings) -> str:
    if b"\0" in data:
        raise _not_text(path, data, data.index(b"\0"), "UTF-8")
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        return _windows(data, path, findings, line=data.count(b"\n", 0, error.start) + 1)


def _windows(data: bytes, path: Path, findings: Findings, *, line: int) -> str:
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as error:
        value = data[error.start : error.start + 8]
        raise BrokenRecord(path, line=line, key=None, value=value, expected=UTF_8) from error
    findings.warn(path, line, None, "is not UTF-8 and was read as Windows-1252; save it as UTF-8")
    return text


def _not_text(path: Path, data: bytes, at: int, encoding: str) -> BrokenRecord:
    return BrokenRecord(
        path,
        line=data.count(b"\n", 0, at) + 1,
        key=None,
        value=data[at : at + 8],
        expected=f"text in {encoding}; save the file as UTF-8",
    )
