"""A model that is left alone while its service is down."""

import pytest
from chat_service import REQUEST

from neuvoja.assistant.chat import Finished
from neuvoja.domain.errors import ModelRefused, ModelUnavailable
from neuvoja.vendors.breaker import Breaker

pytestmark = pytest.mark.anyio


class Switched:
    """Answers, or raises what it is told to raise."""

    name = "switched"

    def __init__(self):
        self.error = None
        self.asked = 0

    async def stream(self, request):
        self.asked += 1
        yield "a"
        if self.error is not None:
            raise self.error
        yield Finished("stop")


class Broken:
    """A breaker around a model that can be switched, and a clock that can be set."""

    def __init__(self):
        self.model = Switched()
        self.now = 0.0
        self.breaker = Breaker(self.model, failures=3, rest_s=10, clock=lambda: self.now)

    async def ask(self):
        return [piece async for piece in self.breaker.stream(REQUEST)]

    async def fail(self, times, error=None):
        self.model.error = error or ModelUnavailable("switched")
        for _ in range(times):
            with pytest.raises(type(self.model.error)):
                await self.ask()

    async def is_left_alone(self):
        before = self.model.asked
        with pytest.raises(ModelUnavailable, match="left alone"):
            await self.ask()
        return self.model.asked == before


@pytest.fixture
def broken():
    return Broken()


async def test_an_answer_passes_as_it_is(broken):
    assert await broken.ask() == ["a", Finished("stop")]


async def test_after_failures_in_a_row_nobody_waits(broken):
    await broken.fail(3)
    assert await broken.is_left_alone()


async def test_an_answer_between_two_failures_counts_anew(broken):
    await broken.fail(2)
    broken.model.error = None
    await broken.ask()
    await broken.fail(2)
    broken.model.error = None
    assert await broken.ask()


async def test_after_its_rest_one_request_tries_and_an_answer_closes(broken):
    await broken.fail(3)
    broken.now = 10.5
    broken.model.error = None
    probe = broken.breaker.stream(REQUEST)
    assert await anext(probe) == "a"
    assert await broken.is_left_alone()
    assert [piece async for piece in probe] == [Finished("stop")]
    assert await broken.ask()


async def test_a_failed_try_opens_it_again(broken):
    await broken.fail(3)
    broken.now = 10.5
    await broken.fail(1)
    assert await broken.is_left_alone()
    broken.now = 20.4
    assert await broken.is_left_alone()
    broken.now = 20.6
    broken.model.error = None
    assert await broken.ask()


async def test_a_try_whose_reader_leaves_lets_the_next_one_try(broken):
    await broken.fail(3)
    broken.now = 10.5
    broken.model.error = None
    probe = broken.breaker.stream(REQUEST)
    await anext(probe)
    await probe.aclose()
    assert await broken.ask()


async def test_a_refusal_is_an_answer_of_a_service_that_is_up(broken):
    await broken.fail(10, ModelRefused("switched", "too long"))
    assert not broken.breaker._failed
    await broken.fail(3)
    broken.now = 10.5
    await broken.fail(1, ModelRefused("switched", "too long"))
    broken.model.error = None
    assert await broken.ask()


async def test_how_long_it_rests_is_told(broken):
    await broken.fail(3)
    broken.now = 4.0
    with pytest.raises(ModelUnavailable) as caught:
        await broken.ask()
    assert caught.value.retry_after_s == pytest.approx(6.0)
