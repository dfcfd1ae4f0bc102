"""How well a word of a source answers to a word of the question."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from neuvoja.domain.conversation import LANGUAGES, Language
from neuvoja.language.analysis import Analyser, Token
from neuvoja.language.clauses import CLAUSE_WORDS
from neuvoja.language.text import fold

FORMS_REMEMBERED = 16_384
PAIRS_REMEMBERED = 131_072

COMPOUND = 0.8
"""The source says sähkösopimus where sopimus is asked about."""

PART = 0.5
"""The source says sopimus where sähkösopimus is asked about: the telling half may be missing."""

SHARED_PART = 0.4
"""sähkölasku for sähkösopimus."""

LEAST_ALIKE = 0.5
"""Dice of two words' grams from which they may be the same word, misspelt or inflected."""

SHORTEST_STEM = 5
"""Letters that a word must have to be known inside a longer one without a dictionary."""


SHORTEST_BEGINNING = 3
LEAST_BEGINNING = 0.6
"""Part of the longer word that a shared beginning must be."""


_DENYING = {each: frozenset(map(fold, CLAUSE_WORDS[each].negators)) for each in LANGUAGES}


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """A word form as it is compared; one object for each form, so that pairs are remembered."""

    text: str
    """Folded."""

    lemmas: frozenset[str]
    parts: frozenset[str]
    grams: frozenset[str]
    content: bool
    """Whether it tells anything: False for a function word."""

    numeric: bool
    """Whether it holds a digit; such a word must be the same, not alike."""

    negative: bool
    thing: bool
    """Whether it reads as a noun, or its class is not told."""

    person: bool
    """Whether it reads as somebody's name."""


class Matcher:
    """Safe to use from several threads."""

    def __init__(self, analyser: Analyser) -> None:
        self._analyser = analyser
        self._form = lru_cache(maxsize=FORMS_REMEMBERED)(self._made)
        self.match = lru_cache(maxsize=PAIRS_REMEMBERED)(match)
        """Remembers what `match` says of a pair."""

    def forms(self, text: str, language: Language) -> list[Form]:
        """The words of a text in order."""
        return self.of_tokens(self._analyser.tokens(text, language), language)

    def of_tokens(self, tokens: Sequence[Token], language: Language) -> list[Form]:
        return [self._form(each.text, language) for each in tokens]

    def _made(self, word: str, language: Language) -> Form:
        token = self._analyser.tokens(word, language)[0]
        return Form(
            text=fold(word),
            lemmas=token.lemmas,
            parts=token.parts,
            grams=frozenset(self._analyser.gram_text(word).split()),
            content=token.content,
            numeric=any(map(str.isdigit, word)),
            negative=token.negative or fold(word) in _DENYING[language],
            thing=token.thing,
            person=token.name in ("first_name", "surname"),
        )


def match(asked: Form, said: Form) -> float:
    """0 (another word) to 1 (the same word in some form)."""
    if asked.text == said.text or not asked.lemmas.isdisjoint(said.lemmas):
        return 1.0
    if asked.numeric or said.numeric:
        return 0.0
    if not asked.lemmas.isdisjoint(said.parts):
        return COMPOUND
    if not asked.parts.isdisjoint(said.lemmas):
        return PART
    alike = _alike(asked, said)
    if asked.parts and said.parts:
        return SHARED_PART if not asked.parts.isdisjoint(said.parts) else min(alike, SHARED_PART)
    return alike


def _alike(asked: Form, said: Form) -> float:
    """By their letters: misspelt, inflected, or parts of one another without a dictionary."""
    shared = len(asked.grams & said.grams)
    if not shared:
        return 0.0
    dice = 2 * shared / (len(asked.grams) + len(said.grams))
    if dice >= LEAST_ALIKE:
        # Inflection and slips spare the beginning; words alike only at the end are two compounds.
        return 0.5 + dice / 2 if asked.text[:2] == said.text[:2] else SHARED_PART
    shorter, longer = sorted((asked.text, said.text), key=len)
    if len(shorter) >= SHORTEST_STEM and shorter in longer:
        return COMPOUND if shorter == asked.text else PART
    return _begin_alike(shorter, longer)


def _begin_alike(shorter: str, longer: str) -> float:
    """By the beginning that two words share, where it is most of both: flytt and flytta."""
    pairs = enumerate(zip(shorter, longer, strict=False))
    same = next((n for n, (a, b) in pairs if a != b), len(shorter))
    share = same / len(longer)
    return share if same >= SHORTEST_BEGINNING and share >= LEAST_BEGINNING else 0.0
