import json
import logging
from pathlib import Path

import pytest

from neuvoja.api.app import create_app

pytestmark = pytest.mark.anyio

GOLDEN = Path(__file__).parent / "golden" / "openapi.json"


async def test_it_lives_and_says_what_it_answers_from(client):
    assert (await client.get("/healthz")).status_code == 200
    ready = await client.get("/readyz")
    assert ready.status_code == 200
    assert ready.json()["engine"] == "extractive"
    assert ready.json()["keywords"]["state"] == "complete"
    assert ready.json()["vectors"]["state"] in ("building", "complete")
    assert ready.json()["refused"] == 0


async def test_requests_are_counted_by_route_and_never_by_words(client):
    await client.get("/v1/passages", params={"q": "salaisuuteni"})
    figures = (await client.get("/metrics")).text
    assert 'route="/v1/passages",status="200"' in figures
    assert "salaisuuteni" not in figures


async def test_query_strings_and_customers_words_are_not_logged(client, caplog):
    with caplog.at_level(logging.DEBUG, logger="neuvoja"):
        await client.get("/v1/passages", params={"q": "salaisuuteni"})
        told = {"conversation": {"messages": [{"role": "customer", "text": "salaisuuteni"}]}}
        await client.post("/v1/assist", json=told)
    assert "/v1/passages" in caplog.text
    assert "salaisuuteni" not in caplog.text


async def test_an_unknown_path_and_method_are_problems_too(client):
    for answer in (await client.get("/v2/assist"), await client.delete("/v1/assist")):
        assert answer.status_code in (404, 405)
        assert answer.headers["content-type"] == "application/problem+json"


async def test_the_documentation_needs_no_network(client):
    page = await client.get("/docs")
    assert page.status_code == 200
    assert "cdn" not in page.text
    assert (await client.get("/docs/files/swagger-ui-bundle.js")).status_code == 200


def test_openapi_is_as_it_was(services):
    written = json.dumps(create_app(services).openapi(), indent=1, ensure_ascii=False)
    assert written + "\n" == GOLDEN.read_text(encoding="utf-8"), "see it, then `make golden`"
