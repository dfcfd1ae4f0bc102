"""One search among the passages of one language."""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import partial

from neuvoja.domain.conversation import Language
from neuvoja.domain.knowledge import Passage
from neuvoja.retrieval.collapse import collapsed
from neuvoja.retrieval.concepts import Concept, Wording
from neuvoja.retrieval.fusion import fused
from neuvoja.retrieval.promises import KeywordIndex, PassageStore, Ranking, Scope, Terms
from neuvoja.retrieval.question import Question
from neuvoja.retrieval.seasoning import Seasoning
from neuvoja.retrieval.terms import Rarity, pruned, rarities, telling, terms_of

SPARE = 2
"""Hits fetched for each passage wanted, since some collapse into others."""


@dataclass(frozen=True, slots=True)
class Chosen:
    passage: Passage
    score: float
    lemmas: Set[str] | None
    """Those of all of its words, where the index tells; None: it is a moment behind."""


@dataclass(frozen=True, slots=True)
class Look:
    """What was looked for, and what was found."""

    scope: Scope
    places: Sequence[int]
    """Which of the question's concepts were taken: the most telling."""

    concepts: Sequence[Concept]
    rare: Sequence[Rarity]
    """How rare each concept is among these passages."""

    terms: Terms
    """What was searched by."""

    chosen: Sequence[Chosen]
    """Best first."""


class Looker:
    """Safe to use from several threads."""

    def __init__(
        self,
        passages: PassageStore,
        keywords: KeywordIndex,
        wording: Wording,
        seasoning: Seasoning | None,
    ) -> None:
        self._passages = passages
        self._keywords = keywords
        self._wording = wording
        self._seasoning = seasoning

    def look(
        self,
        question: Question,
        scope: Scope,
        language: Language,
        *,
        limit: int,
        places: Sequence[int] | None = None,
    ) -> Look:
        """Search the passages of a language; at most `limit`, one for each thing said.

        Args:
            places: of the concepts to take. None: the most telling among these passages.
        """
        concepts = self._wording.concepts(question, language)
        rarity = partial(self._keywords.rarity, scope.kind)
        rare = rarities(concepts, language, rarity)
        if places is None:
            places = telling(concepts, rare)
        taken = [concepts[at] for at in places]
        terms = terms_of(taken, language)
        held = self._keywords.count_of(scope.kind, language)
        terms = pruned(terms, rarity(terms), passages=held)
        ranking = self._keywords.search(terms, scope, limit=limit * SPARE)
        ranking = self._seasoned(ranking, question, scope)
        return Look(
            scope=scope,
            places=places,
            concepts=taken,
            rare=[rare[at] for at in places],
            terms=terms,
            chosen=self._chosen(ranking, scope, question.language, limit=limit),
        )

    def _seasoned(self, keyword: Ranking, question: Question, scope: Scope) -> Ranking:
        seasoning = self._seasoning
        if seasoning is None:
            return keyword
        near = seasoning.near(question, scope, limit=len(keyword) or SPARE)
        return fused(keyword, near, weight=seasoning.weight)

    def _chosen(
        self, ranking: Ranking, scope: Scope, language: Language, *, limit: int
    ) -> list[Chosen]:
        """The passages as the database has them now, which the index may be a moment behind."""
        score = {hit.passage_id: hit.score for hit in ranking}
        passages = [each for each in self._passages.passages(list(score)) if scope.admits(each)]
        best = collapsed(passages, language)[:limit]
        lemmas = self._keywords.lemmas(best)
        return [Chosen(each, score[each.passage_id], lemmas.get(each.passage_id)) for each in best]
