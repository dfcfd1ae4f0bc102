"""Which units of the sources answer what is asked.

A unit is worth more when it, its lead-in and the headings above it carry the question's telling
words, when it offers the kind of fact that is asked for, and when its passage was found high.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from neuvoja.assistant.extractive.asking.asked import Asked, Word
from neuvoja.assistant.extractive.pages.examples import counts_otherwise, is_theirs
from neuvoja.assistant.extractive.pages.page import Page
from neuvoja.assistant.extractive.pages.piece import Piece
from neuvoja.assistant.extractive.pages.units import Unit
from neuvoja.assistant.extractive.replying.coverage import Coverage, rarity
from neuvoja.assistant.extractive.replying.fitting import (
    Match,
    for_case,
    harms,
    kind_offered,
    lists_all,
    of_band,
    of_denied,
    of_exception,
    of_segment,
    tells_figure,
)
from neuvoja.assistant.extractive.wording.matching import COMPOUND, PART, Form, Matcher
from neuvoja.assistant.extractive.wording.meaning import Meaning, Vector, likeness

FOUND = 0.7
"""By what power the place among the passages found counts: what a unit says counts more."""

FROM_HEADING = 0.85
"""What a word in the innermost heading or the lead-in is worth beside one in the sentence."""

FROM_TITLE = 0.5

FROM_PAGE = 0.25
"""What a word anywhere in the passage is worth for each of its sentences."""

FROM_PAGE_BEHIND = 0.7
"""The same of a word from the background: it chooses the passage, the question the sentence."""

TITLE_UNSAID = 0.3
"""What is taken from a title of which the customer says nothing: who asks about a special case
names it."""

ROW_UNSAID = 0.3
"""The same taken from a row of a table whose label the customer does not name."""

SYNONYM = 0.85

FIGURE = 0.8
"""What a figure of the question counts where a passage has it: the row of the Kuitu 1000."""

OWN_WORDS = 0.4

WITH_CONTEXT = 0.6

KIND = 0.25

PROMISED = 0.25
"""What the heading adds that promises the kind of answer that is wanted."""

WHOLE_LIST = 0.4

FIRST = 0.12
"""Of a passage the first sentence tends to say the main thing."""

FIGURES = 0.2
"""What a price, a date or another figure adds: that is what most questions are about."""

MEANS = 0.7
"""What the meaning of a unit adds that is the question's own, by its cosine."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A page that may be quoted."""

    page: Page
    n: int
    """The number of its source."""

    worth: float
    """How high it was found, 0 to 1, with what is known of the customer."""


@dataclass(frozen=True, slots=True)
class Picked:
    candidate: int
    """Index among the candidates."""

    unit: Unit
    score: float


class Chooser:
    """Safe to use from several threads."""

    def __init__(self, matcher: Matcher, meaning: Meaning) -> None:
        self._matcher = matcher
        self._meaning = meaning

    def coverage(self, asked: Asked, candidates: Sequence[Candidate]) -> Coverage:
        marks = tuple(
            tuple(self._marks(word, each.page) for word in asked.words) for each in candidates
        )
        columns = [
            [max(page[at].values(), default=0.0) for page in marks]
            for at in range(len(asked.words))
        ]
        weights = tuple(
            word.weight
            * (FIGURE if word.form.numeric else word.telling)
            * rarity(sum(column), len(candidates))
            for word, column in zip(asked.words, columns, strict=True)
        )
        return Coverage(weights, marks, tuple(max(each, default=0.0) for each in columns))

    def ranked(
        self,
        asked: Asked,
        candidates: Sequence[Candidate],
        coverage: Coverage,
        meant: Vector,
    ) -> list[Picked]:
        """Every unit with its score, best first."""
        picked = [
            Picked(at, unit, score)
            for at, candidate in enumerate(candidates)
            for unit, score in _scored(asked, candidate, at, coverage, meant, self._matcher.match)
            if not _anothers(unit, candidate.page, asked)
            and not harms(asked, candidate.page, unit, self._matcher.match)
        ]
        return sorted(picked, key=lambda each: (-each.score, each.candidate, each.unit.pieces))

    def meant(self, asked: Asked) -> Vector:
        """What is asked, in meaning."""
        return self._meaning.of_question(asked.text, asked.around)

    def _marks(self, word: Word, page: Page) -> Mapping[Form, float]:
        match = self._matcher.match
        marks = {
            form: mark
            for form in (page.vocabulary if _may_hold(page, word.form) else ())
            if (mark := match(word.form, form))
        }
        if word.form.parts and word.form.parts <= page.stems:
            # Both halves of sähköauto are there, if not in one word.
            marks = {
                form: max(mark, COMPOUND) if mark == PART else mark for form, mark in marks.items()
            }
        for ours in word.also:
            for form in page.vocabulary if _may_hold(page, ours) else ():
                if (mark := SYNONYM * match(ours, form)) > marks.get(form, 0.0):
                    marks[form] = mark
        return marks


