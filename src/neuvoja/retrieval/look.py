"""One search among the passages of one language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from neuvoja.domain.conversation import Language
from neuvoja.domain.knowledge import Kind
from neuvoja.retrieval.concepts import Concept, Wording
from neuvoja.retrieval.fusion import fused
from neuvoja.retrieval.promises import KeywordIndex, Ranking, Scope, Terms
from neuvoja.retrieval.question import Question
from neuvoja.retrieval.rarity import Rarity, Shelf, rarities, weighed_among_all
from neuvoja.retrieval.seasoning import Seasoning
from neuvoja.retrieval.terms import pruned, telling, terms_of

Shelves = Mapping[Language, int]
"""The languages searched, and how many passages each has."""


@dataclass(frozen=True, slots=True)
class Look:
    """What was looked for, and what was found."""

    scope: Scope
    concepts: Sequence[Concept]
    """Those of the question's that were taken: the most telling."""

    rare: Sequence[Rarity]
    """How rare each concept is among these passages."""

    terms: Terms
    """What was searched by."""

    ranking: Ranking
    """Scores are comparable between the looks of one search."""


class Looker:
    """Safe to use from several threads."""

    def __init__(
        self, keywords: KeywordIndex, wording: Wording, seasoning: Seasoning | None
    ) -> None:
        self._keywords = keywords
        self._wording = wording
        self._seasoning = seasoning

    def shelves(self, kind: Kind, languages: Sequence[Language]) -> Shelves:
        """Those of the languages that have passages of the kind."""
        counts = {each: self._keywords.count_of(kind, each) for each in languages}
        return {language: count for language, count in counts.items() if count}

    def look(
        self, question: Question, scope: Scope, language: Language, shelves: Shelves, *, limit: int
    ) -> Look:
        """Search the passages of a language.

        Args:
            shelves: all that are searched for this question: a word is as rare as it is in all of
                them together, so that what they give can be compared.
        """
        concepts = self._wording.concepts(question, language)
        rarity = partial(self._keywords.rarity, scope.kind)
        rare = rarities(concepts, language, rarity)
        places = telling(concepts, rare)
        taken = [concepts[at] for at in places]
        terms = self._terms(terms_of(taken, language), scope.kind, shelves)
        ranking = self._keywords.search(terms, scope, limit=limit)
        return Look(
            scope=scope,
            concepts=taken,
            rare=[rare[at] for at in places],
            terms=terms,
            ranking=self._seasoned(ranking, question, scope, limit=limit),
        )

    def _terms(self, terms: Terms, kind: Kind, shelves: Shelves) -> Terms:
        """The telling ones, weighed by how rare they are on all shelves."""
        own = self._keywords.rarity(kind, terms)
        if len(shelves) > 1:
            among = [
                Shelf(count, self._keywords.rarity(kind, replace(terms, language=language)))
                for language, count in shelves.items()
            ]
            terms = weighed_among_all(terms, own, among)
        return pruned(terms, own, passages=shelves[terms.language])

    def _seasoned(
        self, keyword: Ranking, question: Question, scope: Scope, *, limit: int
    ) -> Ranking:
        seasoning = self._seasoning
        if seasoning is None:
            return keyword
        near = seasoning.near(question, scope, limit=limit)
        return fused(keyword, near, weight=seasoning.weight)
