"""What was slipped into a true sentence: a clause, or words in a row, that no passage has.

A long true sentence carries a short invention by its mere share of words; so each clause must share
a word with what is cited, or its meaning, and no row of its words may be wholly strange.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from neuvoja.domain.conversation import Language
from neuvoja.language.analysis import Analyser, Token
from neuvoja.language.clauses import CLAUSE_WORDS
from neuvoja.language.similarity import text_grams
from neuvoja.language.text import fold
from neuvoja.language.words import is_placeholder

TEXTS_REMEMBERED = 1_024
GRAM = 4
KNOWN = 0.5
"""Part of a word's grams that a passage must have."""

FEWEST = 2
MOSTLY = 0.6
"""So many content words of a clause, and this share of them, are too many to be strange."""

PARTLY = 1 / 3
"""This share, where one of them names a thing, beside a clause that is copied word for word, which
is how something is slipped in. Elsewhere all of them."""

ROW = 3
"""Strange content words in a row that are one too many, wherever they stand."""

_APART = re.compile(r"[,;:!?()\[\]\"“”«»–—]|\s-\s|\.\s|\n")
_SUPPOSES: Mapping[Language, re.Pattern[str]] = {
    "fi": re.compile(r"\W*(?:jos|mikäli|kun|koska|vaikka)\b", re.IGNORECASE),
    "sv": re.compile(r"\W*(?:om|ifall|när|eftersom|då|även om)\b", re.IGNORECASE),
    "en": re.compile(r"\W*(?:if|when|since|because|as|although|in case)\b", re.IGNORECASE),
}

Near = Callable[[str], bool]


class Additions:
    """Safe to use from several threads."""

    def __init__(self, analyser: Analyser) -> None:
        self._analyser = analyser
        self._lemmas = lru_cache(maxsize=TEXTS_REMEMBERED)(self._lemmas_of)

    def slipped_in(
        self,
        sentence: str,
        passages: Sequence[str],
        language: Language,
        *,
        heard: Sequence[str] = (),
        near: Near = lambda clause: False,
    ) -> str | None:
        """The part of a sentence that none of its passages carries; None where each is carried.

        Args:
            passages: in the sentence's language.
            heard: what the customer said, which a clause may suppose ("if …").
            near: whether a clause means what a passage says, asked where no word tells.
        """
        told = "\n".join(passages)
        clauses = [each.strip() for each in self._clauses(sentence, language)]
        copied = any(each in told for each in clauses if len(each.split()) > 1)
        for clause in clauses:
            known = told
            if _SUPPOSES[language].match(clause):
                known = "\n".join((told, *heard))
            strange = self._is_strange(clause, known, language, PARTLY if copied else 1.0)
            if strange and not near(clause):
                return clause
        return None

    def is_alien(self, text: str, passages: Sequence[str], language: Language) -> bool:
        """Whether no content word of a text stands in any passage, in whatever form."""
        told = "\n".join(passages)
        content = self._content(text, language)
        return bool(content) and not any(self._is_known(each, told, language) for each in content)

    def _is_strange(self, clause: str, known: str, language: Language, partly: float) -> bool:
        content = self._content(clause, language)
        strange = [not self._is_known(each, known, language) for each in content]
        if not any(strange):
            return False
        things = any(odd and each.thing for odd, each in zip(strange, content, strict=True))
        mostly = sum(strange) >= max(FEWEST, MOSTLY * len(content))
        part = things and sum(strange) >= partly * len(content)
        whole = all(strange) and len(clause.split()) >= ROW
        return whole or mostly or part or _longest(strange) >= ROW

    def _clauses(self, sentence: str, language: Language) -> Iterator[str]:
        for each in _APART.split(sentence):
            yield from _openings(language).split(each)

    def _content(self, clause: str, language: Language) -> list[Token]:
        tokens = self._analyser.tokens(clause, language)
        return [each for each in tokens if each.content and not is_placeholder(each.text)]

    def _is_known(self, token: Token, told: str, language: Language) -> bool:
        if any(map(str.isdigit, token.text)):
            return True
        if self._lemmas(told, language) & {*map(fold, token.lemmas)}:
            return True
        grams = text_grams(token.text, GRAM)
        return len(grams & text_grams(told, GRAM)) >= KNOWN * len(grams)

    def _lemmas_of(self, text: str, language: Language) -> frozenset[str]:
        return frozenset(map(fold, self._analyser.lemmas(text, language)))


@cache
def _openings(language: Language) -> re.Pattern[str]:
    known = CLAUSE_WORDS[language]
    words = sorted(known.openers | known.coordinators, key=len, reverse=True)
    return re.compile(rf"\s+(?=(?:{'|'.join(map(re.escape, words))})\s)", re.IGNORECASE)


def _longest(strange: Sequence[bool]) -> int:
    longest = row = 0
    for each in strange:
        row = row + 1 if each else 0
        longest = max(longest, row)
    return longest
