"""Ours alone on corpora that take an hour; what was built is kept, so that a later run goes on."""

import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from pydantic import TypeAdapter

from eval.bench import speed
from eval.bench.corpus import Corpus, write_corpus
from eval.bench.speed import Speed

SIZES = (100_000, 300_000, 1_000_000)
LIMIT_S = 3 * 3600.0
"""For building one size in one run."""

_SPEED = TypeAdapter(Speed)
_CORPUS = TypeAdapter(Corpus)


def measure(
    sizes: Sequence[int], *, kept: Path, knowledge: Path, shared: Path, limit_s: float = LIMIT_S
) -> Iterator[Speed]:
    """Measure size after size; what an interrupted run has measured or built is taken over.

    Args:
        kept: the folder that lasts until every size is measured; it needs room for the largest,
            about 8 KiB a passage.

    Raises:
        TimeoutError: a size was not built within the limit; the next run goes on from there.
    """
    for passages in sizes:
        result = kept / f"{passages}.json"
        if not result.exists():
            found = _measured(kept / str(passages), passages, knowledge, shared, limit_s)
            result.write_bytes(_SPEED.dump_json(found))
        yield _SPEED.validate_json(result.read_bytes())
    shutil.rmtree(kept)


def _measured(top: Path, passages: int, knowledge: Path, shared: Path, limit_s: float) -> Speed:
    corpus = written(top, passages, knowledge, shared)
    with spending(top / "spent.txt") as spent_s:
        found = speed.measure(corpus, shared, limit_s=limit_s, spent_s=spent_s)
    shutil.rmtree(top)
    return found


def written(top: Path, passages: int, knowledge: Path, shared: Path) -> Corpus:
    """The corpus in this folder; one that was not finished is written anew."""
    finished = top / "corpus.json"
    if finished.exists():
        return _CORPUS.validate_json(finished.read_bytes())
    shutil.rmtree(top, ignore_errors=True)
    corpus = write_corpus(top / "knowledge", passages=passages, knowledge=knowledge, shared=shared)
    finished.write_bytes(_CORPUS.dump_json(corpus))
    return corpus


@contextmanager
def spending(account: Path) -> Iterator[float]:
    """Seconds that interrupted runs have spent; an interruption of this one is added to them.

    A run that is killed outright adds nothing, and the rate comes out too good by its time.
    """
    earlier = float(account.read_text(encoding="utf-8")) if account.exists() else 0.0
    started = time.monotonic()
    try:
        yield earlier
    except BaseException:
        account.write_text(str(earlier + time.monotonic() - started), encoding="utf-8")
        raise
