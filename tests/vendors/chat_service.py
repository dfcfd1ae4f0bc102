"""A pretended OpenAI-compatible service: what a transport answers, byte for byte."""

import json

import httpx2

from neuvoja.assistant.chat import ChatRequest

REQUEST = ChatRequest(system="Olet apuri.", user="Moi! 😀", most_tokens=64)
SCHEMA = {
    "type": "object",
    "properties": {"a": {"type": "string"}},
    "required": ["a"],
    "additionalProperties": False,
}


def chunk(text=None, *, end=None, usage=None, **delta):
    told = {"content": text, **delta} if text is not None or delta else {}
    choices = [{"index": 0, "delta": told, "finish_reason": end}]
    body = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m"}
    return {**body, "choices": [] if usage else choices, "usage": usage}


def event(what):
    return f"data: {what if isinstance(what, str) else json.dumps(what)}\n\n".encode()


def stream(*events, done=True):
    """A response of these events; a string stands as it is, an exception cuts the line."""
    return httpx2.Response(
        200,
        headers={"content-type": "text/event-stream"},
        stream=_Body([*events, "[DONE]"] if done else events),
    )


def answer(*pieces, end="stop", read=7, written=3):
    usage = {"prompt_tokens": read, "completion_tokens": written, "total_tokens": read + written}
    return stream(*map(chunk, pieces), chunk(end=end), chunk(usage=usage))


def refusal(status, message="no", *, code=None, **headers):
    body = {"error": {"message": message, "code": code, "type": "invalid_request_error"}}
    told = {name.replace("_", "-"): value for name, value in headers.items()}
    return httpx2.Response(status, json=body, headers=told)


class _Body(httpx2.AsyncByteStream):
    def __init__(self, events):
        self._events = events

    async def __aiter__(self):
        for each in self._events:
            if isinstance(each, Exception):
                raise each
            yield each if isinstance(each, bytes) else event(each)


class Service(httpx2.AsyncBaseTransport):
    """Answers in turn; the last answer stays. Each is a response, an error, or made of the body."""

    def __init__(self, *answers):
        self._answers = list(answers)
        self.asked = []
        self.requests = []

    async def handle_async_request(self, request):
        self.requests.append(request)
        self.asked.append(json.loads(await request.aread()))
        made = self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]
        made = made(self.asked[-1]) if callable(made) else made
        if isinstance(made, Exception):
            raise made
        made.request = request
        return made
