"""Two runs side by side, and whether one may pass."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from neuvoja.cli.evaluate.opened import scored_run
from neuvoja.cli.evaluate.table import echo_table
from neuvoja.domain.errors import UnreadableFile
from neuvoja.evaluation.compare import Change, Comparison, Regression
from neuvoja.evaluation.compare import compare as compared
from neuvoja.evaluation.figures import Scored
from neuvoja.evaluation.gate import check_gates
from neuvoja.evaluation.gate import gate as gated
from neuvoja.evaluation.suite import read_thresholds
from neuvoja.evaluation.thresholds import EVERYTHING, Thresholds

HEAD = (
    *("metric", "slice", "A", "B", "difference", "95 % interval"),
    *("p", "wins/ties/losses", "n", "left out", "verdict"),
)
FOLDER = click.Path(path_type=Path)


@click.command()
@click.argument("a", type=FOLDER)
@click.argument("b", type=FOLDER)
@click.option("--slices", is_flag=True, help="Print every slice, not only the whole.")
def compare(a: Path, b: Path, slices: bool) -> None:
    """Set run B beside run A: every metric, then the ten worst regressions.

    Prints metric, slice, A, B, difference, 95 % interval, p, wins/ties/losses of B, n, and how many
    items were left out, since only one of the two has scored them.
    """
    found = compared(scored_run(a), scored_run(b))
    for name, (one, other) in found.apart.items():
        click.echo(f"{name}: A {one or 'untold'}, B {other or 'untold'}", err=True)
    shown = [each for each in found.changes if slices or each.slice == EVERYTHING]
    echo_table(HEAD, [_columns(each) for each in shown])
    for regression in found.regressions:
        click.echo("\n".join(_shown(found, regression)))


@click.command()
@click.argument("run", type=FOLDER)
@click.option("--thresholds", type=FOLDER, help="A thresholds.yaml; else the suite's own.")
@click.option("--baseline", type=FOLDER, help="An earlier run that must not be fallen below.")
def gate(run: Path, thresholds: Path | None, baseline: Path | None) -> None:
    """Say whether RUN may pass; exit with 1 if it may not.

    A hard gate holds for the figure itself, a soft one for its 95 % interval: a value beyond the
    bound passes "within noise" if the interval reaches it. A run that is not whole fails.
    """
    scored = scored_run(run)
    wanted = _wanted(thresholds, scored) if thresholds else scored.suite.thresholds
    result = gated(scored, wanted, scored_run(baseline) if baseline else None)
    echo_table(
        ("verdict", "kind", "gate", "found"),
        [
            ("passed" if each.passed else "FAILED", each.kind, each.name, each.told)
            for each in result.verdicts
        ],
    )
    sys.exit(0 if result.passed else 1)


def _wanted(path: Path, scored: Scored) -> Thresholds:
    wanted = read_thresholds(path)
    if not wanted.hard and not wanted.soft:
        raise UnreadableFile(str(path), "it holds no gate; nothing would be judged by it")
    check_gates(scored.suite, wanted)
    return wanted


def _columns(change: Change) -> list[str]:
    found = change.difference
    verdict = {True: "better", False: "worse", None: ""}[change.better]
    items = "-" if found.wins is None else f"{found.wins}/{found.ties}/{found.losses}"
    return [
        change.metric,
        change.slice,
        f"{change.a:.3f}",
        f"{change.b:.3f}",
        f"{found.value:+.3f}",
        f"{found.low:+.3f}–{found.high:+.3f}",
        f"{found.p:.4f}",
        items,
        str(change.n),
        str(change.left_out),
        verdict,
    ]


def _shown(found: Comparison, regression: Regression) -> Iterator[str]:
    values = f"{regression.metric} {regression.a:.2f} → {regression.b:.2f}"
    yield f"\n{regression.item}: {values}  {regression.why or ''}"
    for name, run in (("A", found.a), ("B", found.b)):
        answer = run.answers[regression.item]
        yield f"  {name}: {answer.shown()}"
