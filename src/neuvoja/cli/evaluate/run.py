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
from neuvoja.evaluation.suite import Suite, read_header
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
@click.argument("suites", metavar="SUITE...", nargs=-1, required=True)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="The run's folder, or that of the runs where several suites are asked; else new ones.",
)
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
@click.option(
    "--split", metavar="NAME", help="Of a BEIR folder, which qrels; else test, or the only."
)
@click.option("--only", metavar="ORGANISATION", help="Only the items about this organisation.")
def run(
    suites: tuple[str, ...],
    out: Path | None,
    seed: int,
    parallel: int,
    baselines: bool,
    url: str | None,
    only: str | None,
    engine: EngineName | None,
    public: Path,
    split: str | None,
) -> None:
    """Ask every item of each SUITE (a name, or a folder) and keep the answers.

    Prints each run's folder. A run that was stopped goes on with the same --out. A server holds one
    organisation's knowledge: ask it with --only. Its key is the first of NEUVOJA_API_KEYS.
    """
    settings = Settings.read(engine=engine)
    # All are read before the first is asked: a broken one stops them before they start.
    asked = [open_suite(name, settings, public, split=split) for name in suites]
    opens = http_opener(url, _key(settings)) if url else opener(settings, bars, baselines=baselines)
    runner = Runner(opens, bars, parallel=parallel, seed=seed, engine=engine)
    for suite in asked:
        folder = _folder(suite, out, settings, alone=len(asked) == 1)
        click.echo(runner.run(suite.only(only) if only else suite, folder).path)


def _folder(suite: Suite, out: Path | None, settings: Settings, *, alone: bool) -> Path:
    name = suite.header.name
    if out is None:
        return new_run(settings, name)
    return out if alone else out / name


def _key(settings: Settings) -> str | None:
    return settings.api_keys[0].get_secret_value() if settings.api_keys else None
