"""What the assistant needs from outside."""

from collections.abc import AsyncIterator, Mapping
from typing import Protocol

from neuvoja.assistant.chat import ChatRequest, Finished, Usage
from neuvoja.assistant.events import Delta, Drafted, Offers
from neuvoja.assistant.reading import Reading
from neuvoja.domain.suggestion import EngineName, Feedback, HandOver, Suggestion, Summary


class Engine(Protocol):
    """One way of writing the parts. Everything it is given is redacted already."""

    @property
    def name(self) -> EngineName: ...

    def reply(self, reading: Reading) -> AsyncIterator[Delta | Drafted]:
        """Provisional deltas, if any; last exactly one draft."""
        ...

    async def summary(self, reading: Reading) -> Summary: ...

    async def opportunities(self, reading: Reading) -> Offers: ...

    async def hand_over(self, reading: Reading, drafted: Drafted) -> HandOver | None: ...


class Questioning(Protocol):
    async def question(self, reading: Reading) -> str | None:
        """What to search for besides; None where enough was found. It fails silently."""
        ...


class ChatModel(Protocol):
    @property
    def name(self) -> str: ...

    def stream(self, request: ChatRequest) -> AsyncIterator[str | Finished]:
        """The answer, piece by piece, as the model writes it; last exactly one `Finished`.

        No piece is empty. Leaving early stops the model at its server too.

        Raises:
            ModelUnavailable: before the first piece or between any two.
            ModelRefused: trying again would not help.
        """
        ...


class Grant(Protocol):
    """Tokens that one call may use."""

    def settle(self, usage: Usage) -> None:
        """Note what the call has used; what it has not, others may. Must be called once."""
        ...


class Purse(Protocol):
    """What may be spent on models. Safe to use from several threads."""

    def admit(self, tokens: int, caller: str | None) -> Grant:
        """Ask before a call; the tokens are held until the grant is settled.

        Args:
            tokens: read and written, at most.
            caller: whose API key it is, as a name that tells nothing of the key; None: nobody's.

        Raises:
            OverBudget: this request, this caller or this day has had its share.
        """
        ...


class TokenCounter(Protocol):
    @property
    def exact(self) -> bool:
        """False: a conservative estimate."""
        ...

    def count(self, text: str) -> int: ...


class SuggestionLog(Protocol):
    """What was suggested and what became of it. Redacted before it is stored."""

    def record(self, suggestion: Suggestion, *, facts: Mapping[str, object]) -> None:
        """Keep a suggestion with the cited text itself.

        Args:
            facts: what else is worth knowing: latency_ms, index revisions, prompt hashes, channel.
        """
        ...

    def feedback(self, suggestion_id: str, feedback: Feedback) -> None:
        """Keep what the advisor did; the same event again changes nothing.

        Raises:
            UnknownSuggestion
        """
        ...
