"""Ours and what people would use instead, as the corpus grows: a table for each cost."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.bench import speed
from eval.bench.corpus import Corpus, questions
from eval.bench.rivals.beside import BUDGET_S, RIVALS, TITLES, Beside, measure
from eval.bench.speed import QUESTIONS, Speed
from neuvoja.evaluation.report.tables import Plot, Table

OURS = "Neuvoja"

LINES = (
    ("distinct word forms in the corpus", lambda row: f"{row.vocabulary:,}"),
    ("passages a second, from files to both indexes", lambda row: f"{row.rate:,.0f}"),
    ("keyword search answers after, s", lambda row: f"{row.keywords_s:.1f}"),
    ("vectors complete after, s", lambda row: f"{row.complete_s:.1f}"),
    ("resident memory, MiB", lambda row: f"{row.resident_mib:.0f}"),
    ("most memory while the indexes are built, MiB", lambda row: f"{row.peak_mib:.0f}"),
    ("database and indexes on disk, MiB", lambda row: f"{row.disk_mib:.0f}"),
    ("question in the process, p50 / p95 / p99 ms", lambda row: str(row.question)),
    ("the same by words alone, p50 / p95 / p99 ms", lambda row: str(row.words)),
    ("POST /v1/assist, p50 / p95 / p99 ms", lambda row: str(row.assist)),
    ("an article is found after PUT, s", lambda row: f"{row.visible_s:.2f}"),
    ("searches meanwhile, p50 / p95 / p99 ms", lambda row: str(row.searched_meanwhile)),
    ("load average before → after", lambda row: f"{row.load[0]:.1f} → {row.load[1]:.1f}"),
)


@dataclass(frozen=True, slots=True)
class Size:
    """All that was measured on one corpus."""

    ours: Speed
    beside: tuple[Beside, ...]


def measure_size(passages: int, *, knowledge: Path, shared: Path) -> Size:
    """Ours, then each of the others over the passages that ours has made, with its questions."""
    with speed.organisation(passages, knowledge=knowledge, shared=shared) as corpus:
        ours = speed.measure(corpus, shared)
        texts = _texts(corpus)
        asked = questions(shared, count=QUESTIONS)
        return Size(ours, tuple(measure(each, texts, asked) for each in RIVALS))


def _texts(corpus: Corpus) -> Path:
    path = corpus.folder.parent / "passages.json"
    with speed.services_of(corpus) as services:
        path.write_text(json.dumps(list(speed.indexed_texts(services))), encoding="utf-8")
    return path


def own_tables(
    rows: Sequence[Speed], *, title: str = "Neuvoja as the corpus grows"
) -> Iterator[Table]:
    """One table of all that ours costs, with the growth of the whole answer."""
    yield Table(
        title=title,
        columns=("passages", *(f"{row.passages:,}" for row in rows)),
        rows=tuple((line, *(shown(row) for row in rows)) for line, shown in LINES),
        plot=_plot("POST /v1/assist p95, ms", ((row.passages, row.assist.p95) for row in rows)),
    )


def beside_tables(sizes: Sequence[Size]) -> Iterator[Table]:
    """The same costs of each, each table with the growth of ours."""
    yield _table(
        f"A question, p50 / p95 / p99 ms (fewer than {QUESTIONS} where they take {BUDGET_S:.0f} s)",
        [str(each.ours.question) for each in sizes],
        sizes,
        _question,
        _plot("a question, p50 ms", ((_passages(each), each.ours.question.p50) for each in sizes)),
    )
    yield _table(
        "How many times as long as Neuvoja a question takes, by the medians",
        ["1" for _ in sizes],
        sizes,
        lambda row, size: f"{row.question.p50 / size.ours.question.p50:.2g}",
    )
    yield _table(
        "Passages a second to index (Neuvoja from files, the others from texts in memory)",
        [f"{each.ours.rate:,.0f}" for each in sizes],
        sizes,
        lambda row, size: f"{row.rate:,.0f}",
        _plot(
            "s until all is indexed", ((_passages(each), each.ours.complete_s) for each in sizes)
        ),
    )
    yield _table(
        "Resident memory of the process, MiB",
        [f"{each.ours.resident_mib:,.0f}" for each in sizes],
        sizes,
        lambda row, size: f"{row.resident_mib:,.0f}",
        _plot(
            "resident memory, MiB", ((_passages(each), each.ours.resident_mib) for each in sizes)
        ),
    )


def _table(
    title: str,
    ours: Sequence[str],
    sizes: Sequence[Size],
    shown: Callable[[Beside, Size], str],
    plot: Plot | None = None,
) -> Table:
    theirs = (
        (TITLES[each], *(shown(size.beside[at], size) for size in sizes))
        for at, each in enumerate(RIVALS)
    )
    columns = ("passages", *(f"{_passages(each):,}" for each in sizes))
    return Table(title=title, columns=columns, rows=((OURS, *ours), *theirs), plot=plot)


def _question(row: Beside, size: Size) -> str:
    fewer = f" (n = {row.question.n})" if row.question.n < size.ours.question.n else ""
    return f"{row.question}{fewer}"


def _passages(size: Size) -> int:
    return size.ours.passages


def _plot(name: str, points: Iterable[tuple[int, float]]) -> Plot:
    return Plot(name=name, points=tuple((float(x), y) for x, y in points))
