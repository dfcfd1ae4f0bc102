"""A chat service that writes by a script, so that only what stands before it is measured.

`python -m eval.bench.scripted_model PORT TOKENS PER_SECOND`; TOKENS is the least of an answer

It says what the sources say that it is given, a sentence of each in turn, so that the service's
checks have their usual work. Of the answer to a prompt that holds `(aihe abc)`, `GET /said/abc`
gives each token and when it was sent, in microseconds of the machine's monotonic clock, once.
`GET /last` gives the body of the last request.
"""

import asyncio
import json
import re
import sys
import time
from collections.abc import Awaitable, Callable, Iterator, MutableMapping
from itertools import chain, zip_longest
from typing import Any

import uvicorn

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]


Said = list[tuple[str, int]]

_SOURCE = re.compile(r'<source-\w+ n="(\d+)"[^>]*>\n[^\n]*\n(.*?)\n</source', re.DOTALL)
_PLAIN = re.compile(r"(?<!\S)[A-ZÅÄÖ][\w ,-]{20,200}(?=\.(?:\s|\Z))")
_MARK = re.compile(r"\(aihe (\w+)\)")
_TOKEN = re.compile(r"\s?\S{1,4}")


class ScriptedModel:
    """ASGI; speaks what a client needs of OpenAI's chat completions, streamed."""

    def __init__(self, tokens: int, per_second: float) -> None:
        self._tokens = tokens
        self._pause_s = 1 / per_second
        self._last = b"{}"
        self._said: dict[str, Said] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        body = await _body(receive)
        if scope["method"] == "GET":
            told = self._last
            if scope["path"].startswith("/said/"):
                told = json.dumps(self._said.pop(scope["path"].removeprefix("/said/"), [])).encode()
            await _begin(send, b"application/json")
            await send({"type": "http.response.body", "body": told})
            return
        if not body:
            # Whoever asked has left before the question was whole.
            return
        self._last = body
        await _begin(send, b"text/event-stream")
        await self._write(send, json.loads(body)["messages"][-1]["content"])

    async def _write(self, send: Send, prompt: str) -> None:
        begun, said = time.monotonic(), Said()
        if mark := _MARK.search(prompt):
            # What is asked of the same matter afterwards, such as to mend it, is not what is shown.
            self._said.setdefault(mark[1], said)
        for place, token in enumerate(answer(prompt, self._tokens)):
            # By the clock and not by pauses, so that a late token does not delay the others.
            await asyncio.sleep(begun + place * self._pause_s - time.monotonic())
            said.append((token, time.monotonic_ns() // 1000))
            await _send(send, {"content": token}, None)
        await _send(send, {}, "stop")
        await send({"type": "http.response.body", "body": b"data: [DONE]\n\n"})


def answer(prompt: str, least: int) -> Iterator[str]:
    """So many tokens, and on to the end of the sentence: none that is half would stand a check."""
    for place, token in enumerate(tokens(prompt), start=1):
        yield token
        if place >= least and token == ".":
            return


def tokens(prompt: str) -> Iterator[str]:
    """Whole sentences of the sources in a prompt, each with its mark; some words where none are."""
    each = [
        [(number, found[0]) for found in _PLAIN.finditer(text)]
        for number, text in _SOURCE.findall(prompt)
    ]
    turns = [said for said in chain.from_iterable(zip_longest(*each)) if said]
    for at, (number, sentence) in enumerate(turns or [("1", "Tästä ei ole tietoa")]):
        yield from _TOKEN.findall(f" {sentence}" if at else sentence)
        yield from (f" [{number}]", ".")


async def _body(receive: Receive) -> bytes:
    body = b""
    while True:
        message = await receive()
        body += bytes(message.get("body", b""))
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
        timeout_keep_alive=600,
    )


if __name__ == "__main__":
    main()
