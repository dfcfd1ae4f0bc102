"""Which team solved past cases like this one."""

from collections import defaultdict
from collections.abc import Sequence

from neuvoja.assistant.extractive.filing.notes import Note
from neuvoja.assistant.extractive.signals.hearing import hearing
from neuvoja.assistant.reading import Reading
from neuvoja.domain.conversation import Language
from neuvoja.domain.knowledge import Passage
from neuvoja.language.analysis import Analyser

ALIKE_ENOUGH = 0.35
"""Share of the question that a past case must carry to tell a team."""

SHARED_WORDS = 2
"""Telling words that a like case has of one sentence of the customer's, at least."""

SHARED_PART = 0.4
"""Part of that sentence's telling words that they are, at least."""

CASE_READ = 800
"""Code points of a case that are compared."""


class PastTeams:
    """Safe to use from several threads."""

    def __init__(self, analyser: Analyser) -> None:
        self._words = hearing(analyser).words

    def learnt(self, reading: Reading, notes: Sequence[Note]) -> tuple[str, float] | None:
        """The team that solved most of the past cases like this one, and its part of them, 0 to 1.

        None where no case is like this one, or none was handed over.

        Args:
            notes: what the customer said of the matter.
        """
        near = [
            each
            for each in reading.cases
            if each.share >= ALIKE_ENOUGH and self._is_like(each.passage, notes, reading.language)
        ]
        votes: defaultdict[str, float] = defaultdict(float)
        for found in near:
            if team := found.passage.escalated_to:
                votes[team] += found.share
        if not votes:
            return None
        best = max(sorted(votes), key=lambda team: votes[team])
        return best, votes[best] / sum(each.share for each in near)

    def _is_like(self, case: Passage, notes: Sequence[Note], language: Language) -> bool:
        """Whether it has most telling words of something that was said: one is a coincidence."""
        told = f"{case.title} {case.searched[:CASE_READ]} {case.text[:CASE_READ]}"
        words = self._words.within(told, language)
        forms = frozenset[str]().union(*(word.forms for word in words))
        return any(
            shared >= SHARED_WORDS and shared >= SHARED_PART * note.told
            for note in notes
            for shared in (self._shared(note, forms, language),)
        )

    def _shared(self, note: Note, forms: frozenset[str], language: Language) -> int:
        tokens = note.said.saying.tokens
        said = (self._words.of(token, language).forms & note.telling for token in tokens)
        return sum(not each.isdisjoint(forms) for each in set(said))
