"""From a question to ranked passages: keyword and vector search, fused."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from neuvoja.domain.conversation import LANGUAGES, Language
from neuvoja.domain.knowledge import Kind, Passage
from neuvoja.domain.organisation import Synonym
from neuvoja.language.analysis import Analyser
from neuvoja.retrieval.collapse import collapsed
from neuvoja.retrieval.concepts import Wording
from neuvoja.retrieval.promises import KeywordIndex, PassageStore, Scope, Terms
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
        scope = Scope(kind=kind, language=language, on=on, public_only=public_only)
        found: list[Found] = []
        for each in _languages(question.language, language):
            wanted = replace(scope, language=each)
            found += self._in_language(question, wanted, limit=limit, explain=explain)
        best = collapsed((each.passage for each in found), question.language)
        by_id = {each.passage.passage_id: each for each in found}
        return [by_id[passage.passage_id] for passage in best][:limit]

    def _in_language(
        self, question: Question, scope: Scope, *, limit: int, explain: bool
    ) -> list[Found]:
        """The best passages of one language, best first."""
        language = scope.language or question.language
        concepts = self._concepts(question)
        everything = terms_of(concepts, language)
        rare = rarities(concepts, self._keywords.rarity(scope.kind, everything))
        terms = terms_of(telling(concepts, rare), language)
        if language != question.language:
            terms = grams_only(terms)
        hits = self._keywords.search(terms, scope, limit=limit * SPARE)
        score = {hit.passage_id: hit.score for hit in hits}
        carrying = Carrying(concepts, rare, unknown=UNKNOWN)
        found = [each for each in self._passages.passages(list(score)) if scope.admits(each)]
        why = self._why(terms, scope, found) if explain else [{}] * len(found)
        return [
            Found(each, score[each.passage_id], carrying.share(each, self._analyser), because)
            for each, because in zip(found, why, strict=True)
        ]

    def _why(
        self, terms: Terms, scope: Scope, found: Sequence[Passage]
    ) -> Sequence[Mapping[str, float]]:
        return self._keywords.explain(terms, scope, [each.passage_id for each in found])


def _languages(asked: Language, only: Language | None) -> Sequence[Language]:
    if only is not None:
        return [only]
    return [asked, *(each for each in LANGUAGES if each != asked)]
