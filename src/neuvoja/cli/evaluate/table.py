"""Columns for a reader, or tabs for the next program."""

import sys
from collections.abc import Iterator, Sequence

import click


def echo_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a heading and rows: in even columns on a terminal, else with a tab between."""
    lines = [head, *rows]
    for line in _padded(lines) if sys.stdout.isatty() else map("\t".join, lines):
        click.echo(line)


def in_figures(value: float | None) -> str:
    """A score; a dash where there is none."""
    return "-" if value is None else f"{value:.3f}"


def _padded(lines: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        cells = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        yield "  ".join(cells).rstrip()
