"""Sync: the database → one index, in batches.

An index remembers the revision it has reached only when it holds all of a batch, so a sync that
is killed goes on where it was, and a batch that comes twice does no harm.
"""

from collections.abc import Callable

from neuvoja.domain.errors import IndexUnavailable
from neuvoja.knowledge.promises import Sources
from neuvoja.retrieval.promises import Index

BATCH = 500
"""Sources in one batch."""

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
        index.apply(changes)
        if index.revision < changes.revision:
            why = f"it took revision {changes.revision} in and stands at {index.revision}"
            raise IndexUnavailable(type(index).__name__, why)
        moved = True
        if progress is not None:
            progress(len(changes.passages))
    if moved or not index.whole:
        index.seal()
    return True
