"""A model that is asked again and not waited for without end."""

import asyncio
import random
import time

import pytest
from chat_service import REQUEST, Service, answer, chunk, refusal, stream

from neuvoja.assistant.chat import Finished
from neuvoja.domain.errors import ModelRefused, ModelUnavailable
from neuvoja.vendors.langchain_chat import LangChainChat
from neuvoja.vendors.patience import Patient

pytestmark = pytest.mark.anyio


class Slow:
    """Says each piece after its pause."""

    name = "slow"

    def __init__(self, *pauses):
        self._pauses = pauses
        self.left = False

    async def stream(self, request):
        try:
            for pause in self._pauses:
                await asyncio.sleep(pause)
                yield "a"
            yield Finished("stop")
        except asyncio.CancelledError:
            self.left = True
            raise


def patient(model, *, first_piece_s=5.0, whole_s=10.0, first_pause_s=0.001, **how):
    return Patient(
        model, first_piece_s=first_piece_s, whole_s=whole_s, first_pause_s=first_pause_s, **how
    )


def served(*answers):
    service = Service(*answers)
    return service, LangChainChat("http://model.test/v1", "m", None, transport=service)


async def said(model):
    return [piece async for piece in model.stream(REQUEST)]


@pytest.mark.parametrize(
    "failure",
    [
        lambda: refusal(429),
        lambda: refusal(500),
        lambda: refusal(503),
        lambda: stream(ConnectionResetError("cut")),
        lambda: stream(chunk(""), done=False),
        lambda: stream(chunk(""), chunk(end="stop")),
    ],
)
async def test_what_failed_before_its_first_word_is_asked_again(failure):
    service, model = served(failure(), failure(), answer("a"))
    assert (await said(patient(model)))[0] == "a"
    assert len(service.asked) == 3


async def test_the_last_failure_is_told():
    service, model = served(refusal(500, "broken"))
    with pytest.raises(ModelUnavailable, match="broken"):
        await said(patient(model, retries=1))
    assert len(service.asked) == 2


async def test_nothing_is_asked_again_after_the_first_word():
    service, model = served(stream(chunk("a"), done=False))
    heard = []
    with pytest.raises(ModelUnavailable):
        async for piece in patient(model).stream(REQUEST):
            heard.append(piece)
    assert heard == ["a"] and len(service.asked) == 1


async def test_what_is_refused_is_not_asked_again():
    service, model = served(refusal(401))
    with pytest.raises(ModelRefused):
        await said(patient(model))
    assert len(service.asked) == 1


async def test_the_pause_that_a_service_asks_for_is_kept():
    _, model = served(refusal(429, retry_after="0.2"), answer("a"))
    began = time.monotonic()
    await said(patient(model))
    assert time.monotonic() - began >= 0.2


async def test_a_pause_beyond_the_limit_is_not_waited_for():
    service, model = served(refusal(429, "later", retry_after="60"))
    began = time.monotonic()
    with pytest.raises(ModelUnavailable, match="later"):
        await said(patient(model))
    assert time.monotonic() - began < 5 and len(service.asked) == 1


async def test_pauses_grow_and_differ():
    model = patient(Slow(), first_pause_s=1.0, chance=random.Random(7))
    error = ModelUnavailable("m")
    pauses = [model._pause(error, attempt) for attempt in (0, 0, 1, 2)]
    assert 0.5 <= pauses[0] <= 1 and pauses[0] != pauses[1]
    assert 1 <= pauses[2] <= 2 <= pauses[3] <= 4


async def test_the_first_word_is_waited_for_no_longer_than_told():
    slow = Slow(30)
    with pytest.raises(ModelUnavailable, match=r"no word within 0\.1 s"):
        await said(patient(slow, first_piece_s=0.1))
    assert slow.left


async def test_the_end_is_waited_for_no_longer_than_told():
    slow = Slow(0, 0, 30)
    heard = []
    with pytest.raises(ModelUnavailable, match=r"no end within 0\.2 s"):
        async for piece in patient(slow, whole_s=0.2).stream(REQUEST):
            heard.append(piece)
    assert heard == ["a", "a"] and slow.left


async def test_a_reader_that_takes_its_time_is_not_cut_off_in_its_own_work():
    stream_ = patient(Slow(0, 0), first_piece_s=0.05, whole_s=5).stream(REQUEST)
    heard = []
    async for piece in stream_:
        await asyncio.sleep(0.08)
        heard.append(piece)
    assert heard == ["a", "a", Finished("stop")]
