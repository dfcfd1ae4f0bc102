"""Which suites there are, and asking one."""

from pathlib import Path

import click

from neuvoja.cli.evaluate.shelf import new_run, open_suite, suite_folders
from neuvoja.cli.progress import bars
from neuvoja.evaluation.running import SEED, Runner
from neuvoja.evaluation.suite import read_header
from neuvoja.settings import Settings
from neuvoja.wiring.evaluation import opener


@click.command("list")
def list_suites() -> None:
    """Name the suites: name, task, items, whether `make eval` runs it."""
    for folder in suite_folders():
        header = read_header(folder)
        quick = "quick" if header.quick else ""
        click.echo(f"{header.name}\t{header.task}\t{header.items}\t{quick}\t{header.summary}")


@click.command()
@click.argument("suite")
@click.option("--out", type=click.Path(path_type=Path), help="The run's folder; else a new one.")
@click.option("--seed", type=int, default=SEED, show_default=True, help="Of the items' order.")
@click.option("--parallel", type=click.IntRange(1, 64), default=1, show_default=True)
@click.option("--baselines/--no-baselines", default=True, show_default=True)
def run(suite: str, out: Path | None, seed: int, parallel: int, baselines: bool) -> None:
    """Ask every item of SUITE (a name, or a folder) and keep the answers.

    Prints the run's folder. A run that was stopped goes on with the same --out.
    """
    settings = Settings.read()
    asked = open_suite(suite)
    runner = Runner(opener(settings, bars, baselines=baselines), bars, parallel=parallel, seed=seed)
    folder = runner.run(asked, out or new_run(settings, asked.header.name))
    click.echo(folder.path)
