"""No personal datum leaves the house, nor is it kept: all traffic of a full suite is looked at.

The texts come in over HTTP; spans go out with content, which is the most that they may hold.
"""

import json
import logging
import re
import socket
from contextlib import nullcontext
from pathlib import Path

import anyio
import httpx
import pytest

from neuvoja.api.app import create_app
from neuvoja.settings import Settings
from neuvoja.wiring import open_services
from privacy.model_service import model_service

pytestmark = [pytest.mark.voikko, pytest.mark.timeout(280)]

SUITE = Path(__file__).parents[2] / "eval" / "suites" / "redaction"
SHORTEST = 5
"""Characters from which on a planted datum can be told from what stands in any text."""

ARTICLE = """---
id: lasku
title: Laskun maksaminen
language: fi
---

Lasku maksetaan eräpäivään mennessä. Yhteystiedot muutetaan asiakassivuilla. Muutosta kerrotaan
viimeistään kaksi viikkoa ennen muuttopäivää.
"""


def quiet(title, total):
    return nullcontext(lambda done: None)


def planted():
    for line in (SUITE / "items.jsonl").read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        if item.get("secrets"):
            yield item["text"], [each for each in item["secrets"] if len(each) >= SHORTEST]


def holding(texts, secrets):
    """The secrets that stand in any of the texts, as written or as JSON escapes them."""
    whole = "\n".join(texts)
    spelt = {each: (each, json.dumps(each)[1:-1]) for each in secrets}
    return {
        each
        for each, forms in spelt.items()
        if any(re.search(rf"(?<!\w){re.escape(form)}(?!\w)", whole) for form in forms)
    }


def kept(folder):
    """All that stands in the files of a folder, read as the bytes they are."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.read_bytes().decode("utf-8", errors="replace")


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """The suite's texts as conversations, answered by a model over the real clients."""
    top = tmp_path_factory.mktemp("privacy")
    articles = top / "knowledge" / "articles"
    articles.mkdir(parents=True)
    (articles / "lasku.md").write_text(ARTICLE, encoding="utf-8")
    logged = Logged()
    logging.getLogger().addHandler(logged)
    before = logging.getLogger().level
    logging.getLogger().setLevel(logging.DEBUG)
    with model_service() as service, pytest.MonkeyPatch.context() as patch:
        strange = only_to(service.server_port, patch)
        settings = settings_of(service, top)
        with open_services(settings, exact=True) as services:
            services.read(quiet)
            services.sync(quiet)
            measured = anyio.run(asked, create_app(services), [text for text, _ in planted()])
        taken, spans = list(service.taken), list(service.spans)
    logging.getLogger().removeHandler(logged)
    logging.getLogger().setLevel(before)
    return {
        "sent": taken,
        "traced": spans,
        "measured": [measured],
        "strange": strange,
        "logged": logged.lines,
        "recorded": list(kept(top / "recorded")),
        "stored": list(kept(top / "var")),
    }


class Logged(logging.Handler):
    def __init__(self):
        super().__init__(logging.DEBUG)
        self.lines = []

    def emit(self, record):
        self.lines.append(f"{record.getMessage()} {record.exc_info or ''}")


def only_to(port, patch):
    """Where else anybody has tried to connect to."""
    strange = []
    connect = socket.socket.connect

    def watched(self, address):
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[1] != port:
            strange.append(address)
        return connect(self, address)

    patch.setattr(socket.socket, "connect", watched)
    return strange


def settings_of(service, top):
    host = f"http://127.0.0.1:{service.server_port}"
    url = f"{host}/v1"
    chosen = {
        "knowledge": top / "knowledge",
        "data": top / "var",
        "chat_base_url": url,
        "chat_model": "m",
        "chat_record": top / "recorded",
        "embed_base_url": url,
        "embed_model": "e",
        "chat_tokens_request": 100_000,
        "otlp_endpoint": host,
        "trace_content": True,
    }
    return Settings(**chosen, _env_file=None)


async def asked(app, texts):
    """What `/metrics` tells after each text was asked about."""
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        for text in texts:
            answer = await client.post("/v1/assist", json=request_of(text))
            assert answer.status_code == 200, answer.text
            searched = await client.post("/v1/passages/search", json={"q": text})
            assert searched.status_code == 200, searched.text
        return (await client.get("/metrics")).text


def request_of(text):
    said = [{"role": "customer", "text": text}, {"role": "advisor", "text": f"Siis: {text}"}]
    conversation = {"channel": "email", "messages": said, "subject": text[:60]}
    return {"conversation": conversation, "instruction": f"lyhyempi, {text}"}


@pytest.fixture(scope="module")
def secrets():
    return {each for _, listed in planted() for each in listed}


def test_models_are_asked_and_embeddings_too(run):
    chats = [each for each in run["sent"] if "/chat/completions" in each]
    assert len(chats) > 50 and any("/embeddings" in each for each in run["sent"])
    assert any("[NIMI_1]" in each for each in chats)


def test_calls_are_traced_with_what_was_said_and_counted(run):
    spans = "\n".join(run["traced"])
    assert "POST /v1/assist" in spans and "chat m" in spans
    assert "[NIMI_1]" in spans
    assert 'neuvoja_model_calls_total{model="m"' in run["measured"][0]


WHERE = ["sent", "traced", "measured", "logged", "recorded", "stored"]


@pytest.mark.parametrize("where", WHERE)
def test_no_planted_personal_datum_is_there(run, secrets, where):
    assert run[where]
    assert holding(run[where], secrets) == set()


def test_nothing_else_is_connected_to(run):
    assert run["strange"] == []
