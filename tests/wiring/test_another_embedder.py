"""Another model or another dimension: new collections beside the old, then in their place."""

import hashlib
import json
import threading
from contextlib import contextmanager, nullcontext
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import numpy as np
import pytest

from neuvoja.domain.errors import ModelUnavailable
from neuvoja.retrieval.library import PassageQuery
from neuvoja.settings import Settings
from neuvoja.wiring import open_services

ARTICLES = 6


def quiet(title, total):
    return nullcontext(lambda done: None)


class Embedding(BaseHTTPRequestHandler):
    def do_POST(self):
        asked = json.loads(self.rfile.read(int(self.headers["content-length"])))
        self.server.asked += len(asked["input"])
        data = [
            {"object": "embedding", "index": at, "embedding": self._vector(text)}
            for at, text in enumerate(asked["input"])
        ]
        body = json.dumps({"object": "list", "model": "m", "data": data, "usage": {}}).encode()
        self.send_response(200 if self.server.up else 503)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _vector(self, text):
        seed = int(hashlib.sha256(text.encode()).hexdigest()[:8], 16)
        return np.random.default_rng(seed).normal(size=self.server.dimension).tolist()

    def log_message(self, *args):
        pass


@pytest.fixture
def service():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Embedding)
    server.dimension, server.up, server.asked = 8, True, 0
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def settings(tmp_path, service):
    folder = tmp_path / "knowledge" / "articles"
    folder.mkdir(parents=True)
    for number in range(ARTICLES):
        header = f"---\nid: ohje-{number}\ntitle: Ohje {number}\nlanguage: fi\n---"
        text = f"Lasku {number} maksetaan eräpäivänä, ja muutosta kerrotaan ajoissa."
        (folder / f"{number}.md").write_text(f"{header}\n\n{text}\n")

    def chosen(model):
        remote = {"embed_base_url": f"http://127.0.0.1:{service.server_port}", "embed_model": model}
        place = {"knowledge": tmp_path / "knowledge", "data": tmp_path / "var"}
        return Settings.read(**place | (remote if model else {}))

    return chosen


@contextmanager
def opened(settings):
    with open_services(settings) as services:
        services.read(quiet)
        yield services


def synced(settings):
    """The names of the models whose collections there are after a sync."""
    with opened(settings) as services:
        services.sync(quiet)
        assert services.readiness()["vectors"]["state"] == "complete"
        assert found(services)
        listed = services.vectors()._client.list_collections()
        return {told["model"] for each in listed if (told := each.metadata or {}).get("model")}


def found(services):
    return services.library.search(PassageQuery(q="milloin lasku maksetaan", language="fi"))


def test_another_model_takes_the_place_of_the_old_one_when_it_is_whole(settings, service):
    [box] = synced(settings(None))
    with opened(settings("big")) as services:
        assert not services.vectors().whole
        assert found(services), "search goes by words until the vectors are whole"
        kept = {each.metadata["model"] for each in _pointers(services)}
        assert box in kept and len(kept) == 2
    [big] = synced(settings("big"))
    assert big.startswith("big at ") and big != box


def test_another_dimension_of_a_model_is_another_model(settings, service):
    [eight] = synced(settings("big"))
    service.dimension = 12
    [twelve] = synced(settings("big"))
    assert (eight.split(", ")[1], twelve.split(", ")[1]) == ("8 dimensions", "12 dimensions")


def test_vectors_of_a_model_that_comes_back_are_not_asked_for_again(settings, service):
    synced(settings("big"))
    synced(settings(None))
    before = service.asked
    synced(settings("big"))
    assert service.asked - before < ARTICLES


def test_while_the_model_is_away_search_goes_by_words(settings, service):
    service.up = False
    with opened(settings("big")) as services:
        with pytest.raises(ModelUnavailable):
            services.sync(quiet)
        assert services.readiness()["keywords"]["state"] == "complete"
        assert found(services)


def _pointers(services):
    listed = services.vectors()._client.list_collections()
    return [each for each in listed if (each.metadata or {}).get("model")]
