"""Markdown → passages of about 60 to 180 words.

blocks    what the body is made of, as plain text
pieces    blocks of one section, packed to even lengths
passages  pieces, the shortest joined with their neighbours

Nothing of the body is lost, and nothing is in two passages but the headings.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from neuvoja.domain.knowledge import Extent
from neuvoja.knowledge.markdown.markdown import blocks
from neuvoja.knowledge.markdown.verbatim import marked, touches, within
from neuvoja.knowledge.splitting.joining import joined
from neuvoja.knowledge.splitting.pieces import Atom, Piece, pieces_of
from neuvoja.knowledge.splitting.tearing import plain

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
    verbatim: tuple[Extent, ...] = ()
    """What of `text` the article wants quoted word for word."""


def split(body: str, *, title: str = "") -> list[Part]:
    r"""The passages of an article in order; empty only for a body without words.

    Args:
        body: Markdown, with `\n` as its only line end.
        title: the article's; a heading that repeats it is not kept as one.
    """
    found = blocks(body)
    kept = marked(body)
    parts = [_part(piece, body, kept) for piece in joined(pieces_of(found, body, title=title))]
    return parts or [
        Part(None, unit.text, unit.start, unit.end) for each in found for unit in each.units
    ]


def _part(piece: Piece, body: str, kept: Sequence[Extent]) -> Part:
    path = (*piece.parent, " · ".join(piece.titles)) if piece.titles else piece.parent
    first, *others = piece.atoms
    text = first.unit.text + "".join(atom.glue + atom.unit.text for atom in others)
    return Part(
        " › ".join(path) or None,
        text,
        first.unit.start,
        piece.atoms[-1].unit.end,
        tuple(_verbatim(piece.atoms, body, kept)) if kept else (),
    )


def _verbatim(atoms: Sequence[Atom], body: str, kept: Sequence[Extent]) -> Iterator[Extent]:
    """The marked stretches of a passage's text; what only glue parts is one."""
    last: Extent | None = None
    begun = 0
    for n, atom in enumerate(atoms):
        begun += len(atom.glue) if n else 0
        for each in within(atom.unit, kept, body, plain):
            start, end = begun + each.start, begun + each.end
            if last and start - last.end <= len(atom.glue) and _same(atoms[n - 1], atom, kept):
                start = last.start
            elif last:
                yield last
            last = Extent(start=start, end=end)
        begun += len(atom.unit.text)
    if last:
        yield last


def _same(former: Atom, latter: Atom, kept: Sequence[Extent]) -> bool:
    return touches(former.unit, kept) == touches(latter.unit, kept)
