"""Which pieces of a passage belong together, so that a reply quotes all of them or none.

unit = sentence with those that it hangs on and those that narrow it
     | list of steps or of fragments, whole, with its lead-in
     | item, step or row that says a whole thing, with its lead-in
     | any of these with all of the text that its source wants quoted word for word
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from neuvoja.assistant.extractive.pages.piece import LISTED, Piece
from neuvoja.domain.knowledge import Extent

LONGEST_LIST = 10
"""Items of a list that is quoted whole; of a longer one single items may be quoted."""

MOST_BEFORE = 2
"""Sentences that come along because a later one hangs on them; more, and it is left out."""

MOST_AFTER = 2
"""Sentences that come along because they narrow an earlier one."""


@dataclass(frozen=True, slots=True)
class Unit:
    pieces: tuple[int, ...]
    """Indices in the page, in order."""

    core: tuple[int, ...]
    """Those that it is chosen for; the others come along."""

    cost: int
    """Sentences and items, without the lead-in."""

    listed: bool
    """Whether it is a list or of a list."""

    whole: bool
    """Whether it is a list that is quoted whole."""


def units(pieces: Sequence[Piece]) -> tuple[Unit, ...]:
    """The units of a page, by where their core begins. A piece may be in several."""
    return tuple(each for each in _all(pieces) if all(pieces[n].quotable for n in each.pieces))


def kept_whole(
    found: Sequence[Unit], pieces: Sequence[Piece], verbatim: Sequence[Extent]
) -> tuple[Unit, ...]:
    """The units, each with all of a text that is quoted word for word where it has a part of it."""
    if not verbatim:
        return tuple(found)
    marked = [
        frozenset(n for n, each in enumerate(pieces) if each.quotable and _lies_in(each, extent))
        for extent in verbatim
    ]
    return tuple(_widened(each, marked) for each in found)


def _widened(unit: Unit, marked: Sequence[frozenset[int]]) -> Unit:
    own = frozenset(unit.pieces)
    whole = own.union(*(each for each in marked if each & own))
    return replace(unit, pieces=tuple(sorted(whole)), cost=unit.cost + len(whole - own))


def _lies_in(piece: Piece, extent: Extent) -> bool:
    return piece.start < extent.end and extent.start < piece.end


def _all(pieces: Sequence[Piece]) -> Iterator[Unit]:
    numbered = enumerate(pieces)
    for listed, group in groupby(numbered, key=lambda each: (each[1].listed, each[1].block)):
        indices = [n for n, _ in group]
        if listed[0]:
            yield from _of_list(pieces, indices)
        else:
            yield from (unit for n in indices if (unit := _of_sentence(pieces, n)))


def _of_list(pieces: Sequence[Piece], items: list[int]) -> Iterator[Unit]:
    lead = pieces[items[0]].lead
    before = () if lead is None else (lead,)
    steps = pieces[items[0]].shape == "step"
    if len(items) <= LONGEST_LIST and (steps or not all(pieces[n].whole for n in items)):
        after = _narrowing(pieces, items[-1])
        everything = (*before, *items, *after)
        yield Unit(everything, (*before, *items), len(items) + len(after), listed=True, whole=True)
    for n in items:
        if pieces[n].whole and (steps or pieces[n].shape == "row" or _all_whole(pieces, items)):
            # A step is told alone as a sentence, a row of a table needs no column head.
            led = before if pieces[n].shape == "item" else ()
            yield Unit((*led, n), (n,), 1, listed=True, whole=False)


def _all_whole(pieces: Sequence[Piece], items: Sequence[int]) -> bool:
    return all(pieces[n].whole for n in items)


def _of_sentence(pieces: Sequence[Piece], n: int) -> Unit | None:
    if pieces[n].shape != "sentence" or pieces[n].curt:
        return None
    before = _leaned_on(pieces, n)
    if before is None:
        return None
    indices = (*before, n, *_narrowing(pieces, n))
    return Unit(indices, (n,), len(indices), listed=False, whole=False)


def _leaned_on(pieces: Sequence[Piece], n: int) -> tuple[int, ...] | None:
    """The sentences before it without which it does not stand; None: it cannot stand at all."""
    before: list[int] = []
    while pieces[n].depends:
        n -= 1
        if n < 0 or len(before) == MOST_BEFORE or pieces[n].shape != "sentence":
            return None
        before.insert(0, n)
    if n > 0 and pieces[n - 1].curt and pieces[n - 1].block == pieces[n].block:
        before.insert(0, n - 1)
    return tuple(before)


def _narrowing(pieces: Sequence[Piece], n: int) -> tuple[int, ...]:
    """The sentences right after it that narrow it."""
    after: list[int] = []
    for next_n in range(n + 1, min(n + 1 + MOST_AFTER, len(pieces))):
        if not _narrows(pieces[next_n], pieces[n]):
            break
        after.append(next_n)
    return tuple(after)


def _narrows(later: Piece, earlier: Piece) -> bool:
    if later.shape in LISTED or not later.quotable:
        return False
    if later.restricts:
        return True
    if not later.conditional or later.block != earlier.block:
        return False
    said = {lemma for form in earlier.forms for lemma in form.lemmas}
    same_matter = any(not form.lemmas.isdisjoint(said) for form in later.forms)
    return same_matter and (later.negative or bool(later.literals))
