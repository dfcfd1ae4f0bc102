"""Two valid sources that give different figures for the same thing."""

import re
from collections.abc import Sequence
from datetime import date

from neuvoja.assistant.extractive.choose import Candidate, Picked
from neuvoja.assistant.extractive.page import Page
from neuvoja.assistant.extractive.piece import Piece
from neuvoja.language.similarity import literals
from neuvoja.language.text import fold
from neuvoja.language.words import word_texts

SAME_THING = 0.7
"""Jaccard of two sentences' words, figures apart, from which they speak of the same thing."""

FEWEST_WORDS = 2

_BREAK = re.compile(r"[,;:]\s|\s(?:ja|sekä|och|samt|and)\s")
"""Between the clauses of a sentence, each of which may give a figure."""


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
    same_readers = page.business == other.business
    if not same_readers or other.passage.source_id == page.passage.source_id:
        return False
    if _other_products(page, other):
        return False
    return any(
        _differ(piece, each)
        for n, each in enumerate(other.pieces)
        if each.quotable and n not in other.examples
    )


def _other_products(page: Page, other: Page) -> bool:
    here, there = set(page.passage.products), set(other.passage.products)
    return bool(here and there and here.isdisjoint(there))


def _differ(one: Piece, other: Piece) -> bool:
    """Whether two sentences, or a clause of each, give different figures for one thing."""
    return any(
        _values_differ(here, there) and _same_thing(here, there, one, other)
        for here in _clauses(one)
        for there in _clauses(other)
    )


def _same_thing(here: str, there: str, one: Piece, other: Piece) -> bool:
    mine, theirs = _words(here, one), _words(there, other)
    if min(len(mine), len(theirs)) < FEWEST_WORDS or _numbers(here) != _numbers(there):
        return False
    return len(mine & theirs) / len(mine | theirs) >= SAME_THING


def _clauses(piece: Piece) -> list[str]:
    """The piece, and its clauses that have figures."""
    text = piece.text[piece.bare :]
    parts = [each for each in _BREAK.split(text) if literals(each)]
    return list(dict.fromkeys([text, *parts]))


def _values_differ(here: str, there: str) -> bool:
    one, other = _values(here), _values(there)
    return any(one[unit].isdisjoint(other[unit]) for unit in one.keys() & other.keys())


def _values(text: str) -> dict[str, set[str]]:
    """The figures by their unit; of a time of day the span is one value."""
    found: dict[str, set[str]] = {}
    for each in literals(text):
        if " " in each:
            found.setdefault(each.split(" ", 1)[1], set()).add(each)
    if times := sorted(each for each in literals(text) if each.startswith("T")):
        found["T"] = {"–".join(times)}
    return found


def _numbers(text: str) -> frozenset[str]:
    """Figures without a unit: they name a thing, such as Kuitu 100."""
    return frozenset(each for each in literals(text) if each.isdigit())


def _words(text: str, piece: Piece) -> set[str]:
    heard = frozenset(fold(each) for each in word_texts(text))
    return {
        min(form.lemmas)
        for form in piece.forms
        if not form.numeric and form.lemmas and fold(form.text) in heard
    }
