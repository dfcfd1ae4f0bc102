"""A closed loop of advisors against the running service: the next question waits for the answer."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from eval.bench.corpus import SEED, write_corpus
from eval.bench.plan import STAGES, Plan, Stage, Step
from eval.bench.service import running
from eval.bench.timing import Times
from neuvoja.evaluation.report.tables import Plot, Table

PASSAGES = 10_000
THINK_S = (5.0, 15.0)
AT_ONCE = (1, 10, 50, 100, 200)
RAMP_S = 10.0
COUNTED_S = 20.0


def steps(at_once: Sequence[int], think_s: tuple[float, float], counted_s: float) -> list[Step]:
    """More and more advisors who read; last, the service as full as it gets: nobody reads."""
    working = [
        Step(advisors=each, think_s=think_s, ramp_s=RAMP_S, counted_s=counted_s) for each in at_once
    ]
    pressing = Step(advisors=at_once[-1], think_s=(0, 0), ramp_s=RAMP_S, counted_s=counted_s)
    return [*working, pressing]


def measure(wanted: Sequence[Step], *, project: Path, shared: Path) -> Sequence[Stage]:
    """The demo organisation among 10,000 passages, and its customers of the suites."""
    with (
        _organisation(project / "knowledge", shared) as top,
        running(knowledge=top / "knowledge", data=top / "var") as service,
    ):
        plan = Plan(
            url=service.url,
            pid=service.pid,
            suites=str(project / "eval" / "suites"),
            seed=str(SEED),
            steps=tuple(wanted),
        )
        return STAGES.validate_json(_advisors(plan, project))


def _advisors(plan: Plan, project: Path) -> bytes:
    command = [sys.executable, "-m", "eval.bench.advisors", plan.model_dump_json()]
    return subprocess.run(command, cwd=project, stdout=subprocess.PIPE, check=True).stdout


@contextmanager
def _organisation(knowledge: Path, shared: Path) -> Iterator[Path]:
    top = Path(tempfile.mkdtemp(prefix="neuvoja-bench-load-"))
    try:
        shutil.copytree(knowledge, top / "knowledge")
        write_corpus(top / "knowledge", passages=PASSAGES, knowledge=knowledge, shared=shared)
        yield top
    finally:
        shutil.rmtree(top, ignore_errors=True)


def tables(stages: Sequence[Stage]) -> Iterator[Table]:
    """How it answers, and what it holds meanwhile."""
    points = tuple(
        (float(each.step.advisors), each.assist.p95)
        for each in stages
        if each.assist and each.step.think_s[1]
    )
    yield Table(
        title=f"Advisors at once, {PASSAGES:,} passages and the demo organisation",
        columns=(
            "advisors",
            "think, s",
            "assists/s",
            "assist p50 / p95 / p99 ms",
            "n",
            "feedback p50 / p95 / p99 ms",
            "n",
            "errors",
            "cores used",
            "memory, MiB, first → last (most)",
            "load average",
        ),
        rows=tuple(_row(each) for each in stages),
        plot=Plot(name="POST /v1/assist p95, ms", over="advisors at once", points=points)
        if points
        else None,
    )
    yield _memory(stages)
    if kinds := _errors(stages):
        yield kinds


def _row(stage: Stage) -> tuple[str, ...]:
    low, high = stage.step.think_s
    memory = stage.memory_mib
    return (
        str(stage.step.advisors),
        f"{low:g}–{high:g}" if high else "none",
        f"{stage.answers / stage.seconds:.1f}",
        *_times(stage.assist),
        *_times(stage.feedback),
        str(stage.failures),
        f"{stage.cores:.2f}",
        f"{memory[0]:.0f} → {memory[-1]:.0f} ({max(memory):.0f})",
        f"{stage.load:.1f}",
    )


def _times(times: Times | None) -> tuple[str, str]:
    return (str(times), str(times.n)) if times else ("–", "0")


def _memory(stages: Sequence[Stage]) -> Table:
    """One line through all steps, ramps left out."""
    held = [mib for each in stages for mib in each.memory_mib]
    return Table(
        title="Memory of the service under load",
        columns=("", "MiB"),
        rows=(
            ("first", f"{held[0]:.0f}"),
            ("last", f"{held[-1]:.0f}"),
            ("most", f"{max(held):.0f}"),
        ),
        plot=Plot(
            name="memory of the service, MiB",
            over="seconds counted",
            points=tuple((float(at), mib) for at, mib in enumerate(held)),
        ),
    )


def _errors(stages: Sequence[Stage]) -> Table | None:
    rows = tuple(
        (f"{each.step.advisors} advisors: {kind}", str(count))
        for each in stages
        for kind, count in sorted(each.errors.items())
    )
    return Table(title="Errors under load", columns=("", "times"), rows=rows) if rows else None
