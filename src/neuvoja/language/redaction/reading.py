"""A text as a row of words with their readings, and what stands between them."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from neuvoja.domain.conversation import Language
from neuvoja.language.redaction.lexicon import FUNCTION_WORDS, Lexicon, Reading

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_PARTICLES = frozenset("von af de van der den di da la al bin ibn el".split())
_ENDS_SENTENCE = frozenset('.!?:;\n"“”»•*>|(')


@dataclass(frozen=True, slots=True)
class NameWord:
    text: str
    lower: str
    start: int
    end: int
    """One past the last code point; an English 's is left out."""

    capital: bool
    """Whether it begins with a capital letter."""

    reading: Reading


class WordRow:
    """The words of one text that lie in no finding."""

    def __init__(self, text: str, lexicon: Lexicon, free: Callable[[int, int], bool]) -> None:
        self.text = text
        self.lexicon = lexicon
        self.words = _without_kept(
            [
                _name_word(found, lexicon)
                for found in _WORD.finditer(text)
                if free(found.start(), found.end())
            ],
            lexicon,
        )

    @cached_property
    def language(self) -> Language:
        """The language whose function words are the most; Finnish where nothing tells.

        What the lemmatizer knows speaks for Finnish, half as loudly.
        """
        small = [word for word in self.words if not word.capital]
        votes = {
            each: 2 * sum(word.lower in words for word in small) for each, words in _VOTERS.items()
        }
        votes["fi"] += sum(word.reading.known and not word.reading.stop for word in small)
        return max(votes, key=lambda each: votes[each])

    def gap(self, index: int) -> str:
        """What stands between this word and the next; to the end of the text after the last."""
        end = self.words[index].end
        return self.text[end : self.words[index + 1].start if index + 1 < len(self.words) else None]

    def follows(self, index: int, pattern: re.Pattern[str]) -> bool:
        """Whether the pattern matches right after this word."""
        return pattern.match(self.text, self.words[index].end) is not None

    def joined(self, index: int) -> bool:
        """Whether nothing but blanks on one line parts this word from the next."""
        return index + 1 < len(self.words) and not self.gap(index).strip(" \u00a0")

    def initial(self, index: int) -> bool:
        """Whether a sentence or a line begins with this word, as far as signs can tell."""
        start = self.words[index].start
        before = self.text[max(0, start - 8) : start].rstrip(" -–\u00a0")
        return not before or before[-1] in _ENDS_SENTENCE

    def run(self, index: int, *, longest: int) -> int:
        """How many words from here on are capitalised and in a row; 0 where the first is small.

        A particle between two counts with them: Anna von Wright.
        """
        length = 0
        while length < longest and self._goes_on(index, length):
            length += 1
        return length

    def _goes_on(self, index: int, length: int) -> bool:
        here = index + length
        if here >= len(self.words) or (length and not self.joined(here - 1)):
            return False
        if self.words[here].capital:
            return True
        particle = length > 0 and self.words[here].text in _PARTICLES
        return particle and self.joined(here) and self.words[here + 1].capital


# Forms that two of the languages share tell nothing.
_VOTERS: dict[Language, frozenset[str]] = {
    each: words
    - frozenset().union(*(other for key, other in FUNCTION_WORDS.items() if key != each))
    for each, words in FUNCTION_WORDS.items()
}


def _without_kept(words: list[NameWord], lexicon: Lexicon) -> Sequence[NameWord]:
    """Leave out the phrases that are never names."""
    if not lexicon.has_phrases:
        return words
    left: list[NameWord] = []
    index = 0
    while index < len(words):
        size = lexicon.kept([word.lower for word in words[index : index + 8]])
        if not size:
            left.append(words[index])
        index += max(1, size)
    return left


def _name_word(found: re.Match[str], lexicon: Lexicon) -> NameWord:
    start, end = found.span()
    text = found[0]
    lower = text.lower().replace("’", "'")
    capital = text[0].isupper()
    if capital and lower.endswith("'s") and lower not in FUNCTION_WORDS["en"]:
        text, lower, end = text[:-2], lower[:-2], end - 2
    return NameWord(text, lower, start, end, capital, lexicon.reading(text))
