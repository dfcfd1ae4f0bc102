"""A `ChatModel` that is asked again, and not waited for without end."""

import asyncio
import random
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from typing import cast

from neuvoja.assistant.chat import ChatRequest, Finished
from neuvoja.assistant.promises import ChatModel
from neuvoja.domain.errors import ModelUnavailable

FIRST_PAUSE_S = 0.5
"""Before the second attempt, half of it by chance; each further pause is twice as long."""


class Patient:
    """Asks again, after a pause, while no piece has come; what was said cannot be unsaid."""

    def __init__(
        self,
        model: ChatModel,
        *,
        first_piece_s: float,
        whole_s: float,
        retries: int = 2,
        first_pause_s: float = FIRST_PAUSE_S,
        chance: random.Random | None = None,
    ) -> None:
        """Wrap a model.

        Args:
            first_piece_s: from the request to the first piece, all attempts and pauses included.
            whole_s: from the request to the end.
            retries: attempts after the first.
            chance: what spreads the pauses of many who failed at once.
        """
        self._model = model
        self._first_piece_s = first_piece_s
        self._whole_s = whole_s
        self._retries = retries
        self._first_pause_s = first_pause_s
        self._chance = chance or random.Random()

    @property
    def name(self) -> str:
        return self._model.name

    async def stream(self, request: ChatRequest) -> AsyncIterator[str | Finished]:
        """The model's answer, piece by piece; last its end.

        Raises:
            ModelUnavailable: it failed again and again, in mid-answer, or took too long.
            ModelRefused: at once.
        """
        now = asyncio.get_running_loop().time
        began = now()
        for attempt in range(self._retries + 1):
            heard = False
            try:
                async with aclosing(self._in_time(request, began)) as pieces:
                    async for piece in pieces:
                        heard = True
                        yield piece
                return
            except ModelUnavailable as error:
                pause = self._pause(error, attempt)
                late = now() + pause >= began + self._first_piece_s
                if heard or late or attempt == self._retries:
                    raise
            await asyncio.sleep(pause)

    async def _in_time(self, request: ChatRequest, began: float) -> AsyncGenerator[str | Finished]:
        until, limit_s = began + self._first_piece_s, self._first_piece_s
        stream = cast("AsyncGenerator[str | Finished]", self._model.stream(request))
        async with aclosing(stream) as pieces:
            while True:
                try:
                    # Never over a `yield`: it would end whatever the reader does meanwhile.
                    async with asyncio.timeout_at(until):
                        piece = await anext(pieces)
                except StopAsyncIteration:
                    return
                except TimeoutError as error:
                    what = "no word" if limit_s == self._first_piece_s else "no end"
                    raise ModelUnavailable(self.name, f"{what} within {limit_s:g} s") from error
                until, limit_s = began + self._whole_s, self._whole_s
                yield piece

    def _pause(self, error: ModelUnavailable, attempt: int) -> float:
        own = self._first_pause_s * float(2**attempt) * self._chance.uniform(0.5, 1.0)
        return max(own, error.retry_after_s or 0.0)
