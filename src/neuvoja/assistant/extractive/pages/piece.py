"""The smallest part of a passage that a reply may quote."""

from dataclasses import dataclass
from typing import Literal

from neuvoja.assistant.extractive.pages.bands import Band
from neuvoja.assistant.extractive.wording.matching import Form
from neuvoja.assistant.extractive.wording.phrases import Offered

Shape = Literal["sentence", "lead", "item", "step", "row", "label"]
"""A lead-in ends with a colon; a step is a numbered item; a row names its figures (Hinta: 5 €; …);
a label is a heading or a question."""

CURT = 3
"""Words from which a sentence says something alone."""

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

    whole: bool
    """Whether it says a whole thing alone: a sentence with its end, a row of a table."""

    quotable: bool
    """False for labels, mark-up, placeholders and what speaks to an assistant."""

    offers: frozenset[Offered]
    literals: frozenset[str]
    forms: tuple[Form, ...]
    """Its words that tell something."""

    label: tuple[Form, ...]
    """The words that name a row of a table; empty where it is none."""

    bands: tuple[Band, ...]
    """The amounts that set the case of which it tells."""

    negative: bool
    bare: int
    """Where its text begins after the marker of an item; 0 for what is no item."""

    @property
    def curt(self) -> bool:
        """Whether it is a bare "Kyllä." that the next sentence explains."""
        return self.shape == "sentence" and len(self.text.split()) < CURT

    @property
    def listed(self) -> bool:
        return self.shape in LISTED
