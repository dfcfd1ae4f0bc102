"""Suggestions in the making, so that one whose conversation has gone on can be withdrawn."""

import asyncio
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from neuvoja.domain.errors import Superseded
from neuvoja.domain.suggestion import Request

Key = tuple[str | None, str]
"""Who asks, and about which conversation."""


@dataclass(frozen=True, slots=True, eq=False)
class Flight:
    messages: int
    withdrawn: "asyncio.Future[None]" = field(
        default_factory=lambda: asyncio.get_running_loop().create_future()
    )
    """Fails with `Superseded` when a longer request about the same conversation comes."""

    def withdraw(self, conversation_id: str) -> None:
        if not self.withdrawn.done():
            self.withdrawn.set_exception(Superseded(conversation_id))


class InFlight:
    """Those of one event loop."""

    def __init__(self) -> None:
        self._flights: defaultdict[Key, set[Flight]] = defaultdict(set)

    @contextmanager
    def flight(self, request: Request, caller: str | None) -> Iterator[Flight]:
        """The request's, until the block ends; shorter ones of its conversation are withdrawn.

        It is withdrawn itself where a longer one is in the air already. Requests without a
        conversation's id, and those that know as many messages, leave each other alone.
        """
        flight = Flight(len(request.conversation.messages))
        conversation_id = request.conversation.id
        if conversation_id is None:
            yield flight
            return
        key = (caller, conversation_id)
        for other in self._flights[key]:
            shorter = min(flight, other, key=lambda each: each.messages)
            if flight.messages != other.messages:
                shorter.withdraw(conversation_id)
        self._flights[key].add(flight)
        try:
            yield flight
        finally:
            self._flights[key].discard(flight)
            if not self._flights[key]:
                del self._flights[key]
            if not flight.withdrawn.cancel():
                # Taken here, since an exception that nobody takes is told of as lost.
                flight.withdrawn.exception()
