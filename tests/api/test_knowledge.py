import asyncio
import json
import time

import pytest

pytestmark = pytest.mark.anyio

ARTICLE = {
    "title": "Tulivuorivakuutuksen omavastuu",
    "language": "fi",
    "text": "# Omavastuu\n\nTulivuorivakuutuksen omavastuu on 150 euroa vahinkoa kohden.",
}
CASE = {
    "channel": "email",
    "language": "fi",
    "closed_at": "2026-10-01T10:00:00+03:00",
    "messages": [
        {"role": "customer", "text": "Terve, Matti Virtanen tässä. Laavakivi rikkoi kiukaan."},
        {"role": "advisor", "text": "Korvasimme laavakiven rikkoman kiukaan."},
    ],
    "resolution": "Laavakiven rikkoma kiuas korvattiin, numero 040 123 4567.",
}


async def found(client, q, source_id, *, gone=False):
    """Search until the source is there, or gone; how soon that is, the benchmark measures."""
    deadline = time.monotonic() + 30
    while True:
        answer = await client.post("/v1/passages/search", json={"q": q})
        hits = [each for each in answer.json()["passages"] if each["source_id"] == source_id]
        if bool(hits) is not gone:
            return hits
        assert time.monotonic() < deadline, answer.json()
        await asyncio.sleep(0.05)


async def test_an_article_is_put_found_changed_and_deleted(client):
    url = "/v1/articles/vakuutus%2Fomavastuu%231"
    created = await client.put(url, json=ARTICLE)
    assert created.status_code == 201
    assert created.json()["id"] == "vakuutus/omavastuu#1"
    [hit] = await found(client, "tulivuorivakuutus", "vakuutus/omavastuu#1")
    assert "150 euroa" in hit["text"]

    again = await client.put(url, json=ARTICLE)
    assert (again.status_code, again.json()) == (200, created.json())

    changed = await client.put(url, json=ARTICLE | {"text": "Omavastuu on laavasukan hinta."})
    assert changed.json()["revision"] > created.json()["revision"]
    [hit] = await found(client, "laavasukka", "vakuutus/omavastuu#1")
    assert hit["revision"] == changed.json()["revision"]

    assert (await client.delete(url)).status_code == 204
    await found(client, "laavasukka", "vakuutus/omavastuu#1", gone=True)
    assert (await client.delete(url)).status_code == 404


async def test_a_case_is_redacted_before_it_is_stored(client, services):
    put = await client.put("/v1/cases/laava-1", json=CASE)
    assert put.status_code == 201
    [hit] = await found(client, "laavakivi rikkoi kiukaan", "laava-1")
    assert hit["kind"] == "case"
    assert "040 123 4567" not in hit["case"]["resolution"]
    kept = services.sources.get("laava-1").model_dump_json()
    assert "Virtanen" not in kept
    assert (await client.delete("/v1/cases/laava-1")).status_code == 204


async def test_what_the_folder_brought_is_not_replaced_unless_on_purpose(client, services):
    source_id = "fi-muutto-sahkosopimus"
    body = ARTICLE | {"text": "Tilapäinen ohje."}
    before = services.sources.get(source_id)
    refused = await client.put(f"/v1/articles/{source_id}", json=body)
    assert refused.status_code == 409
    assert "folder" in refused.json()["detail"]
    assert "is not changed from 'api'" in refused.json()["detail"]
    assert (await client.delete(f"/v1/articles/{source_id}")).status_code == 409
    other_kind = await client.delete(f"/v1/cases/{source_id}")
    assert (other_kind.status_code, other_kind.json()["detail"]) == (
        404,
        f"no case has the id '{source_id}'",
    )
    assert services.sources.get(source_id) == before


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"language": "de"}, "language"),
        ({"audience": "secret"}, "audience"),
        ({"valid_from": "yesterday"}, "valid_from"),
        ({"title": None}, "title"),
        ({"title": " "}, "title"),
        ({"url": "javascript:alert(1)"}, "url"),
        ({"id": "another"}, "id"),
        ({"valid_from": 20260101}, "valid_from"),
        ({"updated": "20260101"}, "updated"),
    ],
)
async def test_a_broken_article_is_told_where(client, change, where):
    answer = await client.put("/v1/articles/broken", json=ARTICLE | change)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["where"] == where


@pytest.mark.parametrize(("given", "value"), [({}, "(missing)"), ({"messages": []}, "[]")])
async def test_a_case_that_says_nothing_is_told_what_stood_there(client, given, value):
    answer = await client.put("/v1/cases/silent", json=given | {"resolution": "Selvisi."})
    assert answer.status_code == 422
    flaw = {"where": "messages", "value": value, "expected": "a message or a reason"}
    assert answer.json()["errors"] == [flaw]


@pytest.mark.parametrize(
    "change",
    [{"text": ""}, {"valid_from": "2026-02-01", "valid_to": "2026-01-01"}],
)
async def test_an_article_that_makes_no_sense_is_refused(client, change):
    answer = await client.put("/v1/articles/senseless", json=ARTICLE | change)
    assert answer.status_code == 422, answer.text
    assert answer.json()["errors"]


