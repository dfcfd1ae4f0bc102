"""Word by word, what a text says: in dictionary forms, parts and grams."""

from dataclasses import dataclass
from functools import lru_cache

from neuvoja.domain.conversation import Language
from neuvoja.language.analysis import Analyser
from neuvoja.language.forms.spoken import SpokenFinnish
from neuvoja.language.words import word_texts
from neuvoja.retrieval.concepts import NOTHING, Name, either

WORDS_REMEMBERED = 16_384


@dataclass(frozen=True, slots=True)
class Heard:
    name: Name
    content: bool
    """False for a function word, and for what is no word."""


class Hearing:
    """Safe to use from several threads."""

    def __init__(self, analyser: Analyser, spoken: SpokenFinnish | None = None) -> None:
        self._analyser = analyser
        self._spoken = spoken
        self._heard = lru_cache(WORDS_REMEMBERED)(self._hear)
        self._read_abroad = lru_cache(WORDS_REMEMBERED)(self._read)

    def content(self, word: str, language: Language) -> bool:
        """Whether it is a word, and no function word."""
        return self._heard(word, language).content

    def telling(self, text: str, language: Language) -> list[str]:
        """The content words of a text; all its words where none is a content word."""
        heard = [(word, self._heard(word, language)) for word in word_texts(text)]
        telling = [word for word, each in heard if each.content]
        return telling or [word for word, each in heard if each.name.bases]

    def names(self, text: str, language: Language) -> list[Name]:
        """The telling words of a text by their names."""
        return [self.name(word, language) for word in self.telling(text, language)]

    def name(self, word: str, language: Language) -> Name:
        return self._heard(word, language).name

    def name_abroad(self, word: str, asked: Language, language: Language) -> Name:
        """A word of one language, as the other may read it too, since people mix them."""
        read = self._read_abroad(word, language) if language != asked else NOTHING
        return either(self.name(word, asked), read)

    def _hear(self, word: str, language: Language) -> Heard:
        """A word form, spoken Finnish in its written forms."""
        spoken = self._spoken.expansions(word) if self._spoken and language == "fi" else ()
        forms = [
            token for form in spoken or (word,) for token in self._analyser.tokens(form, language)
        ]
        name = Name(
            bases=frozenset[str]().union(*(each.lemmas for each in forms)),
            parts=frozenset[str]().union(*(each.parts for each in forms)),
            grams=self._grams(word).union(*(self._grams(form) for form in spoken[:1])),
        )
        return Heard(name, content=bool(name.bases) and forms[0].content)

    def _read(self, word: str, language: Language) -> Name:
        tokens = self._analyser.tokens(word, language)
        if not any(each.content for each in tokens) or not self._analyser.knows(word, language):
            return NOTHING
        return Name(
            bases=frozenset[str]().union(*(each.lemmas for each in tokens)),
            parts=frozenset[str]().union(*(each.parts for each in tokens)),
            grams=frozenset(),
        )

    def _grams(self, word: str) -> frozenset[str]:
        return frozenset(self._analyser.gram_text(word).split())
