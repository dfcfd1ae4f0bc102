"""A passage as the pieces that a reply may quote.

page  = { block }
block = paragraph | list
piece = sentence | lead-in (a sentence that ends with a colon before a list)
      | item | step (a numbered item) | row (an item of named figures) | label (never quoted)
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from neuvoja.assistant.extractive.pages.piece import Piece
from neuvoja.assistant.extractive.pages.units import Unit
from neuvoja.assistant.extractive.wording.matching import Form
from neuvoja.assistant.extractive.wording.meaning import Vector, of_length_one
from neuvoja.assistant.extractive.wording.phrases import Wanted
from neuvoja.domain.knowledge import Passage
from neuvoja.language.promises import Vectors

MARKED = re.compile(r"(?:\(?\d{1,3}[.)]|[-*+•·‣▪◦–—])[ \t]+")


@dataclass(frozen=True, slots=True, eq=False)
class Heading:
    """What stands above pieces: a heading, or the question that they answer."""

    text: str
    """Empty where there is none, or none that may be sent."""

    forms: tuple[Form, ...]
    promises: frozenset[Wanted]
    """The kinds of answer that it promises."""

    conditional: bool
    """Whether what stands below it holds only in the case that it names."""

    example: bool = False
    """Whether it announces a worked example."""


@dataclass(frozen=True, slots=True)
class Page:
    """A passage made ready for choosing."""

    passage: Passage
    pieces: tuple[Piece, ...]
    title: tuple[Form, ...]
    """The words of the title and of the outer headings."""

    headings: tuple[Heading, ...]
    """Of each piece the one right above it."""

    vocabulary: frozenset[Form]
    """All words that tell something, title and headings included."""

    stems: frozenset[str]
    """The dictionary forms of all of them and of the parts of compounds."""

    grams: frozenset[str]
    """The character grams of all of them."""

    units: tuple[Unit, ...]
    """What may be quoted of it, in order."""

    business: bool
    """Whether its title or heading speaks of companies."""

    meaning: Vector = field(compare=False)
    """Of the passage with its title and headings."""

    meanings: Vectors = field(compare=False)
    """One row a piece."""

    above: Vectors = field(compare=False)
    """Of each piece what its heading and the title add to its meaning."""

    words: Mapping[Form, int] = field(compare=False)
    """Of each word of the vocabulary its row among the meanings of words."""

    word_meanings: Vectors = field(compare=False)

    examples: frozenset[int] = frozenset()
    """Pieces that work an example with figures."""

    def meaning_of(self, unit: Unit) -> Vector:
        """Of the pieces that a unit is chosen for, with what stands above them."""
        own = of_length_one(self.meanings[list(unit.core)].sum(axis=0))
        return of_length_one(own + self.above[unit.core[0]])


def is_item(text: str) -> bool:
    """Whether a text begins with the marker of a list item."""
    return MARKED.match(text) is not None


def without_marker(text: str) -> str:
    """A text without the marker of a list item, whose number tells nothing."""
    marker = MARKED.match(text)
    return text[marker.end() :] if marker else text
