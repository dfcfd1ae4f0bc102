"""From a question to ranked passages: keyword and vector search, fused."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from neuvoja.domain.conversation import LANGUAGES, Language
from neuvoja.domain.knowledge import Kind, Passage
from neuvoja.domain.organisation import Synonym
from neuvoja.language.analysis import Analyser
from neuvoja.retrieval.collapse import collapsed
from neuvoja.retrieval.concepts import Wording
from neuvoja.retrieval.promises import Hit, KeywordIndex, PassageStore, Ranking, Scope, Terms
from neuvoja.retrieval.question import Question
from neuvoja.retrieval.share import Carrying
from neuvoja.retrieval.terms import grams_only, rarities, telling, terms_of

SPARE = 2
"""Hits fetched for each passage wanted, since some collapse into others."""

UNKNOWN = 8.0
"""The rarity of a word that no passage holds."""


@dataclass(frozen=True, slots=True)
class Found:
    """A passage, how well it fits, and why."""

    passage: Passage
    score: float
    """Comparable between the articles, or the cases, of one search."""

    share: float
    """The part of the question's telling weight that it carries, 0 to 1; comparable always."""

    why: Mapping[str, float] = field(default_factory=dict)
    """What each search, field and term added to the score; empty unless asked for."""


class Retriever:
    """Safe to use from several threads."""

    def __init__(
        self,
        *,
        passages: PassageStore,
        keywords: KeywordIndex,
        analyser: Analyser,
        synonyms: Sequence[Synonym] = (),
    ) -> None:
        self._passages = passages
        self._keywords = keywords
        self._analyser = analyser
        self._concepts = lru_cache(maxsize=64)(Wording(analyser, synonyms).concepts)

    def search(
        self,
        question: Question,
        *,
        kind: Kind,
        limit: int,
        on: date | None = None,
        language: Language | None = None,
        public_only: bool = False,
        explain: bool = False,
    ) -> Sequence[Found]:
        """The passages that bear on a question, best first; empty where none does.

        Args:
            kind: articles and cases are searched apart, so that neither drowns the other.
            limit: at most so many, ≥ 1.
            on: only what holds on this day. None: whatever its dates.
            language: only passages in it. None: the customer's first, then the others.
            public_only: leaves out what only advisors may read.
            explain: fills `why`, at some ten times the cost.

        Raises:
            IndexUnavailable, DatabaseUnavailable
        """
        languages = [language] if language else _home_first(question.language)
        searches = [
            self._searched(question, Scope(kind, each, on, public_only), limit=limit * SPARE)
            for each in languages
        ]
        found = {hit.passage_id: (search, hit) for search in searches for hit in search.hits}
        passages = [
            each
            for each in self._passages.passages(list(found))
            if found[each.passage_id][0].scope.admits(each)
        ]
        best = collapsed(passages, question.language)[:limit]
        return [self._found(each, *found[each.passage_id], explain=explain) for each in best]

    def _searched(self, question: Question, scope: Scope, *, limit: int) -> "Search":
        """One search among the passages of one language."""
        language = scope.language or question.language
        concepts = self._concepts(question)
        everything = terms_of(concepts, language)
        rare = rarities(concepts, self._keywords.rarity(scope.kind, everything))
        terms = terms_of(telling(concepts, rare), language)
        if language != question.language:
            terms = grams_only(terms)
        hits = self._keywords.search(terms, scope, limit=limit)
        return Search(terms, scope, hits, Carrying(concepts, rare, unknown=UNKNOWN))

    def _found(self, passage: Passage, search: "Search", hit: Hit, *, explain: bool) -> Found:
        why = self._keywords.explain(search.terms, search.scope, hit.passage_id) if explain else {}
        return Found(passage, hit.score, search.carrying.share(passage, self._analyser), why)


@dataclass(frozen=True, slots=True)
class Search:
    """One search among the passages of one language, and what it found."""

    terms: Terms
    scope: Scope
    hits: Ranking
    carrying: Carrying


def _home_first(home: Language) -> Sequence[Language]:
    return [home, *(each for each in LANGUAGES if each != home)]
