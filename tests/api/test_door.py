"""The door alone, in front of a small application: who may come in."""

import httpx
import pytest

from neuvoja.api.door import MAX_BODY_BYTES, Door, is_loopback

pytestmark = pytest.mark.anyio


async def behind(scope, receive, send):
    message = await receive()
    body = message.get("body", b"")
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": str(len(body)).encode()})


def visitor(*keys, host="127.0.0.1:8080"):
    transport = httpx.ASGITransport(app=Door(behind, keys={key: f"name of {key}" for key in keys}))
    return httpx.AsyncClient(transport=transport, base_url=f"http://{host}")


@pytest.mark.parametrize("host", ["127.0.0.1:8080", "localhost", "[::1]:8080", "127.8.8.8"])
async def test_without_keys_this_machine_may_ask(host):
    async with visitor(host=host) as client:
        assert (await client.get("/v1/passages")).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "127.0.0.1.evil.example"},
        {"Host": ""},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:9999"},
        {"Forwarded": "for=192.0.2.1"},
        {"X-Forwarded-For": "192.0.2.1"},
        {"X-Forwarded-Proto": "https"},
    ],
)
async def test_without_keys_neither_rebinding_nor_pages_nor_proxies_come_in(headers):
    async with visitor() as client:
        refused = await client.get("/v1/passages", headers=headers)
    assert refused.status_code == 403
    assert refused.headers["content-type"] == "application/problem+json"


async def test_the_services_own_page_may_ask():
    async with visitor() as client:
        own = await client.get("/docs", headers={"Origin": "http://127.0.0.1:8080"})
    assert own.status_code == 200


async def test_who_came_in_is_known_behind_the_door_by_a_name():
    seen = []

    async def noting(scope, receive, send):
        seen.append(scope["state"]["caller"])
        await behind(scope, receive, send)

    door = Door(noting, keys={"key-1": "a", "key-2": "b"})
    transport = httpx.ASGITransport(app=door)
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        await client.get("/v1/passages", headers={"Authorization": "Bearer key-2"})
        await client.get("/healthz")
    assert seen == ["b", None]


@pytest.mark.parametrize(
    "given", [None, "Bearer wrong", "Basic key-1", "Bearer", "Bearer key-1x", "Bearer käy"]
)
async def test_with_keys_a_wrong_one_does_not_open(given):
    headers = {"Authorization": given.encode()} if given else {}
    async with visitor("key-1", "key-2") as client:
        refused = await client.get("/v1/passages", headers=headers)
    assert refused.status_code == 401
    assert refused.headers["www-authenticate"] == "Bearer"


@pytest.mark.parametrize("path", ["/v1/assist", "/docs", "/metrics", "/openapi.json"])
async def test_with_keys_nothing_but_the_health_is_open(path):
    async with visitor("key-1") as client:
        assert (await client.get(path)).status_code == 401
        assert (await client.get("/healthz")).status_code == 200
        assert (await client.get(path, headers={"Authorization": "Bearer key-1"})).is_success


async def test_with_keys_any_host_and_proxy_may_bring_one():
    headers = {"Authorization": "bearer key-2", "X-Forwarded-For": "192.0.2.1"}
    async with visitor("key-1", "key-2", host="neuvoja.example") as client:
        assert (await client.get("/v1/passages", headers=headers)).status_code == 200


async def test_a_body_of_another_type_is_refused():
    async with visitor() as client:
        form = await client.post("/v1/assist", data={"a": "b"})
        plain = await client.post(
            "/v1/assist", content=b"{}", headers={"Content-Type": "text/plain"}
        )
        json = await client.post("/v1/assist", json={})
    assert (form.status_code, plain.status_code, json.status_code) == (415, 415, 200)


@pytest.mark.parametrize("odd", [{"Host": "[::1"}, {"Origin": "http://[::1"}, {"Origin": "null"}])
async def test_an_address_that_is_none_is_refused_and_breaks_nothing(odd):
    async with visitor() as client:
        assert (await client.get("/v1/passages", headers=odd)).status_code == 403


async def test_two_hosts_are_refused_though_the_first_is_loopback():
    async with visitor() as client:
        headers = [("Host", "127.0.0.1"), ("Host", "evil.example")]
        assert (await client.get("/v1/passages", headers=headers)).status_code == 403


async def test_a_caller_that_goes_away_before_its_body_is_whole_reaches_nothing():
    reached = []

    async def app(scope, receive, send):
        reached.append(scope)

    async def gone():
        return {"type": "http.disconnect"}

    scope = {
        "type": "http",
        "path": "/v1/assist",
        "headers": [
            (b"host", b"127.0.0.1"),
            (b"content-type", b"application/json"),
            (b"content-length", b"9"),
        ],
    }
    await Door(app, keys={})(scope, gone, gone)
    assert not reached


async def test_a_compressed_body_is_refused_in_words():
    async with visitor() as client:
        headers = {"Content-Encoding": "gzip"}
        refused = await client.post("/v1/assist", json={}, headers=headers)
        plain = await client.post("/v1/assist", json={}, headers={"Content-Encoding": "identity"})
    assert (refused.status_code, plain.status_code) == (415, 200)
    assert "Content-Encoding" in refused.json()["detail"]


async def test_a_body_up_to_the_limit_passes_and_one_byte_more_does_not():
    headers = {"Content-Type": "application/json"}
    async with visitor() as client:
        whole = await client.post("/v1/assist", content=b"x" * MAX_BODY_BYTES, headers=headers)
        more = await client.post("/v1/assist", content=b"x" * (MAX_BODY_BYTES + 1), headers=headers)
    assert (whole.status_code, more.status_code) == (200, 413)
    assert whole.text == str(MAX_BODY_BYTES)


async def test_a_body_without_a_length_is_limited_too():
    async def pieces():
        for _ in range(3):
            yield b"x" * (MAX_BODY_BYTES // 2)

    async with visitor() as client:
        headers = {"Content-Type": "application/json"}
        answer = await client.post("/v1/assist", content=pieces(), headers=headers)
    assert answer.status_code == 413


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("localhost", True),
        ("127.0.0.1", True),
        ("::1", True),
        ("0.0.0.0", False),
        ("192.168.1.1", False),
        ("localhost.example", False),
        ("", False),
    ],
)
def test_loopback_is_told_from_the_rest(host, expected):
    assert is_loopback(host) is expected
