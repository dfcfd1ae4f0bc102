"""What each part sets up at its first use, set up before anybody asks."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from threading import Thread

from neuvoja.assistant.events import Drafted
from neuvoja.assistant.promises import Engine
from neuvoja.assistant.reader import Reader
from neuvoja.domain.conversation import Conversation, Language, Message
from neuvoja.domain.errors import Unavailable
from neuvoja.domain.organisation import Handbook
from neuvoja.domain.suggestion import Request

log = logging.getLogger(__name__)

_ASKED: Mapping[Language, str] = {
    "fi": "Hei! Paljonko tämä maksaa, ja miten sen voi perua? Ens kuussa oon muuttamassa.",
    "sv": "Hej! Vad kostar det här, och hur säger man upp det? Nästa månad ska jag flytta.",
    "en": "Hello! How much is this, and how can I cancel it? I am moving next month.",
}
"""Something of what customers ask everywhere."""


def warm_up(reader: Reader, engine: Engine, handbook: Callable[[], Handbook]) -> Thread:
    """Begin, beside all else, to answer a contact in each language; nothing is kept of it.

    Args:
        engine: one that asks no model.
    """
    warming = Thread(
        target=lambda: asyncio.run(_warmed(reader, engine, handbook)), name="warming", daemon=True
    )
    warming.start()
    return warming


async def _warmed(reader: Reader, engine: Engine, handbook: Callable[[], Handbook]) -> None:
    try:
        for text in _ASKED.values():
            talk = Conversation(channel="chat", messages=(Message(role="customer", text=text),))
            read = reader.read(Request(conversation=talk), handbook())
            async for event in engine.reply(read.reading):
                if isinstance(event, Drafted):
                    await engine.hand_over(read.reading, event)
            await engine.opportunities(read.reading)
            await engine.summary(read.reading)
    except (Unavailable, RuntimeError) as error:
        # A service that ends meanwhile takes no more work.
        log.debug("not warmed up: %s", error)
