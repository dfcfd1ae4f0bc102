"""`neuvoja eval run --url`: a real service that answers, dies, comes back or refuses."""

import json
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest
from click.testing import CliRunner

from evaluation.evaluation_samples import QUESTIONS, talk, write_organisation, write_suite
from neuvoja.cli.main import main

KEY = "avain-1"
MANY = 150
MATTER = {"conversation": talk("milloin lasku erääntyy?"), "expect": {"team": None}}


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def serving(top, port):
    """`neuvoja serve` over three articles, with a key."""
    settings = {
        "NEUVOJA_KNOWLEDGE": str(top / "knowledge"),
        "NEUVOJA_DATA": str(top / "served"),
        "NEUVOJA_API_KEYS": KEY,
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "neuvoja", "serve", "--port", str(port)],
        env=os.environ | settings,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(process, f"http://127.0.0.1:{port}/readyz")
        yield process
    finally:
        process.kill()
        process.wait(20)


def _wait(process, url):
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline:
        assert process.poll() is None
        try:
            if httpx.get(url, trust_env=False).status_code == 200:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.1)
    raise AssertionError("the service was not ready in time")


@pytest.fixture(scope="module")
def top(tmp_path_factory):
    top = tmp_path_factory.mktemp("evaluate-url")
    write_organisation(top / "knowledge")
    write_suite(top / "kysymykset", "retrieval", QUESTIONS)
    write_suite(top / "siirrot", "hand_over", [MATTER] * MANY)
    write_suite(top / "kielet", "language", [{"text": "hej", "expect": "sv"}])
    write_suite(top / "kaksi", "retrieval", [*QUESTIONS, {"text": "a", "organisation": "toinen"}])
    write_organisation(top / "kaksi" / "organisations" / "toinen")
    return top


@pytest.fixture(scope="module")
def served(top):
    port = free_port()
    with serving(top, port):
        yield f"http://127.0.0.1:{port}"


def run(top, suite, url, out, *, key=KEY, expect=0, more=()):
    settings = {"NEUVOJA_DATA": str(top / "var"), "NEUVOJA_API_KEYS": key}
    arguments = ["eval", "run", str(top / suite), "--url", url, "--out", str(out), *more]
    result = CliRunner(env=settings).invoke(main, arguments)
    assert result.exit_code == expect, (result.output, result.exception)
    return result.stderr


def answers(out):
    return [json.loads(line) for line in (out / "answers.jsonl").read_text().splitlines()]


def test_a_running_service_is_asked_through_its_api(top, served, tmp_path):
    run(top, "kysymykset", served, tmp_path / "run")
    found = {each["id"]: each["rankings"]["neuvoja"] for each in answers(tmp_path / "run")}
    assert found["i0"][0][0] == "lasku"
    facts = json.loads((tmp_path / "run" / "run.json").read_text())["facts"]
    assert facts["url"] == served
    assert facts["engine"] == "extractive"


def test_one_organisation_of_several_is_chosen(top, served, tmp_path):
    assert "--only" in run(top, "kaksi", served, tmp_path / "a", expect=2)
    run(top, "kaksi", served, tmp_path / "a", more=["--only", "toinen"])
    assert len(answers(tmp_path / "a")) == 1


@pytest.mark.parametrize("key", ["vaara", ""])
def test_a_wrong_key_stops_the_run_with_words(top, served, tmp_path, key):
    told = run(top, "kysymykset", served, tmp_path / "run", key=key, expect=2)
    assert "NEUVOJA_API_KEYS" in told
    assert not (tmp_path / "run" / "answers.jsonl").exists()


def test_what_the_api_has_no_call_for_is_refused(top, served, tmp_path):
    assert "leave --url out" in run(top, "kielet", served, tmp_path / "run", expect=2)


