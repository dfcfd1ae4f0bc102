"""A chat service that writes by a script, so that only what stands before it is measured.

`python -m eval.bench.scripted_model PORT TOKENS PER_SECOND`

Each token holds its place and when it was sent, ` w17t123456789`, in microseconds of the machine's
monotonic clock. `GET /last` gives the body of the last request.
"""

import asyncio
import json
import sys
import time
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

import uvicorn

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]


class ScriptedModel:
    """ASGI; speaks what a client needs of OpenAI's chat completions, streamed."""

    def __init__(self, tokens: int, per_second: float) -> None:
        self._tokens = tokens
        self._pause_s = 1 / per_second
        self._last = b"{}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        body = await _body(receive)
        if scope["path"] == "/last":
            await _begin(send, b"application/json")
            await send({"type": "http.response.body", "body": self._last})
            return
        self._last = body
        await _begin(send, b"text/event-stream")
        await self._write(send)

    async def _write(self, send: Send) -> None:
        begun = time.monotonic()
        for place in range(self._tokens):
            # By the clock and not by pauses, so that a late token does not delay the others.
            await asyncio.sleep(begun + place * self._pause_s - time.monotonic())
            token = f" w{place}t{time.monotonic_ns() // 1000}"
            await _send(send, {"content": token}, None)
        await _send(send, {}, "stop")
        await send({"type": "http.response.body", "body": b"data: [DONE]\n\n"})


async def _body(receive: Receive) -> bytes:
    body = b""
    while True:
        message = await receive()
        body += message.get("body", b"")
        if not message.get("more_body"):
            return body


async def _begin(send: Send, kind: bytes) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", kind)]})


async def _send(send: Send, delta: dict[str, str], reason: str | None) -> None:
    chunk = {
        "id": "scripted",
        "object": "chat.completion.chunk",
        "created": 0,
        "model": "scripted",
        "choices": [{"index": 0, "delta": delta, "finish_reason": reason}],
    }
    line = f"data: {json.dumps(chunk)}\n\n".encode()
    await send({"type": "http.response.body", "body": line, "more_body": True})


def main() -> None:
    port, tokens, per_second = sys.argv[1:]
    uvicorn.run(
        ScriptedModel(int(tokens), float(per_second)),
        port=int(port),
        log_level="error",
        lifespan="off",
    )


if __name__ == "__main__":
    main()
