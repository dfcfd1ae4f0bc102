"""Vectors of an OpenAI-compatible endpoint, with the real SDK over a pretended wire."""

import json
import time

import httpx2
import numpy as np
import pytest

from neuvoja.domain.errors import ModelRefused, ModelUnavailable
from neuvoja.vendors.openai_embedder import BATCH, IN_FLIGHT, OpenAIEmbedder


def embedder(answer, **how):
    transport = httpx2.MockTransport(answer)
    return OpenAIEmbedder(
        "http://model.test/v1", "small", "secret", **{"transport": transport, "retries": 0} | how
    )


def rows(*vectors):
    data = [
        {"object": "embedding", "index": at, "embedding": vector}
        for at, vector in enumerate(vectors)
    ]
    return {"object": "list", "model": "small", "data": data, "usage": {}}


def lengths(request):
    """Each text's vector is its length and one."""
    asked = json.loads(request.content)
    return httpx2.Response(200, json=rows(*([float(len(text)), 1.0] for text in asked["input"])))


def test_rows_come_in_order_and_of_length_one():
    vectors = embedder(lengths).embed(["aaa", "a"])
    assert vectors.dtype == np.float32
    assert vectors == pytest.approx(np.array([[3, 1], [1, 1]]) / np.sqrt([[10], [2]]), abs=1e-6)


def test_an_answer_out_of_order_is_put_in_order():
    def answer(request):
        told = rows([1.0, 0.0], [0.0, 1.0])
        return httpx2.Response(200, json={**told, "data": told["data"][::-1]})

    assert embedder(answer).embed(["a", "b"]).tolist() == [[1.0, 0.0], [0.0, 1.0]]


def test_many_texts_are_asked_in_portions():
    sizes = []

    def answer(request):
        sizes.append(len(json.loads(request.content)["input"]))
        return lengths(request)

    assert embedder(answer).embed(["teksti"] * (BATCH * 2 + 3)).shape == (BATCH * 2 + 3, 2)
    assert sorted(sizes) == [3, BATCH, BATCH]


def test_a_text_without_a_letter_is_not_asked_and_is_all_zeros():
    asked = []

    def answer(request):
        asked.extend(json.loads(request.content)["input"])
        return lengths(request)

    vectors = embedder(answer).embed(["", "aaa", "  "])
    assert asked == ["aaa"]
    assert vectors[[0, 2]].tolist() == [[0.0, 0.0], [0.0, 0.0]]


def test_no_texts_ask_nothing():
    assert embedder(lambda request: pytest.fail("asked")).embed([]).shape == (0, 0)


def test_model_key_and_plain_numbers_are_asked_for():
    def answer(request):
        asked = json.loads(request.content)
        assert request.url == "http://model.test/v1/embeddings"
        assert request.headers["authorization"] == "Bearer secret"
        assert (asked["model"], asked["encoding_format"]) == ("small", "float")
        return lengths(request)

    embedder(answer).embed(["a"])


def test_nothing_that_the_environment_says_of_openai_goes_to_another_service(monkeypatch):
    for name in ("API_KEY", "ORG_ID", "PROJECT_ID"):
        monkeypatch.setenv(f"OPENAI_{name}", "planted")

    def answer(request):
        assert "planted" not in json.dumps(dict(request.headers))
        return lengths(request)

    embedder(answer).embed(["a"])


def test_the_dimension_is_learnt_from_an_answer():
    assert embedder(lengths).dimension == 2


def test_models_of_two_servers_or_of_two_dimensions_are_two_models():
    def three(request):
        return httpx2.Response(200, json=rows([1.0, 2.0, 3.0]))

    ids = {
        OpenAIEmbedder(url, "small", None, transport=httpx2.MockTransport(answer)).model_id
        for url in ("http://one.test/v1/", "http://one.test/v1", "http://other.test/v1")
        for answer in (lengths, three)
    }
    assert ids == {
        f"small at http://{host}.test/v1, {n} dimensions"
        for host in ("one", "other")
        for n in (2, 3)
    }


def test_many_portions_are_under_way_at_once_and_come_in_order():
    under_way, most = [0], [0]

    def answer(request):
        under_way[0] += 1
        most[0] = max(most[0], under_way[0])
        time.sleep(0.02)
        under_way[0] -= 1
        return lengths(request)

    texts = ["a" * (n % 7 + 1) for n in range(BATCH * 9)]
    vectors = embedder(answer).embed(texts)
    expected = np.array([[len(text), 1.0] for text in texts])
    assert vectors == pytest.approx(expected / np.linalg.norm(expected, axis=1)[:, None], abs=1e-6)
    assert 1 < most[0] <= IN_FLIGHT


def test_what_fails_in_passing_is_asked_again():
    answers = [httpx2.Response(503, headers={"retry-after-ms": "1"}), None]

    def answer(request):
        return answers.pop(0) or lengths(request)

    assert embedder(answer, retries=1).embed(["a"]).shape == (1, 2)


def test_azure_is_asked_in_its_own_way():
    def answer(request):
        assert request.url.path == "/openai/deployments/small/embeddings"
        assert request.headers["api-key"] == "secret"
        return lengths(request)

    url = "https://unit.openai.azure.com/v1"
    OpenAIEmbedder(url, "small", "secret", transport=httpx2.MockTransport(answer)).embed(["a"])


@pytest.mark.parametrize(
    ("answer", "what_to_do"),
    [
        (httpx2.Response(401, json={"error": {"message": "no"}}), "NEUVOJA_EMBED_API_KEY"),
        (httpx2.Response(404, json={"error": {"message": "no"}}), "NEUVOJA_EMBED_MODEL"),
        (httpx2.Response(200, html="<html>"), "NEUVOJA_EMBED_BASE_URL"),
    ],
)
def test_a_refusal_says_what_to_do(answer, what_to_do):
    with pytest.raises(ModelRefused, match=what_to_do):
        embedder(lambda request: answer).embed(["a"])


def _timeout(request):
    raise httpx2.ConnectTimeout("too slow", request=request)


def _cut(request):
    raise httpx2.RemoteProtocolError("cut off", request=request)


@pytest.mark.parametrize(
    "answer",
    [
        _timeout,
        _cut,
        lambda request: httpx2.Response(429, json={"error": {"message": "slow down"}}),
        lambda request: httpx2.Response(500),
        lambda request: httpx2.Response(503, text="<html>bad gateway</html>"),
    ],
)
def test_what_time_may_better_is_away(answer):
    with pytest.raises(ModelUnavailable, match="small"):
        embedder(answer).embed(["a"])


@pytest.mark.parametrize(
    "answer",
    [
        lambda request: httpx2.Response(401, json={"error": {"message": "wrong key"}}),
        lambda request: httpx2.Response(404, json={"error": {"message": "no such model"}}),
        lambda request: httpx2.Response(400, json={"error": {"message": "too long"}}),
        lambda request: httpx2.Response(200, json=rows([1.0], [2.0])),
        lambda request: httpx2.Response(200, json={"object": "list", "data": []}),
        lambda request: httpx2.Response(200, text="<html>a login page</html>"),
    ],
)
def test_what_the_operator_must_put_right_is_refused(answer):
    with pytest.raises(ModelRefused, match="small"):
        embedder(answer).embed(["a"])


def test_vectors_of_different_lengths_are_refused():
    def answer(request):
        return httpx2.Response(200, json=rows([1.0, 2.0], [1.0]))

    with pytest.raises(ModelRefused, match="lengths"):
        embedder(answer).embed(["a", "b"])
