"""How the organisation speaks, sells and shares its work: the files beside the articles."""

from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from neuvoja.domain.conversation import Channel, Language
from neuvoja.domain.knowledge import Product, Texts
from neuvoja.domain.value import Value

BarReason = Literal[
    "bereavement",
    "minor",
    "complaint",
    "fault",
    "payment",
    "cancellation",
    "no_consent",
    "owned",
    "unsuitable",
]
"""Why a matching product is not offered; the first that holds is the reason given."""


class Manners(Value):
    """How a reply on one channel begins and ends, by language. A missing text is left out."""

    greeting: Texts = {}
    acknowledgement: Texts = {}
    closing: Texts = {}


class Organisation(Value):
    name: str = ""
    languages: tuple[Language, ...] = ("fi", "sv", "en")
    default_language: Language = "fi"
    """The advisors' language, and the customer's where it cannot be told."""

    time_zone: str = "Europe/Helsinki"
    """IANA name."""

    tone: str = ""
    channels: dict[Channel, Manners] = {}


class Team(Value):
    id: Annotated[str, Field(min_length=1)]
    name: Texts = {}
    handles: tuple[str, ...] = ()
    """Words of the matters that it handles, in any language."""

    needs: tuple[str, ...] = ()
    """What a brief to it must hold."""


class Moment(Value):
    """A situation that a conversation can be in, such as a complaint or a bereavement."""

    id: str
    """One of the bar reasons, or the organisation's own."""

    bars_offer: bool = True
    """Whether no offer is made in it."""

    signals: dict[Language, tuple[str, ...]] = {}
    """The words by which it is known."""


class Synonym(Value):
    language: Language
    customer_word: str
    our_word: str


class GlossaryTerm(Value):
    """One locked term in the three languages; a missing one is empty."""

    fi: str = ""
    sv: str = ""
    en: str = ""


class Handbook(Value):
    """All that the organisation's files say, merged over the product's defaults."""

    organisation: Organisation = Organisation()
    products: tuple[Product, ...] = ()
    teams: tuple[Team, ...] = ()
    moments: tuple[Moment, ...] = ()
    synonyms: tuple[Synonym, ...] = ()
    glossary: tuple[GlossaryTerm, ...] = ()

    def product(self, product_id: str) -> Product | None:
        return next((each for each in self.products if each.id == product_id), None)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """Every text in it at any depth, keys left out."""
        return tuple(_texts(self.model_dump()))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _texts(each)
