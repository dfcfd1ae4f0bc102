"""Tables in CSV: a header row, then rows, split by `;`, `,` or tabs."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from neuvoja.domain.errors import BrokenRecord

_DELIMITERS = (";", "\t", ",")


@dataclass(frozen=True, slots=True)
class Row:
    line: int
    """Where it begins in the file; from 1."""

    cells: dict[str, str]
    """Stripped, by the header's names in lower case; a missing cell is empty."""

    surplus: Sequence[str]
    """Cells beyond the header, unless empty: most often a text with a delimiter and no quotes."""


@dataclass(frozen=True, slots=True)
class Table:
    names: Sequence[str]
    """Of the header row, stripped and in lower case; empty for an empty text."""

    rows: Sequence[Row]
    """Without empty rows and those that begin with `#`."""


def read_table(text: str, path: Path) -> Table:
    r"""The table of a text.

    Args:
        text: with `\n` as its only line end.

    Raises:
        BrokenRecord: a cell is longer than any text, mostly for want of a closing quote.
    """
    lines = [line for line in text.split("\n") if line.strip() and not line.startswith("#")]
    delimiter = max(_DELIMITERS, key=(lines or [""])[0].count)
    found = list(_numbered(text, delimiter, path))
    if not found:
        return Table((), ())
    names = [name.lower() for name in found[0][1]]
    return Table(names, [_row(line, names, cells) for line, cells in found[1:]])


def _numbered(text: str, delimiter: str, path: Path) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    begins = 1
    try:
        for cells in reader:
            stripped = [cell.strip() for cell in cells]
            if any(stripped) and not stripped[0].startswith("#"):
                yield begins, stripped
            begins = reader.line_num + 1
    except csv.Error as error:
        expected = f"a CSV table ({error})"
        raise BrokenRecord(path, line=begins, key=None, value="", expected=expected) from error


def _row(line: int, names: Sequence[str], cells: list[str]) -> Row:
    padded = cells + [""] * (len(names) - len(cells))
    by_name = {name: cell for name, cell in zip(names, padded, strict=False) if name}
    return Row(line, by_name, [cell for cell in cells[len(names) :] if cell])
