"""Several streams as one, each item as soon as it is there."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from typing import TypeVar

T = TypeVar("T")


async def merged(
    *streams: AsyncIterator[T], until: "asyncio.Future[None] | None" = None
) -> AsyncGenerator[T]:
    """The items of all streams; those of one stream in its own order.

    What a stream raises is raised here at once, and the others are cancelled, as they are when
    the reader leaves.

    Args:
        until: when it fails, all ends at once with its exception.
    """
    queue: asyncio.Queue[T | _Ended] = asyncio.Queue()
    tasks = [asyncio.create_task(_pour(stream, queue)) for stream in streams]
    open_streams = len(tasks)

    def end(future: "asyncio.Future[None]") -> None:
        if not future.cancelled() and (error := future.exception()):
            queue.put_nowait(_Ended(error))

    if until is not None:
        until.add_done_callback(end)
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
        if until is not None:
            until.remove_done_callback(end)
        for task in tasks:
            task.cancel()


class _Ended:
    def __init__(self, error: BaseException | None = None) -> None:
        self.error = error


async def _pour(stream: AsyncIterator[T], queue: "asyncio.Queue[T | _Ended]") -> None:
    try:
        async for item in stream:
            queue.put_nowait(item)
    except Exception as error:
        queue.put_nowait(_Ended(error))
    else:
        queue.put_nowait(_Ended())
