"""What happens while a suggestion is being made, in the order in which it is streamed.

sources → [sources] → { text* → reply | summary | opportunities | hand_over } in any order
        → done | failed
"""

from collections.abc import AsyncIterator
from dataclasses import dataclass

from neuvoja.domain.conversation import Language
from neuvoja.domain.suggestion import (
    EngineName,
    HandOver,
    NoOffer,
    Notice,
    Opportunity,
    Reply,
    Source,
    Suggestion,
    Summary,
)


@dataclass(frozen=True, slots=True)
class Found:
    """The sources are there; always the first event. A second one has them all, and more."""

    id: str
    language: Language
    engine: EngineName
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Delta:
    """A provisional piece of the reply's text."""

    text: str


@dataclass(frozen=True, slots=True)
class Drafted:
    """The reply, whole; it replaces every delta."""

    reply: Reply
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Summarised:
    summary: Summary


@dataclass(frozen=True, slots=True)
class Offers:
    """What may be offered, or why nothing is."""

    opportunities: tuple[Opportunity, ...] = ()
    no_offer: NoOffer | None = None


@dataclass(frozen=True, slots=True)
class HandedOver:
    hand_over: HandOver | None


@dataclass(frozen=True, slots=True)
class Done:
    """The last event, with the whole."""

    suggestion: Suggestion


Event = Found | Delta | Drafted | Summarised | Offers | HandedOver | Done


async def last(events: AsyncIterator[Event]) -> Suggestion:
    """The suggestion with which the events of a request end."""
    async for event in events:
        if isinstance(event, Done):
            return event.suggestion
    raise RuntimeError("the events of a request end with Done")
