"""Markdown → passages of about 60 to 180 words.

blocks    what the body is made of, as plain text
pieces    blocks of one section, packed to even lengths
passages  pieces, the shortest joined with their neighbours

Nothing of the body is lost, and nothing is in two passages but the headings.
"""

from dataclasses import dataclass

from neuvoja.knowledge.joining import joined
from neuvoja.knowledge.markdown import blocks
from neuvoja.knowledge.pieces import Piece, pieces_of

SPLITTER = 1
"""Raised when other parts come of the same body, so that every source is split again."""


@dataclass(frozen=True, slots=True)
class Part:
    """A passage before it knows its article."""

    heading: str | None
    """The headings above it, outermost first, joined by ` › `; joined sections by ` · `."""

    text: str
    start: int
    end: int


def split(body: str, *, title: str = "") -> list[Part]:
    r"""The passages of an article in order; empty only for a body without words.

    Args:
        body: Markdown, with `\n` as its only line end.
        title: the article's; a heading that repeats it is not kept as one.
    """
    found = blocks(body)
    parts = [_part(piece) for piece in joined(pieces_of(found, body, title=title))]
    return parts or [
        Part(None, unit.text, unit.start, unit.end) for each in found for unit in each.units
    ]


def _part(piece: Piece) -> Part:
    path = (*piece.parent, " · ".join(piece.titles)) if piece.titles else piece.parent
    first, *others = piece.atoms
    text = first.unit.text + "".join(atom.glue + atom.unit.text for atom in others)
    return Part(" › ".join(path) or None, text, first.unit.start, piece.atoms[-1].unit.end)