def test_a_service_that_dies_half_way_and_comes_back_loses_nothing(top, tmp_path):
    shutil.copytree(top / "knowledge", tmp_path / "knowledge")
    port, out = free_port(), tmp_path / "run"
    url = f"http://127.0.0.1:{port}"
    told = []
    with serving(tmp_path, port) as process:
        asking = threading.Thread(
            target=lambda: told.append(run(top, "siirrot", url, out, expect=3))
        )
        asking.start()
        _until(lambda: (out / "answers.jsonl").exists() and len(answers_so_far(out)) >= 5)
        process.kill()
        asking.join(60)
    [words] = told
    done = len(answers(out))
    assert 5 <= done < MANY
    assert f"stopped after {done} of {MANY}" in words
    assert "did not answer" in words
    run(top, "siirrot", url, out, expect=3)
    with serving(tmp_path, port):
        run(top, "siirrot", url, out, more=["--parallel", "4"])
    found = [each["id"] for each in answers(out)]
    assert len(found) == len(set(found)) == MANY


def answers_so_far(out):
    return (out / "answers.jsonl").read_bytes().splitlines()


def _until(there):
    deadline = time.monotonic() + 60
    while not there():
        assert time.monotonic() < deadline
        time.sleep(0.005)


@contextmanager
def stranger(status, body, after_ready=None):
    """Some other server; with `after_ready`, one that says it is ready and then answers that."""

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self):
            ready = json.dumps({"engine": "extractive", "revision": 1, "prompts": {}})
            self._send(*((200, ready) if after_ready else (status, body)))

        def do_POST(self):
            self.rfile.read(int(self.headers["Content-Length"]))
            self._send(*(after_ready or (status, body)))

        def _send(self, status, body):
            self.send_response(status)
            self.send_header("Content-Length", str(len(body.encode())))
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_a_server_that_is_away_exits_3(top, tmp_path):
    told = run(top, "kysymykset", f"http://127.0.0.1:{free_port()}", tmp_path / "run", expect=3)
    assert "start it and go on" in told
    assert not (tmp_path / "run").exists()


@pytest.mark.parametrize(
    ("status", "body", "code"),
    [
        (200, "<html>Tervetuloa</html>", 2),
        (200, "[]", 2),
        (200, "{}", 2),
        (404, "nothing", 2),
        (301, "", 2),
        (503, '{"status": "starting"}', 3),
        (502, "<html>", 3),
    ],
)
def test_what_is_no_neuvoja_or_not_ready_is_told_at_once(top, tmp_path, status, body, code):
    with stranger(status, body) as url:
        told = run(top, "kysymykset", url, tmp_path / "run", expect=code)
    assert url in told
    assert ("not a Neuvoja" in told) == (code == 2)
    assert not (tmp_path / "run").exists()


@pytest.mark.parametrize("url", ["http://", "ei osoite", "http://[::1", "ftp://localhost/"])
def test_what_is_no_address_ends_in_words(top, tmp_path, url):
    settings = {"NEUVOJA_DATA": str(top / "var")}
    arguments = ["eval", "run", str(top / "kysymykset"), "--url", url]
    result = CliRunner(env=settings).invoke(main, arguments)
    assert result.exit_code in (2, 3)
    assert "Traceback" not in result.output
    assert isinstance(result.exception, SystemExit)


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ((200, "<html>"), 2),
        ((200, "[]"), 2),
        ((503, "{}"), 3),
        ((429, "{}"), 3),
        ((401, '{"detail": "key"}'), 2),
    ],
)
def test_a_server_that_turns_out_otherwise_stops_the_run(top, tmp_path, answer, code):
    with stranger(200, "", after_ready=answer) as url:
        run(top, "kysymykset", url, tmp_path / "run", expect=code)


@pytest.mark.parametrize(
    "answer",
    [
        (200, "{}"),
        (200, '{"passages": [{"score": "a"}]}'),
        (422, '{"detail": "too long"}'),
        (500, '{"detail": "it broke"}'),
    ],
)
def test_questions_that_are_refused_are_counted_and_fail_the_gate(top, tmp_path, answer):
    with stranger(200, "", after_ready=answer) as url:
        run(top, "kysymykset", url, tmp_path / "run")
    assert all(each["error"] for each in answers(tmp_path / "run"))
    result = CliRunner().invoke(main, ["eval", "gate", str(tmp_path / "run")])
    assert result.exit_code == 1
    assert "5 items without an answer" in result.stdout
