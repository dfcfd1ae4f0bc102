"""What the service adds to a model: before its first word, and to each of a hundred streams."""

import asyncio
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import aiohttp
import httpx

from eval.bench.corpus import SEED
from eval.bench.crowd import LONGEST_S, Crowd, Streamed, events_of, opened
from eval.bench.service import free_port, running
from eval.bench.speed import organisation
from eval.bench.talks import Request, endless, read_talks
from eval.bench.timing import Times, percentiles
from neuvoja.evaluation.report.tables import Table

PASSAGES = 100_000
STREAMS, PER_SECOND, TOKENS = 100, 20.0, 200
"""Of each answer so many tokens, which is some 70 words: a reply of usual length."""

SECONDS = 600.0
FIRST_WORDS, WARM = 200, 20


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
        first = asyncio.run(_first_words(service.url, model, questions[: FIRST_WORDS + WARM]))
        crowd = Crowd(service.url, model, questions)
        return first, asyncio.run(crowd.streamed(service.pid, streams, seconds))


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
    async with opened() as client:
        for at, each in enumerate(questions):
            found, first = await _first_delta(client, url, each)
            if first is None or at < WARM:
                continue
            async with client.get(f"{model}/last") as last:
                prompt = await last.json()
            sources.append(found)
            through.append(first)
            straight.append(await _first_chunk(client, model, prompt))
    added = [through[at] - straight[at] for at in range(len(through))]
    return FirstWord(*map(percentiles, (through, straight, added, sources)))


async def _first_delta(
    client: aiohttp.ClientSession, url: str, question: Request
) -> tuple[float, float | None]:
    """Milliseconds until the sources, and until the first word; None: there was none."""
    begun, found = time.monotonic(), 0.0
    async for kind, _ in events_of(client, url, question):
        if kind == "sources":
            found = _ms(begun)
        if kind == "text":
            return found, _ms(begun)
    return found, None


async def _first_chunk(client: aiohttp.ClientSession, model: str, prompt: object) -> float:
    begun = time.monotonic()
    async with client.post(f"{model}/v1/chat/completions", json=prompt) as answer:
        async for line in answer.content:
            if b'"content"' in line:
                return _ms(begun)
    raise RuntimeError("the scripted model wrote nothing")


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
