"""Two valid sources that give different figures for the same thing."""

from collections.abc import Iterator, Sequence
from datetime import date

from neuvoja.assistant.extractive.choose import Candidate, Picked
from neuvoja.assistant.extractive.page import Page
from neuvoja.assistant.extractive.piece import Piece

SAME_THING = 0.7
"""Jaccard of two sentences' words, figures apart, from which they speak of the same thing."""

FEWEST_WORDS = 3


def disagreeing(picked: Sequence[Picked], candidates: Sequence[Candidate]) -> int | None:
    """Index of a candidate that contradicts what was picked; None: none does."""
    for each in picked:
        page = candidates[each.candidate].page
        for n in each.unit.pieces:
            for at, other in enumerate(candidates):
                if _contradicts(page, page.pieces[n], other.page):
                    return at
    return None


def newer(one: Candidate, other: Candidate) -> bool:
    """Whether the first was updated later; an unknown day is the oldest."""
    days = [each.page.passage.updated or date.min for each in (one, other)]
    return days[0] > days[1]


def _contradicts(page: Page, piece: Piece, other: Page) -> bool:
    if other.passage.source_id == page.passage.source_id or _other_products(page, other):
        return False
    return any(_differ(piece, each) for each in other.pieces if each.quotable)


def _other_products(page: Page, other: Page) -> bool:
    here, there = set(page.passage.products), set(other.passage.products)
    return bool(here and there and here.isdisjoint(there))


def _differ(one: Piece, other: Piece) -> bool:
    units = set(_units(one)) & set(_units(other))
    if not any(_of(one, unit).isdisjoint(_of(other, unit)) for unit in units):
        return False
    here, there = _words(one), _words(other)
    if min(len(here), len(there)) < FEWEST_WORDS:
        return False
    return len(here & there) / len(here | there) >= SAME_THING


def _units(piece: Piece) -> Iterator[str]:
    return (each.split(" ", 1)[1] for each in piece.literals if " " in each)


def _of(piece: Piece, unit: str) -> set[str]:
    return {each for each in piece.literals if each.endswith(f" {unit}")}


def _words(piece: Piece) -> set[str]:
    return {min(form.lemmas) for form in piece.forms if not form.numeric and form.lemmas}
