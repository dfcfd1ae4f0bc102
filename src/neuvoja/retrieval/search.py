"""From a question to ranked passages: keyword and vector search, fused."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from neuvoja.domain.conversation import LANGUAGES, Language
from neuvoja.domain.knowledge import Kind, Passage
from neuvoja.domain.organisation import GlossaryTerm, Synonym
from neuvoja.language.analysis import Analyser
from neuvoja.language.forms.spoken import SpokenFinnish
from neuvoja.language.promises import Embedder
from neuvoja.retrieval.found import Found
from neuvoja.retrieval.gathered import Gathered, gathered
from neuvoja.retrieval.look import Looker, Looks
from neuvoja.retrieval.matters import matters, with_each
from neuvoja.retrieval.meaning import Meaning
from neuvoja.retrieval.promises import KeywordIndex, PassageStore, Scope
from neuvoja.retrieval.question import Question
from neuvoja.retrieval.share import Carrying, less_by_what_is_not_carried
from neuvoja.retrieval.translation import Translator
from neuvoja.retrieval.versions import Versions
from neuvoja.retrieval.wording import Wording

__all__ = ["Found", "Retriever"]

SPARE = 2
"""Hits fetched for each passage wanted, since some collapse into others."""

DEPTH = 40
"""Hits fetched of each language at least, so that an article's second passage is among them."""

LOOKED_INTO = 20
"""Passages of several languages that are looked into for how much of the question each carries; the
others carry nothing, as far as is known."""

Shares = Mapping[str, float]
"""Passage id → how much of the question it carries."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a question has brought."""

    looks: Looks
    shares: Shares
    """Of the passages that were looked into; empty where one language was searched."""

    best: Sequence[Gathered]


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
        choice = self._chosen(question, scope, languages, limit)
        if kind == "article" and choice.best:
            best = [
                first
                for matter in matters(question)
                for first in self._chosen(matter, scope, languages, 1).best
            ]
            if best:
                choice = replace(choice, best=with_each(choice.best, best, limit=limit))
        return self._found(choice, explain=explain)

    def passages(self, passage_ids: Sequence[str]) -> Sequence[Passage]:
        """Those that exist, in the order asked, whatever was searched.

        Raises:
            DatabaseUnavailable
        """
        return self._passages.passages(passage_ids) if passage_ids else ()

    def _chosen(
        self, question: Question, scope: Scope, languages: Sequence[Language], limit: int
    ) -> Choice:
        depth = max(DEPTH, limit * SPARE)
        looks = self._looker.looks(question, scope, languages, limit=depth)
        at_home = languages[0] if len(languages) == 1 else question.language
        there, scores = self._hits(looks, depth)
        needed = self._versions.needed(there, scope, at_home)
        shares = self._shares(needed[:LOOKED_INTO], looks) if len(looks) > 1 else {}
        if shares:
            for name in scores:
                scores[name] *= less_by_what_is_not_carried(shares.get(name, 0.0))
        return Choice(looks, shares, gathered(needed, scores, at_home, limit=limit))

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

    def _shares(self, passages: Sequence[Passage], looks: Looks) -> Shares:
        lemmas = self._keywords.lemmas(passages)
        carrying = {name: Carrying(look.concepts, look.rare) for name, look in looks.items()}
        return {
            each.passage_id: carrying[each.language].share(
                each, self._analyser, lemmas=lemmas.get(each.passage_id)
            )
            for each in passages
        }

    def _found(self, choice: Choice, *, explain: bool) -> list[Found]:
        passages = [each.passage for each in choice.best]
        unknown = [each for each in passages if each.passage_id not in choice.shares]
        shares = {**choice.shares, **self._shares(unknown, choice.looks)}
        return [
            Found(
                passage=each.passage,
                score=each.score,
                share=shares[each.passage.passage_id],
                why=self._why(choice, each) if explain else {},
            )
            for each in choice.best
        ]

    def _why(self, choice: Choice, chosen: Gathered) -> dict[str, float]:
        """What each term added, the article's other passages, the share, and the vectors."""
        name = chosen.passage.passage_id
        look = choice.looks[chosen.passage.language]
        why = dict(self._keywords.explain(look.terms, look.scope, name))
        own = chosen.score - chosen.added
        lessened = less_by_what_is_not_carried(choice.shares.get(name, 0.0))
        whole = own / lessened if choice.shares else own
        article = {"article": chosen.added} if chosen.added else {}
        share = {"share": round(own - whole, 3)} if choice.shares else {}
        return {**why, **article, **share, "vectors": round(whole - sum(why.values()), 3)}
