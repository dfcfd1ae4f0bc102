"""The service with a model: what callers see, also when it fails, and when the talk goes on."""

import asyncio
import json

import httpx
import pytest

from api.conftest import no_bars
from given import conversation
from neuvoja.api.app import create_app
from neuvoja.assistant.generative.asking import Asker
from neuvoja.assistant.generative.questioning import Questioner
from neuvoja.domain.errors import ModelUnavailable
from neuvoja.settings import Settings
from neuvoja.wiring import open_services
from scripted_chat import ScriptedChat

pytestmark = pytest.mark.anyio

ASKED = "Hei, olen Matti Virtanen ja muutan. Kuinka pian vanhan asunnon loppulasku tulee?"
GOOD = "Vanhan asunnon loppulasku tulee 6 viikon kuluessa sopimuksen päättymisestä [1]."
NAMED = f"Ikävä kuulla, että muutto huolettaa, [NIMI_1]. {GOOD}"


class Model:
    """One model for all tests; each says what it does."""

    name = "scripted"

    def __init__(self):
        self.now = ScriptedChat(GOOD)

    def stream(self, request):
        return self.now.stream(request)


@pytest.fixture(scope="module")
def model():
    return Model()


@pytest.fixture(scope="module")
def generative(knowledge, tmp_path_factory, model):
    settings = Settings.read(
        knowledge=knowledge, data=tmp_path_factory.mktemp("generative") / "var"
    )
    with open_services(settings, chat=model) as opened, opened.serving(no_bars):
        yield opened


