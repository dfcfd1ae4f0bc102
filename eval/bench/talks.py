"""What advisors hear under load: conversations of the suites, cut where the customer has spoken."""

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

SUITES = ("reply", "opportunities", "hand_over", "summary")
MOST_TURNS = 4

Request = Mapping[str, Any]
"""The body of one `POST /v1/assist`."""

Talk = Sequence[Request]
"""One conversation as it grows: each request holds all that the one before it held."""


def read_talks(suites: Path) -> list[Talk]:
    """Every conversation of the suites in which a customer speaks, up to four turns of it."""
    found = (talk(each) for each in _conversations(suites))
    return [each for each in found if each]


def talk(conversation: Mapping[str, Any]) -> Talk:
    """A request wherever the customer has finished speaking; empty if the customer never does."""
    messages = conversation["messages"]
    ends = [
        at + 1
        for at, message in enumerate(messages)
        if message["role"] == "customer"
        and (at + 1 == len(messages) or messages[at + 1]["role"] != "customer")
    ]
    return [{"conversation": {**conversation, "messages": messages[:end]}} for end in ends][
        :MOST_TURNS
    ]


def endless(talks: Sequence[Talk], seed: str) -> Iterator[Talk]:
    """Talks in a seeded order, as many of one turn as of two, three and four.

    Of a longer talk the beginning is taken, so that few long ones do not come again and again.
    """
    draw = random.Random(seed)
    longest = max(len(each) for each in talks)
    at_least = {n: [each for each in talks if len(each) >= n] for n in range(1, longest + 1)}
    while True:
        turns = draw.randint(1, longest)
        yield draw.choice(at_least[turns])[:turns]


def _conversations(suites: Path) -> Iterator[Mapping[str, Any]]:
    for name in SUITES:
        items = suites / name / "items.jsonl"
        for line in items.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)["conversation"]
