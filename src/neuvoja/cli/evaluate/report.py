"""The page to mail."""

from pathlib import Path
from typing import get_args

import click

from neuvoja.cli.evaluate.opened import scored_run
from neuvoja.evaluation.report.chapter import chapters
from neuvoja.evaluation.report.tables import read_tables
from neuvoja.evaluation.report.write import Format, write_report

FOLDER = click.Path(path_type=Path)


@click.command()
@click.argument("runs", nargs=-1, required=True, type=FOLDER)
@click.option(
    "--format", "form", type=click.Choice(get_args(Format)), default="html", show_default=True
)
@click.option("--out", type=FOLDER, help="The file to write; else standard output.")
@click.option("--bench", type=FOLDER, help="What `make bench` has left, to show speed beside.")
def report(runs: tuple[Path, ...], form: Format, out: Path | None, bench: Path | None) -> None:
    """Write what RUNS say, on one page."""
    told = chapters([scored_run(run) for run in runs])
    text = write_report(form, told, read_tables(bench) if bench else ())
    if out is None:
        click.echo(text, nl=False)
    else:
        out.write_text(text, encoding="utf-8")
