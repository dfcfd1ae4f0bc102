"""What an engine reads and checks, done in a process of its own.

Python lets one thread compute at a time. Who passes on the words of a hundred answers must not wait
for those who hold other answers against their sources; and two processors do more than one.

The process thinks only: it has neither database nor index, and asks no model. Where it is not there
yet, or has died, threads of this process do the same; after a death it is started anew.
"""

import asyncio
import logging
from collections.abc import Callable, Mapping
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from threading import Lock
from typing import TypeVar, cast

from neuvoja.assistant.working import Worker
from neuvoja.prompting.prompt import Prompt
from neuvoja.settings import Settings
from neuvoja.wiring.crossing import Crossing

log = logging.getLogger(__name__)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Joined:
    """Of what the engine is joined over there."""

    settings: Settings
    prompts: Mapping[str, Prompt]
    model: str


class Apart:
    """Keeps the promise `Worker`. Safe to use from several threads and event loops."""

    def __init__(self, near: Worker) -> None:
        """Begin without a process.

        Args:
            near: what works as long as there is none.
        """
        self._near = near
        self._line: _Line | None = None
        self._starting: _Line | None = None
        self._stopped = False

    def start(self, root: object, joined: Joined) -> None:
        """Start the process beside all else.

        Args:
            root: the engine whose parts are asked.
        """
        self._starting = line = _Line(root, joined)

        def begun(ready: "Future[None]") -> None:
            if self._stopped or ready.cancelled():
                return
            if error := ready.exception():
                log.warning("threads check what is written, since no process can: %s", error)
                return
            self._line = line

        line.ready().add_done_callback(begun)

    def stop(self) -> None:
        """End the process; what it was asked is not waited for."""
        self._stopped, self._line = True, None
        if self._starting is not None:
            self._starting.close()

    async def __call__(self, function: Callable[..., T], /, *given: object) -> T:
        if (line := self._line) is not None:
            try:
                return await line.asked(function, given)
            except BrokenExecutor:
                self._fell(line)
        return await self._near(function, *given)

    def _fell(self, line: "_Line") -> None:
        """Start it anew; the first who notices does."""
        if self._line is line and not self._stopped:
            self._line = None
            log.warning("the process that checks what is written has died; it is started anew")
            self.start(line.root, line.joined)


class _Line:
    """One process, and what it has been told."""

    def __init__(self, root: object, joined: Joined) -> None:
        from neuvoja.wiring import apart_process

        self.root = root
        self.joined = joined
        self._ready, self._landed = apart_process.is_there, apart_process.landed
        self._crossing = Crossing(root)
        self._turn = Lock()
        self._process = ProcessPoolExecutor(
            1, get_context("spawn"), initializer=apart_process.open_landing, initargs=(joined,)
        )

    def ready(self) -> "Future[None]":
        """Done when it can be asked."""
        return self._process.submit(self._ready)

    def close(self) -> None:
        self._process.shutdown(cancel_futures=True)

    async def asked(self, function: Callable[..., T], given: tuple[object, ...]) -> T:
        """What the function gives over there.

        Raises:
            BrokenExecutor: it has died.
            What the function raises.
        """
        coming = asyncio.wrap_future(self._sent(function, given))
        coming.add_done_callback(_heard)
        # Never cancelled, since an executor that dies cannot bear it.
        return cast("T", self._crossing.result(await asyncio.shield(coming)))

    def _sent(self, function: Callable[..., object], given: tuple[object, ...]) -> "Future[bytes]":
        with self._turn:
            return self._process.submit(self._landed, self._crossing.call(function, given))


def _heard(answer: "asyncio.Future[bytes]") -> None:
    """Take note of how it ended, which who has left does not."""
    if not answer.cancelled():
        answer.exception()
