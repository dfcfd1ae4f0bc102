"""The shortest pieces joined with their neighbours under the same parent heading.

A joined piece names each of its sections by a line of its own.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from neuvoja.knowledge.splitting.pieces import LONGEST, Atom, Piece, count, words_in

SHORTEST = 60
"""Words; two neighbours that are both shorter are joined."""

TINY = 35
"""Words; a shorter piece joins a neighbour of any length."""

ANSWERED = 12
"""Words from which on a section headed by a question is an answer of its own."""


def joined(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces in order, the shortest with their neighbours; headings without text are carried.

    Only whole sections are joined, and never across a heading that stands above just one of them.
    """
    result: list[Piece] = []
    for piece in pieces:
        parent = _common_parent(result[-1], piece) if result else None
        if parent is not None and _too_short_apart(result[-1], piece):
            result[-1] = _join(result[-1], piece, parent)
        else:
            result.append(piece)
    return _carried(result)


def _common_parent(former: Piece, latter: Piece) -> tuple[str, ...] | None:
    """The path below which both stand: as neighbours, or as an introduction and what follows."""
    if not (former.whole and latter.whole):
        return None
    if former.parent == latter.parent:
        return latter.parent
    if not former.titles and latter.parent[: len(former.parent)] == former.parent:
        return latter.parent
    introduces = len(former.titles) == 1 and (*former.parent, *former.titles) == latter.parent
    return latter.parent if introduces else None


def _too_short_apart(former: Piece, latter: Piece) -> bool:
    if former.words + latter.words > LONGEST:
        return False
    if former.titles and (_answers(former) or _answers(latter)):
        return False
    shorter, longer = sorted((former.words, latter.words))
    return shorter < TINY or longer < SHORTEST


def _answers(piece: Piece) -> bool:
    """Whether it answers one question, so that it is best found and cited alone."""
    return piece.words >= ANSWERED and len(piece.titles) == 1 and piece.titles[0].endswith("?")


def _join(former: Piece, latter: Piece, parent: tuple[str, ...]) -> Piece:
    if former.parent != parent:
        former = replace(former, titles=(), heading=None)
    atoms = (*_named(former), *_named(latter))
    titles = (*former.titles, *latter.titles)
    return Piece(parent, titles, atoms, words_in(atoms), bare=former.bare and latter.bare)


def _named(piece: Piece) -> Iterator[Atom]:
    """Its atoms under a line that names its section."""
    if piece.heading:
        yield Atom(piece.heading, "\n\n", count(piece.heading.text))
    yield from piece.atoms


def _carried(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces with text; a bare heading that joined nothing ends the piece before it."""
    carried: list[Piece] = []
    for piece in pieces:
        if carried and (piece.bare or carried[-1].bare):
            kept = carried[-1] if piece.bare else piece
            carried[-1] = replace(kept, atoms=(*carried[-1].atoms, *piece.atoms), bare=kept.bare)
        else:
            carried.append(piece)
    return carried
