import asyncio

import pytest

from neuvoja.assistant.merging import merged

pytestmark = pytest.mark.anyio


async def stream(*items, pause_s=0.0):
    for item in items:
        await asyncio.sleep(pause_s)
        yield item


async def test_every_item_comes_and_each_stream_keeps_its_order():
    items = [item async for item in merged(stream(1, 2, 3), stream("a", "b"))]
    assert [item for item in items if isinstance(item, int)] == [1, 2, 3]
    assert [item for item in items if isinstance(item, str)] == ["a", "b"]


async def test_a_slow_stream_holds_nobody_up():
    items = [item async for item in merged(stream("slow", pause_s=0.05), stream("quick"))]
    assert items == ["quick", "slow"]


async def test_no_streams_give_nothing():
    assert [item async for item in merged()] == []


async def test_what_a_stream_raises_is_raised_and_the_others_are_cancelled():
    stopped = asyncio.Event()

    async def broken():
        yield 1
        raise ValueError("broken")

    async def endless():
        try:
            await asyncio.sleep(60)
            yield 2
        finally:
            stopped.set()

    with pytest.raises(ValueError, match="broken"):
        async for _ in merged(broken(), endless()):
            pass
    await asyncio.wait_for(stopped.wait(), 1)


async def test_a_reader_who_leaves_stops_the_streams():
    stopped = asyncio.Event()

    async def endless():
        try:
            while True:
                yield 1
                await asyncio.sleep(0.001)
        finally:
            stopped.set()

    both = merged(endless())
    await anext(both)
    await both.aclose()
    await asyncio.wait_for(stopped.wait(), 1)
