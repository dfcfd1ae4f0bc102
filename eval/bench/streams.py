"""What the service adds to a model: before its first word, and to each of a hundred streams."""

import asyncio
import json
import re
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

import httpx

from eval.bench.corpus import SEED
from eval.bench.memory import load_average, processor_s, resident_mib
from eval.bench.service import free_port, running
from eval.bench.speed import organisation
from eval.bench.talks import Request, endless, read_talks
from eval.bench.timing import Times, percentiles
from neuvoja.evaluation.report.tables import Plot, Table

PASSAGES = 100_000
STREAMS, PER_SECOND, TOKENS = 100, 20.0, 100
SECONDS = 600.0
FIRST_WORDS = 200
SAMPLE_S = 5.0
LONGEST_S = 120.0

_TOKEN = re.compile(r"w(\d+)t(\d+)")


@dataclass(frozen=True, slots=True)
class FirstWord:
    """How long the first word took, in milliseconds."""

    through: Times
    """Through `POST /v1/assist`."""

    straight: Times
    """The very same request, sent straight to the model."""

    added: Times
    """The difference, request by request."""

    sources: Times
    """Until the sources were there."""


@dataclass
class Streamed:
    """What was seen of many streams at once."""

    streams: int = 0
    broken: int = 0
    """Of them, those in which a token was missing, doubled or out of order."""

    delays_ms: list[float] = field(default_factory=list)
    """Of each token, from the model's sending it to the advisor's having it."""

    memory_mib: list[float] = field(default_factory=list)
    cores: float = 0.0


def measure(
    *, project: Path, shared: Path, passages: int, streams: int, seconds: float
) -> tuple[FirstWord, Streamed]:
    """First words at this size, then so many streams for so long."""
    suites = project / "eval" / "suites"
    questions = [talk[-1] for talk in islice(endless(read_talks(suites), str(SEED)), 10_000)]
    with (
        organisation(passages, knowledge=project / "knowledge", shared=shared) as corpus,
        _model() as model,
        running(
            knowledge=corpus.folder,
            data=corpus.folder.parent / "var",
            settings={
                "NEUVOJA_CHAT_BASE_URL": model,
                "NEUVOJA_CHAT_MODEL": "scripted",
                "NEUVOJA_CHAT_TOKENS_REQUEST": "1000000",
            },
        ) as service,
    ):
        first = asyncio.run(_first_words(service.url, model, questions[:FIRST_WORDS]))
        streaming = _streamed(service.url, service.pid, questions, streams, seconds)
        return first, asyncio.run(streaming)


@contextmanager
def _model() -> Iterator[str]:
    port = free_port()
    command = [sys.executable, "-m", "eval.bench.scripted_model", str(port)]
    process = subprocess.Popen([*command, str(TOKENS), str(PER_SECOND)])
    url = f"http://127.0.0.1:{port}"
    try:
        _wait(url)
        yield url
    finally:
        process.terminate()
        process.wait()


def _wait(url: str) -> None:
    until = time.monotonic() + LONGEST_S
    while time.monotonic() < until:
        try:
            httpx.get(f"{url}/last")
            return
        except httpx.TransportError:
            time.sleep(0.05)
    raise TimeoutError("the scripted model did not start")


async def _first_words(url: str, model: str, questions: Sequence[Request]) -> FirstWord:
    through, straight, sources = [], [], []
    async with httpx.AsyncClient(timeout=LONGEST_S) as client:
        for each in questions:
            found, first = await _first_delta(client, url, each)
            if first is None:
                continue
            prompt = (await client.get(f"{model}/last")).json()
            sources.append(found)
            through.append(first)
            straight.append(await _first_chunk(client, model, prompt))
    added = [through[at] - straight[at] for at in range(len(through))]
    return FirstWord(*map(percentiles, (through, straight, added, sources)))


async def _first_delta(
    client: httpx.AsyncClient, url: str, question: Request
) -> tuple[float, float | None]:
    """Milliseconds until the sources, and until the first word; None: there was none."""
    begun, found = time.monotonic(), 0.0
    async for kind, _ in _events(client, url, question):
        if kind == "sources":
            found = _ms(begun)
        if kind == "text":
            return found, _ms(begun)
    return found, None


