"""The first build of the vector index, by a process of its own.

Chroma holds Python's lock while it writes. In a process of its own it holds up neither the reading
of the folder, nor the keyword index, nor whoever asks, and both cores are at work.

    we → it     the settings; then `None`, once or more, when all knowledge is in the database
    it → us     how many more passages are in, again and again

It owns Chroma's folder until it ends, and ends by itself when we do, however that comes about.
What it leaves then is what a sync of ours leaves that was killed: the next one goes on from there.
"""

import logging
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path

from neuvoja.domain.errors import IndexUnavailable
from neuvoja.settings import Settings

log = logging.getLogger(__name__)

PROGRAM = "neuvoja.wiring.vector_builder"

WORTH_IT = 5_000
"""Passages from which on a process of its own, which takes a second or two to start, is sooner."""


@dataclass(frozen=True, slots=True)
class Builder:
    """A process at work."""

    process: subprocess.Popen[bytes]
    orders: Connection
    """What it is told; it ends when this is closed."""

    news: Connection
    """What it tells."""


class VectorBuild:
    """Begun by one thread; another one may finish it."""

    def __init__(self, settings: Settings, folder: Path) -> None:
        self._settings = settings
        self._mark = mark_of(folder)
        self._builder: Builder | None = None
        self._stopped = False
        self.done = 0
        """Passages that it has taken in, as far as we were told."""

    def begin(self, passages: int) -> None:
        """Start, where there is much to do and no index was ever whole.

        Args:
            passages: how many there are or will be, roughly.
        """
        if self._builder is None and passages >= WORTH_IT and not self._mark.exists():
            try:
                self._builder = _started()
                self._builder.orders.send(self._settings)
            except OSError as error:
                log.warning("the vectors are built in this process: %s", error)

    def all_there(self) -> None:
        """Tell it that nothing more comes to wait for, so that it ends by itself."""
        if self._builder is not None:
            with suppress(OSError):
                self._builder.orders.send(None)

    def finish(self, progress: Callable[[int], object] | None = None) -> None:
        """Wait until it is through; at once where none was begun.

        A process that failed has said why on stderr; its work is then taken up in this one.

        Raises:
            IndexUnavailable: it was stopped meanwhile.
        """
        builder = self._builder
        if builder is None:
            return
        self.all_there()
        for added in _heard(builder.news):
            self.done += added
            if progress is not None:
                progress(added)
        failed = builder.process.wait()
        self._builder = None
        if self._stopped:
            raise IndexUnavailable("vector", "its building was stopped")
        if failed:
            log.warning("the vectors are built in this process: %s failed", PROGRAM)

    def stop(self) -> None:
        """Kill it, where it is at work; the next sync goes on from what there is."""
        self._stopped = True
        if (builder := self._builder) is not None:
            builder.process.kill()
            builder.process.wait()


def _started() -> Builder:
    theirs_to_hear, orders = Pipe(duplex=False)
    news, theirs_to_tell = Pipe(duplex=False)
    with theirs_to_hear, theirs_to_tell:
        process = subprocess.Popen(
            [sys.executable, "-m", PROGRAM],
            stdin=theirs_to_hear.fileno(),
            stdout=theirs_to_tell.fileno(),
        )
    return Builder(process, orders, news)


def _heard(news: Connection) -> Iterator[int]:
    with suppress(EOFError, OSError):
        while True:
            yield news.recv()


def mark_of(folder: Path) -> Path:
    """The file that says that the index of this folder was whole once."""
    return folder / "whole"
