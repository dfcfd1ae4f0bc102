"""Answers of OpenAI-compatible services, through the real LangChain and openai libraries."""

import json
from dataclasses import replace

import httpx2
import pytest
from chat_service import REQUEST, SCHEMA, Service, answer, chunk, refusal, stream

from neuvoja.assistant.chat import Finished, Usage
from neuvoja.domain.errors import ModelRefused, ModelUnavailable
from neuvoja.vendors.langchain_chat import LangChainChat

pytestmark = pytest.mark.anyio

PAGE = httpx2.Response(200, html="<!doctype html><title>Kirjaudu</title>")


def chat(service, url="http://model.test/v1", **how):
    return LangChainChat(url, "m", "secret-key", transport=service, **how)


async def said(model, request=REQUEST):
    *pieces, end = [piece async for piece in model.stream(request)]
    assert isinstance(end, Finished) and all(pieces)
    return "".join(pieces), end


async def test_an_answer_comes_in_pieces_and_ends_with_what_it_took():
    model = chat(Service(answer("Hyvää ", "päivää, ", "Åbo! 😀", read=11, written=5)))
    pieces = [piece async for piece in model.stream(REQUEST)]
    assert pieces == ["Hyvää ", "päivää, ", "Åbo! 😀", Finished("stop", Usage(11, 5))]


async def test_the_request_holds_model_key_messages_and_limits():
    service = Service(answer("a"))
    await said(chat(service))
    [asked], [request] = service.asked, service.requests
    assert request.url == "http://model.test/v1/chat/completions"
    assert request.headers["authorization"] == "Bearer secret-key"
    assert asked["messages"] == [
        {"role": "system", "content": "Olet apuri."},
        {"role": "user", "content": "Moi! 😀"},
    ]
    assert (asked["model"], asked["max_tokens"], asked["temperature"]) == ("m", 64, 0)
    assert asked["stream_options"] == {"include_usage": True}
    assert "response_format" not in asked and "max_completion_tokens" not in asked


async def test_openai_itself_is_told_the_length_by_its_newer_name():
    service = Service(answer("a"))
    await said(chat(service, "https://api.openai.com/v1"))
    assert service.asked[0]["max_completion_tokens"] == 64
    assert "max_tokens" not in service.asked[0]


@pytest.mark.parametrize(
    ("url", "version"),
    [
        ("https://unit.openai.azure.com/v1", "2024-10-21"),
        ("https://unit.openai.azure.com/v1?api-version=2026-01-01", "2026-01-01"),
    ],
)
async def test_azure_is_asked_in_its_own_way(url, version):
    service = Service(answer("a"))
    await said(chat(service, url))
    [request] = service.requests
    assert request.url.path == "/openai/deployments/m/chat/completions"
    assert request.url.params["api-version"] == version
    assert request.headers["api-key"] == "secret-key"


async def test_azures_path_of_version_one_is_asked_like_openai():
    service = Service(answer("a"))
    await said(chat(service, "https://unit.openai.azure.com/openai/v1"))
    assert service.requests[0].url.path == "/openai/v1/chat/completions"


@pytest.mark.parametrize(
    ("end", "reason"),
    [("stop", "stop"), ("length", "length"), ("content_filter", "filter"), ("eos", "stop")],
)
async def test_the_end_says_why(end, reason):
    assert (await said(chat(Service(answer("a", end=end)))))[1].reason == reason


async def test_a_refusal_in_words_is_told_as_withheld():
    service = Service(stream(chunk(None, refusal="I can't help."), chunk(end="stop")))
    assert await said(chat(service)) == ("", Finished("filter"))


async def test_a_question_that_the_filter_stops_is_told_as_withheld():
    model = chat(Service(refusal(400, "content management policy", code="content_filter")))
    assert await said(model) == ("", Finished("filter"))


