"""TREC qrels and runs: rankings that another tool made, scored like ours; ours for other tools."""

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from neuvoja.domain.errors import BrokenRecord, UnreadableFile
from neuvoja.evaluation.asking import OURS
from neuvoja.evaluation.errors import FolderTaken, NoKnownQuery
from neuvoja.evaluation.files import record, text_lines
from neuvoja.evaluation.items import RetrievalItem
from neuvoja.evaluation.outside.corpus import short_id
from neuvoja.evaluation.outside.judgements import Judgements, graded
from neuvoja.evaluation.run_folder import Answer, Asked, RunFolder
from neuvoja.evaluation.suite import Header, Suite
from neuvoja.evaluation.thresholds import Thresholds

N = TypeVar("N", int, float)
Ranking = tuple[tuple[str, float], ...]


def read_trec(qrels: Path, runs: Sequence[Path], out: Path) -> RunFolder:
    """A finished run of rankings made elsewhere; the first is judged, the others stand beside it.

    Raises:
        UnreadableFile: a file is not there or empty.
        BrokenRecord: names file and line of what is broken.
        NoKnownQuery: a run answers no query that is judged.
        FolderTaken: `out` holds something already.
    """
    if (out / "run.json").exists():
        raise FolderTaken(out, "run.json")
    judged = _qrels(qrels)
    systems = dict(zip(_names(runs), map(_run, runs), strict=True))
    for path, run in zip(runs, systems.values(), strict=True):
        if not run.keys() & judged.keys():
            raise NoKnownQuery(path, qrels, next(iter(run)), next(iter(judged)))
    suite, now = _suite(qrels, judged), datetime.now(UTC)
    folder = RunFolder.begin(out, suite, _asked(suite, _tag(runs[0]), now))
    for item in suite.items:
        rankings = {name: run.get(item.id, ()) for name, run in systems.items()}
        folder.keep(Answer(id=item.id, rankings=rankings))
    folder.finish(now)
    return folder


def _suite(qrels: Path, judged: Judgements) -> Suite:
    items = tuple(
        record(RetrievalItem, {"id": query, "text": query, "relevant": grades}, qrels, None)
        for query, grades in judged.items()
    )
    header = Header(name=qrels.stem, task="retrieval", items=len(items), relevant_from=1)
    return Suite(header=header, items=items, thresholds=Thresholds(), folder=qrels.parent)


def _asked(suite: Suite, tag: str, now: datetime) -> Asked:
    return Asked(
        suite=suite.header.name,
        task="retrieval",
        items=len(suite.items),
        suite_sha=suite.sha,
        facts={"run": tag},
        seed=0,
        parallel=1,
        started=now,
    )


def trec_run(answers: Mapping[str, Answer], tag: str) -> Iterator[str]:
    """Our rankings, a line each: query, Q0, document, rank from 1, score, tag."""
    for query, answer in answers.items():
        for rank, (document, score) in enumerate((answer.rankings or {}).get(OURS, ()), 1):
            yield f"{_joined(query)} Q0 {_joined(document)} {rank} {score} {_joined(tag)}"


def _joined(name: str) -> str:
    """White space parts the columns and cannot stand in one."""
    return re.sub(r"\s", "_", name)


def _names(runs: Sequence[Path]) -> Sequence[str]:
    """Each run's name: ours for the first, which is shown by its tag; then each by its tag.

    Where a tag is taken, the file's name, then a number, tells them apart.
    """
    names: list[str] = []
    taken = {OURS, _tag(runs[0])}
    for path in runs[1:]:
        tag = _tag(path)
        file = f"{tag} ({path.name})"
        numbered = (f"{file} {number}" for number in range(2, len(runs) + 2))
        names.append(next(each for each in (tag, file, *numbered) if each not in taken))
        taken.add(names[-1])
    return [OURS, *names]


def _qrels(path: Path) -> Judgements:
    rows = _rows(path, 4, "query, iteration, document and grade")
    return graded(
        (short_id(row[0]), short_id(row[2]), _number(int, row[3], path, line)) for line, row in rows
    )


def _run(path: Path) -> Mapping[str, Ranking]:
    found: dict[str, list[tuple[str, float]]] = {}
    for line, row in _rows(path, 6, "query, Q0, document, rank, score and tag"):
        score = _number(float, row[4], path, line)
        found.setdefault(short_id(row[0]), []).append((short_id(row[2]), score))
    return {
        query: tuple(sorted(ranking, key=lambda each: (-each[1], each[0])))
        for query, ranking in found.items()
    }


def _tag(path: Path) -> str:
    return next(row for _, row in _rows(path, 6, "six columns"))[5]


def _rows(path: Path, columns: int, expected: str) -> list[tuple[int, list[str]]]:
    rows = [(line, text.split()) for line, text in text_lines(path)]
    for line, row in rows:
        if len(row) != columns:
            raise BrokenRecord(path, line=line, key=None, value=" ".join(row), expected=expected)
    if not rows:
        raise UnreadableFile(str(path), "it is empty")
    return rows


def _number(kind: Callable[[str], N], text: str, path: Path, line: int) -> N:
    try:
        number = kind(text)
    except ValueError as error:
        raise BrokenRecord(path, line=line, key=None, value=text, expected="a number") from error
    if not math.isfinite(number):
        raise BrokenRecord(path, line=line, key=None, value=text, expected="a finite number")
    return number
