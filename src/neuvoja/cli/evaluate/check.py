"""All the quick suites in one go: what CI asks before a change may pass."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from neuvoja.cli.evaluate.shelf import new_run, open_suite, suite_folders
from neuvoja.cli.evaluate.table import echo_table
from neuvoja.cli.progress import bars
from neuvoja.evaluation.figures import score_run
from neuvoja.evaluation.report.chapter import Chapter, chapter
from neuvoja.evaluation.report.write import write_report
from neuvoja.evaluation.running import Runner
from neuvoja.evaluation.suite import read_header
from neuvoja.settings import Settings
from neuvoja.wiring.evaluation import opener


@click.command()
@click.argument("suites", nargs=-1)
@click.option("--out", type=click.Path(path_type=Path), help="The folder of the runs; else new.")
def check(suites: tuple[str, ...], out: Path | None) -> None:
    """Run SUITES (else the quick ones), hold each against its gates, and write report.html.

    Prints every gate that failed, and the report's path. Exits with 1 if any failed.
    """
    settings = Settings.read()
    folder = out or new_run(settings, "check")
    runner = Runner(opener(settings, bars, baselines=True), bars)
    asked = [open_suite(name, settings) for name in suites or _quick()]
    chapters = [
        chapter(score_run(runner.run(suite, folder / suite.header.name))) for suite in asked
    ]
    (folder / "report.html").write_text(write_report("html", chapters), encoding="utf-8")
    echo_table(
        ("verdict", "suite", "figure", "value", "gates"),
        [row for each in chapters for row in _rows(each)],
    )
    click.echo(folder / "report.html")
    sys.exit(0 if all(each.gated.passed for each in chapters) else 1)


def _quick() -> list[str]:
    return [folder.name for folder in suite_folders() if read_header(folder).quick]


def _rows(done: Chapter) -> Iterator[Sequence[str]]:
    """Of the suite, then of each gate that failed."""
    failed = [each for each in done.gated.verdicts if not each.passed]
    value = done.headline.value if done.headline else None
    shown = "-" if value is None else f"{value:.3f}"
    verdict = "FAILED" if failed else "passed"
    yield verdict, done.name, done.first.name, shown, str(len(done.gated.verdicts))
    for each in failed:
        yield "", each.kind, each.name, each.told, ""
