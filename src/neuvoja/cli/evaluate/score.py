"""Judging a run."""

from pathlib import Path

import click

from neuvoja.cli.evaluate.opened import scored_run
from neuvoja.cli.evaluate.table import echo_table, in_figures
from neuvoja.evaluation.scores import Figure
from neuvoja.evaluation.thresholds import EVERYTHING

HEAD = ("metric", "system", "slice", "value", "95 % interval", "n", "not scored")


@click.command()
@click.argument("run", type=click.Path(path_type=Path))
@click.option("--slices", is_flag=True, help="Print every slice, not only the whole.")
def score(run: Path, slices: bool) -> None:
    """Judge the answers of RUN again, without asking anything.

    Prints a line a figure: metric, system, slice, value, 95 % interval, n, not scored.
    """
    figures = scored_run(run).shown.figures
    shown = [each for each in figures if slices or each.slice == EVERYTHING]
    echo_table(HEAD, [_columns(each) for each in shown])


def _columns(figure: Figure) -> list[str]:
    interval = "-" if figure.low is None else f"{figure.low:.3f}–{in_figures(figure.high)}"
    counts = [str(figure.n), str(figure.unscored)]
    return [figure.metric, figure.system, figure.slice, in_figures(figure.value), interval, *counts]
