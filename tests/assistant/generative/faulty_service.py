"""A chat service that fails in every way that services do, as its seed says."""

import asyncio
import json
from dataclasses import dataclass, replace

import httpx2

GOOD = "Muuttosiirto maksaa 49 euroa [1]. Yhteys siirtyy 7 arkipäivän kuluessa tilauksesta [1]."
ENGLISH = "The move of your subscription costs 49 euros and takes seven working days [1]."
SUMMARY = json.dumps(
    {
        "reason": {"text": "Liittymän muuttosiirron hinta.", "messages": [0]},
        "situation": None,
        "actions": [],
        "resolution": None,
        "open_questions": [{"text": "Paljonko liittymän muuttosiirto maksaa?", "messages": [0]}],
        "commitments": [],
        "needs": [],
    },
    ensure_ascii=False,
)
HEALTHY = "healthy"


@dataclass(frozen=True)
class Fault:
    """How one request fares."""

    kind: str
    before_s: float = 0.0
    """Before the first byte."""

    between_s: float = 0.0
    """Between two chunks."""

    after: int = 3
    """Chunks that come before it fails."""


KINDS = (
    HEALTHY,
    "slow to begin",
    "slow to write",
    "no connection",
    "reset",
    "cut",
    "400",
    "401",
    "404",
    "429",
    "500",
    "503",
    "malformed chunk",
    "web page",
    "empty",
    "truncated",
    "withheld",
    "wrong language",
    "nonsense",
    "invented",
    "circles",
)


def fault_of(chance):
    fault = Fault(
        kind=chance.choice(KINDS),
        before_s=chance.choice([0.0, 0.01, 0.3, 2.0]),
        between_s=chance.choice([0.0, 0.02, 0.1]),
        after=chance.randrange(6),
    )
    if fault.kind == "slow to begin":
        return replace(fault, before_s=chance.uniform(5, 500))
    if fault.kind == "slow to write":
        return replace(fault, between_s=chance.uniform(2, 50))
    return fault


class FaultyService(httpx2.AsyncBaseTransport):
    """Every request about a reply or a summary fares as the fault says."""

    def __init__(self):
        self.fault = Fault(HEALTHY)

    async def handle_async_request(self, request):
        fault = self.fault
        asked = json.loads(await request.aread())
        await asyncio.sleep(fault.before_s)
        if fault.kind == "no connection":
            raise httpx2.ConnectError("refused", request=request)
        if fault.kind.isdigit():
            return _refusal(int(fault.kind))
        if fault.kind == "web page":
            headers = {"content-type": "text/html"}
            return httpx2.Response(200, headers=headers, text="<html><body>Welcome</body></html>")
        headers = {"content-type": "text/event-stream"}
        return httpx2.Response(200, headers=headers, stream=_Chunks(_text(fault, asked), fault))


class _Chunks(httpx2.AsyncByteStream):
    def __init__(self, text, fault):
        self._text = text
        self._fault = fault

    async def __aiter__(self):
        fault = self._fault
        pieces = [self._text[at : at + 12] for at in range(0, len(self._text), 12)]
        for n, piece in enumerate(pieces):
            await asyncio.sleep(fault.between_s)
            if n == min(fault.after, len(pieces) - 1):
                if fault.kind == "reset":
                    raise httpx2.ReadError("reset")
                if fault.kind == "cut":
                    return
                if fault.kind == "malformed chunk":
                    yield b'data: {"choices": [{"delta": \n\n'
            yield _chunk({"content": piece})
        ends = {"truncated": "length", "withheld": "content_filter"}
        yield _chunk({}, ends.get(fault.kind, "stop"))
        yield b"data: [DONE]\n\n"


def _chunk(delta, reason=None):
    choice = {"index": 0, "delta": delta, "finish_reason": reason}
    told = {"id": "x", "object": "chat.completion.chunk", "created": 1, "model": "m"}
    return b"data: " + json.dumps({**told, "choices": [choice]}).encode() + b"\n\n"


def _refusal(status):
    headers = {"retry-after": "1"} if status == 429 else {}
    return httpx2.Response(status, headers=headers, json={"error": {"message": f"status {status}"}})


def _text(fault, asked):
    whole = SUMMARY if "response_format" in asked else GOOD
    match fault.kind:
        case "empty":
            return ""
        case "truncated":
            return whole[: len(whole) // 2]
        case "wrong language":
            return ENGLISH
        case "nonsense":
            return "%%% ~~~ ###"
        case "invented":
            return "Kuu on juustoa ja maksaa 900 euroa [1]."
        case "circles":
            return "Muuttosiirto maksaa 49 euroa [1]. " * 8
    return whole