@pytest.fixture
async def caller(generative):
    transport = httpx.ASGITransport(app=create_app(generative), raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as opened:
        yield opened


def does(model, script):
    model.now = ScriptedChat(script)
    return model.now


def asks(*texts, want=("reply",), **fields):
    return {"conversation": conversation(*(texts or (ASKED,)), **fields), "want": list(want)}


async def events(caller, request):
    headers = {"Accept": "text/event-stream"}
    async with caller.stream("POST", "/v1/assist", json=request, headers=headers) as answer:
        assert answer.status_code == 200
        text = "".join([each async for each in answer.aiter_text()])
    blocks = [block.splitlines() for block in text.split("\n\n") if block.startswith("event")]
    return [(kind[7:], json.loads(data[6:])) for kind, data in blocks]


async def test_readiness_names_the_engine_the_model_and_the_prompts(caller):
    ready = (await caller.get("/readyz")).json()
    assert ready["engine"] == "generative"
    assert ready["model"] == "scripted"
    assert {"reply", "summary", "opportunities", "hand_over"} <= ready["prompts"].keys()


async def test_the_models_reply_comes_as_json(caller, model):
    does(model, GOOD)
    answer = (await caller.post("/v1/assist", json=asks())).json()
    assert answer["engine"] == "generative"
    assert GOOD.removesuffix(" [1].") in answer["reply"]["text"]
    assert answer["notices"] == []


async def test_the_stream_begins_with_the_sources_and_ends_with_the_whole(caller, model):
    does(model, NAMED)
    told = await events(caller, asks())
    kinds = [kind for kind, _ in told]
    assert kinds[0] == "sources"
    assert kinds[-2:] == ["reply", "done"]
    assert set(kinds[1:-2]) == {"text"}


async def test_placeholders_are_restored_in_the_stream_also_where_they_are_split(caller, model):
    does(model, NAMED)
    told = await events(caller, asks())
    shown = "".join(data["delta"] for kind, data in told if kind == "text")
    assert "Matti Virtanen" in shown
    assert "NIMI" not in shown


async def test_no_personal_datum_is_sent_to_the_model(caller, model):
    asked = does(model, GOOD)
    await caller.post("/v1/assist", json=asks())
    assert asked.asked
    assert not any("Virtanen" in each.system + each.user for each in asked.asked)


async def test_where_the_model_is_away_the_extractive_answer_comes_with_a_notice(caller, model):
    does(model, ModelUnavailable("scripted"))
    request = asks(want=("reply", "summary")) | {"advisor_language": "en"}
    answer = (await caller.post("/v1/assist", json=request)).json()
    assert "6 viikon kuluessa" in answer["reply"]["text"]
    assert answer["summary"]["reason"]
    assert sorted(each["text"][:9] for each in answer["notices"]) == ["The reply", "The summa"]
    assert {each["code"] for each in answer["notices"]} == {"fallback"}


async def test_after_a_fall_in_mid_stream_the_reply_replaces_what_was_shown(caller, model):
    does(model, [GOOD[:30], ModelUnavailable("scripted", "the line was cut")])
    told = await events(caller, asks())
    assert [kind for kind, _ in told if kind in ("reply", "done", "failed")] == ["reply", "done"]
    assert "6 viikon kuluessa" in dict(told)["reply"]["text"]
    assert [each["code"] for each in dict(told)["done"]["notices"]] == ["fallback"]


async def test_what_a_suggestion_took_is_logged_with_it(caller, model, generative):
    does(model, GOOD)
    answer = (await caller.post("/v1/assist", json=asks())).json()
    facts = generative.assistant._log.facts(answer["id"])
    (call,) = facts["calls"]
    assert call["prompt"] == "reply/1"
    assert call["prompt_sha"] == generative.answering.prompts["reply"].sha
    assert call["usage"] == {"read": 10, "written": 5, "exact": True}
    assert call["outcome"] == "answered"


async def test_a_newer_message_withdraws_the_suggestion_in_flight(caller, model):
    slow = does(model, [GOOD[:20], 30, GOOD[20:]])
    first = asyncio.ensure_future(caller.post("/v1/assist", json=asks(id="c-7")))
    streamed = asyncio.ensure_future(events(caller, asks(id="c-7")))
    while len(slow.asked) < 2:
        await asyncio.sleep(0.01)
    does(model, GOOD)
    newer = await caller.post("/v1/assist", json=asks(ASKED, "Kiitos jo etukäteen!", id="c-7"))
    assert newer.status_code == 200
    refused = await first
    assert refused.status_code == 409
    assert refused.json()["type"] == "urn:neuvoja:problem:superseded"
    kind, problem = (await streamed)[-1]
    assert kind == "failed"
    assert problem["status"] == 409
    assert slow.left == 2


async def test_more_sources_may_come_before_the_parts_numbered_on(caller, model, generative):
    does(model, {"question": "kuituliittymän muuttosiirto", "reply": GOOD, "rewrite": "1: DROP"})
    chosen = generative.answering
    asks_again = Questioner(
        Asker(model=model, counter=Words(), purse=OpenPurse()), chosen.prompts["question"], Words()
    )
    generative.assistant._questioner = asks_again
    told = await events(caller, asks("Blorbix qwrtz vimpula?"))
    generative.assistant._questioner = None
    first, second = (data["sources"] for kind, data in told if kind == "sources")
    assert [kind for kind, _ in told][:2] == ["sources", "sources"]
    assert second[: len(first)] == first
    assert len(second) > len(first)
    assert [each["n"] for each in second] == list(range(1, len(second) + 1))


class Words:
    exact = True

    def count(self, text):
        return len(text.split())


class OpenPurse:
    def admit(self, tokens, caller):
        return self

    def settle(self, usage):
        pass


async def test_who_leaves_the_stream_leaves_the_model_too(generative, model):
    slow = does(model, [GOOD[:20], 30, GOOD[20:]])
    await _left(generative, "text/event-stream", slow)
    assert slow.left == 1


async def test_who_leaves_before_a_whole_answer_leaves_the_model_too(generative, model):
    slow = does(model, [GOOD[:20], 30, GOOD[20:]])
    await _left(generative, "application/json", slow)
    assert slow.left == 1


async def _left(generative, accept, slow):
    """Ask as a server would, and hang up once the model is at work."""
    body = json.dumps(asks()).encode()
    headers = [(b"host", b"127.0.0.1"), (b"content-type", b"application/json")]
    scope = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": "POST",
        "path": "/v1/assist",
        "raw_path": b"/v1/assist",
        "root_path": "",
        "scheme": "http",
        "query_string": b"",
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80),
        "headers": [*headers, (b"accept", accept.encode())],
    }
    waiting = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive():
        if waiting:
            return waiting.pop()
        while not slow.asked:
            await asyncio.sleep(0.01)
        await asyncio.sleep(0.05)
        return {"type": "http.disconnect"}

    async def send(message):
        pass

    await asyncio.wait_for(create_app(generative)(scope, receive, send), 20)
    for _ in range(100):
        if slow.left:
            return
        await asyncio.sleep(0.01)
