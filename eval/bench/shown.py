"""Tables as Markdown for the terminal and as the file that `neuvoja eval report --bench` reads."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from os import cpu_count
from pathlib import Path

from neuvoja.evaluation.commit import commit
from neuvoja.evaluation.report.tables import Table, Tables, read_tables


def markdown(table: Table) -> str:
    """With its title as a heading and an empty line after it."""
    lines = [table.columns, ("---",) * len(table.columns), *table.rows]
    body = "\n".join("| " + " | ".join(_cell(each) for each in line) + " |" for line in lines)
    return f"### {table.title}\n\n{body}\n"


def keep(path: Path, tables: Iterable[Table]) -> None:
    """Write tables into the file; those that it has under other titles stay.

    Raises:
        UnreadableFile: there is a file, but not one of tables. It is left as it is.
    """
    fresh = {each.title: each for each in tables}
    known = {each.title: each for each in read_tables(path)} if path.exists() else {}
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.new")
    content = Tables(tables=tuple((known | fresh).values()))
    beside.write_text(content.model_dump_json(indent=1) + "\n", encoding="utf-8")
    beside.replace(path)


def measured(what: str, loads: Sequence[float]) -> Table:
    """When, on what, and how much else the machine had to do."""
    return Table(
        title=f"Measured: {what}",
        columns=("", ""),
        rows=(
            ("at", f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC"),
            ("commit", commit() or "unknown"),
            ("cores", str(cpu_count())),
            ("load average of the machine, least and most", f"{min(loads):.1f}, {max(loads):.1f}"),
        ),
    )


def show(path: Path | None, tables: Iterable[Table]) -> Iterator[str]:
    """Each table as Markdown; kept in the file, if there is one, before it is shown."""
    for each in tables:
        if path is not None:
            keep(path, [each])
        yield markdown(each)


def _cell(text: str) -> str:
    return text.replace("|", "\\|") or " "
