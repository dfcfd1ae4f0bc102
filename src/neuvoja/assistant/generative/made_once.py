"""The engine beneath a model: heard for its opinion, and again where the model falls."""

import asyncio
from collections.abc import AsyncIterator
from weakref import WeakKeyDictionary

from neuvoja.assistant.events import Delta, Drafted, Offers
from neuvoja.assistant.promises import Engine
from neuvoja.assistant.reading import Reading
from neuvoja.domain.suggestion import EngineName, HandOver, Summary


class MadeOnce:
    """Keeps the promise `Engine`: the reply to a reading is made once and kept as long as it is.

    Without deltas. Who leaves before it is there does not stop it.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._replies: WeakKeyDictionary[Reading, asyncio.Task[Drafted]] = WeakKeyDictionary()

    @property
    def name(self) -> EngineName:
        return self._engine.name

    async def reply(self, reading: Reading) -> AsyncIterator[Delta | Drafted]:
        making = self._replies.get(reading)
        if making is None:
            making = self._replies[reading] = asyncio.create_task(self._made(reading))
            making.add_done_callback(_heard)
        yield await asyncio.shield(making)

    async def _made(self, reading: Reading) -> Drafted:
        async for event in self._engine.reply(reading):
            if isinstance(event, Drafted):
                return event
        raise RuntimeError("a reply ends with its draft")

    async def summary(self, reading: Reading) -> Summary:
        return await self._engine.summary(reading)

    async def opportunities(self, reading: Reading) -> Offers:
        return await self._engine.opportunities(reading)

    async def hand_over(self, reading: Reading, drafted: Drafted) -> HandOver | None:
        return await self._engine.hand_over(reading, drafted)


def _heard(making: "asyncio.Task[Drafted]") -> None:
    """Take note of how it ended, which who has left does not."""
    if not making.cancelled():
        making.exception()
