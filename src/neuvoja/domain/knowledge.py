"""What the organisation knows: articles, cases and products, and the passages made of them."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from neuvoja.domain.conversation import AgeGroup, Channel, Customer, Id, Language, Message, Segment
from neuvoja.domain.value import Day, Time, Value, Whole

Audience = Literal["public", "internal"]
Kind = Literal["article", "case"]
SourceKind = Literal["article", "case", "product"]

Texts = dict[Language, str]
"""The same text in one to three languages."""


Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class ArticleBody(Value):
    """An article without its id."""

    title: Title
    language: Language
    text: str
    """The body, in Markdown, without the header."""

    products: tuple[str, ...] = ()
    """Ids of the products that it is about."""

    audience: Audience = "public"
    """An internal article is shown to advisors and never quoted to a customer."""

    updated: Day | None = None
    valid_from: Day | None = None
    """First day on which it holds. None: always has."""

    valid_to: Day | None = None
    """Last day on which it holds. None: until told otherwise."""

    url: str | None = None
    translation_of: Id | None = None
    """The id of the article that this one translates."""


class Article(ArticleBody):
    """A piece of product knowledge."""

    id: Id


class CaseBody(Value):
    """A case without its id."""

    channel: Channel = "email"
    language: Language | None = None
    """None: detected from the messages when read."""

    opened_at: Time | None = None
    closed_at: Time | None = None
    customer: Customer = Customer()
    messages: tuple[Message, ...] = ()
    resolution: str | None = None
    """How the matter was solved."""

    product_ids: tuple[str, ...] = ()
    reason: str | None = None
    """Why the customer made contact, in a few words."""

    csat: Annotated[Whole, Field(ge=1, le=5)] | None = None
    """The customer's satisfaction, 1 (poor) to 5 (excellent)."""

    escalated_to: str | None = None
    """Id of the team that solved it, where it was handed over."""


class Case(CaseBody):
    """A resolved conversation with its resolution."""

    id: Id


class Price(Value):
    amount: Decimal
    """In `currency`; written with as many decimals as the organisation gave."""

    currency: str = "EUR"
    """ISO 4217."""

    unit: str | None = None
    """Free text, such as kk or kWh; None: once."""

    vat: str | None = None
    """Free text: included, excluded or a rate."""


class Unsuitable(Value):
    """Whom a product must not be offered to."""

    open_invoice: bool = False
    """True: not to a customer with an overdue invoice."""

    age_groups: tuple[AgeGroup, ...] = ()
    segments: tuple[Segment, ...] = ()


class Product(Value):
    """Something that meets a need."""

    id: Id
    name: Texts
    price: Price | None = None
    need: str | None = None
    """The need that it meets, in the organisation's words."""

    signals: tuple[str, ...] = ()
    """The customers' own words for the need, in any language."""

    owns_excludes: tuple[str, ...] = ()
    """Ids of the products whose owners do not need this one. A product always excludes itself."""

    unsuitable: Unsuitable = Unsuitable()
    check_first: tuple[str, ...] = ()
    """What the advisor must check before offering."""


class CaseFacts(Value):
    """What is shown of a case beside its passage."""

    closed_at: datetime | None
    resolution: str | None


class Extent(Value):
    """A stretch of a text."""

    start: int
    """First code point."""

    end: int
    """One past the last."""


class Passage(Value):
    """The part of an article or case that is searched and cited."""

    passage_id: str
    """`<source_id>#<n>`, n from 1; it shifts when the source changes."""

    source_id: str
    kind: Kind
    title: str
    heading: str | None
    """The headings above it, outermost first, joined by ` › `. None: above the first heading."""

    text: str
    """What is shown and quoted: plain text. For a case its solution part."""

    searched: str
    """What is searched: for an article its text, for a case its problem part."""

    language: Language
    audience: Audience
    products: tuple[str, ...]
    updated: date | None
    valid_from: date | None
    valid_to: date | None
    url: str | None
    translation_of: str | None
    """The id of the article that its source translates."""

    start: int
    """First code point of the passage in the article's body; 0 for a case."""

    end: int
    """One past its last code point in the article's body."""

    revision: int
    """The revision of its source."""

    content_hash: str
    """Hex SHA-256 over all that an index holds of the passage."""

    case: CaseFacts | None = None

    escalated_to: str | None = None
    """Id of the team that a case was handed over to; not shown to customers or callers."""

    verbatim: tuple[Extent, ...] = ()
    """What of `text` is quoted word for word or not at all; in order, apart from each other."""

    def valid_on(self, day: date) -> bool:
        """Whether its source holds on this day; both ends count."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )
