"""A `ChatModel` that leaves a service alone which is down, so that nobody waits for it in vain.

```
closed ── failures in a row ──► open ── rest ──► half open ── answered ──► closed
                                 ▲                   │
                                 └──── failed ───────┘
```
"""

import time
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import aclosing
from typing import cast

from neuvoja.assistant.chat import ChatRequest, Finished
from neuvoja.assistant.promises import ChatModel
from neuvoja.domain.errors import ModelRefused, ModelUnavailable

FAILURES = 5
"""In a row; then it opens."""

REST_S = 15.0
"""How long it stays open before one request may try."""


class Breaker:
    """Used by one event loop."""

    def __init__(
        self,
        model: ChatModel,
        *,
        failures: int = FAILURES,
        rest_s: float = REST_S,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._model = model
        self._most = failures
        self._rest_s = rest_s
        self._clock = clock
        self._failed = 0
        self._open_until = 0.0
        self._probing = False

    @property
    def name(self) -> str:
        return self._model.name

    async def stream(self, request: ChatRequest) -> AsyncIterator[str | Finished]:
        """The model's answer, piece by piece; last its end.

        An answer that its reader leaves tells neither good nor bad of the service.

        Raises:
            ModelUnavailable: the model's own, or at once while it is left alone.
            ModelRefused: the model's own; it answers, so nothing is down.
        """
        probe = self._admit()
        try:
            stream = cast("AsyncGenerator[str | Finished]", self._model.stream(request))
            async with aclosing(stream) as pieces:
                async for piece in pieces:
                    if isinstance(piece, Finished):
                        self._failed = 0
                    yield piece
        except ModelUnavailable:
            self._note_failure()
            raise
        except ModelRefused:
            self._failed = 0
            raise
        finally:
            self._probing = self._probing and not probe

    def _admit(self) -> bool:
        """Whether this request is the one that tries."""
        if self._failed < self._most:
            return False
        left = self._open_until - self._clock()
        if left > 0 or self._probing:
            why = f"it failed {self._failed} times in a row and is left alone for now"
            raise ModelUnavailable(self.name, why, retry_after_s=max(left, 0.0))
        self._probing = True
        return True

    def _note_failure(self) -> None:
        self._failed += 1
        if self._failed >= self._most:
            self._open_until = self._clock() + self._rest_s
