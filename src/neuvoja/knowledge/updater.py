"""Keeps an index at the database's revision in the background, while it serves."""

import logging
import threading
from collections.abc import Callable

from neuvoja.domain.errors import NeuvojaError
from neuvoja.knowledge.promises import Sources
from neuvoja.knowledge.sync import sync
from neuvoja.retrieval.promises import Index

log = logging.getLogger(__name__)

RETRY_S = 2.0
"""How long to wait after a failure before trying again."""


class Updater:
    """One thread that brings one index forward whenever it is woken."""

    def __init__(self, name: str, sources: Sources, index: Callable[[], Index]) -> None:
        self._name = name
        self._sources = sources
        self._index = index
        self._wanted = threading.Event()
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"{name} updater", daemon=True)

    def start(self) -> None:
        self._thread.start()
        self.wake()

    def wake(self) -> None:
        """Something changed in the database."""
        self._wanted.set()

    def halt(self) -> None:
        """Ask it to stop after the batch at hand, and go on."""
        self._stopped.set()
        self._wanted.set()

    def stop(self) -> None:
        """Stop after the batch at hand."""
        self.halt()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        while not self._stopped.is_set():
            self._wanted.wait()
            self._wanted.clear()
            if not self._stopped.is_set():
                self._bring_forward()

    def _bring_forward(self) -> None:
        try:
            sync(self._sources, self._index(), stopped=self._stopped.is_set)
        except NeuvojaError as error:
            if self._stopped.is_set():
                return
            log.warning("the %s index waits: %s", self._name, error)
            self._try_again()
        except Exception:
            log.exception("the %s index waits", self._name)
            self._try_again()

    def _try_again(self) -> None:
        self._stopped.wait(RETRY_S)
        self._wanted.set()
