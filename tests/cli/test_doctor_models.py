"""What `neuvoja doctor` says of models: what is wrong and what to do, never a stack trace."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

CHUNK = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m"}


def told(*pieces):
    ends = [None] * (len(pieces) - 1) + ["stop"]
    chunks = [
        {**CHUNK, "choices": [{"index": 0, "delta": {"content": piece}, "finish_reason": end}]}
        for piece, end in zip(pieces, ends, strict=True)
    ]
    return "".join(f"data: {json.dumps(each)}\n\n" for each in chunks) + "data: [DONE]\n\n"


def refused(message):
    return json.dumps({"error": {"message": message}})


VECTOR = json.dumps({"data": [{"index": 0, "embedding": [1.0, 2.0]}], "model": "m", "usage": {}})


class Answering(BaseHTTPRequestHandler):
    """Answers every request by the server's own `answer(path, asked)`."""

    def do_POST(self):
        asked = self.rfile.read(int(self.headers["content-length"]))
        self._answer(json.loads(asked))

    def do_GET(self):
        self._answer(None)

    def _answer(self, asked):
        status, kind, body = self.server.answer(self.path, asked)
        self.send_response(status)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(body.encode())))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *args):
        pass


@pytest.fixture
def model_service(monkeypatch):
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}"
    for part in ("CHAT", "EMBED"):
        monkeypatch.setenv(f"NEUVOJA_{part}_BASE_URL", url)
        monkeypatch.setenv(f"NEUVOJA_{part}_MODEL", "big")
        monkeypatch.setenv(f"NEUVOJA_{part}_API_KEY", "very-secret")
    yield server
    server.shutdown()
    server.server_close()


def good(path, asked):
    if path.endswith("/embeddings"):
        return 200, "application/json", VECTOR
    return 200, "text/event-stream", told('{"ready"', ": true}")


def examined(run):
    result = run("doctor", "--json")
    assert "Traceback" not in result.output and "very-secret" not in result.output
    rows = {row["name"]: row for row in map(json.loads, result.stdout.splitlines())}
    return result.exit_code, rows


def test_models_that_answer_are_good(run, model_service):
    model_service.answer = good
    code, rows = examined(run)
    assert code == 0, rows
    assert rows["chat"]["state"] == rows["embeddings"]["state"] == "good"
    assert "first word after" in rows["chat"]["text"]
    assert "2 dimensions" in rows["embeddings"]["text"]
    assert rows["tokens"]["state"] == "without" and "TIKTOKEN_CACHE_DIR" in rows["tokens"]["text"]


@pytest.mark.parametrize(
    ("answer", "what_to_do"),
    [
        ((401, "application/json", refused("Incorrect API key")), "_API_KEY"),
        ((404, "application/json", refused("The model `big` does not exist")), "_MODEL"),
        ((200, "text/html", "<!doctype html><title>Kirjaudu</title>"), "_BASE_URL"),
        ((404, "text/plain", "Not Found"), "_BASE_URL"),
        ((503, "text/html", "<html>bad gateway</html>"), "try again shortly"),
    ],
)
def test_a_model_that_does_not_answer_says_what_to_do(run, model_service, answer, what_to_do):
    model_service.answer = lambda path, asked: answer
    code, rows = examined(run)
    assert code == 1
    for name in ("chat", "embeddings"):
        assert rows[name]["state"] == "missing"
        assert what_to_do in rows[name]["text"]
    assert "the extractive engine answers" in rows["chat"]["text"]
    assert rows["data"]["state"] == rows["keywords"]["state"] == "good"


def test_a_request_longer_than_the_window_says_what_to_do(run, model_service):
    no = 400, "application/json", refused("This model's maximum context length is 12 tokens")
    model_service.answer = lambda path, asked: no if "chat" in path else good(path, asked)
    _, rows = examined(run)
    assert "NEUVOJA_CHAT_TOKENS_REQUEST" in rows["chat"]["text"]


def test_a_wrong_model_is_told_beside_those_that_there_are(run, model_service):
    def answer(path, asked):
        if path.endswith("/models"):
            models = [{"id": "small", "object": "model", "created": 1, "owned_by": "us"}]
            return 200, "application/json", json.dumps({"object": "list", "data": models})
        return 404, "application/json", refused("no such model")

    model_service.answer = answer
    assert "it has small" in examined(run)[1]["chat"]["text"]


def test_a_service_that_rejects_schemas_is_told(run, model_service):
    def answer(path, asked):
        if asked and "response_format" in asked:
            return 400, "application/json", refused("response_format is not supported")
        return good(path, asked)

    model_service.answer = answer
    code, rows = examined(run)
    assert code == 0 and "takes no JSON Schema" in rows["chat"]["text"]


def test_a_service_that_is_not_there_is_told_with_its_address(run, monkeypatch):
    monkeypatch.setenv("NEUVOJA_CHAT_BASE_URL", "http://127.0.0.1:1")
    monkeypatch.setenv("NEUVOJA_CHAT_MODEL", "big")
    code, rows = examined(run)
    assert code == 1 and "http://127.0.0.1:1/v1" in rows["chat"]["text"]


def test_a_service_without_a_model_is_told(run, monkeypatch):
    monkeypatch.setenv("NEUVOJA_CHAT_BASE_URL", "http://127.0.0.1:1")
    code, rows = examined(run)
    assert code == 1 and "NEUVOJA_CHAT_MODEL" in rows["chat"]["text"]


def test_recordings_stand_in_for_a_service(run, monkeypatch, tmp_path):
    monkeypatch.setenv("NEUVOJA_CHAT_REPLAY", str(tmp_path))
    code, rows = examined(run)
    assert code == 0 and str(tmp_path) in rows["chat"]["text"]
