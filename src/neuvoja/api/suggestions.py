"""Replies, summaries and opportunities; what became of them."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Response
from fastapi import Request as HttpRequest
from fastapi.responses import StreamingResponse

from neuvoja.api.accept import prefers
from neuvoja.api.body import Told, get_unread
from neuvoja.api.dependencies import get_assistant, get_caller, get_services
from neuvoja.api.problems import PROBLEM
from neuvoja.api.streaming import encoded, leave
from neuvoja.api.unread import with_notice
from neuvoja.assistant.events import Event, last
from neuvoja.assistant.service import Assistant
from neuvoja.domain.conversation import Language
from neuvoja.domain.fields import Unknown
from neuvoja.domain.suggestion import Feedback, Part, PartRequest, Request, Suggestion
from neuvoja.wiring import Services

router = APIRouter(prefix="/v1", tags=["suggestions"], route_class=Told)

Given = Annotated[Assistant, Depends(get_assistant)]
Events = AsyncGenerator[Event]
Answer = Callable[[Events], Awaitable[Response]]
Beginning = Callable[[Request], Awaitable[Events]]
Noticed = Callable[[Events, Language | None], Events]

GONE = 499
"""Seen by nobody but the log: the caller has left."""

JSON = "application/json"
STREAM = "text/event-stream"
_STREAMED: dict[int | str, dict[str, Any]] = {
    200: {"content": {STREAM: {"schema": {"type": "string"}}}}
}


async def noticing(
    unread: Annotated[list[Unknown], Depends(get_unread)],
    services: Annotated[Services, Depends(get_services)],
) -> Noticed:
    """What adds to the events of a request, for the advisor, that some of it was not read."""
    default = services.default_language
    return lambda events, language: with_notice(events, unread, language or default)


Noticing = Annotated[Noticed, Depends(noticing)]


async def beginning(
    assistant: Given, noticed: Noticing, caller: Annotated[str | None, Depends(get_caller)]
) -> Beginning:
    """What does all that may fail before the first byte, while a status can still be sent."""

    async def begin(request: Request) -> Events:
        return noticed(await assistant.begin(request, caller), request.advisor_language)

    return begin


Begin = Annotated[Beginning, Depends(beginning)]


async def begin_all(request: Request, begin: Begin) -> Events:
    return await begin(request)


async def begin_reply(request: PartRequest, begin: Begin) -> Events:
    return await begin(_only("reply", request))


async def begin_summary(request: PartRequest, begin: Begin) -> Events:
    return await begin(_only("summary", request))


async def begin_opportunities(request: PartRequest, begin: Begin) -> Events:
    return await begin(_only("opportunities", request))


def _only(part: Part, request: PartRequest) -> Request:
    return Request(want=(part,), **dict(request))


async def asked_for(http: HttpRequest, accept: Annotated[str, Header()] = "") -> Answer:
    """How the caller wants the answer: as a stream, or whole."""
    return _streamed if prefers(accept, STREAM, JSON) else partial(_whole, http)


async def _streamed(events: Events) -> Response:
    return StreamingResponse(
        encoded(events), media_type=STREAM, headers={"Cache-Control": "no-store"}
    )


async def _whole(http: HttpRequest, events: Events) -> Response:
    """The suggestion; nothing more is made of it where the caller leaves."""
    made = asyncio.ensure_future(last(events))
    gone = asyncio.ensure_future(_gone(http))
    try:
        await asyncio.wait({made, gone}, return_when=asyncio.FIRST_COMPLETED)
        if not made.done():
            return Response(status_code=GONE)
        return Response(made.result().model_dump_json(), media_type=JSON)
    finally:
        gone.cancel()
        leave(events, made)


async def _gone(http: HttpRequest) -> None:
    while (await http.receive())["type"] != "http.disconnect":
        pass


Wanted = Annotated[Answer, Depends(asked_for)]


@router.post("/assist", response_model=Suggestion, responses=_STREAMED)
async def assist(events: Annotated[Events, Depends(begin_all)], answer: Wanted) -> Response:
    """Reply, summary and opportunities at once; streamed where the caller accepts it.

    A longer request about the same conversation withdraws this one, which then ends with 409, or
    its stream with `failed`.
    """
    return await answer(events)


@router.post("/replies", response_model=Suggestion, responses=_STREAMED)
async def reply(events: Annotated[Events, Depends(begin_reply)], answer: Wanted) -> Response:
    """The reply alone."""
    return await answer(events)


@router.post("/summaries", response_model=Suggestion, responses=_STREAMED)
async def summary(events: Annotated[Events, Depends(begin_summary)], answer: Wanted) -> Response:
    """The summary alone."""
    return await answer(events)


@router.post("/opportunities", response_model=Suggestion, responses=_STREAMED)
async def opportunities(
    events: Annotated[Events, Depends(begin_opportunities)], answer: Wanted
) -> Response:
    """The opportunities alone, or why nothing is offered."""
    return await answer(events)


@router.post("/suggestions/{suggestion_id:id}/feedback", status_code=204, responses={404: PROBLEM})
async def feedback(suggestion_id: str, feedback: Feedback, assistant: Given) -> None:
    """What the advisor did with a part; the same `event_id` again changes nothing."""
    await assistant.feedback(suggestion_id, feedback)
