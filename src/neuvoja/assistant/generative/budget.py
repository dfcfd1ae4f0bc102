"""What may be spent on models: caps for each request, each day, and each API key and day."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import Protocol

from neuvoja.assistant.chat import Usage
from neuvoja.domain.errors import OverBudget

Spent = Mapping[str | None, int]
"""Tokens, read and written, by caller."""


class Ledger(Protocol):
    """Remembers what was spent, over restarts."""

    def add(self, day: date, caller: str | None, usage: Usage) -> None: ...

    def on(self, day: date) -> Spent:
        """What was spent on a day; empty where nothing was."""
        ...


@dataclass(frozen=True, slots=True)
class Caps:
    """Tokens, read and written. None: no cap."""

    request: int | None = None
    """Of one call."""

    day: int | None = None
    """Of all callers together, on one day of the organisation's."""

    caller: int | None = None
    """Of one API key on one day. Those who call without a key share one cap."""


class Budget:
    """Keeps the promise `Purse`. What calls in flight may still use counts as used."""

    def __init__(
        self,
        caps: Caps,
        ledger: Ledger,
        *,
        today: Callable[[], date],
        later: Callable[[Callable[[], None]], object],
    ) -> None:
        """Start from what the ledger remembers of today.

        Args:
            later: runs what writes to the ledger, so that no answer waits for it.

        Raises:
            DatabaseUnavailable
        """
        self._caps = caps
        self._ledger = ledger
        self._today = today
        self._later = later
        self._lock = Lock()
        self._day = today()
        self._used = Counter(ledger.on(self._day))

    def admit(self, tokens: int, caller: str | None) -> "Held":
        """Hold tokens for one call.

        Raises:
            OverBudget: a cap would be passed; nothing is held then.
        """
        with self._lock:
            self._turn_the_day()
            self._check("tokens of one request", self._caps.request, 0, tokens)
            self._check("tokens of this day", self._caps.day, self._used.total(), tokens)
            key_cap = self._caps.caller
            self._check("tokens of this API key today", key_cap, self._used[caller], tokens)
            self._used[caller] += tokens
            return Held(self, self._day, caller, tokens)

    def settle(self, held: "Held", usage: Usage) -> None:
        with self._lock:
            if held.day == self._day:
                self._used[held.caller] += usage.read + usage.written - held.tokens
        self._later(lambda: self._ledger.add(held.day, held.caller, usage))

    def _turn_the_day(self) -> None:
        today = self._today()
        if today != self._day:
            self._day, self._used = today, Counter()

    @staticmethod
    def _check(what: str, cap: int | None, used: int, tokens: int) -> None:
        if cap is not None and used + tokens > cap:
            raise OverBudget(what, wanted=tokens, left=max(0, cap - used))


@dataclass(frozen=True, slots=True)
class Held:
    """Keeps the promise `Grant`."""

    budget: Budget
    day: date
    caller: str | None
    tokens: int

    def settle(self, usage: Usage) -> None:
        self.budget.settle(self, usage)
