"""What was slipped into a true sentence, or stands in a source and has nothing to do with it.

A long true sentence carries a short invention by its mere share of words. So each clause must rest
on one sentence of what is cited: by its words, else by its meaning.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from neuvoja.assistant.generative.guarding.talk import without_talk
from neuvoja.assistant.generative.nearness import Nearness
from neuvoja.domain.conversation import LANGUAGES, Language
from neuvoja.language.analysis import Analyser, Token
from neuvoja.language.clauses import CLAUSE_WORDS
from neuvoja.language.sentences import sentences
from neuvoja.language.similarity import text_grams
from neuvoja.language.text import fold
from neuvoja.language.words import is_placeholder, word_texts

TEXTS_REMEMBERED = 4_096
PASSAGES_REMEMBERED = 256
GRAM = 4
KNOWN = 0.5
"""Part of a word's grams that a text must have."""

SHORTEST_PART = 3

CARRIED = 0.6
"""Part of a clause's content words that one sentence of the source must have …"""

SAME = 0.5
"""… unless its meaning is so near to one. Of 476 true sentences into which two to five words of
another organisation's article are put, 8 % pass, and of those that they are put into all but 2 %;
of the attributable replies of BEGIN 93 % pass, as many as by a rule with four more figures."""

SUPPOSED, ABOUT = 0.3, 0.35
"""What only supposes something states nothing: so many of its words are enough, and so near a
meaning. Of the true sentences of `grounding_strong` 8 % are found then, of 14; of 437 into which
"if" and words of another organisation's article are put, 89 %, of 92."""

FAR = 0.25
"""Below this a clause is about something else than each clause of a source in another language: of
our linked translations 2 % fall by it, and three in five of those with others' words behind."""

ASTRAY = 0.2
FEWEST_ASTRAY = 3
FEWEST_AROUND = 12
"""Below this a sentence of so many content words, none of which is known, is about something else
than the rest of its source and than what was asked: of 652 sentences that the extractive engine
quotes in the reply suite one; of 225 lines of BIPIA put into articles 115, of 210 of garak 162."""

_APART = re.compile(r"[;!?()\[\]\"“”«»–—]|[,:.](?:\s|$)|\s-\s|\n")
_SUPPOSES: Mapping[Language, re.Pattern[str]] = {
    "fi": re.compile(r"\W*(?:jos|mikäli|kun|koska|vaikka)\b", re.IGNORECASE),
    "sv": re.compile(r"\W*(?:om|ifall|när|eftersom|då|även om)\b", re.IGNORECASE),
    "en": re.compile(r"\W*(?:if|when|since|because|as|although|in case)\b", re.IGNORECASE),
}
_ASSUMES: Mapping[Language, re.Pattern[str]] = {
    "fi": re.compile(r"\W*(?:jos|mikäli|kun)\b", re.IGNORECASE),
    "sv": re.compile(r"\W*(?:om|ifall|när)\b", re.IGNORECASE),
    "en": re.compile(r"\W*(?:if|when|in case)\b", re.IGNORECASE),
}
"""Of these, what gives no reason either."""


