"""A running Neuvoja, started as a user would start it."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

import httpx

from eval.bench.memory import resident_mib

LONGEST_START_S = 900
POLL_S = 0.1
LONGEST_POLL_S = 1.0
"""Until the service answers, it listens and is silent."""

STOP_S = 60
SAMPLE_S = 1.0


@dataclass(frozen=True, slots=True)
class Running:
    client: httpx.Client
    url: str
    pid: int
    keywords_s: float
    """From the start of the process until keyword search answered."""

    complete_s: float
    """From the start of the process until the vectors were complete too."""

    peak_mib: float
    """The most memory held while it started, with the processes that it started."""

    def resident_mib(self) -> float:
        """Memory held now, in MiB."""
        return resident_mib(self.pid)


@contextmanager
def running(
    *,
    knowledge: Path,
    data: Path,
    limit_s: float = LONGEST_START_S,
    settings: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Running]:
    """`neuvoja serve` on a free port, until both indexes are complete.

    Args:
        settings: environment variables beside those of the folders and the port.

    Raises:
        TimeoutError: they were not within the limit.
        RuntimeError: the service ended.
    """
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    chosen = {
        "NEUVOJA_KNOWLEDGE": str(knowledge),
        "NEUVOJA_DATA": str(data),
        "NEUVOJA_PORT": str(port),
        **settings,
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "neuvoja", "serve"], env={**os.environ, **chosen}
    )
    try:
        with httpx.Client(base_url=url, timeout=30) as client:
            start = _Start(client, process, limit_s)
            keywords_s = start.wait(lambda ready: ready["status"] == "ready")
            complete_s = start.wait(lambda ready: ready["vectors"]["state"] == "complete")
            yield Running(client, url, process.pid, keywords_s, complete_s, start.peak_mib)
    finally:
        _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Killed where it does not end: what it builds survives that."""
    process.terminate()
    try:
        process.wait(timeout=STOP_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@dataclass(slots=True)
class _Start:
    client: httpx.Client
    process: "subprocess.Popen[bytes]"
    limit_s: float
    begun: float = field(default_factory=time.perf_counter)
    peak_mib: float = 0.0
    sampled: float = 0.0

    def wait(self, enough: Any) -> float:
        """Seconds since the start until the readiness was enough."""
        while (passed := time.perf_counter() - self.begun) < self.limit_s:
            if self.process.poll() is not None:
                raise RuntimeError(f"the service ended with exit code {self.process.returncode}")
            if (ready := self._readiness()) and enough(ready):
                return time.perf_counter() - self.begun
            if passed - self.sampled >= SAMPLE_S:
                self.sampled = passed
                self.peak_mib = max(self.peak_mib, resident_mib(self.process.pid))
            time.sleep(POLL_S)
        raise TimeoutError(f"the service was not ready within {self.limit_s:.0f} s")

    def _readiness(self) -> Mapping[str, Any] | None:
        try:
            answer: Mapping[str, Any] = json.loads(
                self.client.get("/readyz", timeout=LONGEST_POLL_S).content
            )
            return answer
        except httpx.TransportError:
            return None


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
