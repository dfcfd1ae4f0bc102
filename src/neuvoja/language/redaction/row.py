"""A text as a row of words with their readings, and what stands between them."""

import re
from collections.abc import Callable
from functools import cached_property

from neuvoja.domain.conversation import LANGUAGES, Language
from neuvoja.language.redaction.lexicon import Lexicon
from neuvoja.language.redaction.reading import NameWord, Reading

WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_LONGEST = 8
"""Words of a phrase to be kept."""

_ENDS_SENTENCE = frozenset('.!?:;\n"“”»•*>|(#_/=')


class WordRow:
    """The words of one text that lie in no finding."""

    def __init__(self, text: str, lexicon: Lexicon, free: Callable[[int, int], bool]) -> None:
        self.text = text
        self.lexicon = lexicon
        found = [each for each in WORD.finditer(text) if free(*each.span())]
        self.words: list[NameWord] = [lexicon.word(each[0]) for each in found]
        self._starts = [each.start() for each in found]
        if lexicon.has_phrases:
            self._leave_out_kept()

    @property
    def language(self) -> Language:
        """The language that the small words speak for; Finnish where nothing tells."""
        return max(self._votes, key=lambda each: self._votes[each])

    def is_sure(self, reading: Reading) -> bool:
        """Whether a word is a name in this text even alone at the start of a sentence.

        Where nothing tells the language, a case ending is Finnish, and a dictionary form must be
        a name in all of them.
        """
        if any(self._votes.values()) or not reading.dictionary:
            return self.language in reading.sure
        return len(reading.sure) == len(LANGUAGES)

    @cached_property
    def _votes(self) -> dict[Language, int]:
        votes = [word.votes for word in self.words]
        return {
            "fi": sum(each.fi for each in votes),
            "sv": sum(each.sv for each in votes),
            "en": sum(each.en for each in votes),
        }

    def start(self, index: int) -> int:
        """The first code point of a word."""
        return self._starts[index]

    def end(self, index: int) -> int:
        """One past the last code point of a word; an English 's is left out."""
        return self._starts[index] + len(self.words[index].text)

    def before(self, index: int, length: int) -> str:
        """At most so many code points that stand before a word."""
        return self.text[max(0, self._starts[index] - length) : self._starts[index]]

    def gap(self, index: int) -> str:
        """What stands between this word and the next; to the end of the text after the last."""
        after = self._starts[index + 1] if index + 1 < len(self._starts) else None
        return self.text[self.end(index) : after]

    def follows(self, index: int, pattern: re.Pattern[str]) -> bool:
        """Whether the pattern matches right after this word."""
        return pattern.match(self.text, self.end(index)) is not None

    def joined(self, index: int) -> bool:
        """Whether nothing but blanks on one line parts this word from the next."""
        return index + 1 < len(self.words) and not self.gap(index).strip(" \u00a0")

    def initial(self, index: int) -> bool:
        """Whether a sentence or a line begins with this word, as far as signs can tell."""
        before = self.before(index, 8).rstrip(" -–\u00a0")
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
        particle = length > 0 and self.words[here].text in self.lexicon.particles
        return particle and self.joined(here) and self.words[here + 1].capital

    def _leave_out_kept(self) -> None:
        """Drop the words of phrases that are never names."""
        left: list[int] = []
        index = 0
        while index < len(self.words):
            size = self.lexicon.kept([word.lower for word in self.words[index : index + _LONGEST]])
            if not size:
                left.append(index)
            index += max(1, size)
        self.words = [self.words[index] for index in left]
        self._starts = [self._starts[index] for index in left]
