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
        for clause in self._clauses(sentence, language):
            known = told
            if _SUPPOSES[language].match(clause):
                known = "\n".join((told, *heard))
            content = self._content(clause, language)
            strange = [not self._is_known(each, known, language) for each in content]
            whole = all(strange) and (len(content) > 1 or any(each.thing for each in content))
            if (whole or _longest(strange) >= ROW) and not near(clause):
                return clause.strip()
        return None

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
