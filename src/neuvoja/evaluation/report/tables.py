"""Measurements of speed, as `make bench` leaves them, for the report to show beside the suites."""

from pathlib import Path

from pydantic import ConfigDict, ValidationError

from neuvoja.domain.errors import UnreadableFile
from neuvoja.domain.value import Value


class Plot(Value):
    """A cost as something else grows."""

    model_config = ConfigDict(extra="forbid")

    name: str
    over: str = "passages"
    """What grows."""

    points: tuple[tuple[float, float], ...]
    """How much of that, and what it costs; at least one."""


class Table(Value):
    model_config = ConfigDict(extra="forbid")

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    plot: Plot | None = None


class Tables(Value):
    """The file: `{"tables": […]}`."""

    tables: tuple[Table, ...]


def read_tables(path: Path) -> tuple[Table, ...]:
    """The tables of a bench file.

    Raises:
        UnreadableFile: it is not there, or is no such file.
    """
    try:
        return Tables.model_validate_json(path.read_text(encoding="utf-8")).tables
    except (OSError, ValidationError) as error:
        raise UnreadableFile(str(path), f"no tables of a benchmark: {error}") from error
