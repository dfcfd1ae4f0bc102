"""Rankings that another tool made."""

from pathlib import Path

import click

from neuvoja.evaluation.outside.trec import read_trec

FILE = click.Path(path_type=Path)


@click.command()
@click.argument("qrels", type=FILE)
@click.argument("runs", nargs=-1, required=True, type=FILE)
@click.option("--out", type=FILE, required=True, help="The folder of the run that this becomes.")
def trec(qrels: Path, runs: tuple[Path, ...], out: Path) -> None:
    """Take in RUNS in TREC form, judged by QRELS, as one run to score and report.

    The first of RUNS is what is judged; the others stand beside it as baselines do ours. Prints the
    run's folder. `report --format trec` writes a run of ours for other tools.
    """
    click.echo(read_trec(qrels, runs, out).path)