async def _first_chunk(client: httpx.AsyncClient, model: str, prompt: object) -> float:
    begun = time.monotonic()
    async with client.stream("POST", f"{model}/v1/chat/completions", json=prompt) as answer:
        async for line in answer.aiter_lines():
            if _TOKEN.search(line):
                return _ms(begun)
    raise RuntimeError("the scripted model wrote nothing")


async def _streamed(
    url: str, pid: int, questions: Sequence[Request], streams: int, seconds: float
) -> Streamed:
    seen, until = Streamed(), time.monotonic() + seconds
    limits = httpx.Limits(max_connections=streams + 10)
    used, begun = processor_s(pid), time.monotonic()
    async with httpx.AsyncClient(timeout=LONGEST_S, limits=limits) as client:
        readers = [
            _reads(client, url, questions[at::streams], until, seen, at * 5 / streams)
            for at in range(streams)
        ]
        await asyncio.gather(_watches(pid, until, seen), *readers)
    seen.cores = (processor_s(pid) - used) / (time.monotonic() - begun)
    return seen


async def _reads(
    client: httpx.AsyncClient,
    url: str,
    questions: Sequence[Request],
    until: float,
    seen: Streamed,
    after_s: float,
) -> None:
    await asyncio.sleep(after_s)
    at = 0
    while time.monotonic() < until:
        await _read_one(client, url, questions[at % len(questions)], seen)
        at += 1


async def _read_one(client: httpx.AsyncClient, url: str, question: Request, seen: Streamed) -> None:
    """One answer to its end; the text events carry the tokens."""
    places: list[int] = []
    text = ""
    async for kind, data in _events(client, url, question, reply_only=True):
        if kind != "text":
            continue
        now = time.monotonic_ns() // 1000
        text += data["delta"]
        for place, sent in _TOKEN.findall(text):
            places.append(int(place))
            seen.delays_ms.append((now - int(sent)) / 1000)
        text = ""
    if places:
        seen.streams += 1
        seen.broken += places != list(range(TOKENS))


async def _watches(pid: int, until: float, seen: Streamed) -> None:
    while time.monotonic() < until:
        seen.memory_mib.append(resident_mib(pid))
        await asyncio.sleep(SAMPLE_S)


async def _events(
    client: httpx.AsyncClient, url: str, question: Request, *, reply_only: bool = False
) -> AsyncIterator[tuple[str, Any]]:
    path = "/v1/replies" if reply_only else "/v1/assist"
    headers = {"Accept": "text/event-stream"}
    async with client.stream("POST", url + path, json=question, headers=headers) as answer:
        kind = ""
        async for line in answer.aiter_lines():
            if line.startswith("event: "):
                kind = line.removeprefix("event: ")
            elif line.startswith("data: "):
                yield kind, json.loads(line.removeprefix("data: "))


def _ms(begun: float) -> float:
    return (time.monotonic() - begun) * 1000


def first_word_table(found: FirstWord, passages: int) -> Table:
    """What the service takes before a model's first word."""
    rows = (
        ("until the sources are shown", found.sources),
        ("first word through POST /v1/assist", found.through),
        ("first word, the same request sent straight", found.straight),
        ("added by the service", found.added),
    )
    return Table(
        title=f"A model's first word, {passages:,} passages",
        columns=("", "p50 / p95 / p99 ms", "n"),
        rows=tuple((name, str(times), str(times.n)) for name, times in rows),
    )


def streams_table(seen: Streamed, streams: int) -> Table:
    """What many streams at once lose, wait and hold."""
    held = seen.memory_mib
    return Table(
        title=f"{streams} streams at once, {PER_SECOND:g} tokens a second each",
        columns=("", ""),
        rows=(
            ("answers streamed whole", str(seen.streams)),
            ("with a lost, doubled or reordered token", str(seen.broken)),
            ("added to each token, p50 / p95 / p99 ms", str(percentiles(seen.delays_ms))),
            ("tokens", str(len(seen.delays_ms))),
            ("cores used by the service", f"{seen.cores:.2f}"),
            ("memory, MiB, first → last (most)", _memory(held)),
            ("load average", f"{load_average():.1f}"),
        ),
        plot=Plot(
            name="memory of the service, MiB",
            over="seconds",
            points=tuple((at * SAMPLE_S, mib) for at, mib in enumerate(held)),
        ),
    )


def _memory(held: Sequence[float]) -> str:
    return f"{held[0]:.0f} → {held[-1]:.0f} ({max(held):.0f})" if held else "–"
