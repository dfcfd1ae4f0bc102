"""What is asked of a chat model, what comes back, and what is noted of it."""

from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

Outcome = Literal["answered", "cut", "failed", "left"]
"""`cut`: it ended before it was whole; `left`: nobody waited for the end."""


@dataclass(frozen=True, slots=True)
class ChatRequest:
    """One question to a chat model."""

    system: str
    user: str
    most_tokens: int = 1_024
    """The longest answer wanted."""

    schema: Mapping[str, Any] | None = None
    """JSON Schema of the answer. A service that knows none is asked in words only, so that the
    answer must be read with tolerance all the same."""

    prompt: str = ""
    """Which prompt asks, such as `reply/1`; for counting, never sent."""


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens of one call."""

    read: int
    written: int
    exact: bool = True
    """Whether the service counted them; else they are our estimate."""


@dataclass(frozen=True, slots=True)
class Finished:
    """The end of an answer."""

    reason: Literal["stop", "length", "filter"]
    """`length`: cut at `most_tokens` or the model's window; `filter`: the service withheld it."""

    usage: Usage | None = None


async def whole(pieces: AsyncIterator[str | Finished]) -> str:
    """The text of an answer whose end is of no matter."""
    return "".join([each async for each in pieces if isinstance(each, str)])


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a chat model."""

    prompt: str
    """Which prompt asked, such as `reply/1`."""

    prompt_sha: str
    model: str
    usage: Usage
    first_piece_ms: int | None
    """From the request to the first piece of the answer; None: there was none."""

    latency_ms: int
    outcome: Outcome


class Calls:
    """Grows only; one request's."""

    def __init__(self) -> None:
        self._calls: list[Call] = []

    def add(self, call: Call) -> None:
        self._calls.append(call)

    def __iter__(self) -> Iterator[Call]:
        return iter(tuple(self._calls))

    def __len__(self) -> int:
        return len(self._calls)