def _may_hold(page: Page, form: Form) -> bool:
    """Whether any word of a page can match: most share nothing with it, which is soon seen."""
    if form.numeric or not form.grams.isdisjoint(page.grams):
        return True
    return not (form.lemmas.isdisjoint(page.stems) and form.parts.isdisjoint(page.stems))


def _anothers(unit: Unit, page: Page, asked: Asked) -> bool:
    """Whether it tells figures of an example that are not the customer's."""
    language = page.passage.language
    return any(
        not is_theirs(page.pieces[n], asked.figures, language)
        if n in page.examples
        else counts_otherwise(page.pieces[n], asked.figures, asked.heard, language)
        for n in unit.pieces
    )


def _scored(
    asked: Asked, candidate: Candidate, at: int, coverage: Coverage, meant: Vector, match: Match
) -> Iterator[tuple[Unit, float]]:
    page = candidate.page
    title = coverage.of(at, page.title, worth=FROM_TITLE)
    somewhere = [
        (FROM_PAGE_BEHIND if word.weight < 1 else FROM_PAGE) * mark
        for word, mark in zip(asked.words, coverage.of(at, list(page.vocabulary)), strict=True)
    ]
    worth = candidate.worth**FOUND * (1 - TITLE_UNSAID * (1 - coverage.told(at, page.title)))
    above = {
        heading: list(map(max, title, coverage.of(at, heading.forms, worth=FROM_HEADING)))
        for heading in set(page.headings)
    }
    for unit in page.units:
        core = [page.pieces[n] for n in unit.core]
        own = _own(core, at, coverage)
        context = list(
            map(max, above[page.headings[unit.core[0]]], _beside(page, unit, at, coverage))
        )
        whole = list(map(max, own, context, somewhere))
        carried = OWN_WORDS * coverage.weighed(own) + WITH_CONTEXT * coverage.weighed(whole)
        score = carried / coverage.reachable + KIND * kind_offered(asked, core)
        score += MEANS * likeness(meant, page.meaning_of(unit))
        score += FIRST * (unit.core[0] == 0)
        score += FIGURES * tells_figure(asked, core)
        score += PROMISED * bool(page.headings[unit.core[0]].promises & asked.wants)
        if lists_all(asked, core, unit):
            score += WHOLE_LIST * coverage.weighed(context) / coverage.reachable
        score *= of_segment(asked, page, core) * for_case(page.headings[unit.core[0]], at, coverage)
        score *= of_exception(asked, core) * of_band(asked, core)
        score *= of_denied(asked, page, page.headings[unit.core[0]], core, match)
        score *= 1 - ROW_UNSAID * (1 - max(coverage.told(at, piece.label) for piece in core))
        yield unit, worth * score


def _own(core: Sequence[Piece], at: int, coverage: Coverage) -> list[float]:
    """What the pieces themselves carry; of a list half of all and half of its best item.

    Else a long list would carry everything a little and win over the sentence that answers.
    """
    every = [coverage.of(at, piece.forms) for piece in core]
    best = max(every, key=coverage.weighed)
    return [
        (max(column) + one) / 2 for column, one in zip(zip(*every, strict=True), best, strict=True)
    ]


def _beside(page: Page, unit: Unit, at: int, coverage: Coverage) -> list[float]:
    """What the pieces that come along carry of each word."""
    along = [page.pieces[n] for n in unit.pieces if n not in unit.core and n < unit.core[0]]
    forms = [form for piece in along for form in piece.forms]
    return coverage.of(at, forms, worth=FROM_HEADING)
