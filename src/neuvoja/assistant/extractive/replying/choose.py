"""Which units of the sources answer what is asked: all that may be quoted, by their worth."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from neuvoja.assistant.extractive.asking.asked import Asked, Word
from neuvoja.assistant.extractive.pages.examples import counts_otherwise, is_theirs
from neuvoja.assistant.extractive.pages.page import Page
from neuvoja.assistant.extractive.pages.units import Unit
from neuvoja.assistant.extractive.replying.bearing import bearing
from neuvoja.assistant.extractive.replying.coverage import Coverage, rarity
from neuvoja.assistant.extractive.replying.fitting import harms
from neuvoja.assistant.extractive.replying.worth import Seen, seen, worth
from neuvoja.assistant.extractive.wording.matching import COMPOUND, PART, Form, Matcher
from neuvoja.assistant.extractive.wording.meaning import Meaning, Vector

SYNONYM = 0.85

FIGURE = 0.8
"""What a figure of the question counts where a passage has it: the row of the Kuitu 1000."""


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
    """What it is worth as the answer, above 0; comparable within one question."""

    seen: Seen


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
        return Coverage(weights, marks)

    def ranked(
        self,
        asked: Asked,
        candidates: Sequence[Candidate],
        coverage: Coverage,
        meant: Vector,
    ) -> list[Picked]:
        """Every unit with its score, best first."""
        spoken = self._meaning.of_words(word.form for word in asked.words)
        picked = [
            Picked(at, unit, worth(found), found)
            for at, candidate in enumerate(candidates)
            for told in (bearing(at, candidate.page, coverage, spoken),)
            for unit in candidate.page.units
            if not _anothers(unit, candidate.page, asked)
            and not harms(asked, candidate.page, unit, self._matcher.match)
            for found in (seen(asked, candidate.page, unit, candidate.worth, told, meant),)
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
