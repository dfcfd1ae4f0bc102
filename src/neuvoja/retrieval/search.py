"""From a question to ranked passages: keyword and vector search, fused."""

from collections.abc import Iterable, Sequence
from datetime import date

from neuvoja.domain.conversation import LANGUAGES, Language
from neuvoja.domain.knowledge import Kind, Passage
from neuvoja.domain.organisation import GlossaryTerm, Synonym
from neuvoja.language.analysis import Analyser
from neuvoja.language.promises import Embedder
from neuvoja.language.spoken import SpokenFinnish
from neuvoja.retrieval.concepts import Wording
from neuvoja.retrieval.found import Found
from neuvoja.retrieval.gathered import Gathered, gathered
from neuvoja.retrieval.look import Look, Looker, Looks
from neuvoja.retrieval.matters import matters, with_each
from neuvoja.retrieval.meaning import Meaning
from neuvoja.retrieval.promises import KeywordIndex, PassageStore, Scope
from neuvoja.retrieval.question import Question
from neuvoja.retrieval.share import Carrying
from neuvoja.retrieval.translation import Translator
from neuvoja.retrieval.versions import Versions

__all__ = ["Found", "Retriever"]

SPARE = 2
"""Hits fetched for each passage wanted, since some collapse into others."""

DEPTH = 40
"""Hits fetched of each language at least, so that an article's second passage is among them."""


class Retriever:
    """Safe to use from several threads."""

    def __init__(
        self,
        *,
        passages: PassageStore,
        keywords: KeywordIndex,
        analyser: Analyser,
        synonyms: Iterable[Synonym] = (),
        glossary: Iterable[GlossaryTerm] = (),
        spoken: SpokenFinnish | None = None,
        meaning: Meaning | None = None,
        lexical: Embedder | None = None,
    ) -> None:
        """Join the parts.

        Args:
            meaning: None: words alone.
            lexical: an embedder that is quick with single words of all languages, to find the
                words of other languages. None: only the glossary translates.
        """
        wording = Wording(analyser, synonyms, glossary, spoken)
        translator = Translator(lexical, keywords) if lexical else None
        self._looker = Looker(keywords, wording, meaning, translator)
        self._passages = passages
        self._versions = Versions(keywords)
        self._keywords = keywords
        self._analyser = analyser

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
            language: only passages in it. None: every language that there is, as one list.
            public_only: leaves out what only advisors may read.
            explain: fills `why`, at some ten times the cost.

        Raises:
            IndexUnavailable, DatabaseUnavailable
        """
        scope = Scope(kind, None, on, public_only)
        languages = (language,) if language else LANGUAGES
        looks, chosen = self._chosen(question, scope, languages, limit)
        if kind == "article" and chosen:
            best = [
                first
                for matter in matters(question)
                for first in self._chosen(matter, scope, languages, 1)[1]
            ]
            chosen = with_each(chosen, best, limit=limit) if best else chosen
        return self._found(chosen, looks, explain=explain)

    def passages(self, passage_ids: Sequence[str]) -> Sequence[Passage]:
        """Those that exist, in the order asked, whatever was searched.

        Raises:
            DatabaseUnavailable
        """
        return self._passages.passages(passage_ids) if passage_ids else ()

    def _chosen(
        self, question: Question, scope: Scope, languages: Sequence[Language], limit: int
    ) -> tuple[Looks, list[Gathered]]:
        depth = max(DEPTH, limit * SPARE)
        looks = self._looker.looks(question, scope, languages, limit=depth)
        at_home = languages[0] if len(languages) == 1 else question.language
        there, scores = self._hits(looks, depth)
        needed = self._versions.needed(there, scope, at_home)
        return looks, gathered(needed, scores, at_home, limit=limit)

    def _hits(self, looks: Looks, depth: int) -> tuple[list[Passage], dict[str, float]]:
        """The best of each language as the database has them; an index may be a moment behind."""
        scores = {
            hit.passage_id: hit.score for look in looks.values() for hit in look.ranking[:depth]
        }
        nearest = sorted(scores, key=lambda each: (-scores[each], each))
        there = self._passages.passages(nearest)
        admitted = [
            each
            for each in there
            if each.language in looks and looks[each.language].scope.admits(each)
        ]
        return admitted, scores

    def _found(self, chosen: Sequence[Gathered], looks: Looks, *, explain: bool) -> list[Found]:
        lemmas = self._keywords.lemmas([each.passage for each in chosen])
        carrying = {name: Carrying(look.concepts, look.rare) for name, look in looks.items()}
        return [
            Found(
                passage=each.passage,
                score=each.score,
                share=carrying[each.passage.language].share(
                    each.passage, self._analyser, lemmas=lemmas.get(each.passage.passage_id)
                ),
                why=self._why(looks[each.passage.language], each) if explain else {},
            )
            for each in chosen
        ]

    def _why(self, look: Look, chosen: Gathered) -> dict[str, float]:
        """What each term added, the article's other passages, and what the vectors changed."""
        why = dict(self._keywords.explain(look.terms, look.scope, chosen.passage.passage_id))
        vectors = chosen.score - chosen.added - sum(why.values())
        article = {"article": chosen.added} if chosen.added else {}
        return {**why, **article, "vectors": round(vectors, 3)}
