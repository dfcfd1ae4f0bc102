"""From a question to ranked passages: keyword and vector search, fused."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from neuvoja.domain.conversation import LANGUAGES, Language
from neuvoja.domain.knowledge import Kind
from neuvoja.domain.organisation import GlossaryTerm, Synonym
from neuvoja.language.analysis import Analyser
from neuvoja.language.spoken import SpokenFinnish
from neuvoja.retrieval.concepts import Wording
from neuvoja.retrieval.foreign import FROM_ABROAD, Foreign, leads, with_foreign
from neuvoja.retrieval.found import Found
from neuvoja.retrieval.look import Chosen, Look, Looker
from neuvoja.retrieval.promises import KeywordIndex, PassageStore, Scope
from neuvoja.retrieval.question import Question
from neuvoja.retrieval.seasoning import Seasoning
from neuvoja.retrieval.share import Carrying

__all__ = ["Found", "Retriever"]

FITS = 0.6
"""From this share on, the customer's language has what was asked, and no other is searched."""


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
        seasoning: Seasoning | None = None,
    ) -> None:
        wording = Wording(analyser, synonyms, glossary, spoken)
        self._looker = Looker(passages, keywords, wording, seasoning)
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
            language: only passages in it. None: the customer's, and others' where they have more.
            public_only: leaves out what only advisors may read.
            explain: fills `why`, at some ten times the cost.

        Raises:
            IndexUnavailable, DatabaseUnavailable
        """
        at_home = language or question.language
        scope = Scope(kind, at_home, on, public_only)
        home = self._looker.look(question, scope, at_home, limit=limit)
        found = self._found(home, explain=explain)
        if language is not None or any(each.share >= FITS for each in found):
            return found
        abroad = [
            foreign
            for other in LANGUAGES
            if other != at_home
            for foreign in self._abroad(question, home, other, explain=explain)
        ]
        return with_foreign(found, abroad, at_home, limit=limit)

    def _found(self, look: Look, *, explain: bool) -> list[Found]:
        carrying = Carrying(look.concepts, look.rare)
        return [
            Found(
                passage=each.passage,
                score=each.score,
                share=carrying.share(each.passage, self._analyser, lemmas=each.lemmas),
                why=self._why(look, each) if explain else {},
            )
            for each in look.chosen
        ]

    def _abroad(
        self, question: Question, home: Look, other: Language, *, explain: bool
    ) -> list[Foreign]:
        scope = replace(home.scope, language=other)
        look = self._looker.look(question, scope, other, limit=FROM_ABROAD, places=home.places)
        return [
            Foreign(found, lead)
            for found, lead in zip(
                self._found(look, explain=explain), leads(home, look, self._analyser), strict=True
            )
        ]

    def _why(self, look: Look, chosen: Chosen) -> dict[str, float]:
        """What each term added, and what is left: the vectors' part, 0 where they are not asked."""
        why = dict(self._keywords.explain(look.terms, look.scope, chosen.passage.passage_id))
        return {**why, "vectors": max(0.0, round(chosen.score - sum(why.values()), 3))}
