"""Which suites there are, and asking one."""

from pathlib import Path
from typing import get_args

import click

from neuvoja.cli.evaluate.shelf import PUBLIC_SETS, new_run, open_suite, suite_folders
from neuvoja.cli.evaluate.table import echo_table
from neuvoja.cli.progress import bars
from neuvoja.domain.suggestion import EngineName
from neuvoja.evaluation.outside.public import PUBLIC
from neuvoja.evaluation.over_http import http_opener
from neuvoja.evaluation.running import SEED, Runner
from neuvoja.evaluation.suite import read_header
from neuvoja.settings import Settings
from neuvoja.wiring.evaluation import opener


@click.command("list")
def list_suites() -> None:
    """Name the suites: name, task, items, whether `make eval` runs it; then the public sets."""
    headers = [read_header(folder) for folder in suite_folders()]
    rows = [
        (each.name, each.task, str(each.items), "quick" if each.quick else "", each.summary)
        for each in headers
    ]
    echo_table(("suite", "task", "items", "make eval", "summary"), rows)
    click.echo("")
    echo_table(
        (f"public set (where it stands: --public, else {PUBLIC_SETS})",), [[n] for n in PUBLIC]
    )


@click.command()
@click.argument("suite")
@click.option("--out", type=click.Path(path_type=Path), help="The run's folder; else a new one.")
@click.option("--seed", type=int, default=SEED, show_default=True, help="Of the items' order.")
@click.option("--parallel", type=click.IntRange(1, 64), default=1, show_default=True)
@click.option("--baselines/--no-baselines", default=True, show_default=True)
@click.option("--url", help="A running server that is asked instead of this process.")
@click.option(
    "--engine",
    type=click.Choice(get_args(EngineName)),
    help="Which must answer; else whichever the settings, or the server, choose.",
)
@click.option(
    "--public",
    type=click.Path(path_type=Path),
    default=PUBLIC_SETS,
    show_default=True,
    help="Where public sets stand.",
)
@click.option("--only", metavar="ORGANISATION", help="Only the items about this organisation.")
def run(
    suite: str,
    out: Path | None,
    seed: int,
    parallel: int,
    baselines: bool,
    url: str | None,
    only: str | None,
    engine: EngineName | None,
    public: Path,
) -> None:
    """Ask every item of SUITE (a name, or a folder) and keep the answers.

    Prints the run's folder. A run that was stopped goes on with the same --out. A server holds one
    organisation's knowledge: ask it with --only. Its key is the first of NEUVOJA_API_KEYS.
    """
    settings = Settings.read()
    asked = open_suite(suite, settings, public)
    asked = asked.only(only) if only else asked
    opens = http_opener(url, _key(settings)) if url else opener(settings, bars, baselines=baselines)
    runner = Runner(opens, bars, parallel=parallel, seed=seed, engine=engine)
    folder = runner.run(asked, out or new_run(settings, asked.header.name))
    click.echo(folder.path)


def _key(settings: Settings) -> str | None:
    return settings.api_keys[0].get_secret_value() if settings.api_keys else None
