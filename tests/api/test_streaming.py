"""Events as bytes of a stream, without a service around them."""

import asyncio

import pytest

from neuvoja.api.streaming import KEEPALIVE_COMMENT, encoded
from neuvoja.assistant.events import Delta, HandedOver
from neuvoja.domain.errors import ModelUnavailable

pytestmark = pytest.mark.anyio


async def telling(*events, left=None):
    try:
        for each in events:
            if isinstance(each, Exception):
                raise each
            if isinstance(each, float):
                await asyncio.sleep(each)
            else:
                yield each
    finally:
        if left is not None:
            left.set()


async def pieces(*events, **how):
    return [piece.decode() async for piece in encoded(telling(*events), **how)]


async def test_events_that_are_ready_at_once_are_one_piece_in_their_order():
    [piece] = await pieces(Delta("Hyvää "), Delta("päivää"), HandedOver(None))
    assert piece == (
        'event: text\ndata: {"delta":"Hyvää "}\n\nevent: text\ndata: {"delta":"päivää"}\n\n'
    )


async def test_an_event_waits_for_no_other():
    first, second = await pieces(Delta("a"), 0.02, Delta("b"))
    assert '"a"' in first and '"b"' in second


async def test_a_silent_line_is_kept():
    kept, told = await pieces(0.05, Delta("a"), keepalive_s=0.03)
    assert kept.encode() == KEEPALIVE_COMMENT and '"a"' in told


async def test_what_fails_is_told_behind_all_that_went_before():
    told = "".join(await pieces(Delta("a"), ModelUnavailable("m", "it is away")))
    assert told.index('"a"') < told.index("event: failed") < told.index("it is away")


async def test_who_leaves_leaves_what_makes_the_events():
    left = asyncio.Event()
    stream = encoded(telling(Delta("a"), 60.0, left=left))
    await anext(stream)
    await stream.aclose()
    await asyncio.wait_for(left.wait(), 5)
