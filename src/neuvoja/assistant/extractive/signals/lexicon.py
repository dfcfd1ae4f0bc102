"""A word form as it is compared, with its dictionary forms."""

import re
from dataclasses import dataclass
from functools import lru_cache

from neuvoja.domain.conversation import Language
from neuvoja.language.analysis import Analyser, Token
from neuvoja.language.text import fold

WORDS_REMEMBERED = 16_384

SHORTEST_STEM = 4
"""Letters below which only the same word will do."""

_PARTICIPLES = ("nut", "nyt", "ttu", "tty", "tu", "ty")
_UNDONE = re.compile(r"ma(?:ton$|ttom|tont|tta$)")


@dataclass(frozen=True, slots=True)
class Word:
    """A word form as it is compared. All letters folded, hyphens left out."""

    text: str
    bases: frozenset[str]
    """Its nearest dictionary forms, with their accents."""

    forms: frozenset[str]
    """The form itself and its nearest dictionary forms."""

    keys: frozenset[str]
    """The form itself and all dictionary forms, those that it is derived from included."""

    parts: tuple[str, ...]
    """Of a compound, in no order."""

    content: bool
    known: bool
    """Whether a dictionary has it, so that another word cannot be meant."""

    stemmed: bool
    """Whether a stemmer has made its keys, so that other endings are other words."""

    @property
    def exact(self) -> bool:
        """Whether only the same word will do."""
        return not self.text.isalpha() or len(self.text) < SHORTEST_STEM


class Words:
    """Makes words of tokens; safe to use from several threads."""

    def __init__(self, analyser: Analyser) -> None:
        self._analyser = analyser
        self._of = lru_cache(maxsize=WORDS_REMEMBERED)(self._made)

    def of(self, token: Token, language: Language) -> Word:
        return self._of(token.text, language)

    def tokens(self, text: str, language: Language) -> list[Token]:
        return list(self._analyser.tokens(text, language))

    def within(self, text: str, language: Language) -> list[Word]:
        return [self._of(token.text, language) for token in self._analyser.tokens(text, language)]

    def _made(self, text: str, language: Language) -> Word:
        token = self._analyser.tokens(text, language)[0]
        bare, bases = _bare(text), frozenset(_nearest(token))
        lemmas = {_bare(lemma) for lemma in token.lemmas}
        if language == "sv" and len(bare) > SHORTEST_STEM and bare.endswith("et"):
            # The stemmer leaves the definite form of ett-words alone: nätet, barnet.
            lemmas.add(bare.removesuffix("et"))
            bases |= {text.lower().removesuffix("et")}
        if language == "fi" and _UNDONE.search(bare):
            # The dictionary takes maksamaton and maksamatta for forms of maksaa.
            bases = frozenset(f"un{each}" for each in bases)
            lemmas = {f"un{each}" for each in lemmas}
        return Word(
            text=bare,
            bases=bases,
            forms=frozenset({bare} | {_bare(base) for base in bases}),
            keys=frozenset({bare} | lemmas),
            parts=tuple({_bare(part): None for part in token.parts}),
            content=token.content,
            known=language == "fi" and self._analyser.knows(text, language),
            stemmed=language != "fi",
        )


def _nearest(token: Token) -> list[str]:
    """The dictionary forms that share the longest beginning with the form.

    A Finnish participle, for which the dictionary has a form of its own, is of its verb too.
    """
    shared = {lemma: shared_beginning(lemma, token.text.lower()) for lemma in token.lemmas}
    most = max(shared.values(), default=0)
    nearest = [lemma for lemma, length in shared.items() if length == most]
    if any(lemma.endswith(_PARTICIPLES) for lemma in nearest):
        nearest += [lemma for lemma in token.lemmas if lemma.endswith(("a", "ä"))]
    return nearest


def _bare(text: str) -> str:
    return fold(text).replace("-", "").replace("’", "'")


def shared_beginning(one: str, other: str) -> int:
    """Letters that both begin with."""
    return next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
