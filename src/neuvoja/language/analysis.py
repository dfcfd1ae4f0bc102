"""From words to terms: lemmas with compound parts, and character grams."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from neuvoja.domain.conversation import LANGUAGES, Language
from neuvoja.language import english, finnish, swedish
from neuvoja.language.promises import Lemma, Lemmatizer
from neuvoja.language.snowball import SnowballLemmatizer
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

    terms: str
    """What it brings to the lemma field of an index, joined by spaces."""


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


class Analyser:
    """Safe to call from several threads; analyses each word form once, while it remembers it."""

    def __init__(self, lemmatizers: Mapping[Language, Lemmatizer]) -> None:
        self._lemmatizers = {
            language: lemmatizers.get(language) or SnowballLemmatizer(language)
            for language in LANGUAGES
        }
        self._word = lru_cache(maxsize=WORDS_REMEMBERED)(self._analyse)
        self._word_grams = lru_cache(maxsize=WORDS_REMEMBERED)(_grams_of)

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
        """How often each lemma and compound part occurs."""
        return Counter(self.lemma_text(text, language).split())

    def lemma_text(self, text: str, language: Language) -> str:
        """The lemmas and compound parts in order of the words, joined by spaces."""
        analyse = self._word
        return " ".join([analyse(word, language).terms for word in word_texts(text)])

    def knows(self, word: str, language: Language) -> bool:
        """Whether the dictionary has this word form; a stemmer has every one."""
        return bool(self._lemmatizers[language].lemmas(word))

    def _analyse(self, word: str, language: Language) -> WordAnalysis:
        if is_placeholder(word):
            return WordAnalysis(frozenset(), frozenset(), None, False, False, "")
        readings = self._readings(word, language)
        bases = list(dict.fromkeys(reading.base for reading in readings))
        parts = list(dict.fromkeys(part for reading in readings for part in reading.parts))
        content = _is_content(word.lower(), bases, language)
        return WordAnalysis(
            lemmas=frozenset(bases),
            parts=frozenset(parts),
            name=next((each.name for each in readings if each.name), None),
            negative=any(each.negative for each in readings),
            content=content,
            terms=" ".join(dict.fromkeys([*bases, *parts])),
        )

    def _readings(self, word: str, language: Language) -> Sequence[Lemma]:
        lemmatizer = self._lemmatizers[language]
        if language == "en":
            lowered = word.lower().removesuffix("'s").removesuffix("’s")
            return lemmatizer.lemmas(english.IRREGULAR.get(lowered, lowered))
        if readings := lemmatizer.lemmas(word):
            return readings
        return self._readings_of_pieces(word, lemmatizer) or (Lemma(word.lower(), ()),)

    def _readings_of_pieces(self, word: str, lemmatizer: Lemmatizer) -> Sequence[Lemma]:
        head, _, ending = word.partition(":")
        if ending and finnish.is_case_ending(ending):
            return lemmatizer.lemmas(head) or (Lemma(head.lower(), ()),)
        if "-" not in word:
            return lemmatizer.lemmas(word.lower()) or lemmatizer.lemmas(word.capitalize())
        joined = lemmatizer.lemmas(word.replace("-", ""))
        if joined:
            return joined
        pieces = [
            (lemmatizer.lemmas(piece) or (Lemma(piece.lower(), ()),))
            for piece in word.split("-")
            if piece
        ]
        parts = [part for piece in pieces for part in (piece[0].base, *piece[0].parts)]
        return (Lemma("".join(piece[0].base for piece in pieces), tuple(parts)),)


def _is_content(word: str, lemmas: Sequence[str], language: Language) -> bool:
    if language == "fi":
        return not (
            word in finnish.FUNCTION_WORDS
            or any(each in finnish.FUNCTION_LEMMAS for each in lemmas)
        )
    function_words = swedish.FUNCTION_WORDS if language == "sv" else english.FUNCTION_WORDS
    return word not in function_words


def _grams_of(word: str) -> str:
    if is_placeholder(word):
        return ""
    marked = BEGIN + fold(word)
    if len(marked) <= GRAM:
        return marked
    return " ".join(marked[at : at + GRAM] for at in range(len(marked) - GRAM + 1))
