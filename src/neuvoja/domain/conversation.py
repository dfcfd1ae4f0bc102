"""One matter with its messages, as a helpdesk, an evaluator or an advisor hands it to us."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, field_validator

from neuvoja.domain.value import Time, Value

Language = Literal["fi", "sv", "en"]
"""The languages that we answer in; ISO 639-1."""

LANGUAGES: tuple[Language, ...] = ("fi", "sv", "en")

Channel = Literal["phone", "email", "chat", "social", "in_person"]
Role = Literal["customer", "advisor", "expert", "bot"]
Segment = Literal["consumer", "business"]
AgeGroup = Literal["under-18", "18-29", "30-49", "50-64", "65-74", "75+"]

Id = Annotated[
    str, StringConstraints(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f\ufffd]+$")
]
"""Opaque; may hold `/` and `#`; at most 200 characters, no control characters."""


MOST_MESSAGES = 2000
"""More are no conversation, and reading them would hold up everybody else's."""


class Message(Value):
    role: Role
    """Who said it."""

    text: str
    """What was said, as it was said; plain text, possibly with quoted history or mark-up."""

    at: Time | None = None
    """When; a time without a zone is the organisation's. None: not known."""


class Customer(Value):
    """What the helpdesk knows of the customer. None is unknown, which is not false."""

    id: str | None = None
    """The helpdesk's id of the customer."""

    name: str | None = None
    """The customer's name, if the helpdesk tells; redacted from all that is stored."""

    segment: Segment | None = None
    """A private person or a company."""

    products: tuple[str, ...] | None = None
    """Ids of the products that the customer has. None: not known; empty: none."""

    marketing_consent: bool | None = None
    """Whether offers may be made. False bars every offer."""

    age_group: AgeGroup | None = None
    """In years; under-18 bars every offer."""

    open_invoice: bool | None = None
    """Whether an overdue invoice is open. True bars every offer."""


class Conversation(Value):
    id: str | None = None
    """The helpdesk's id of the contact."""

    channel: Channel = "chat"
    """How the contact came; it decides the manner of a reply."""

    language: Language | None = None
    """The customer's language. None: detect it."""

    subject: str | None = None
    """The subject line, where the channel has one."""

    messages: tuple[Message, ...] = Field(min_length=1, max_length=MOST_MESSAGES)
    """Oldest first."""

    customer: Customer = Customer()
    """What is known of the customer; null like missing: nothing."""

    @field_validator("channel", mode="before")
    @classmethod
    def _channel_unsaid(cls, value: object) -> object:
        return "chat" if value is None else value

    @field_validator("customer", mode="before")
    @classmethod
    def _nothing_known(cls, value: object) -> object:
        return {} if value is None else value

    def said_by(self, *roles: Role) -> Iterator[tuple[int, Message]]:
        """The messages of these roles with their indices, oldest first."""
        return (
            (index, message) for index, message in enumerate(self.messages) if message.role in roles
        )
