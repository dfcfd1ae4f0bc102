"""The parts of one answer beside each other: the reply's question goes first."""

import asyncio
from dataclasses import replace

import pytest
from reply_readings import reading

from neuvoja.assistant.events import Offers
from neuvoja.assistant.generative.engine import HEAD_START_S, GenerativeEngine
from neuvoja.domain.suggestion import Summary

pytestmark = pytest.mark.anyio


class Begun:
    """A writer that notes when it was begun."""

    def __init__(self, made=None):
        self._made = made
        self.at = None

    async def find(self, reading):
        self.at = asyncio.get_running_loop().time()
        return self._made

    async def write(self, reading):
        return await self.find(reading)


class Replies(Begun):
    async def write(self, reading):
        yield await self.find(reading)


async def test_the_other_parts_begin_once_the_reply_has_had_its_start():
    reply, summary, offers = Replies(), Begun(Summary()), Begun(Offers())
    engine = GenerativeEngine(reply=reply, summary=summary, opportunities=offers, hand_over=Begun())
    begun = asyncio.get_running_loop().time()
    asked = replace(reading("Hei"), begun=begun)
    await asyncio.gather(
        engine.summary(asked), engine.opportunities(asked), anext(engine.reply(asked))
    )
    assert reply.at < begun + HEAD_START_S <= min(summary.at, offers.at)


async def test_a_part_that_is_begun_later_does_not_wait_again():
    summary = Begun(Summary())
    engine = GenerativeEngine(
        reply=Replies(), summary=summary, opportunities=Begun(), hand_over=Begun()
    )
    now = asyncio.get_running_loop().time()
    await engine.summary(replace(reading("Hei"), begun=now - HEAD_START_S))
    assert summary.at < now + HEAD_START_S
