"""A suggestion whose conversation has gone on is withdrawn; nobody else's is."""

import asyncio

import pytest

from given import conversation
from neuvoja.assistant.in_flight import InFlight
from neuvoja.assistant.merging import merged
from neuvoja.domain.errors import Superseded
from neuvoja.domain.suggestion import Request

pytestmark = pytest.mark.anyio


def request(*texts, id="c-1"):
    return Request.model_validate({"conversation": conversation(*texts, id=id)})


def withdrawn(flight):
    return flight.withdrawn.done() and not flight.withdrawn.cancelled()


async def test_more_messages_withdraw_the_suggestion_in_flight():
    air = InFlight()
    longer = request("Hei", "Vielä yksi asia")
    with air.flight(request("Hei"), None) as older, air.flight(longer, None) as newer:
        assert withdrawn(older)
        assert not withdrawn(newer)


async def test_one_that_comes_late_with_fewer_messages_is_withdrawn_itself():
    air = InFlight()
    both = request("Hei", "Vielä yksi asia")
    with air.flight(both, None) as longer, air.flight(request("Hei"), None) as shorter:
        assert withdrawn(shorter)
        assert not withdrawn(longer)


@pytest.mark.parametrize(
    ("other", "caller"),
    [
        (request("Hei"), None),
        (request("Hei", "Vielä", id="c-2"), None),
        (request("Hei", "Vielä", id=None), None),
        (request("Hei", "Vielä"), "someone-else"),
    ],
)
async def test_the_same_messages_another_talk_and_another_caller_withdraw_nothing(other, caller):
    air = InFlight()
    with air.flight(request("Hei"), None) as flight, air.flight(other, caller) as beside:
        assert not withdrawn(flight)
        assert not withdrawn(beside)


async def test_what_has_landed_is_forgotten():
    air = InFlight()
    with air.flight(request("Hei", "Vielä"), None):
        pass
    with air.flight(request("Hei"), None) as flight:
        assert not withdrawn(flight)
    assert not air._flights


async def test_a_withdrawn_stream_ends_at_once_and_leaves_what_it_waited_for():
    left = []

    async def endless():
        try:
            yield 1
            await asyncio.sleep(60)
        finally:
            left.append(True)

    until = asyncio.get_running_loop().create_future()
    events = merged(endless(), until=until)
    assert await anext(events) == 1
    until.set_exception(Superseded("c-1"))
    with pytest.raises(Superseded):
        await anext(events)
    await asyncio.sleep(0)
    assert left == [True]
