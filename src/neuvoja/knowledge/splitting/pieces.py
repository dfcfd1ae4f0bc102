"""A body cut at its headings, and each section packed into pieces of a sane length.

sections  a heading and what stands below it, up to the next one
groups    in a section, what belongs together: a paragraph, or a lead-in with its list or table
pieces    groups of one section packed to even lengths
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import ceil
from typing import NamedTuple

from neuvoja.domain.knowledge import Extent
from neuvoja.knowledge.markdown.blocks import Block, Unit
from neuvoja.knowledge.markdown.verbatim import marked, touches
from neuvoja.knowledge.splitting.tearing import torn
from neuvoja.language.text import fold

LEAD_IN = 25
"""Words; a shorter paragraph above a list or a table leads it in, with or without a colon."""

LONGEST = 180
"""Words that a piece is packed to."""

SLACK = 25
"""Words by which a section may be longer before it is cut in two."""

LARGEST = 250
"""Words from which on even a list, a table or a paragraph is cut."""


class Atom(NamedTuple):
    """What is never torn any further."""

    unit: Unit
    glue: str
    """What stands before it when it is not the first."""

    words: int


Group = Sequence[Atom]


@dataclass(frozen=True, slots=True)
class Piece:
    """What will be a passage, alone or with its neighbours."""

    parent: tuple[str, ...]
    titles: tuple[str, ...]
    """Of the sections in it, below the parent; none for what stands above the first heading."""

    atoms: Sequence[Atom]
    words: int
    heading: Unit | None = None
    """The heading's own line, while it is not among the atoms."""

    whole: bool = True
    """Whether it is all of its sections."""

    bare: bool = False
    """Whether it is a heading with nothing below it."""


def pieces_of(found: Iterable[Block], body: str, *, title: str) -> Iterator[Piece]:
    """The pieces of a body in order."""
    kept = marked(body)
    for section in _sections(found, title):
        yield from _pieces(section, body, kept)


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


def _pieces(section: _Section, body: str, kept: Sequence[Extent]) -> Iterator[Piece]:
    parent, titles = section.path[:-1], section.path[-1:]
    if not section.blocks and section.heading:
        atom = Atom(section.heading, "\n\n", count(section.heading.text))
        yield Piece(parent, titles, (atom,), atom.words, bare=True)
        return
    groups = _together(_groups(section.blocks), kept)
    packed = _packed([small for group in groups for small in _small(group, body, kept)])
    for atoms in packed:
        whole = len(packed) == 1
        yield Piece(parent, titles, atoms, words_in(atoms), section.heading, whole)


def _groups(found: Iterable[Block]) -> Iterator[Group]:
    """What belongs together: a paragraph, or a list or table with the paragraph that leads in."""
    lead: list[Atom] = []
    for block in found:
        atoms = [
            Atom(unit, "\n" if n else "\n\n", count(unit.text))
            for n, unit in enumerate(block.units)
        ]
        if block.kind == "text":
            if lead:
                yield lead
            lead = atoms
        elif lead and (lead[0].unit.text.endswith(":") or lead[0].words < LEAD_IN):
            yield [*lead, *atoms]
            lead = []
        else:
            yield from filter(None, (lead, atoms))
            lead = []
    if lead:
        yield lead


def _together(groups: Iterable[Group], kept: Sequence[Extent]) -> Iterator[Group]:
    """The groups, those joined that are quoted word for word together."""
    waiting: list[Atom] = []
    for group in groups:
        shared = waiting and touches(waiting[-1].unit, kept)
        if waiting and not (shared and shared == touches(group[0].unit, kept)):
            yield waiting
            waiting = []
        waiting.extend(group)
    if waiting:
        yield waiting


def _small(group: Group, body: str, kept: Sequence[Extent]) -> Iterator[Group]:
    """The group, or what it is torn into where it is too large for a passage."""
    if words_in(group) <= LARGEST or any(touches(each.unit, kept) for each in group):
        yield group
        return
    for atom in group:
        if atom.words <= LARGEST:
            yield [atom]
            continue
        for n, piece in enumerate(torn(atom.unit, body)):
            yield [Atom(piece.unit, piece.glue if n else atom.glue, count(piece.unit.text))]


def _packed(groups: Sequence[Group]) -> list[list[Atom]]:
    """The groups in as few pieces as `LONGEST` allows, of lengths as even as the groups allow."""
    total = sum(map(words_in, groups))
    aim = total / max(1, ceil((total - SLACK) / LONGEST))
    packed: list[list[Atom]] = []
    filled = aim
    for group in groups:
        words = words_in(group)
        if filled + words / 2 > aim:
            packed.append([])
            filled = 0
        packed[-1].extend(group)
        filled += words
    return packed


def words_in(atoms: Iterable[Atom]) -> int:
    return sum(atom.words for atom in atoms)


def count(text: str) -> int:
    return len(text.split())
