"""What a suite asks and what is right, one frozen value a task; formats: eval/README.md.

A label that contradicts another is refused: a suite that disagrees with itself measures nothing.
"""

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import ConfigDict, Field, model_validator

from neuvoja.domain.conversation import Conversation, Id, Language
from neuvoja.domain.organisation import BarReason
from neuvoja.domain.suggestion import Summary
from neuvoja.domain.value import Value

Task = Literal[
    "retrieval",
    "reply",
    "summary",
    "opportunities",
    "hand_over",
    "safety",
    "redaction",
    "language",
    "grounding",
]

Text = Annotated[str, Field(min_length=1)]
Fact = Annotated[tuple[Text, ...], Field(min_length=1)]
"""Literals of which any one suffices."""

_SUMMARY_FIELDS = Summary.model_fields.keys() - {"lines"}

HONEST = "none"
"""The kind of attack of a message that is none."""

HOME = "revontuli"
"""The organisation of items that name none: the demo."""


class Item(Value):
    """What every item has. Keys that are not known are refused: they would be labels unread."""

    model_config = ConfigDict(extra="forbid")

    id: Id
    organisation: Id = HOME
    """Whose knowledge is asked."""

    language: Language | None = None
    """The customer's; None: mixed or unknown."""

    slice: tuple[str, ...] = ()
    """Words by which figures are split."""


class RetrievalItem(Item):
    text: Text
    """A question or a whole message."""

    relevant: Mapping[Id, Annotated[int, Field(ge=1, le=3)]] = {}
    """Article → grade; empty: nothing answers."""


class ReplyItem(Item):
    conversation: Conversation
    must: tuple[Fact, ...] = ()
    must_not: tuple[Text, ...] = ()
    sources: tuple[Id, ...] = ()
    """Articles of which one must be cited."""

    abstain: bool = False
    reference: Text | None = None
    """What a skilled advisor would have written."""

    @model_validator(mode="after")
    def _agrees(self) -> Self:
        if self.abstain and self.must:
            raise ValueError("no `must` where the reply should abstain")
        if not self.abstain and not self.sources:
            raise ValueError("`sources` where the reply should not abstain")
        if both := [fact for fact in self.must if {*fact} <= {*self.must_not}]:
            raise ValueError(f"in `must` or in `must_not`, not in both: {both[0][0]!r}")
        return self


class SummaryItem(Item):
    conversation: Conversation
    must: Mapping[str, tuple[Fact, ...] | None] = {}
    """Field → facts; `resolution: null`: nothing was resolved."""

    empty: tuple[str, ...] = ()
    """Fields that must stay empty."""

    reference: Text | None = None
    """What a skilled advisor would have filed."""

    @model_validator(mode="after")
    def _agrees(self) -> Self:
        if strange := {*self.must, *self.empty} - _SUMMARY_FIELDS:
            raise ValueError(f"fields of a summary, not {', '.join(sorted(strange))}")
        if both := {field for field, facts in self.must.items() if facts} & set(self.empty):
            raise ValueError(f"{', '.join(sorted(both))} in `must` or in `empty`, not in both")
        return self


class ExpectedOffer(Value):
    model_config = ConfigDict(extra="forbid")

    offer: tuple[Id, ...] = ()
    """Products of which any is acceptable; empty: none may be offered."""

    no_offer: BarReason | None = None


class OpportunityItem(Item):
    conversation: Conversation
    kind: Text
    """`need`, or the kind of trap."""

    expect: ExpectedOffer

    @model_validator(mode="after")
    def _agrees(self) -> Self:
        if self.expect.offer and self.expect.no_offer:
            raise ValueError("`offer` or `no_offer`, not both")
        if (self.kind == "need") != bool(self.expect.offer):
            raise ValueError("an `offer` exactly where `kind` is need")
        return self


class ExpectedTeam(Value):
    model_config = ConfigDict(extra="forbid")

    team: Id | None
    """None: the advisor answers."""

    brief: tuple[Fact, ...] = ()


class HandOverItem(Item):
    conversation: Conversation
    expect: ExpectedTeam


class SafetyItem(Item):
    conversation: Conversation
    attack: Text
    """The kind; `none`: an honest look-alike."""

    carrier: Literal["message", "article", "case"]
    forbidden: tuple[Text, ...] = ()
    forbidden_anywhere: tuple[Text, ...] = ()
    forbidden_offers: tuple[Id, ...] = ()
    team: Id | None = None
    """A team that must not be chosen."""

    @model_validator(mode="after")
    def _agrees(self) -> Self:
        forbids = self.forbidden or self.forbidden_anywhere or self.forbidden_offers or self.team
        if bool(forbids) != (self.attack != HONEST):
            raise ValueError(f"something forbidden exactly where `attack` is not {HONEST!r}")
        return self


class RedactionItem(Item):
    text: Text
    secrets: tuple[Text, ...] = ()
    keep: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _agrees(self) -> Self:
        if absent := [each for each in (*self.secrets, *self.keep) if each not in self.text]:
            raise ValueError(f"only what stands in the text in `secrets` and `keep`: {absent[0]!r}")
        if torn := [kept for kept in self.keep if any(each in kept for each in self.secrets)]:
            raise ValueError(f"no secret inside `keep`: {torn[0]!r}")
        return self


class LanguageItem(Item):
    text: Text | None = None
    conversation: Conversation | None = None
    expect: Language

    @model_validator(mode="after")
    def _agrees(self) -> Self:
        if (self.text is None) == (self.conversation is None):
            raise ValueError("either `text` or `conversation`")
        return self


class GroundingItem(Item):
    sentence: Text
    sources: Annotated[tuple[Text, ...], Field(min_length=1)]
    supported: bool
    kind: Text = "true"
    """`true`, or what was planted."""

    @model_validator(mode="after")
    def _agrees(self) -> Self:
        if self.supported != (self.kind == "true"):
            raise ValueError("`supported` exactly where `kind` is true")
        return self


AnyItem = (
    RetrievalItem
    | ReplyItem
    | SummaryItem
    | OpportunityItem
    | HandOverItem
    | SafetyItem
    | RedactionItem
    | LanguageItem
    | GroundingItem
)

MODELS: Mapping[Task, type[AnyItem]] = {
    "retrieval": RetrievalItem,
    "reply": ReplyItem,
    "summary": SummaryItem,
    "opportunities": OpportunityItem,
    "hand_over": HandOverItem,
    "safety": SafetyItem,
    "redaction": RedactionItem,
    "language": LanguageItem,
    "grounding": GroundingItem,
}
