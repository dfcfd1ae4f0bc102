"""The file of a static embedding: one small whole number for each row and column.

    mark        NVJSTAT and the end of a line
    header      its length (4 bytes, little-endian), then JSON: version, dimension, rows, words,
                names (bytes), sha256 (of these four numbers and all that follows)
    names       UTF-8, a line each: frequent words first, then grams; filled up with empty lines
    weights     2 bytes for each word: how much it counts in a text, 65,535 being 1
    scales      2 bytes for each row
    values      half a byte for each column, 0 to 15, of which 8 is zero; a byte holds one of the
                first half in its lower bits and its fellow of the second half in its upper ones

A row is (value − 8) × scale, in a unit that is the same for all rows and does not matter.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from neuvoja.domain.errors import BrokenModel

VERSION = 1
MARK = b"NVJSTAT\n"
ZERO = 8
HIGHEST = 7
"""Values stand this far from zero at most."""

FULL_WEIGHT = 65_535
HIGHEST_SCALE = 4_095
"""Small enough for the sums of the longest word to stay exact."""

_ROUND = 64
_SHRINKINGS = np.arange(0.5, 1.01, 0.05)
"""How far a row's largest value may be cut off so that the others are told more finely."""

Bytes = NDArray[np.uint8]
Shorts = NDArray[np.uint16]


@dataclass(frozen=True, slots=True)
class StaticTable:
    names: list[str]
    """Row → whole word, with its mark, or gram."""

    weights: Shorts
    """Shape (words,), words ≤ rows: the rows of whole words come first."""

    scales: Shorts
    """Shape (rows,), each at most HIGHEST_SCALE."""

    values: Bytes
    """Shape (rows, dimension / 2)."""

    sha256: str
    """Of the content; two tables with the same one give the same vectors."""

    @property
    def dimension(self) -> int:
        return 2 * int(self.values.shape[1])


def read_table(path: Path) -> StaticTable:
    """Map the file into memory: processes that read it share it.

    Raises:
        BrokenModel: it is missing, damaged, or of another version.
    """
    try:
        packed: Bytes = np.asarray(np.memmap(path, dtype=np.uint8, mode="r"))
    except (OSError, ValueError) as error:
        raise BrokenModel(path, f"it cannot be read: {error}") from error
    header, start = _header(path, packed)
    content = packed[start:]
    if _digest(header, content.data) != header.get("sha256"):
        raise BrokenModel(path, "its content is not what was written")
    return _table(header, content)


def write_table(
    path: Path, names: Sequence[str], weights: NDArray[np.float64], rows: NDArray[np.float32]
) -> None:
    """Round a trained table and write it.

    Args:
        names: of the rows; those of whole words first.
        weights: of the whole words, 0 to 1; shape (words,).
        rows: shape (rows, dimension), the dimension even.
    """
    largest = np.abs(rows).max(initial=float(np.finfo(np.float32).tiny))
    scales, values = _rounded(rows, float(largest) / HIGHEST / HIGHEST_SCALE)
    full = np.round(weights * FULL_WEIGHT).astype(np.uint16)
    path.write_bytes(packed(StaticTable(list(names), full, scales, values, sha256="")))


def packed(table: StaticTable) -> bytes:
    """The table as a file holds it, under the hash of what it holds now."""
    text = "\n".join(table.names).encode()
    content = b"".join(
        (
            text + b"\n" * (-len(text) % _ROUND),
            table.weights.astype("<u2").tobytes(),
            table.scales.astype("<u2").tobytes(),
            table.values.tobytes(),
        )
    )
    header = {
        "version": VERSION,
        "dimension": table.dimension,
        "rows": len(table.names),
        "words": len(table.weights),
        "names": len(text),
    }
    told = json.dumps(header | {"sha256": _digest(header, content)}).encode()
    return MARK + len(told).to_bytes(4, "little") + told + content


def unpacked(table: StaticTable, rows: NDArray[np.int64]) -> NDArray[np.float32]:
    """Some rows in the file's unit; shape (rows, dimension)."""
    halves = table.values[rows]
    values = np.concatenate((halves & 15, halves >> 4), axis=1).astype(np.float32) - ZERO
    return np.asarray(values * table.scales[rows][:, None].astype(np.float32))


def with_rows(
    table: StaticTable, rows: NDArray[np.int64], values: NDArray[np.float32]
) -> StaticTable:
    """The table with some rows anew, and the others as they are to the last bit.

    Args:
        values: in the file's unit; shape (rows, dimension).
    """
    scales, halves = table.scales.copy(), table.values.copy()
    scales[rows], halves[rows] = _rounded(values, 1.0)
    return replace(table, scales=scales, values=halves, sha256="")


def _header(path: Path, packed: Bytes) -> tuple[dict[str, Any], int]:
    if packed[: len(MARK)].tobytes() != MARK:
        raise BrokenModel(path, "it is no static embedding")
    start = len(MARK) + 4
    end = start + int.from_bytes(packed[len(MARK) : start].tobytes(), "little")
    try:
        header = json.loads(packed[start:end].tobytes())
        version = header["version"]
    except (ValueError, TypeError, KeyError) as error:
        raise BrokenModel(path, "its header is damaged") from error
    if version != VERSION:
        raise BrokenModel(path, f"it is of version {version}, and this release reads {VERSION}")
    return header, end


def _digest(header: Mapping[str, Any], content: bytes | memoryview) -> str:
    numbers = [header.get(each) for each in ("dimension", "rows", "words", "names")]
    digest = hashlib.sha256(json.dumps(numbers).encode())
    digest.update(content)
    return digest.hexdigest()


def _table(header: dict[str, Any], content: Bytes) -> StaticTable:
    rows, words, length = header["rows"], header["words"], header["names"]
    weights = length + -length % _ROUND
    scales = weights + 2 * words
    values = scales + 2 * rows
    return StaticTable(
        names=content[:length].tobytes().decode().split("\n"),
        weights=content[weights:scales].view("<u2"),
        scales=content[scales:values].view("<u2"),
        values=content[values:].reshape(rows, -1),
        sha256=header["sha256"],
    )


def _rounded(rows: NDArray[np.float32], unit: float) -> tuple[Shorts, Bytes]:
    """For each row the scale under which rounding loses least, and its values, two in a byte."""
    largest = np.maximum(np.abs(rows).max(axis=1), np.finfo(np.float32).tiny)
    best_loss = np.full(len(rows), np.inf)
    scales = np.zeros(len(rows), dtype=np.uint16)
    for shrinking in _SHRINKINGS:
        tried = np.clip(np.round(largest * shrinking / HIGHEST / unit), 1, HIGHEST_SCALE)
        step = (tried * unit)[:, None].astype(np.float32)
        loss = np.square(_steps(rows, step) * step - rows).sum(axis=1)
        better = loss < best_loss
        scales[better], best_loss[better] = tried[better], loss[better]
    step = (scales * unit)[:, None].astype(np.float32)
    values, half = (_steps(rows, step) + ZERO).astype(np.uint8), rows.shape[1] // 2
    return scales, np.asarray(values[:, :half] | values[:, half:] << 4, dtype=np.uint8)


def _steps(rows: NDArray[np.float32], step: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.clip(np.round(rows / step), -ZERO, HIGHEST)
