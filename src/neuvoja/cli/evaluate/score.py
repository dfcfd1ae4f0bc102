"""Judging a run."""

from pathlib import Path

import click

from neuvoja.evaluation.figures import score_run
from neuvoja.evaluation.run_folder import RunFolder
from neuvoja.evaluation.scores import Figure
from neuvoja.evaluation.thresholds import EVERYTHING


@click.command()
@click.argument("run", type=click.Path(path_type=Path))
@click.option("--slices", is_flag=True, help="Print every slice, not only the whole.")
def score(run: Path, slices: bool) -> None:
    """Judge the answers of RUN again, without asking anything.

    Prints a line a figure: metric, system, slice, value, 95 % interval, n, not scored.
    """
    figures = score_run(RunFolder.open(run)).figures
    for each in figures.figures:
        if slices or each.slice == EVERYTHING:
            click.echo("\t".join(_columns(each)))


def _columns(figure: Figure) -> list[str]:
    interval = f"{_number(figure.low)}–{_number(figure.high)}"
    counts = [str(figure.n), str(figure.unscored)]
    return [figure.metric, figure.system, figure.slice, _number(figure.value), interval, *counts]


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