@pytest.mark.parametrize("bad", ["x" * 201, "a%00b", "a%1Fb", "a%0Ab", "a%0A", "a%FFb", ""])
async def test_an_id_that_cannot_be_kept_is_refused(client, bad):
    answer = await client.put(f"/v1/articles/{bad}", json=ARTICLE)
    assert answer.status_code == 422, answer.text


async def test_search_gives_the_fields_of_the_contract(client):
    answer = await client.get("/v1/passages", params={"q": "laskun eräpäivä", "limit": 3})
    [first, *_] = answer.json()["passages"]
    assert set(first) == {
        "passage_id",
        "source_id",
        "kind",
        "title",
        "heading",
        "text",
        "language",
        "audience",
        "updated",
        "valid_from",
        "valid_to",
        "revision",
        "url",
        "score",
        "case",
    }


async def test_both_forms_of_search_find_the_same(client):
    query = {"q": "miten irtisanon sähkösopimuksen", "kind": "article", "limit": 5}
    got = await client.get("/v1/passages", params=query)
    posted = await client.post("/v1/passages/search", json=query)
    assert got.json() == posted.json()
    assert len(got.json()["passages"]) == 5


async def test_search_keeps_to_kind_language_and_day(client):
    async def search(**query):
        answer = await client.post("/v1/passages/search", json={"q": "kampanja hinta", **query})
        return answer.json()["passages"]

    assert {each["kind"] for each in await search(kind="case")} == {"case"}
    assert {each["language"] for each in await search(language="sv")} == {"sv"}
    long_ago = await search(on="2020-01-01", kind="article")
    assert all(each["valid_from"] is None for each in long_ago)
    assert await search(limit=1) == (await search(limit=10))[:1]


@pytest.mark.parametrize(
    "query",
    [
        {"q": ""},
        {},
        {"q": "a", "limit": 0},
        {"q": "a", "limit": 101},
        {"q": "a " * 6001},
        {"q": "a", "limit": "many"},
        {"q": "a", "limit": "true"},
        {"q": "a", "on": "2026-13-45"},
    ],
)
async def test_a_search_that_cannot_be_made_is_refused(client, query):
    assert (await client.get("/v1/passages", params=query)).status_code == 422
    assert (await client.post("/v1/passages/search", json=query)).status_code == 422


async def test_search_says_why_only_when_asked(client):
    query = {"q": "laskun eräpäivä", "limit": 1}
    plain = await client.post("/v1/passages/search", json=query)
    explained = await client.post("/v1/passages/search", json=query | {"explain": True})
    assert "why" not in plain.json()["passages"][0]
    assert explained.json()["passages"][0]["why"]


async def test_odd_search_words_find_nothing_or_something_but_never_fail(client):
    for q in ("🔥", "????", "\x00", "a" * 5000, "' OR 1=1 --", "title:*", "AND OR NOT", "привет"):
        answer = await client.post("/v1/passages/search", json={"q": q})
        assert answer.status_code == 200, (q, answer.text)


@pytest.mark.parametrize("limit", [True, 2.5, None, [], "many"])
async def test_a_limit_is_a_whole_number(client, limit):
    answer = await client.post("/v1/passages/search", json={"q": "lasku", "limit": limit})
    assert answer.status_code == 422
    assert answer.json()["errors"][0] == {
        "where": "limit",
        "value": json.dumps(limit) if not isinstance(limit, str) else repr(limit),
        "expected": "a whole number",
    }


async def test_an_id_in_the_body_must_be_the_one_of_the_path(client):
    for kind, body in (("articles", ARTICLE), ("cases", CASE)):
        refused = await client.put(f"/v1/{kind}/own-1", json=body | {"id": "own-2"})
        assert refused.status_code == 422
        assert "'own-1'" in refused.json()["detail"]
        assert "'own-2'" in refused.json()["detail"]
        assert (await client.put(f"/v1/{kind}/own-1", json=body | {"id": "own-1"})).is_success
        assert (await client.delete(f"/v1/{kind}/own-1")).status_code == 204


async def test_a_misspelt_field_of_an_article_is_named(client):
    body = ARTICLE | {"audiance": "internal"}
    answer = await client.put("/v1/articles/misspelt", json=body)
    assert (answer.status_code, answer.headers["neuvoja-unread"]) == (201, "audiance")
    assert (await client.delete("/v1/articles/misspelt")).status_code == 204


async def test_half_a_surrogate_pair_in_an_article_is_survived(client):
    odd = ARTICLE | {"text": "Sana \ud800 toinen.", "products": ["\ud800"], "title": "T\udfff"}
    headers = {"Content-Type": "application/json"}
    answer = await client.put("/v1/articles/half", content=json.dumps(odd), headers=headers)
    assert answer.status_code == 201, answer.text
    assert (await client.delete("/v1/articles/half")).status_code == 204


async def test_an_id_with_a_line_feed_is_not_there_to_be_deleted(client):
    answer = await client.delete("/v1/articles/a%0Ab")
    assert answer.status_code == 404
    assert answer.json()["type"] == "urn:neuvoja:problem:unknown-source"
