"""Events of an answer as server-sent events, with a comment every 15 s to keep the line."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
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

    Where the reader leaves, what makes the events is left too.
    """
    coming = asyncio.ensure_future(anext(events, None))
    try:
        while True:
            ready, _ = await asyncio.wait({coming}, timeout=keepalive_s)
            if not ready:
                yield KEEPALIVE_COMMENT
                continue
            event = coming.result()
            if event is None:
                return
            for line in _lines(event):
                yield line.encoded()
            coming = asyncio.ensure_future(anext(events, None))
    except Exception as error:
        yield _Line("failed", problem_of(error).model_dump()).encoded()
    finally:
        leave(events, coming)


def leave(events: AsyncIterator[Event], coming: "asyncio.Future[Any]") -> None:
    """Stop what makes the events, beside whoever is being cancelled himself.

    Args:
        coming: what waits for the next of them.
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
