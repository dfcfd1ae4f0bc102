"""Blocks → passages of 60 to 180 words.

sections  a body is cut at its headings
groups    in a section, what belongs together: a paragraph, or a lead-in with its list or table
pieces    groups of one section packed to even lengths
parts     pieces, the shortest joined with their neighbours under the same parent heading

Nothing of the body is lost, and nothing is in two parts but the headings.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from math import ceil
from typing import NamedTuple

from neuvoja.knowledge.blocks import Block, Unit
from neuvoja.knowledge.markdown import blocks
from neuvoja.knowledge.tearing import torn
from neuvoja.language.text import fold

SPLITTER = 1
"""Raised when other parts come of the same body, so that every source is split again."""

SHORTEST = 60
"""Words; two neighbours that are both shorter are joined."""

TINY = 25
"""Words; a shorter piece joins a neighbour of any length."""

LONGEST = 180
"""Words that a piece is packed to."""

LARGEST = 250
"""Words from which on even a list, a table or a paragraph is cut."""

ANSWERED = 12
"""Words from which on a section headed by a question is an answer of its own."""


@dataclass(frozen=True, slots=True)
class Part:
    """A passage before it knows its article."""

    heading: str | None
    """The headings above it, outermost first, joined by ` › `; joined sections by ` · `."""

    text: str
    start: int
    end: int


class _Atom(NamedTuple):
    """What is never torn any further."""

    unit: Unit
    glue: str
    """What stands before it when it is not the first."""

    words: int


_Group = Sequence[_Atom]


@dataclass(frozen=True, slots=True)
class _Piece:
    parent: tuple[str, ...]
    titles: tuple[str, ...]
    """Of the sections in it, below the parent; none for what stands above the first heading."""

    atoms: Sequence[_Atom]
    words: int
    heading: Unit | None = None
    """The heading's own line, while it is not among the atoms."""

    whole: bool = True
    """Whether it is all of its sections."""

    bare: bool = False
    """Whether it is a heading with nothing below it."""


def split(body: str, *, title: str = "") -> list[Part]:
    r"""The passages of an article in order; empty only for a body without words.

    Args:
        body: Markdown, with `\n` as its only line end.
        title: the article's; a heading that repeats it is not kept as one.
    """
    found = blocks(body)
    pieces = [piece for section in _sections(found, title) for piece in _pieces(section, body)]
    parts = [_part(piece) for piece in _carried(_joined(pieces))]
    return parts or [
        Part(None, unit.text, unit.start, unit.end) for each in found for unit in each.units
    ]


@dataclass(slots=True)
class _Section:
    path: tuple[str, ...] = ()
    level: int = 0
    heading: Unit | None = None
    blocks: list[Block] = field(default_factory=list)


def _sections(found: Iterable[Block], title: str) -> Iterator[_Section]:
    """The body cut at its headings; one without text only where no deeper heading follows it."""
    section, above = _Section(), [(0, "")]
    for block in found:
        if block.kind != "heading":
            section.blocks.append(block)
            continue
        if section.blocks or (section.heading and block.level <= section.level):
            yield section
        while above[-1][0] >= block.level:
            above.pop()
        heading = block.units[0]
        if block.level == 1 and fold(heading.text) == fold(title):
            section = _Section(level=1)
            continue
        above.append((block.level, heading.text))
        section = _Section(tuple(text for _, text in above[1:]), block.level, heading)
    if section.blocks or section.heading:
        yield section


def _pieces(section: _Section, body: str) -> Iterator[_Piece]:
    parent, titles = section.path[:-1], section.path[-1:]
    if not section.blocks and section.heading:
        atom = _Atom(section.heading, "\n\n", _count(section.heading.text))
        yield _Piece(parent, titles, (atom,), atom.words, bare=True)
        return
    packed = _packed([small for group in _groups(section.blocks) for small in _small(group, body)])
    for atoms in packed:
        whole = len(packed) == 1
        yield _Piece(parent, titles, atoms, _words(atoms), section.heading, whole)


