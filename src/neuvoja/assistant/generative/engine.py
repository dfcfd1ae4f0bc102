"""The generative engine: a model writes each part, and Neuvoja checks it."""

import asyncio
from collections.abc import AsyncIterator
from typing import Protocol

from neuvoja.assistant.events import Delta, Drafted, Offers
from neuvoja.assistant.generative.deadline import ends_of
from neuvoja.assistant.reading import Reading
from neuvoja.domain.suggestion import EngineName, HandOver, Summary

HEAD_START_S = 0.03
"""The reply's, whose first word is waited for: what the other parts look up before they ask their
models would hold up its way to its own."""


class Replying(Protocol):
    def write(self, reading: Reading) -> AsyncIterator[Delta | Drafted]: ...


class Summarising(Protocol):
    async def write(self, reading: Reading) -> Summary: ...


class Offering(Protocol):
    async def find(self, reading: Reading) -> Offers: ...


class HandingOver(Protocol):
    async def write(self, reading: Reading, drafted: Drafted) -> HandOver | None: ...


class GenerativeEngine:
    """Keeps the promise `Engine`; every part may fail as models do, and `Ladder` stands beneath."""

    def __init__(
        self,
        *,
        reply: Replying,
        summary: Summarising,
        opportunities: Offering,
        hand_over: HandingOver,
    ) -> None:
        self._reply = reply
        self._summary = summary
        self._opportunities = opportunities
        self._hand_over = hand_over

    @property
    def name(self) -> EngineName:
        return "generative"

    def reply(self, reading: Reading) -> AsyncIterator[Delta | Drafted]:
        return self._reply.write(reading)

    async def summary(self, reading: Reading) -> Summary:
        await _after_the_reply_has_asked(reading)
        return await self._summary.write(reading)

    async def opportunities(self, reading: Reading) -> Offers:
        await _after_the_reply_has_asked(reading)
        return await self._opportunities.find(reading)

    async def hand_over(self, reading: Reading, drafted: Drafted) -> HandOver | None:
        return await self._hand_over.write(reading, drafted)


async def _after_the_reply_has_asked(reading: Reading) -> None:
    await asyncio.sleep(ends_of(reading, HEAD_START_S) - asyncio.get_running_loop().time())
