"""What we answer: the reply, the summary, the opportunities, and what they stand on."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, field_validator

from neuvoja.domain.conversation import Conversation, Id, Language
from neuvoja.domain.knowledge import Audience, CaseFacts, Kind, Price
from neuvoja.domain.organisation import BarReason
from neuvoja.domain.value import Time, Value

Part = Literal["reply", "summary", "opportunities"]
PARTS: tuple[Part, ...] = ("reply", "summary", "opportunities")

EngineName = Literal["extractive", "generative"]
Support = Literal["supported", "partial", "unsupported", "courtesy"]


class PartRequest(Value):
    """A question for one part."""

    conversation: Conversation
    instruction: Annotated[str, Field(max_length=4000)] | None = None
    """The advisor's wish for the draft, such as "lyhyempi"."""

    advisor_language: Language | None = None
    """None: the organisation's default language."""


class Request(PartRequest):
    """One question to the assistant."""

    want: tuple[Part, ...] = PARTS
    """The parts to make; the sources come with any of them, a hand-over with the reply."""

    @field_validator("want", mode="before")
    @classmethod
    def _all_when_unsaid(cls, value: object) -> object:
        return PARTS if value is None else value


class Shown(Value):
    """A passage as it is shown."""

    passage_id: str
    source_id: str
    kind: Kind
    title: str
    heading: str | None
    text: str
    language: Language
    audience: Audience
    updated: date | None
    valid_from: date | None
    valid_to: date | None
    revision: int
    url: str | None
    score: float
    """Comparable within one answer only; higher is nearer."""

    case: CaseFacts | None


class Source(Shown):
    """A passage shown to the advisor beside a suggestion."""

    n: Annotated[int, Field(ge=1)]
    """The number by which sentences cite it."""


class Quote(Value):
    """Where in a source a sentence's words stand."""

    n: int
    start: int
    """First code point in the source's `text`."""

    end: int
    """One past the last."""


class Sentence(Value):
    text: str
    cites: tuple[int, ...] = ()
    quotes: tuple[Quote, ...] = ()
    support: Support


class Reply(Value):
    status: Literal["drafted", "abstained"]
    text: str
    """The insertable sentences in order, without citation marks; empty when abstained."""

    confidence: Annotated[float, Field(ge=0, le=1)]
    """Calibrated estimate that the sources answer the question."""

    sentences: tuple[Sentence, ...] = ()
    questions: tuple[str, ...] = ()
    """What to ask the customer, when abstained."""


class SummaryLine(Value):
    text: str
    messages: tuple[int, ...]
    """Indices, from 0, of the messages that it stands on."""


class Summary(Value):
    """What is filed when the contact ends; a field with nothing found stays empty."""

    reason: str | None = None
    situation: str | None = None
    actions: tuple[str, ...] = ()
    resolution: str | None = None
    open_questions: tuple[str, ...] = ()
    commitments: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    lines: tuple[SummaryLine, ...] = ()
    """Every text of the other fields again, with the messages it stands on."""


class Evidence(Value):
    message: int
    """Index of the message, from 0."""

    quote: str
    """The customer's exact words."""


class Opportunity(Value):
    product_id: str
    name: str
    need: str
    evidence: Evidence
    why_it_helps: str
    price: Price | None
    check_first: tuple[str, ...] = ()
    cites: tuple[int, ...] = ()


class NoOffer(Value):
    reason: BarReason
    explanation: str


class HandOver(Value):
    team: str
    """Id of the team."""

    why: str
    brief: str


class Notice(Value):
    code: str
    text: str


class Suggestion(Value):
    """The answer of `/v1/assist`; parts not wanted are None."""

    id: str
    language: Language
    """The customer's language."""

    engine: EngineName
    sources: tuple[Source, ...] = ()
    reply: Reply | None = None
    summary: Summary | None = None
    opportunities: tuple[Opportunity, ...] | None = None
    no_offer: NoOffer | None = None
    hand_over: HandOver | None = None
    notices: tuple[Notice, ...] = ()


class Feedback(Value):
    """What the advisor did with a part of a suggestion."""

    event_id: Id
    """Unique for the event; the same id again changes nothing."""

    part: Literal["reply", "summary", "opportunities", "hand_over"]
    product_id: str | None = None
    """Of which opportunity; None also where the part is meant, such as that nothing is offered."""

    action: Literal["displayed", "inserted", "copied", "edited", "dismissed"]
    reason: Annotated[str, Field(max_length=4000)] | None = None
    text: Annotated[str, Field(max_length=100_000)] | None = None
    """What was sent in the end; redacted before it is stored."""

    at: Time | None = None
