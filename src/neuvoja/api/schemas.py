"""Requests and answers that belong to HTTP alone; all else is the domain's."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field

from neuvoja.domain.conversation import Channel, Conversation, Customer, Language, Message
from neuvoja.domain.knowledge import Article, Audience, Case, CaseFacts, Kind, Title
from neuvoja.domain.suggestion import Request
from neuvoja.domain.value import Value
from neuvoja.retrieval.search import Found


class PartRequest(Value):
    """A question for one part."""

    conversation: Conversation
    instruction: str | None = None
    """The advisor's wish for the draft, such as "lyhyempi"."""

    advisor_language: Language | None = None
    """None: the organisation's default language."""

    def wanting(self, part: Literal["reply", "summary", "opportunities"]) -> Request:
        return Request(
            conversation=self.conversation,
            want=(part,),
            instruction=self.instruction,
            advisor_language=self.advisor_language,
        )


class PassageHit(Value):
    """A passage found."""

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
    case: CaseFacts | None
    why: dict[str, float] | None = None
    """What each search, field and term added; there only when asked for."""

    @classmethod
    def of(cls, found: Found) -> "PassageHit":
        names = cls.model_fields.keys() - {"score", "why"}
        fields = {name: getattr(found.passage, name) for name in names}
        if found.why:
            fields["why"] = dict(found.why)
        return cls(score=round(found.score, 4), **fields)


class Passages(Value):
    passages: tuple[PassageHit, ...]


class ArticleBody(Value):
    """An article without its id, which stands in the URL."""

    title: Title
    language: Language
    text: str
    """The body, in Markdown."""

    products: tuple[str, ...] = ()
    audience: Audience = "public"
    updated: date | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    url: str | None = None
    translation_of: str | None = None

    def article(self, article_id: str) -> Article:
        return Article(id=article_id, **self.model_dump())


class CaseBody(Value):
    """A case without its id, which stands in the URL."""

    channel: Channel = "email"
    language: Language | None = None
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    customer: Customer = Customer()
    messages: tuple[Message, ...] = ()
    resolution: str | None = None
    product_ids: tuple[str, ...] = ()
    reason: str | None = None
    csat: Annotated[int, Field(ge=1, le=5)] | None = None
    escalated_to: str | None = None

    def case(self, case_id: str) -> Case:
        return Case.model_validate({"id": case_id, **self.model_dump()})


class Kept(Value):
    """What became of a source that was put."""

    id: str
    revision: int
