"""Several streams as one, each item as soon as it is there."""

import asyncio
from collections.abc import AsyncIterator
from typing import TypeVar

T = TypeVar("T")


async def merged(*streams: AsyncIterator[T]) -> AsyncIterator[T]:
    """The items of all streams; those of one stream in its own order.

    What a stream raises is raised here at once, and the others are cancelled, as they are when
    the reader leaves.
    """
    queue: asyncio.Queue[T | _Ended] = asyncio.Queue()
    tasks = [asyncio.create_task(_pour(stream, queue)) for stream in streams]
    open_streams = len(tasks)
    try:
        while open_streams:
            item = await queue.get()
            if not isinstance(item, _Ended):
                yield item
                continue
            if item.error is not None:
                raise item.error
            open_streams -= 1
    finally:
        for task in tasks:
            task.cancel()


class _Ended:
    def __init__(self, error: Exception | None = None) -> None:
        self.error = error


async def _pour(stream: AsyncIterator[T], queue: "asyncio.Queue[T | _Ended]") -> None:
    try:
        async for item in stream:
            queue.put_nowait(item)
    except Exception as error:
        queue.put_nowait(_Ended(error))
    else:
        queue.put_nowait(_Ended())
