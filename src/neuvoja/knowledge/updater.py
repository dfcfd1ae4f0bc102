"""Keeps the indexes at the database's revision in the background, while they serve."""

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from neuvoja.domain.errors import NeuvojaError
from neuvoja.knowledge.promises import Sources
from neuvoja.knowledge.sync import sync
from neuvoja.retrieval.promises import Index

log = logging.getLogger(__name__)

RETRY_S = 2.0
"""How long to wait after a failure before trying again."""


@dataclass(frozen=True, slots=True)
class State:
    """How far one index has come."""

    name: str
    state: Literal["complete", "building"]
    revision: int
    done: int
    """Passages it holds."""

    of: int
    """Passages it will hold when it is complete."""


class Updater:
    """One thread that brings the indexes forward, one after the other, whenever it is woken."""

    def __init__(
        self, sources: Sources, indexes: Sequence[tuple[str, Callable[[], Index]]]
    ) -> None:
        self._sources = sources
        self._indexes = indexes
        """By name, in the order in which they are brought forward."""

        self._wanted = threading.Event()
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="updater", daemon=True)

    def start(self) -> None:
        self._thread.start()
        self.wake()

    def wake(self) -> None:
        """Something changed in the database."""
        self._wanted.set()

    def stop(self) -> None:
        """Stop after the batch at hand."""
        self._stopped.set()
        self._wanted.set()
        if self._thread.is_alive():
            self._thread.join()

    def states(self) -> list[State]:
        """How far each index has come.

        Raises:
            DatabaseUnavailable
        """
        newest, total = self._sources.revision(), self._sources.passage_count()
        return [_state(name, index(), newest, total) for name, index in self._indexes]

    def _run(self) -> None:
        while not self._stopped.is_set():
            self._wanted.wait()
            self._wanted.clear()
            if not self._stopped.is_set():
                self._bring_forward()

    def _bring_forward(self) -> None:
        for name, index in self._indexes:
            try:
                sync(self._sources, index(), stopped=self._stopped.is_set)
            except NeuvojaError as error:
                log.warning("the %s index waits: %s", name, error)
                self._stopped.wait(RETRY_S)
                self._wanted.set()


def _state(name: str, index: Index, newest: int, total: int) -> State:
    complete = index.whole and index.revision >= newest
    return State(
        name=name,
        state="complete" if index.whole else "building",
        revision=index.revision,
        done=total if complete else index.count(),
        of=total,
    )