class Additions:
    """Safe to use from several threads."""

    def __init__(self, analyser: Analyser, nearness: Nearness) -> None:
        self._analyser = analyser
        self._nearness = nearness
        self._words = lru_cache(maxsize=TEXTS_REMEMBERED)(self._words_of)
        self._pointed = lru_cache(maxsize=PASSAGES_REMEMBERED)(self._to_the_point)

    def slipped_in(
        self,
        sentence: str,
        passages: Sequence[str],
        language: Language,
        *,
        heard: Sequence[str] = (),
    ) -> str | None:
        """The clause of a sentence that no sentence of its passages carries; None: there is none.

        Args:
            passages: in the sentence's language.
            heard: what the customer said, which a clause may suppose ("if …").
        """
        told, said = _sentences(passages), _sentences(heard)
        for clause in clauses_of(sentence, language):
            supposes = _SUPPOSES[language].match(clause)
            if not self._rests(clause, (*told, *said) if supposes else told, language):
                return clause
        return None

    def slipped_across(
        self, sentence: str, passages: Sequence[str], language: Language
    ) -> str | None:
        """The same where the passages are in other languages, and no word tells."""
        told = _sentences(passages)
        parts = [part for each in told for other in LANGUAGES for part in clauses_of(each, other)]
        known = tuple(dict.fromkeys((*told, *parts)))
        return next(
            (
                clause
                for clause in clauses_of(sentence, language)
                if self._content(clause, language) and self._nearness(clause, known) < FAR
            ),
            None,
        )

    def to_the_point(self, passage: str, asked: Sequence[str], language: Language) -> str:
        """A passage without the sentences that have nothing to do with it, nor with what was asked.

        Neither by a word nor by their meaning: so stands in an article what somebody planted there.
        Where too little stands around a sentence to tell, it is kept.

        Args:
            language: the passage's.
        """
        return self._pointed(passage, tuple(asked), language)

    def is_alien(self, text: str, passages: Sequence[str], language: Language) -> bool:
        """Whether no content word of a text stands in any passage, in whatever form."""
        content = self._content(text, language)
        return bool(content) and not self._share(content, "\n".join(passages), language)

    def _to_the_point(self, passage: str, asked: tuple[str, ...], language: Language) -> str:
        said = [each.text for each in sentences(passage)]
        words = [self._words(each, language) for each in said]
        heard = [self._words(each, language) for each in asked]
        kept = [
            each
            for at, (each, known) in enumerate(zip(said, _around(words, heard), strict=True))
            if not self._is_astray(each, known, [*said[:at], *said[at + 1 :]], asked, language)
        ]
        return passage if len(kept) == len(said) else "\n".join(kept)

    def _is_astray(
        self,
        sentence: str,
        known: "_Words",
        rest: Sequence[str],
        asked: Sequence[str],
        language: Language,
    ) -> bool:
        """Whether a sentence is of another matter.

        Args:
            known: the words of the rest and of what was asked.
        """
        content = self._content(sentence, language)
        if len(content) < FEWEST_ASTRAY or any(map(known.have, content)):
            return False
        if sum(len(word_texts(each)) for each in rest) < FEWEST_AROUND:
            return False
        return self._nearness(sentence, _sentences([*rest, *asked])) < ASTRAY

    def _rests(self, clause: str, told: Sequence[str], language: Language) -> bool:
        """Whether a clause rests on one sentence."""
        carried = self._carried(clause, told, language)
        if carried >= CARRIED:
            return True
        states_nothing = _ASSUMES[language].match(clause) and carried >= SUPPOSED
        return self._nearness(clause, told) >= (ABOUT if states_nothing else SAME)

    def _carried(self, clause: str, told: Sequence[str], language: Language) -> float:
        """The greatest part of its content words that one sentence has.

        Where it has none, whether any of its figures stands there; 1 where it has no figure either.
        """
        content = self._content(clause, language)
        if not content:
            figures = [each for each in word_texts(clause) if _has_figure(each)]
            return float(not figures or any(each in text for each in figures for text in told))
        return max((self._share(content, each, language) for each in told), default=0.0)

    def _content(self, clause: str, language: Language) -> list[Token]:
        """Its words that state something; figures are looked up elsewhere, to the letter."""
        tokens = self._analyser.tokens(without_talk(clause, language), language)
        return [
            each
            for each in tokens
            if each.content and not (_has_figure(each.text) or is_placeholder(each.text))
        ]

    def _share(self, content: Sequence[Token], told: str, language: Language) -> float:
        known = self._words(told, language)
        return sum(known.have(each) for each in content) / len(content)

    def _words_of(self, text: str, language: Language) -> "_Words":
        lemmas = frozenset(map(fold, self._analyser.lemmas(text, language)))
        return _Words(lemmas, text_grams(text, GRAM))


@dataclass(frozen=True, slots=True)
class _Words:
    """Those of a text, in all their forms."""

    lemmas: frozenset[str]
    grams: frozenset[str]

    def have(self, token: Token) -> bool:
        """Whether it is one of them; of a word with a hyphen, whether each longer part is."""
        parts = [each for each in token.text.split("-") if len(each) >= SHORTEST_PART]
        if len(parts) < 2 and self.lemmas & {*map(fold, token.lemmas)}:
            return True
        grams = [text_grams(each, GRAM) for each in parts or [token.text]]
        return all(len(each & self.grams) >= KNOWN * len(each) for each in grams)


def _around(said: Sequence[_Words], beside: Sequence[_Words]) -> Iterator[_Words]:
    """For each, the words of all the others, and of what stands beside them."""
    lemmas = _elsewhere([each.lemmas for each in said], [each.lemmas for each in beside])
    grams = _elsewhere([each.grams for each in said], [each.grams for each in beside])
    yield from map(_Words, lemmas, grams)


def _elsewhere(
    said: Sequence[frozenset[str]], beside: Sequence[frozenset[str]]
) -> Iterator[frozenset[str]]:
    """For each set, what stands in any other."""
    once, again = set[str](), set[str]().union(*beside)
    for own in said:
        again |= once & own
        once |= own
    yield from (frozenset(once - own | again) for own in said)


def _has_figure(word: str) -> bool:
    return any(map(str.isdigit, word))


def _sentences(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(each.text for text in texts for each in sentences(text))


def clauses_of(sentence: str, language: Language) -> Iterator[str]:
    """The clauses of a sentence, and what is set apart in it by brackets, quotes or dashes."""
    for part in _APART.split(sentence):
        yield from filter(None, map(str.strip, _openings(language).split(part)))


@cache
def _openings(language: Language) -> re.Pattern[str]:
    known = CLAUSE_WORDS[language]
    words = sorted(known.openers | known.coordinators, key=len, reverse=True)
    return re.compile(rf"\s+(?=(?:{'|'.join(map(re.escape, words))})\s)", re.IGNORECASE)