def _groups(found: Iterable[Block]) -> Iterator[_Group]:
    """What belongs together: a paragraph, or a list or table with the paragraph that leads in."""
    lead: list[_Atom] = []
    for block in found:
        atoms = [
            _Atom(unit, "\n" if n else "\n\n", _count(unit.text))
            for n, unit in enumerate(block.units)
        ]
        if block.kind == "text":
            if lead:
                yield lead
            lead = atoms
        elif lead and (lead[0].unit.text.endswith(":") or lead[0].words < TINY):
            yield [*lead, *atoms]
            lead = []
        else:
            yield from filter(None, (lead, atoms))
            lead = []
    if lead:
        yield lead


def _small(group: _Group, body: str) -> Iterator[_Group]:
    """The group, or what it is torn into where it is too large for a passage."""
    if _words(group) <= LARGEST:
        yield group
        return
    for atom in group:
        if atom.words <= LARGEST:
            yield [atom]
            continue
        for n, piece in enumerate(torn(atom.unit, body)):
            yield [_Atom(piece.unit, piece.glue if n else atom.glue, _count(piece.unit.text))]


def _packed(groups: Sequence[_Group]) -> list[list[_Atom]]:
    """The groups in as few pieces as `LONGEST` allows, of lengths as even as the groups allow."""
    total = sum(map(_words, groups))
    aim = total / max(1, ceil((total - TINY) / LONGEST))
    packed: list[list[_Atom]] = []
    filled = aim
    for group in groups:
        words = _words(group)
        if filled + words / 2 > aim:
            packed.append([])
            filled = 0
        packed[-1].extend(group)
        filled += words
    return packed


def _joined(pieces: Iterable[_Piece]) -> list[_Piece]:
    joined: list[_Piece] = []
    for piece in pieces:
        parent = _common_parent(joined[-1], piece) if joined else None
        if parent is not None and _too_short_apart(joined[-1], piece):
            joined[-1] = _join(joined[-1], piece, parent)
        else:
            joined.append(piece)
    return joined


def _common_parent(former: _Piece, latter: _Piece) -> tuple[str, ...] | None:
    """The path below which both stand: as neighbours, or as an introduction and what follows."""
    if not (former.whole and latter.whole):
        return None
    if former.parent == latter.parent:
        return latter.parent
    if not former.titles and latter.parent[: len(former.parent)] == former.parent:
        return latter.parent
    introduces = len(former.titles) == 1 and (*former.parent, *former.titles) == latter.parent
    return latter.parent if introduces else None


def _too_short_apart(former: _Piece, latter: _Piece) -> bool:
    if former.words + latter.words > LONGEST:
        return False
    if former.titles and (_answers(former) or _answers(latter)):
        return False
    shorter, longer = sorted((former.words, latter.words))
    return shorter < TINY or longer < SHORTEST


def _answers(piece: _Piece) -> bool:
    """Whether it answers one question, so that it is best found and cited alone."""
    return piece.words >= ANSWERED and len(piece.titles) == 1 and piece.titles[0].endswith("?")


def _join(former: _Piece, latter: _Piece, parent: tuple[str, ...]) -> _Piece:
    if former.parent != parent:
        former = replace(former, titles=(), heading=None)
    atoms = (*_named(former), *_named(latter))
    titles = (*former.titles, *latter.titles)
    return _Piece(parent, titles, atoms, _words(atoms), bare=former.bare and latter.bare)


def _named(piece: _Piece) -> Iterator[_Atom]:
    """Its atoms under a line that names its section."""
    if piece.heading:
        yield _Atom(piece.heading, "\n\n", _count(piece.heading.text))
    yield from piece.atoms


def _carried(pieces: Iterable[_Piece]) -> list[_Piece]:
    """The pieces with text; a bare heading that joined nothing ends the piece before it."""
    carried: list[_Piece] = []
    for piece in pieces:
        if carried and (piece.bare or carried[-1].bare):
            kept = carried[-1] if piece.bare else piece
            carried[-1] = replace(kept, atoms=(*carried[-1].atoms, *piece.atoms), bare=kept.bare)
        else:
            carried.append(piece)
    return carried


def _part(piece: _Piece) -> Part:
    path = (*piece.parent, " · ".join(piece.titles)) if piece.titles else piece.parent
    first, *others = piece.atoms
    text = first.unit.text + "".join(atom.glue + atom.unit.text for atom in others)
    return Part(" › ".join(path) or None, text, first.unit.start, piece.atoms[-1].unit.end)


def _words(atoms: Iterable[_Atom]) -> int:
    return sum(atom.words for atom in atoms)


def _count(text: str) -> int:
    return len(text.split())
