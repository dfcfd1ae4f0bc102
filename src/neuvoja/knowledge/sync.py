"""Sync: the database → one index, in batches.

An index remembers the revision it has reached only when it holds all of a batch, so a sync that
is killed goes on where it was, and a batch that comes twice does no harm.
"""

import time
from collections.abc import Callable

from neuvoja.domain.errors import IndexUnavailable
from neuvoja.knowledge.promises import Sources
from neuvoja.retrieval.promises import Changes, Index

BATCH = 1_000
"""Sources in one batch: indexes take larger ones sooner."""

PAUSE_S = 0.05
"""Between two looks at a database that still grows."""

Progress = Callable[[int], object]
"""Is told how many more passages are in."""


def sync(
    sources: Sources,
    index: Index,
    *,
    batch: int = BATCH,
    progress: Progress | None = None,
    stopped: Callable[[], bool] | None = None,
) -> None:
    """Bring an index to the database's revision.

    An index that is ahead of the database, which was put back from an older copy, is rebuilt.

    Args:
        batch: sources in one batch, at least 1.
        stopped: asked between batches; once it is true, the index stays where it is.

    Raises:
        DatabaseUnavailable, IndexUnavailable
    """
    if index.revision > sources.revision():
        rebuild(sources, index, batch=batch, progress=progress, stopped=stopped)
    else:
        _advance(sources, index, batch=batch, progress=progress, stopped=stopped)


def follow(
    sources: Sources,
    index: Index,
    *,
    ended: Callable[[], bool],
    batch: int = BATCH,
    progress: Progress | None = None,
) -> None:
    """Bring an index forward while the database still grows, then to its end as `sync` does.

    While it grows, only full batches are taken, since small ones cost more for each passage.

    Args:
        batch: sources in one batch, at least 1.
        ended: whether nothing more comes that should be waited for.

    Raises:
        DatabaseUnavailable, IndexUnavailable
    """
    while not ended():
        full = sources.revision() - index.revision >= batch
        changes = sources.changes(index.revision, limit=batch) if full else None
        if changes is None:
            time.sleep(PAUSE_S)
        else:
            _take_in(changes, index, progress)
    sync(sources, index, batch=batch, progress=progress)


def rebuild(
    sources: Sources,
    index: Index,
    *,
    batch: int = BATCH,
    progress: Progress | None = None,
    stopped: Callable[[], bool] | None = None,
) -> None:
    """Build an index anew beside the old, which serves on, and swap it in when it is complete.

    Raises:
        DatabaseUnavailable, IndexUnavailable
    """
    fresh = index.beside()
    if _advance(sources, fresh, batch=batch, progress=progress, stopped=stopped):
        index.adopt(fresh)


def _advance(
    sources: Sources,
    index: Index,
    *,
    batch: int,
    progress: Progress | None,
    stopped: Callable[[], bool] | None,
) -> bool:
    """Whether the index has come to the end."""
    moved = False
    while (changes := sources.changes(index.revision, limit=batch)) is not None:
        if stopped is not None and stopped():
            return False
        _take_in(changes, index, progress)
        moved = True
    if moved or not index.whole:
        index.seal()
    return True


def _take_in(changes: Changes, index: Index, progress: Progress | None) -> None:
    index.apply(changes)
    if index.revision < changes.revision:
        why = f"it took revision {changes.revision} in and stands at {index.revision}"
        raise IndexUnavailable(type(index).__name__, why)
    if progress is not None:
        progress(len(changes.passages))
