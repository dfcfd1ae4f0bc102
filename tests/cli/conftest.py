"""The command line over a small organisation, as a user would run it."""

import json
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner

from neuvoja.cli.main import main

DEMO = Path(__file__).parent.parent.parent / "knowledge"


@pytest.fixture(scope="session")
def template(tmp_path_factory):
    """A knowledge folder with a few of the demo's articles, and its synced data folder."""
    top = tmp_path_factory.mktemp("cli")
    articles = top / "knowledge" / "articles" / "fi"
    articles.mkdir(parents=True)
    for path in sorted((DEMO / "articles" / "fi").glob("fi-muutto*.md")):
        shutil.copy(path, articles)
    shutil.copy(DEMO / "products.yaml", top / "knowledge")
    settings = {
        "NEUVOJA_KNOWLEDGE": str(top / "knowledge"),
        "NEUVOJA_DATA": str(top / "var"),
    }
    done = CliRunner(env=settings).invoke(main, ["sync"])
    assert done.exit_code == 0, done.output
    return top


@pytest.fixture
def place(template, tmp_path, monkeypatch):
    """A fresh copy of the template, which the environment points at."""
    shutil.copytree(template, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NEUVOJA_KNOWLEDGE", str(tmp_path / "knowledge"))
    monkeypatch.setenv("NEUVOJA_DATA", str(tmp_path / "var"))
    return tmp_path


@pytest.fixture
def run(place):
    def invoke(*arguments, given=None):
        return CliRunner().invoke(main, list(arguments), input=given)

    return invoke


@pytest.fixture
def service(place):
    """`neuvoja serve` in a process of its own, on a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "neuvoja", "serve", "--port", str(port)], stderr=subprocess.PIPE
    )
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=10) as client:
        _wait(client, process)
        yield client
    process.terminate()
    process.communicate(timeout=20)


def _wait(client, process):
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        assert process.poll() is None, process.stderr.read().decode()
        try:
            if client.get("/readyz").status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    raise AssertionError("the service was not ready within a minute")


def lines(output):
    return [json.loads(line) for line in output.splitlines()]
