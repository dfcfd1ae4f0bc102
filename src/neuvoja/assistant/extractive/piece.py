"""The smallest part of a passage that a reply may quote."""

from dataclasses import dataclass
from typing import Literal

from neuvoja.assistant.extractive.matching import Form
from neuvoja.assistant.extractive.phrases import Offered

Shape = Literal["sentence", "lead", "item", "step", "row", "label"]
"""A lead-in ends with a colon; a step is a numbered item; a row names its figures (Hinta: 5 €; …);
a label is a line that reads like a heading."""

LISTED: tuple[Shape, ...] = ("item", "step", "row")


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    """As it stands, the marker of an item included; `passage.text[start:end]`."""

    start: int
    end: int
    shape: Shape
    block: int
    """Pieces of one paragraph or list share it."""

    lead: int | None
    """Index of the lead-in of its list; None: it has none, or is no item."""

    depends: bool
    """Whether it cannot stand without the piece before it."""

    restricts: bool
    """Whether it narrows what the piece before it says."""

    conditional: bool
    """Whether it begins with a condition."""

    quotable: bool
    """False for labels, mark-up, placeholders and what speaks to an assistant."""

    offers: frozenset[Offered]
    literals: frozenset[str]
    forms: tuple[Form, ...]
    """Its words that tell something."""

    negative: bool
    business: bool
    """Whether it speaks of companies."""

    @property
    def listed(self) -> bool:
        return self.shape in LISTED