async def test_nothing_is_said_of_the_cost_where_the_service_does_not():
    model = chat(Service(stream(chunk("a"), chunk(end="stop"))))
    assert await said(model) == ("a", Finished("stop", None))


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        (lambda: stream(chunk("a"), '{"choices": [{"index": 0, "del', done=False), "read"),
        (lambda: stream(chunk("a"), "no JSON at all"), "read"),
        (lambda: stream(chunk("a"), "3"), "read"),
        (lambda: stream(chunk("a"), {"choices": [3]}), "read"),
        (lambda: stream(chunk("a"), done=False), "cut"),
        (lambda: stream(chunk("a")), "cut"),
        (lambda: stream(chunk("a"), httpx2.ReadError("reset")), "reset"),
        (lambda: stream(chunk("a"), httpx2.RemoteProtocolError("gone")), "gone"),
        (lambda: stream(chunk("a"), httpx2.ReadTimeout("slow")), "in time"),
        (lambda: stream(chunk("a"), {"error": {"message": "out of memory"}}), "out of memory"),
        (lambda: stream(chunk("a"), b"\xff\xfe\xff\n\n", done=False), "cannot be read|cut"),
    ],
)
async def test_what_breaks_in_mid_answer_is_ours_after_what_was_said(broken, why):
    heard = []
    with pytest.raises(ModelUnavailable, match=why):
        async for piece in chat(Service(broken())).stream(REQUEST):
            heard.append(piece)
    assert heard == ["a"]


@pytest.mark.parametrize(
    ("nothing", "why"),
    [
        (lambda: stream(done=False), "cannot be read"),
        (lambda: stream(), "cannot be read"),
        (lambda: stream(chunk(""), chunk(end="stop")), "empty"),
        (lambda: httpx2.Response(200, json={}), "cannot be read"),
    ],
)
async def test_an_answer_without_a_word_is_none(nothing, why):
    with pytest.raises(ModelUnavailable, match=why):
        await said(chat(Service(nothing())))


async def test_an_answer_cut_before_its_first_word_is_told_as_cut():
    assert await said(chat(Service(stream(chunk(end="length"))))) == ("", Finished("length"))


@pytest.mark.parametrize(
    ("status", "retry_after", "wait"),
    [(429, "7", 7), (503, "0.5", 0.5), (500, None, None), (529, "soon", None), (408, "-1", 0)],
)
async def test_what_time_may_better_says_how_long_it_takes(status, retry_after, wait):
    headers = {"retry_after": retry_after} if retry_after else {}
    with pytest.raises(ModelUnavailable, match=f"{status}: later") as caught:
        await said(chat(Service(refusal(status, "later", **headers))))
    assert caught.value.retry_after_s == wait


async def test_a_date_to_come_back_at_is_understood():
    service = Service(refusal(503, retry_after="Fri, 31 Dec 2100 23:59:59 GMT"))
    with pytest.raises(ModelUnavailable) as caught:
        await said(chat(service))
    assert caught.value.retry_after_s > 1e9


@pytest.mark.parametrize(
    ("no", "what_to_do"),
    [
        (refusal(401, "Incorrect API key"), "set NEUVOJA_CHAT_API_KEY"),
        (refusal(403, "not yours"), "NEUVOJA_CHAT_API_KEY or _MODEL"),
        (refusal(404, "The model `m` does not exist"), "set NEUVOJA_CHAT_MODEL"),
        (httpx2.Response(404, text="Not Found"), "NEUVOJA_CHAT_BASE_URL.*http://model.test/v1"),
        (httpx2.Response(405, html="<html>no</html>"), "set NEUVOJA_CHAT_BASE_URL"),
        (PAGE, "answers with a web page; set NEUVOJA_CHAT_BASE_URL"),
        (refusal(400, "maximum context length is 512 tokens"), "NEUVOJA_CHAT_TOKENS_REQUEST"),
        (refusal(400, "x", code="context_length_exceeded"), "NEUVOJA_CHAT_TOKENS_REQUEST"),
        (refusal(429, "You exceeded it", code="insufficient_quota"), "nothing left to spend"),
        (refusal(418, "a teapot"), "418: a teapot"),
        (
            httpx2.ConnectError("[SSL: CERTIFICATE_VERIFY_FAILED] self-signed"),
            "SSL_CERT_FILE",
        ),
    ],
)
async def test_what_the_operator_must_put_right_says_what_to_do(no, what_to_do):
    with pytest.raises(ModelRefused, match=what_to_do):
        await said(chat(Service(no)))


@pytest.mark.parametrize(
    "away",
    [
        httpx2.ConnectTimeout("slow"),
        httpx2.ConnectError("[Errno 111] Connection refused"),
        httpx2.RemoteProtocolError("cut"),
        httpx2.PoolTimeout("full"),
    ],
)
async def test_a_service_that_is_not_there_is_away(away):
    with pytest.raises(ModelUnavailable, match=r"http://model\.test/v1"):
        await said(chat(Service(away)))


