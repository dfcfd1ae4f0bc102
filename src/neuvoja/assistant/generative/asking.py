"""Ask a chat model by a prompt: within the budget, and noted."""

import time
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from contextlib import AbstractAsyncContextManager, aclosing
from typing import Any, cast

from neuvoja.assistant.chat import Call, ChatRequest, Finished, Outcome, Usage
from neuvoja.assistant.promises import ChatModel, Purse, TokenCounter
from neuvoja.assistant.reading import Reading
from neuvoja.prompting.prompt import Prompt


class Asker:
    """Asks one model. Every call is admitted before it, and noted in the reading after it."""

    def __init__(self, *, model: ChatModel, counter: TokenCounter, purse: Purse) -> None:
        self._model = model
        self._counter = counter
        self._purse = purse

    @property
    def model(self) -> str:
        """The model's name."""
        return self._model.name

    async def stream(
        self,
        prompt: Prompt,
        values: Mapping[str, str],
        reading: Reading,
        *,
        most_tokens: int,
        schema: Mapping[str, Any] | None = None,
    ) -> AsyncGenerator[str | Finished]:
        """The answer, piece by piece; last exactly one `Finished`.

        Raises:
            OverBudget: before anything is sent.
            ModelUnavailable, ModelRefused, BrokenPrompt
        """
        messages = prompt.render(values)
        request = ChatRequest(
            system=messages.system,
            user=messages.user,
            most_tokens=most_tokens,
            schema=schema,
            prompt=f"{prompt.name}/{prompt.number}",
        )
        read = self._counter.count(request.system) + self._counter.count(request.user)
        grant = self._purse.admit(read + most_tokens, reading.caller)
        watch = _Watch(read)
        try:
            async with _closing(self._model.stream(request)) as pieces:
                async for piece in pieces:
                    watch.saw(piece)
                    yield piece
        except Exception:
            watch.outcome = "failed"
            raise
        finally:
            call = watch.call(prompt, self._model.name, self._counter)
            grant.settle(call.usage)
            reading.calls.add(call)


def _closing(
    pieces: AsyncIterator[str | Finished],
) -> AbstractAsyncContextManager[AsyncIterator[str | Finished]]:
    """Who leaves early leaves the model too, at once and not when memory is tidied up."""
    return aclosing(cast("AsyncGenerator[str | Finished]", pieces))


class _Watch:
    """What is noted of a call while it runs."""

    def __init__(self, read: int) -> None:
        self._read = read
        self._started = time.monotonic()
        self._first: float | None = None
        self._written: list[str] = []
        self._usage: Usage | None = None
        self.outcome: Outcome = "left"

    def saw(self, piece: str | Finished) -> None:
        if isinstance(piece, Finished):
            self._usage = piece.usage
            self.outcome = "answered" if piece.reason == "stop" else "cut"
            return
        self._first = self._first or time.monotonic()
        self._written.append(piece)

    def call(self, prompt: Prompt, model: str, counter: TokenCounter) -> Call:
        estimate = Usage(self._read, counter.count("".join(self._written)), exact=False)
        return Call(
            prompt=f"{prompt.name}/{prompt.number}",
            prompt_sha=prompt.sha,
            model=model,
            usage=self._usage or estimate,
            first_piece_ms=_ms(self._first - self._started) if self._first else None,
            latency_ms=_ms(time.monotonic() - self._started),
            outcome=self.outcome,
        )


def _ms(seconds: float) -> int:
    return round(seconds * 1000)
