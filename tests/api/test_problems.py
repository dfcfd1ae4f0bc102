import pytest

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/nowhere", 404), ("GET", "/v1/assist", 405), ("PATCH", "/v1/articles/a", 405)],
)
async def test_what_is_not_served_is_named(client, method, path, status):
    answer = await client.request(method, path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"].startswith(f"{method} {path} is not served")


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("PATCH", "/v1/articles/a", "DELETE, PUT"),
        ("GET", "/v1/cases/a", "DELETE, PUT"),
        ("DELETE", "/v1/assist", "POST"),
        ("POST", "/v1/passages", "GET"),
        ("POST", "/healthz", "GET"),
        ("PUT", "/docs/files/swagger-ui.css", "GET, HEAD"),
    ],
)
async def test_a_method_that_is_not_served_is_told_all_that_are(client, method, path, allowed):
    answer = await client.request(method, path)
    assert answer.status_code == 405
    assert answer.headers["allow"] == allowed


async def test_a_number_of_too_many_digits_is_refused_in_our_words(client):
    body = '{"conversation": {"messages": []}, "n": ' + "9" * 5000 + "}"
    answer = await client.post(
        "/v1/assist", content=body, headers={"Content-Type": "application/json"}
    )
    assert answer.status_code == 422
    assert "a number has more than 4,300 digits" in answer.json()["detail"]
    assert "sys." not in answer.text
