"""Two valid sources that give different figures for the same thing."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from neuvoja.assistant.extractive.pages.page import Page
from neuvoja.assistant.extractive.pages.piece import Piece
from neuvoja.assistant.extractive.replying.choose import Candidate, Picked
from neuvoja.assistant.extractive.wording.matching import FORMS_REMEMBERED, Form
from neuvoja.assistant.extractive.wording.meaning import likeness
from neuvoja.assistant.extractive.wording.phrases import speech
from neuvoja.domain.conversation import LANGUAGES
from neuvoja.language.similarity import literals
from neuvoja.language.text import fold
from neuvoja.language.words import word_texts

SAME_THING = 0.7
"""Jaccard of two clauses' words, figures apart, from which they speak of the same thing."""

ALIKE = 0.3
NEAR = 0.6
"""The same of two sentences that answer the question and are that near in meaning."""

ANSWERS = 0.75
"""Part of the best score from which a unit answers the question."""

FEWEST_WORDS = 2

Scores = Mapping[tuple[int, int], float]
"""How well each piece answers, by candidate and piece, as part of the best score."""

_BREAK = re.compile(r"[,;:]\s|\s(?:ja|sekä|och|samt|and)\s")
"""Between the clauses of a sentence, each of which may give a figure."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two pieces of different sources that give different figures for one thing."""

    one: tuple[int, int]
    """Candidate and piece that was picked."""

    other: tuple[int, int]


def disagreeing(
    picked: Sequence[Picked], ranked: Sequence[Picked], candidates: Sequence[Candidate]
) -> Disagreement | None:
    """What contradicts what was picked; None: nothing does.

    Args:
        ranked: every unit, best first; at least one.
    """
    scores = _scores(ranked)
    for each in picked:
        for n in each.unit.pieces:
            for at, other in enumerate(candidates):
                if _may_contradict(candidates[each.candidate].page, other.page):
                    for m, there in enumerate(other.page.pieces):
                        one, two = (each.candidate, n), (at, m)
                        if m in other.page.examples or not there.quotable:
                            continue
                        if _contradict(one, two, candidates, scores):
                            return Disagreement(one, two)
    return None


def _scores(ranked: Sequence[Picked]) -> Scores:
    best = ranked[0].score or 1.0
    found: dict[tuple[int, int], float] = {}
    for each in ranked:
        for n in each.unit.core:
            found.setdefault((each.candidate, n), each.score / best)
    return found


def newer(one: Candidate, other: Candidate) -> bool:
    """Whether the first was updated later; an unknown day is the oldest."""
    days = [each.page.passage.updated or date.min for each in (one, other)]
    return days[0] > days[1]


def _may_contradict(page: Page, other: Page) -> bool:
    same_readers = page.business == other.business
    same_source = other.passage.source_id == page.passage.source_id
    return same_readers and not same_source and not _other_products(page, other)


def _contradict(
    one: tuple[int, int],
    other: tuple[int, int],
    candidates: Sequence[Candidate],
    scores: Scores,
) -> bool:
    here, there = candidates[one[0]].page, candidates[other[0]].page
    mine, theirs = here.pieces[one[1]], there.pieces[other[1]]
    if not mine.literals or not theirs.literals:
        return False
    if _differ(mine, theirs):
        return True
    answer = min(scores.get(one, 0.0), scores.get(other, 0.0)) >= ANSWERS
    if not answer or likeness(here.meanings[one[1]], there.meanings[other[1]]) < NEAR:
        return False
    if "row" in (mine.shape, theirs.shape) or _things(mine).isdisjoint(_things(theirs)):
        return False
    return _values_differ(mine.text, theirs.text) and _alike(_stems(mine), _stems(theirs))


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
    if not _things(one) & _things(other) & mine & theirs:
        return False
    return len(mine & theirs) / len(mine | theirs) >= SAME_THING


def _alike(mine: set[str], theirs: set[str]) -> bool:
    return len(mine & theirs) >= ALIKE * len(mine | theirs)


def _things(piece: Piece) -> set[str]:
    """What it speaks of, besides what happens, times and money."""
    return {
        min(form.lemmas)
        for form in piece.forms
        if form.thing and form.lemmas and not form.numeric and not _measures(form)
    }


@lru_cache(maxsize=FORMS_REMEMBERED)
def _measures(form: Form) -> bool:
    """Whether a word only measures: euro, week, price; in whatever language."""
    spoken = [speech(language) for language in LANGUAGES]
    return any(
        each.light.has(form.text) or each.offers[kind].has(form.text)
        for each in spoken
        for kind in ("price", "time", "number")
    )


def _stems(piece: Piece) -> set[str]:
    found = (form.lemmas | form.parts for form in piece.forms if not form.numeric)
    return set().union(*found)


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
