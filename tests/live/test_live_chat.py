"""The wire to a real model: what a pretended service cannot show."""

import asyncio
import json

import anyio
import httpx
import pytest

from neuvoja.assistant.chat import ChatRequest, Finished
from neuvoja.domain.errors import ModelUnavailable
from neuvoja.vendors.token_counter import estimate
from neuvoja.wiring.chat import open_chat, try_chat

pytestmark = [pytest.mark.anyio, pytest.mark.live, pytest.mark.timeout(600)]

HELLO = ChatRequest("You are a helpful assistant.", "Say hello to the customer.", 24)
STORY = ChatRequest("You tell long stories.", "Tell a very long story of a river.", 2_000)
PERSON = {
    "type": "object",
    "properties": {"name": {"type": "string", "maxLength": 12}, "age": {"type": "integer"}},
    "required": ["name", "age"],
    "additionalProperties": False,
}
TOGETHER = 20


@pytest.fixture
def model(small_model):
    return open_chat(small_model.settings())


async def said(model, request):
    *pieces, end = [piece async for piece in model.stream(request)]
    assert isinstance(end, Finished)
    return pieces, end


async def test_an_answer_is_streamed_and_ends(model):
    pieces, end = await said(model, HELLO)
    assert len(pieces) > 3 and all(pieces)
    assert end.reason in ("stop", "length")


async def test_the_limit_of_an_answer_is_kept_and_told(model):
    pieces, end = await said(model, ChatRequest("", STORY.user, 8))
    assert end.reason == "length" and 1 <= len(pieces) <= 8


async def test_the_same_question_gets_the_same_answer(model):
    assert await said(model, HELLO) == await said(model, HELLO)


async def test_an_answer_can_be_held_to_a_schema(model):
    request = ChatRequest("Answer as JSON.", "Anna is 30 years old.", 100, PERSON)
    for _ in range(2):
        pieces, _ = await said(model, request)
        assert json.loads("".join(pieces)).keys() == {"name", "age"}


async def test_leaving_stops_the_model_at_its_server(model, small_model):
    before = small_model.log.count("Disconnected from client")
    async for _ in model.stream(STORY):
        break
    with anyio.fail_after(30):
        while small_model.log.count("Disconnected from client") == before:
            await anyio.sleep(0.1)
    assert await said(model, HELLO)


async def test_many_at_once_all_get_their_own_answer(model):
    requests = [
        ChatRequest("You are a helpful assistant.", f"Count from {n} upwards.", 12)
        for n in range(1, TOGETHER + 1)
    ]
    together = await asyncio.gather(*(said(model, each) for each in requests))
    assert all("".join(pieces) for pieces, _ in together)
    assert await said(model, requests[4]) == together[4]


async def test_a_restart_in_mid_answer_is_told_and_the_next_is_answered(model, small_model):
    heard = []
    with pytest.raises(ModelUnavailable):
        async for piece in model.stream(STORY):
            heard.append(piece)
            if len(heard) == 3:
                small_model.stop()
    assert len(heard) >= 3
    with pytest.raises(ModelUnavailable, match=str(small_model.port)):
        await said(model, HELLO)
    small_model.start()
    assert await said(model, HELLO)


async def test_what_doctor_tries_works(small_model):
    tried = await try_chat(small_model.settings())
    assert tried.first_piece_ms is not None and tried.takes_schemas


async def test_tokens_are_estimated_rather_too_many_than_too_few(small_model, demo_texts):
    """The model has read English only: no vocabulary of a model for Finnish needs as many."""
    few, ratios = [], []
    async with httpx.AsyncClient(base_url=small_model.url.removesuffix("/v1")) as client:
        for text in demo_texts:
            answer = await client.post("/extras/tokenize/count", json={"input": text})
            ratios.append(estimate(text) / answer.json()["count"])
            few += [text] if ratios[-1] < 1 else []
    assert len(few) <= len(demo_texts) / 100
    assert sorted(ratios)[len(ratios) // 2] < 1.4
