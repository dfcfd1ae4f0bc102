"""Many answers at once: what the service loses of them, delays and holds.

Each question ends with a mark of its own, by which the scripted model tells when it has sent which
token of the answer.
"""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, count, cycle
from typing import Any, NamedTuple

import aiohttp

from eval.bench.memory import load_average, processor_s, resident_mib
from eval.bench.talks import Request
from eval.bench.timing import percentiles
from neuvoja.evaluation.report.tables import Plot, Table

LONGEST_S = 120.0
SAMPLE_S = 5.0


class Arrival(NamedTuple):
    length: int
    """Characters of the answer that have arrived."""

    at_us: int


@dataclass
class Streamed:
    """What was seen of many streams at once."""

    streams: int = 0
    broken: int = 0
    """Of them, those in which a token was missing, doubled or out of order."""

    halted: int = 0
    """Of them, those that ended early, since a check had an objection or the model fell."""

    delays_ms: list[float] = field(default_factory=list)
    """Of each token, from the model's sending it to the advisor's having it."""

    memory_mib: list[float] = field(default_factory=list)
    cores: float = 0.0

    def note(self, said: Sequence[tuple[str, int]], shown: str, arrived: Sequence[Arrival]) -> None:
        """One answer.

        Args:
            said: each token of the model with when it was sent, in microseconds.
            shown: all that arrived.
        """
        words = [(token, sent) for token, sent in said if not token.startswith(" [")]
        whole = "".join(token for token, _ in words)
        self.streams += 1
        self.broken += not whole.startswith(shown)
        self.halted += whole != shown and whole.startswith(shown)
        ends = accumulate(len(token) for token, _ in words)
        coming = iter(arrived)
        have = next(coming)
        for (_, sent), end in zip(words, ends, strict=True):
            while have.length < end:
                if (later := next(coming, None)) is None:
                    return
                have = later
            self.delays_ms.append((have.at_us - sent) / 1000)


@dataclass(slots=True)
class Crowd:
    """Readers who ask one question after the other."""

    url: str
    model: str
    questions: Sequence[Request]
    seen: Streamed = field(default_factory=Streamed)
    marks: Iterator[str] = field(default_factory=lambda: map(_mark, count()))

    async def streamed(self, pid: int, streams: int, seconds: float) -> Streamed:
        """So many streams for so long; all begin within five seconds."""
        until = time.monotonic() + seconds
        used, begun = processor_s(pid), time.monotonic()
        async with opened(streams) as client:
            readers = [
                self._reads(client, self.questions[at::streams], until, at * 5 / streams)
                for at in range(streams)
            ]
            await asyncio.gather(_watches(pid, until, self.seen), *readers)
        self.seen.cores = (processor_s(pid) - used) / (time.monotonic() - begun)
        return self.seen

    async def _reads(
        self,
        client: aiohttp.ClientSession,
        questions: Sequence[Request],
        until: float,
        after_s: float,
    ) -> None:
        await asyncio.sleep(after_s)
        for each in cycle(questions):
            if time.monotonic() >= until:
                return
            await self._read(client, each)

    async def _read(self, client: aiohttp.ClientSession, question: Request) -> None:
        """One answer to its end."""
        mark, shown, arrived = next(self.marks), "", list[Arrival]()
        events = events_of(client, self.url, _marked(question, mark), reply_only=True)
        async for kind, data in events:
            if kind == "text":
                shown += data["delta"]
                arrived.append(Arrival(len(shown), time.monotonic_ns() // 1000))
        async with client.get(f"{self.model}/said/{mark}") as answer:
            said = await answer.json()
        if said and arrived:
            self.seen.note(said, shown, arrived)


def _mark(number: int) -> str:
    """Letters only, since digits might be taken for somebody's number."""
    return "q" + "".join(chr(ord("a") + int(digit)) for digit in f"{number:06}")


def _marked(question: Request, mark: str) -> Request:
    """The question as if its last message told what it is about, and of a conversation of its own.

    One that grows would withdraw the answer to its shorter self.
    """
    talk = question["conversation"]
    *before, last = talk["messages"]
    messages = [*before, {**last, "text": f"{last['text']} (aihe {mark})"}]
    return {**question, "conversation": {**talk, "id": mark, "messages": messages}}


async def _watches(pid: int, until: float, seen: Streamed) -> None:
    while time.monotonic() < until:
        seen.memory_mib.append(resident_mib(pid))
        await asyncio.sleep(SAMPLE_S)


def opened(streams: int = 1) -> aiohttp.ClientSession:
    """What reads so many answers at once, with as little as can be of the processors it shares."""
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=streams + 10),
        timeout=aiohttp.ClientTimeout(LONGEST_S),
    )


async def events_of(
    client: aiohttp.ClientSession, url: str, question: Request, *, reply_only: bool = False
) -> AsyncIterator[tuple[str, Any]]:
    """The events of a streamed answer, by kind."""
    path = "/v1/replies" if reply_only else "/v1/assist"
    headers = {"Accept": "text/event-stream"}
    async with client.post(url + path, json=question, headers=headers) as answer:
        kind = ""
        async for line in answer.content:
            if line.startswith(b"event: "):
                kind = line.removeprefix(b"event: ").decode().strip()
            elif line.startswith(b"data: "):
                yield kind, json.loads(line.removeprefix(b"data: "))


def streams_table(seen: Streamed, streams: int, per_second: float) -> Table:
    """What many streams at once lose, wait and hold."""
    held = seen.memory_mib
    return Table(
        title=f"{streams} streams at once, {per_second:g} tokens a second each",
        columns=("", ""),
        rows=(
            ("answers", str(seen.streams)),
            ("with a lost, doubled or reordered token", str(seen.broken)),
            ("ended early by a check", str(seen.halted)),
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
