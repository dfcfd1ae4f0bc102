"""From a question to its concepts."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from neuvoja.domain.conversation import Language
from neuvoja.domain.organisation import GlossaryTerm, Synonym
from neuvoja.language.analysis import Analyser
from neuvoja.language.forms.spoken import SpokenFinnish
from neuvoja.retrieval.concepts import Concept, said_again, saturated
from neuvoja.retrieval.hearing import Hearing
from neuvoja.retrieval.naming import Naming
from neuvoja.retrieval.question import Question, Said

QUESTIONS_REMEMBERED = 64
"""One answer searches by the same question for articles, for cases and in other languages."""


class Wording:
    """Finds the concepts of a question. Safe to use from several threads."""

    def __init__(
        self,
        analyser: Analyser,
        synonyms: Iterable[Synonym] = (),
        glossary: Iterable[GlossaryTerm] = (),
        spoken: SpokenFinnish | None = None,
    ) -> None:
        self._hearing = Hearing(analyser, spoken)
        self._naming = Naming(self._hearing, synonyms, glossary)
        self.concepts = lru_cache(QUESTIONS_REMEMBERED)(self._concepts)

    def _concepts(self, question: Question, language: Language) -> Sequence[Concept]:
        """Those to look for among passages of a language, in the order in which they are said.

        Function words tell nothing and are left out, unless a message holds nothing else. Empty
        for a question without a word.
        """
        concepts: dict[frozenset[str], Concept] = {}
        for said in question.said:
            for bases, concept in self._said(said, question.language, language):
                concepts[bases] = said_again(concepts.get(bases), concept)
        named = self._naming.named(concepts, question.language, language)
        return [replace(each, weight=saturated(each.weight)) for each in named]

    def _said(
        self, said: Said, asked: Language, language: Language
    ) -> Iterator[tuple[frozenset[str], Concept]]:
        """Words and phrases by their forms in the language asked in."""
        for word in self._hearing.telling(said.text, asked):
            name = self._hearing.name_abroad(word, asked, language)
            bases = self._hearing.name(word, asked).bases
            yield bases, Concept(name, said.weight, words=(word,))
        for phrase in self._naming.phrases(said.text, asked):
            yield phrase.bases, Concept(phrase, said.weight)
