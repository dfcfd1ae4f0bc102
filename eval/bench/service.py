"""A running Neuvoja, started as a user would start it."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

LONGEST_START_S = 900


@dataclass(frozen=True, slots=True)
class Running:
    client: httpx.Client
    pid: int
    keywords_s: float
    """From the start of the process until keyword search answered."""

    complete_s: float
    """From the start of the process until the vectors were complete too."""

    def resident_mib(self) -> float:
        """Memory that the process holds now, in MiB."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="utf-8")
        line = next(each for each in status.splitlines() if each.startswith("VmRSS"))
        return int(line.split()[1]) / 1024


@contextmanager
def running(*, knowledge: Path, data: Path) -> Iterator[Running]:
    """`neuvoja serve` on a free port, until both indexes are complete."""
    port = _free_port()
    settings = {
        "NEUVOJA_KNOWLEDGE": str(knowledge),
        "NEUVOJA_DATA": str(data),
        "NEUVOJA_PORT": str(port),
    }
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "neuvoja", "serve"], env={**os.environ, **settings}
    )
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30) as client:
            _wait(client, process, lambda ready: ready["status"] == "ready")
            keywords_s = time.perf_counter() - started
            _wait(client, process, lambda ready: ready["vectors"]["state"] == "complete")
            complete_s = time.perf_counter() - started
            yield Running(client, process.pid, keywords_s, complete_s)
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait(client: httpx.Client, process: "subprocess.Popen[bytes]", enough: Any) -> None:
    deadline = time.monotonic() + LONGEST_START_S
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"the service ended with exit code {process.returncode}")
        if (ready := _readiness(client)) and enough(ready):
            return
        time.sleep(0.05)
    raise TimeoutError(f"the service was not ready within {LONGEST_START_S} s")


def _readiness(client: httpx.Client) -> Mapping[str, Any] | None:
    try:
        answer: Mapping[str, Any] = json.loads(client.get("/readyz").content)
        return answer
    except httpx.TransportError:
        return None


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