async def test_no_error_holds_the_key():
    with pytest.raises(ModelRefused) as caught:
        await said(chat(Service(refusal(401, "no user with secret-key"))))
    assert "secret-key" not in str(caught.value)


async def test_a_schema_goes_with_the_request_strictly_where_it_is_strict():
    service = Service(lambda asked: answer("{}"))
    await said(chat(service), replace(REQUEST, schema=SCHEMA))
    loose = {"type": "object", "properties": {"a": {"type": "object"}}, "required": []}
    await said(chat(service), replace(REQUEST, schema=loose))
    first, second = (each["response_format"] for each in service.asked)
    assert first == {
        "type": "json_schema",
        "json_schema": {"name": "answer", "schema": SCHEMA, "strict": True},
    }
    assert second["json_schema"]["strict"] is False


async def test_a_cut_answer_by_schema_is_told_as_cut_and_kept():
    model = chat(Service(answer('{"a": "b', end="length")))
    text, end = await said(model, replace(REQUEST, schema=SCHEMA))
    assert (text, end.reason) == ('{"a": "b', "length")


@pytest.mark.parametrize("no", [(422, "bad request"), (500, "response_format: literal_error")])
async def test_a_service_without_schemas_is_asked_once_and_then_without(no):
    def old(asked):
        return refusal(*no) if "response_format" in asked else answer("{}")

    service = Service(old)
    model = chat(service)
    for _ in range(2):
        assert (await said(model, replace(REQUEST, schema=SCHEMA)))[0] == "{}"
    types = [each.get("response_format", {}).get("type") for each in service.asked]
    assert types == ["json_schema", "json_object", None, None]


async def test_a_refusal_that_was_not_about_the_schema_is_told_and_nothing_is_learnt():
    service = Service(refusal(400, "messages must not be empty"))
    model = chat(service)
    for _ in range(2):
        with pytest.raises(ModelRefused, match="messages must not be empty"):
            await said(model, replace(REQUEST, schema=SCHEMA))
    types = [each.get("response_format", {}).get("type") for each in service.asked]
    assert types == ["json_schema", "json_object", None] * 2


@pytest.mark.parametrize(
    ("parameter", "url", "then"),
    [
        ("max_tokens", "http://model.test/v1", "max_completion_tokens"),
        ("max_completion_tokens", "https://api.openai.com/v1", "max_tokens"),
        ("temperature", "http://model.test/v1", None),
        ("stream_options", "http://model.test/v1", None),
    ],
)
async def test_a_parameter_that_is_not_taken_is_left_out_for_good(parameter, url, then):
    def picky(asked):
        refused = parameter in asked
        return refusal(400, f"Unsupported: '{parameter}'") if refused else answer("a")

    service = Service(picky)
    model = chat(service, url)
    for _ in range(2):
        await said(model)
    assert [parameter in each for each in service.asked] == [True, False, False]
    assert then is None or service.asked[-1][then] == 64


async def test_a_length_refused_by_both_names_is_refused_in_the_end():
    service = Service(lambda asked: refusal(400, "max_tokens or max_completion_tokens too large"))
    with pytest.raises(ModelRefused, match="too large"):
        await said(chat(service))
    assert len(service.asked) == 2


async def test_nothing_is_traced_whatever_the_environment_says(monkeypatch):
    from langsmith.utils import get_env_var, tracing_is_enabled

    for name in ("LANGSMITH_TRACING", "LANGCHAIN_TRACING_V2", "LANGSMITH_TRACING_V2"):
        monkeypatch.setenv(name, "true")
    monkeypatch.setenv("LANGSMITH_API_KEY", "trace-me")
    monkeypatch.setenv("LANGSMITH_ENDPOINT", "http://127.0.0.1:9")
    get_env_var.cache_clear()
    try:
        model = chat(Service(answer("a")))
        assert tracing_is_enabled() is False
        assert await said(model)
    finally:
        get_env_var.cache_clear()


async def test_nothing_that_the_environment_says_of_openai_goes_to_another_service(monkeypatch):
    for name in ("API_KEY", "ORG_ID", "ORGANIZATION", "PROJECT_ID"):
        monkeypatch.setenv(f"OPENAI_{name}", "planted")
    for name in ("API_BASE", "BASE_URL", "PROXY"):
        monkeypatch.setenv(f"OPENAI_{name}", "http://planted.test/v1")
    service = Service(answer("a"))
    await said(chat(service))
    [request] = service.requests
    assert request.url.host == "model.test"
    assert "planted" not in json.dumps(dict(request.headers))
