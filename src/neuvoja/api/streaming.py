"""Events of an answer as server-sent events, with a comment every 15 s to keep the line."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from dataclasses import dataclass
from typing import Any

from fastapi.sse import KEEPALIVE_COMMENT, format_sse_event
from pydantic import TypeAdapter

from neuvoja.api.problems import problem_of
from neuvoja.assistant.events import (
    Delta,
    Done,
    Drafted,
    Event,
    Found,
    HandedOver,
    Offers,
    Summarised,
)

KEEPALIVE_S = 15.0

_LEAVING: set[asyncio.Future[None]] = set()
"""Kept, since the event loop itself forgets what nobody holds."""

_JSON: TypeAdapter[Any] = TypeAdapter(Any)


@dataclass(frozen=True, slots=True)
class _Line:
    event: str
    data: object

    def encoded(self) -> bytes:
        text = _JSON.dump_json(self.data).decode()
        return format_sse_event(event=self.event, data_str=text)


async def encoded(
    events: AsyncIterator[Event], *, keepalive_s: float = KEEPALIVE_S
) -> AsyncIterator[bytes]:
    """`sources` first, then the parts as they are ready, last exactly one of `done` or `failed`.

    Events that are ready at once are one piece. Where the reader leaves, what makes them is left
    too.
    """
    ready: asyncio.Queue[bytes] = asyncio.Queue()
    pouring = asyncio.ensure_future(_pour(events, ready))
    pouring.add_done_callback(lambda _: ready.put_nowait(b""))
    beating = asyncio.ensure_future(_beat(ready, keepalive_s))
    try:
        while not pouring.done() or not ready.empty():
            if piece := b"".join((await ready.get(), *_waiting(ready))):
                yield piece
        await pouring
    except Exception as error:
        yield _Line("failed", problem_of(error).model_dump()).encoded()
    finally:
        beating.cancel()
        leave(events, pouring)


async def _pour(events: AsyncIterator[Event], ready: "asyncio.Queue[bytes]") -> None:
    async for event in events:
        for line in _lines(event):
            ready.put_nowait(line.encoded())


async def _beat(ready: "asyncio.Queue[bytes]", every_s: float) -> None:
    while True:
        await asyncio.sleep(every_s)
        ready.put_nowait(KEEPALIVE_COMMENT)


def _waiting(ready: "asyncio.Queue[bytes]") -> Iterator[bytes]:
    while not ready.empty():
        yield ready.get_nowait()


def leave(events: AsyncIterator[Event], coming: "asyncio.Future[Any]") -> None:
    """Stop what makes the events, beside whoever is being cancelled himself.

    Args:
        coming: what waits for them.
    """
    coming.cancel()
    leaving = asyncio.ensure_future(_left(events, coming))
    _LEAVING.add(leaving)
    leaving.add_done_callback(_LEAVING.discard)


async def _left(events: AsyncIterator[Event], coming: "asyncio.Future[Any]") -> None:
    await asyncio.wait({coming})
    if not coming.cancelled():
        # Nobody is left to hear of it.
        coming.exception()
    if isinstance(events, AsyncGenerator):
        await events.aclose()


def _lines(event: Event) -> list[_Line]:
    match event:
        case Found(id, language, engine, sources):
            facts = {"id": id, "language": language, "engine": engine, "sources": sources}
            return [_Line("sources", facts)]
        case Delta(text):
            return [_Line("text", {"delta": text})]
        case Drafted(reply, _):
            return [_Line("reply", reply)]
        case Summarised(summary):
            return [_Line("summary", summary)]
        case Offers(opportunities, no_offer):
            return [_Line("opportunities", {"opportunities": opportunities, "no_offer": no_offer})]
        case HandedOver(None):
            return []
        case HandedOver(hand_over):
            return [_Line("hand_over", hand_over)]
        case Done(suggestion):
            return [_Line("done", {"notices": suggestion.notices})]
