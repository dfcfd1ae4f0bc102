"""The model's part or, within the same deadline, the extractive one with a notice that says why."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from typing import Literal, TypeVar

from neuvoja.assistant.events import Delta, Drafted, Offers
from neuvoja.assistant.generative.deadline import ends_of, for_the_model
from neuvoja.assistant.generative.falls import fallen
from neuvoja.assistant.promises import Engine
from neuvoja.assistant.reading import Reading
from neuvoja.domain.errors import BrokenPrompt, ModelRefused, Unavailable
from neuvoja.domain.suggestion import EngineName, HandOver, Summary

log = logging.getLogger(__name__)

FellPart = Literal["reply", "summary", "opportunities", "hand_over"]
T = TypeVar("T")

_FAILS = (Unavailable, ModelRefused, BrokenPrompt, TimeoutError)


class Ladder:
    """Keeps the promise `Engine`. Whatever a model does, each part arrives in time."""

    def __init__(self, above: Engine, beneath: Engine, *, deadline_s: float) -> None:
        self._above = above
        self._beneath = beneath
        self._model_s = for_the_model(deadline_s)

    @property
    def name(self) -> EngineName:
        return self._above.name

    async def reply(self, reading: Reading) -> AsyncIterator[Delta | Drafted]:
        """The deltas of the model and its draft, or the extractive one, which replaces them."""
        events = self._above.reply(reading)
        ends = ends_of(reading, self._model_s)
        try:
            while True:
                # Never over a `yield`: it would end whatever the reader does meanwhile.
                async with asyncio.timeout_at(ends):
                    event = await anext(events)
                yield event
                if isinstance(event, Drafted):
                    return
        except Exception as error:
            self._fall("reply", error, reading)
        finally:
            await _closed(events)
        async for event in self._beneath.reply(reading):
            yield event

    async def summary(self, reading: Reading) -> Summary:
        return await self._either(
            "summary",
            lambda: self._above.summary(reading),
            lambda: self._beneath.summary(reading),
            reading,
        )

    async def opportunities(self, reading: Reading) -> Offers:
        return await self._either(
            "opportunities",
            lambda: self._above.opportunities(reading),
            lambda: self._beneath.opportunities(reading),
            reading,
        )

    async def hand_over(self, reading: Reading, drafted: Drafted) -> HandOver | None:
        return await self._either(
            "hand_over",
            lambda: self._above.hand_over(reading, drafted),
            lambda: self._beneath.hand_over(reading, drafted),
            reading,
        )

    async def _either(
        self,
        part: FellPart,
        above: Callable[[], Awaitable[T]],
        beneath: Callable[[], Awaitable[T]],
        reading: Reading,
    ) -> T:
        try:
            async with asyncio.timeout_at(ends_of(reading, self._model_s)):
                return await above()
        except Exception as error:
            self._fall(part, error, reading)
        return await beneath()

    def _fall(self, part: FellPart, error: Exception, reading: Reading) -> None:
        """Note why a part is written without the model; what nobody foresaw is logged in full."""
        if not isinstance(error, _FAILS):
            log.error("the model's %s failed", part, exc_info=error)
        reading.noted.counts["fallbacks"] += 1
        reading.noted.tell(fallen(part, error, reading.advisor_language))


async def _closed(events: AsyncIterator[Delta | Drafted]) -> None:
    close = getattr(events, "aclose", None)
    if close is not None:
        with suppress(Exception):
            await close()
