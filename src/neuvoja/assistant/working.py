"""Work that would hold up the event loop, done beside it."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor
from typing import Protocol, TypeVar

T = TypeVar("T")


class Worker(Protocol):
    """Runs a function of this house beside the event loop."""

    async def __call__(self, function: Callable[..., T], /, *given: object) -> T: ...


class ThreadWorker:
    """A few long-lived threads, so that what each must set up for itself is set up once."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    async def __call__(self, function: Callable[..., T], /, *given: object) -> T:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._executor, function, *given)
