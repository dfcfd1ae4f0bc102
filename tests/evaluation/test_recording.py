import json

import httpx2
import pytest
from scripted import Scripted

from neuvoja.assistant.chat import ChatRequest, Finished
from neuvoja.domain.errors import ModelRefused, ModelUnavailable
from neuvoja.evaluation.recording import Recorded, Replayed, request_hash
from neuvoja.vendors.langchain_chat import LangChainChat

pytestmark = pytest.mark.anyio

ANSWER = "Hyvää päivää, Åbo! 😀"


async def said(model, system="s", user="u"):
    everything = [piece async for piece in model.stream(ChatRequest(system, user))]
    assert isinstance(everything[-1], Finished)
    return everything[:-1]


def served(*, status=200, lines=None):
    """The real client over a transport that answers like a chat service."""
    chunks = [
        {
            "id": "1",
            "object": "chat.completion.chunk",
            "created": 1,
            "model": "m",
            "choices": [{"index": 0, "delta": {"content": piece}, "finish_reason": end}],
        }
        for piece, end in (("Hyvää ", None), ("päivää, ", None), ("Åbo! 😀", "stop"))
    ]
    body = lines or "".join(f"data: {json.dumps(each)}\n\n" for each in chunks) + "data: [DONE]\n\n"

    def answer(request):
        headers = {"content-type": "text/event-stream" if status == 200 else "application/json"}
        return httpx2.Response(status, headers=headers, content=body.encode())

    transport = httpx2.MockTransport(answer)
    return LangChainChat("http://model.example/v1", "m", None, transport=transport)


@pytest.mark.parametrize("make", [lambda: Scripted(lambda _: ANSWER), served])
async def test_a_model_answers_in_pieces_of_which_none_is_empty(make):
    pieces = await said(make())
    assert "".join(pieces) == ANSWER
    assert len(pieces) > 1 and all(pieces)


@pytest.mark.parametrize("make", [lambda: Scripted(lambda _: ANSWER, name="m"), served])
async def test_what_was_recorded_is_replayed_to_the_letter(make, tmp_path):
    pieces = await said(Recorded(make(), tmp_path))
    assert "".join(await said(Replayed("m", tmp_path))) == "".join(pieces) == ANSWER


async def test_a_recording_is_plain_and_found_by_its_hash(tmp_path):
    await said(Recorded(Scripted(lambda _: ANSWER), tmp_path), "sys", "Kysymys?")
    name = request_hash("scripted", ChatRequest("sys", "Kysymys?"))
    text = (tmp_path / name[:2] / f"{name}.json").read_text(encoding="utf-8")
    assert "Kysymys?" in text and ANSWER in text


@pytest.mark.parametrize("request_", [("s", "other"), ("other", "u")])
async def test_another_request_is_a_miss_that_says_what_to_do(tmp_path, request_):
    await said(Recorded(Scripted(lambda _: ANSWER), tmp_path))
    with pytest.raises(ModelRefused, match="NEUVOJA_CHAT_RECORD"):
        await said(Replayed("scripted", tmp_path), *request_)


async def test_another_model_is_a_miss(tmp_path):
    await said(Recorded(Scripted(lambda _: ANSWER), tmp_path))
    with pytest.raises(ModelRefused):
        await said(Replayed("other", tmp_path))


async def test_a_broken_answer_is_not_kept(tmp_path):
    with pytest.raises(ModelUnavailable):
        await said(Recorded(Scripted(lambda _: ANSWER, cut_after=1), tmp_path))
    assert not list(tmp_path.rglob("*.json"))


async def test_a_damaged_recording_is_named(tmp_path):
    await said(Recorded(Scripted(lambda _: ANSWER), tmp_path))
    next(tmp_path.rglob("*.json")).write_text("{", encoding="utf-8")
    with pytest.raises(ModelRefused, match="no recording"):
        await said(Replayed("scripted", tmp_path))


@pytest.mark.parametrize(
    ("status", "error"),
    [(401, ModelRefused), (404, ModelRefused), (429, ModelUnavailable), (503, ModelUnavailable)],
)
async def test_what_a_service_refuses_becomes_an_error_of_ours(status, error):
    with pytest.raises(error):
        await said(served(status=status, lines='{"error": {"message": "no"}}'))
