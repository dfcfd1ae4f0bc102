"""The organisation's locked glossary: what a prompt is told of it, and what is checked after it.

Told is each row of which a term stands in the dialogue or the sources. Checked is only that no term
of another language is left standing. Not checked is whether a source's term was rendered at all: of
our own translated articles 36 % lack the locked rendering of a term that the original has, since a
good sentence says it by a pronoun, a compound or a verb. Nor are customers' words objected to: our
own articles use them 70 times beside the locked ones.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from neuvoja.assistant.reading import Reading
from neuvoja.domain.conversation import LANGUAGES, Language
from neuvoja.domain.organisation import GlossaryTerm
from neuvoja.language.analysis import Analyser
from neuvoja.language.text import fold
from neuvoja.language.words import word_texts

MOST_TERMS = 24
"""Rows that a prompt is told."""

TERMS_REMEMBERED = 8_192
WORDS_REMEMBERED = 65_536

UNMISTAKABLE = 7
"""Letters from which on a Swedish term is no English word by chance, and the reverse."""

COGNATE = 4
"""Letters that two terms begin with alike from which on either is understood in both languages."""

_NO_TERMS = ""
_HEAD = "Locked terms of the organisation. Say each by its term in the language of the answer:"

Forms = Sequence[frozenset[str]]
"""Of each word: itself in lower case, and its dictionary forms."""


@dataclass(frozen=True, slots=True)
class Stray:
    """A term of another language that was left in an answer."""

    said: str
    term: str
    """What the glossary has for it in the language of the answer."""


class LockedTerms:
    """Safe to use from several threads."""

    def __init__(self, analyser: Analyser) -> None:
        self._analyser = analyser
        self._term = lru_cache(maxsize=TERMS_REMEMBERED)(self._forms)
        self._word = lru_cache(maxsize=WORDS_REMEMBERED)(self._forms_of)

    def lines(self, reading: Reading) -> str:
        """What a prompt is told, a row a line: `fi = sv = en`; empty where no term occurs."""
        rows = list(self._rows(reading))[:MOST_TERMS]
        told = [" = ".join(filter(None, (row.fi, row.sv, row.en))) for row in rows]
        return "\n".join((_HEAD, *told)) if told else _NO_TERMS

    def mended(self, text: str, language: Language, glossary: Sequence[GlossaryTerm]) -> str:
        """The text with its locked term for each that was left in another language.

        Only where it stands in its base form, and never in Finnish, where the sentence may need
        another case.
        """
        if language == "fi":
            return text
        for stray in self.strays(text, language, glossary):
            text = text.replace(stray.said, stray.term)
        return text

    def strays(
        self, text: str, language: Language, glossary: Sequence[GlossaryTerm]
    ) -> tuple[Stray, ...]:
        """The terms of other languages that stand in the text without their locked rendering.

        A term beside its rendering explains it: "grundavgift (perusmaksu)".
        """
        said = self._forms(text, language)
        return tuple(
            stray
            for row in glossary
            if row_term(row, language)
            and not _stands(self._term(row_term(row, language), language), said)
            for stray in _left_of(row, text, language)
        )

    def _rows(self, reading: Reading) -> Iterator[GlossaryTerm]:
        """Rows by their place in the glossary, of which a term stands in what was read."""
        if not reading.handbook.glossary:
            return
        said: dict[Language, list[Forms]] = {each: [] for each in LANGUAGES}
        for message in reading.conversation.messages:
            said[reading.language].append(self._forms(message.text, reading.language))
        for source in reading.sources:
            text = f"{source.title}\n{source.heading or ''}\n{source.text}"
            said[source.language].append(self._forms(text, source.language))
        every = {each: _every(forms) for each, forms in said.items()}
        for row in reading.handbook.glossary:
            terms = [(each, row_term(row, each)) for each in LANGUAGES if row_term(row, each)]
            if any(self._occurs(term, each, said[each], every[each]) for each, term in terms):
                yield row

    def _occurs(
        self, term: str, language: Language, said: Sequence[Forms], every: frozenset[str]
    ) -> bool:
        """Whether a term stands in one of the texts.

        Args:
            every: all forms of all their words: most terms have a word that stands nowhere.
        """
        wanted = self._term(term, language)
        if not all(word & every for word in wanted):
            return False
        return len(wanted) == 1 or any(_stands(wanted, each) for each in said)

    def _forms(self, text: str, language: Language) -> Forms:
        return [self._word(each, language) for each in word_texts(text)]

    def _forms_of(self, word: str, language: Language) -> frozenset[str]:
        lemmas = (each.lemmas for each in self._analyser.tokens(word, language))
        return frozenset({word.lower()}).union(*lemmas)


def row_term(row: GlossaryTerm, language: Language) -> str:
    return str(getattr(row, language))


def _every(said: Sequence[Forms]) -> frozenset[str]:
    return frozenset[str]().union(*(word for forms in said for word in forms))


def _stands(term: Forms, said: Forms) -> bool:
    """Whether the words of a term stand in a row, whatever their forms."""
    starts = range(len(said) - len(term) + 1) if term else ()
    return any(all(word & said[at + n] for n, word in enumerate(term)) for at in starts)


def _left_of(row: GlossaryTerm, text: str, language: Language) -> Iterator[Stray]:
    term = row_term(row, language)
    for other in LANGUAGES:
        left = row_term(row, other)
        if other == language or not left or not _is_unmistakable(left, term, other):
            continue
        if found := re.search(rf"\b{re.escape(left)}\b", text, re.IGNORECASE):
            yield Stray(found.group(), term)


def _is_unmistakable(left: str, term: str, language: Language) -> bool:
    """Whether a term of this language, left in a text of another, is surely one."""
    alike = fold(left)[:COGNATE] == fold(term)[:COGNATE]
    return not alike and (language == "fi" or len(left) >= UNMISTAKABLE)
