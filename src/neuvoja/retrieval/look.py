"""One search: a look at the passages of each language, by words and by meaning."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from neuvoja.domain.conversation import Language
from neuvoja.domain.knowledge import Kind
from neuvoja.retrieval.concepts import Concept
from neuvoja.retrieval.fusion import Shelfful, fused
from neuvoja.retrieval.meaning import Meaning, Near, Wanted
from neuvoja.retrieval.promises import KeywordIndex, Ranking, Scope, Terms
from neuvoja.retrieval.question import Question
from neuvoja.retrieval.rarity import Rarity, Shelf, rarities, weighed_among_all
from neuvoja.retrieval.terms import pruned, telling, terms_of
from neuvoja.retrieval.translation import Translator
from neuvoja.retrieval.versions import Versions
from neuvoja.retrieval.wording import Wording

Shelves = Mapping[Language, int]
"""The languages searched, and how many passages each has."""

WORDS_DO: frozenset[Language] = frozenset({"fi"})
"""Where a question and all passages are in this language, meaning is not asked: to Finnish words,
compounds and grams it adds .003, which is no gain, for half as much time again (decision 0007)."""


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


Looks = Mapping[Language, Look]


class Looker:
    """Safe to use from several threads."""

    def __init__(
        self,
        keywords: KeywordIndex,
        wording: Wording,
        meaning: Meaning | None = None,
        translator: Translator | None = None,
    ) -> None:
        self._keywords = keywords
        self._wording = wording
        self._meaning = meaning
        self._translator = translator
        self._versions = Versions(keywords)

    def looks(
        self, question: Question, scope: Scope, languages: Sequence[Language], *, limit: int
    ) -> Looks:
        """Search those of the languages that have passages of the kind.

        Args:
            limit: passages that each search of each language brings, at most.
        """
        shelves = self._shelves(scope.kind, languages)
        nearest = self._begin(question, scope, [*shelves], limit=limit)
        looks = {
            each: self._look(question, replace(scope, language=each), each, shelves, limit=limit)
            for each in shelves
        }
        near = nearest()
        if near is None:
            return looks
        odds = self._versions.odds(
            scope.kind, question.language, [each for each in shelves if each != question.language]
        )
        shelffuls = [
            Shelfful(each == question.language, look.ranking, near.get(each, ()), odds)
            for each, look in looks.items()
        ]
        rankings = zip(looks.items(), fused(shelffuls), strict=True)
        return {each: replace(look, ranking=ranking) for (each, look), ranking in rankings}

    def _shelves(self, kind: Kind, languages: Sequence[Language]) -> Shelves:
        counts = {each: self._keywords.count_of(kind, each) for each in languages}
        return {language: count for language, count in counts.items() if count}

    def _look(
        self, question: Question, scope: Scope, language: Language, shelves: Shelves, *, limit: int
    ) -> Look:
        """Search the passages of a language by words.

        Args:
            shelves: all that are searched for this question: a word is as rare as it is in all of
                them together, so that what they give can be compared.
        """
        concepts = self._concepts(question, scope.kind, language)
        rarity = partial(self._keywords.rarity, scope.kind)
        rare = rarities(concepts, language, rarity)
        places = telling(concepts, rare)
        taken = [concepts[at] for at in places]
        terms = self._terms(terms_of(taken, language), scope.kind, shelves)
        return Look(
            scope=scope,
            concepts=taken,
            rare=[rare[at] for at in places],
            terms=terms,
            ranking=self._keywords.search(terms, scope, limit=limit),
        )

    def _begin(
        self, question: Question, scope: Scope, languages: Sequence[Language], *, limit: int
    ) -> Callable[[], Near | None]:
        at_home = {*languages} <= WORDS_DO & {question.language}
        if self._meaning is None or at_home:
            return lambda: None
        return self._meaning.begin(Wanted(question, scope, languages, limit))

    def _concepts(self, question: Question, kind: Kind, language: Language) -> Sequence[Concept]:
        concepts = self._wording.concepts(question, language)
        if self._translator is None or language == question.language:
            return concepts
        return self._translator.translated(concepts, kind, language)

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
