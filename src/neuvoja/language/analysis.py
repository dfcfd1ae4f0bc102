"""From words to terms: lemmas with compound parts, and character grams."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from neuvoja.domain.conversation import LANGUAGES, Language
from neuvoja.language.forms.english import EnglishReader
from neuvoja.language.forms.finnish import FinnishReader
from neuvoja.language.forms.readings import WordReader
from neuvoja.language.forms.snowball import SnowballLemmatizer
from neuvoja.language.forms.swedish import SwedishReader
from neuvoja.language.promises import Lemmatizer
from neuvoja.language.text import fold
from neuvoja.language.words import is_placeholder, word_texts, words

GRAM = 4
"""Characters in a gram."""

BEGIN = "_"
"""Stands before a word's first letter: how a word begins tells more than how it goes on."""

WORDS_REMEMBERED = 65_536
"""Word forms whose analysis is kept, for each language and for the grams."""


@dataclass(frozen=True, slots=True)
class WordAnalysis:
    """What is known of one word form, wherever it stands."""

    lemmas: frozenset[str]
    """Dictionary forms of all readings, lower case; empty for a placeholder."""

    parts: frozenset[str]
    """Dictionary forms of the parts of a compound, lower case."""

    name: str | None
    """`first_name`, `surname`, `place` or `other`, where it reads as a name."""

    negative: bool
    """Whether it is a negative verb or word: ei, inte, not."""

    content: bool
    """False for a function word: pronoun, conjunction, auxiliary …"""

    thing: bool
    """Whether its likeliest reading is a noun, or its class is not told."""

    terms: str
    """What it brings to the lemma field of an index, joined by spaces; empty for a function word:
    leaving those out was measured to cost nothing, and halves the field."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text with its analysis."""

    text: str
    start: int
    end: int
    lemmas: frozenset[str]
    parts: frozenset[str]
    name: str | None
    negative: bool
    content: bool
    thing: bool


class IndexTerms(NamedTuple):
    """What a text brings to an index; terms in order of the words, joined by spaces."""

    grams: str
    lemmas: str


class Analyser:
    """Safe to call from several threads; analyses each word form once, while it remembers it."""

    def __init__(self, lemmatizers: Mapping[Language, Lemmatizer]) -> None:
        self._lemmatizers = {
            language: lemmatizers.get(language) or SnowballLemmatizer(language)
            for language in LANGUAGES
        }
        self._finnish = FinnishReader(self._lemmatizers["fi"])
        self._readers: dict[Language, WordReader] = {
            "fi": self._finnish,
            "sv": SwedishReader(self._lemmatizers["sv"]),
            "en": EnglishReader(self._lemmatizers["en"]),
        }
        self._word = lru_cache(maxsize=WORDS_REMEMBERED)(self._analyse)
        self._word_grams = lru_cache(maxsize=WORDS_REMEMBERED)(_grams_of)
        self._word_terms = lru_cache(maxsize=WORDS_REMEMBERED)(self._terms_of)

    def tokens(self, text: str, language: Language) -> Sequence[Token]:
        """The words of a text with their analyses, in order; offsets are code points."""
        return [
            Token(
                word.text,
                word.start,
                word.end,
                known.lemmas,
                known.parts,
                known.name,
                known.negative,
                known.content,
                known.thing,
            )
            for word in words(text)
            for known in (self._word(word.text, language),)
        ]

    def grams(self, text: str) -> Mapping[str, int]:
        """How often each gram occurs: four characters of a marked word, or all of it; folded."""
        return Counter(self.gram_text(text).split())

    def gram_text(self, text: str) -> str:
        """The grams in order of the words, joined by spaces."""
        return " ".join(map(self._word_grams, word_texts(text)))

    def lemmas(self, text: str, language: Language) -> Mapping[str, int]:
        """How often each lemma and compound part of the content words occurs."""
        return Counter(self.lemma_text(text, language).split())

    def lemma_text(self, text: str, language: Language) -> str:
        """The lemmas and compound parts of the content words in order, joined by spaces."""
        analyse = self._word
        terms = [analyse(word, language).terms for word in word_texts(text)]
        return " ".join(filter(None, terms))

    def terms(self, text: str, language: Language) -> IndexTerms:
        """`gram_text` and `lemma_text` at once, in half the time."""
        found = [self._word_terms(word, language) for word in word_texts(text)]
        return IndexTerms(
            grams=" ".join([each.grams for each in found]),
            lemmas=" ".join([each.lemmas for each in found if each.lemmas]),
        )

    def knows(self, word: str, language: Language) -> bool:
        """Whether the dictionary has this word form; a stemmer has every one."""
        return bool(self._lemmatizers[language].lemmas(word))

    def written(self, text: str, language: Language) -> str:
        """The text with spoken words in their likeliest written form; only Finnish has rules."""
        return self._finnish.spoken.written(text) if language == "fi" else text

    def _terms_of(self, word: str, language: Language) -> IndexTerms:
        return IndexTerms(self._word_grams(word), self._word(word, language).terms)

    def _analyse(self, word: str, language: Language) -> WordAnalysis:
        if is_placeholder(word):
            return WordAnalysis(frozenset(), frozenset(), None, False, False, True, "")
        reader = self._readers[language]
        readings = reader.readings(word)
        bases = dict.fromkeys(reading.base for reading in readings)
        parts = dict.fromkeys(part for reading in readings for part in reading.parts)
        content = not reader.is_function_word(word, readings)
        return WordAnalysis(
            lemmas=frozenset(bases),
            parts=frozenset(parts),
            name=next((each.name for each in readings if each.name), None),
            negative=reader.is_negative(word, readings),
            content=content,
            thing=next(iter(readings)).word_class in (None, "noun"),
            terms=" ".join({**bases, **parts}) if content else "",
        )


def _grams_of(word: str) -> str:
    if is_placeholder(word):
        return ""
    marked = BEGIN + fold(word)
    if len(marked) <= GRAM:
        return marked
    return " ".join(marked[at : at + GRAM] for at in range(len(marked) - GRAM + 1))
