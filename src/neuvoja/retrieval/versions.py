"""Articles that stand in several languages, and how many not in the question's.

A translation says nothing that its original does not, so beside an original in the customer's
language it can only mislead. An original says more than its translations may, and stays.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from math import log

from neuvoja.domain.conversation import Language
from neuvoja.domain.knowledge import Kind, Passage
from neuvoja.retrieval.collapse import work_of
from neuvoja.retrieval.promises import KeywordIndex, Scope

SAMPLE = 300
"""Passages of each other language by which the part that stands there alone is told."""


class Versions:
    """Safe to use from several threads."""

    def __init__(self, keywords: KeywordIndex) -> None:
        self._keywords = keywords
        self._alone = lru_cache(64)(self._counted)

    def needed(
        self, passages: Sequence[Passage], scope: Scope, language: Language
    ) -> list[Passage]:
        """The passages in order, without translations of what stands in the language itself.

        Raises:
            IndexUnavailable
        """
        translated = {
            work_of(each) for each in passages if each.language != language and each.translation_of
        }
        if not translated:
            return list(passages)
        at_home = self._keywords.held(translated, replace(scope, language=language))
        return [
            each
            for each in passages
            if each.language == language or not each.translation_of or work_of(each) not in at_home
        ]

    def odds(self, kind: Kind, language: Language, others: Sequence[Language]) -> float:
        """Logarithm of the odds that a passage stands in other languages alone; 0 for nothing.

        Raises:
            IndexUnavailable
        """
        own = self._keywords.count_of(kind, language)
        alone = sum(
            self._alone(kind, language, each, own, self._keywords.count_of(kind, each))
            for each in others
        )
        return log((alone + 1) / (own + 1)) if own else 0.0

    def _counted(
        self, kind: Kind, language: Language, other: Language, own: int, count: int
    ) -> float:
        """How many passages of the other language have no version in the language, roughly.

        The counts keep apart what an older index gave.
        """
        works = self._keywords.works(kind, other, most=SAMPLE)
        at_home = self._keywords.held({*works}, Scope(kind, language))
        return count * sum(each not in at_home for each in works) / max(1, len(works))
