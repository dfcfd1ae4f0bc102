"""Keeps the indexes at the database's revision in the background, while they serve."""

import logging
import threading
from collections.abc import Callable, Sequence

from neuvoja.domain.errors import NeuvojaError
from neuvoja.knowledge.promises import Sources
from neuvoja.knowledge.sync import sync
from neuvoja.retrieval.promises import Index

log = logging.getLogger(__name__)

BATCH = 100
"""Sources between two looks at what else is wanted: news reach the first index before the last
one is through with a long build."""

RETRY_S = 2.0
"""How long to wait after a failure before trying again."""


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
        self.wake()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        while not self._stopped.is_set():
            self._wanted.wait()
            self._wanted.clear()
            if not self._stopped.is_set():
                self._bring_forward()

    def _bring_forward(self) -> None:
        for name, index in self._indexes:
            try:
                sync(self._sources, index(), batch=BATCH, stopped=self._wanted.is_set)
            except NeuvojaError as error:
                log.warning("the %s index waits: %s", name, error)
                self._try_again()
            except Exception:
                log.exception("the %s index waits", name)
                self._try_again()

    def _try_again(self) -> None:
        self._stopped.wait(RETRY_S)
        self._wanted.set()
