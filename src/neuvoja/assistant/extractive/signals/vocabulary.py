"""The words of signals, with numbers, and which of them a said word may stand for."""

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from neuvoja.assistant.extractive.signals.alike import Alike, Groups
from neuvoja.assistant.extractive.signals.lexicon import Word
from neuvoja.assistant.extractive.signals.likeness import ALIKE, LEAST, likeness

WORDS_REMEMBERED = 16_384

_SHORTEST_KEY = 3
_SHORTEST_PART = 4
_AHEAD = 2
"""Letters of the next word that must go on as a word of ours does."""

_BEGINNING = 4
_SLIPS = 2


class Vocabulary:
    """Filled first, then only read; safe to read from several threads."""

    def __init__(self, alike: Alike) -> None:
        self._alike = alike
        self._words: list[Word] = []
        self._numbers: dict[tuple[str, frozenset[str]], int] = {}
        self._by_key: defaultdict[str, set[int]] = defaultdict(set)
        self._by_part: defaultdict[str, set[int]] = defaultdict(set)
        self._by_beginning: defaultdict[str, set[int]] = defaultdict(set)
        self._by_shape: defaultdict[tuple[str, int], set[int]] = defaultdict(set)
        self._by_group: defaultdict[int, set[int]] = defaultdict(set)
        self._beginnings: set[str] = set()
        self.meant = lru_cache(maxsize=WORDS_REMEMBERED)(self._meant)
        """The words that one word may stand for, with how well, `LEAST` to 1."""

    def add(self, word: Word) -> int:
        """The number of a word; a new one for a new word."""
        key = (word.text, word.keys)
        if key not in self._numbers:
            self._numbers[key] = len(self._words)
            self._keep(word, len(self._words))
        return self._numbers[key]

    def may_begin(self, word: Word, following: Word) -> frozenset[str]:
        """The forms of a word that with the next begin a word of ours, written apart."""
        begun = word.keys & self._beginnings
        ahead = following.text[:_AHEAD]
        return frozenset(each for each in begun if each + ahead in self._beginnings)

    def meant_by_pair(self, first: Word, second: Word) -> Mapping[int, float]:
        """The words that two neighbours together may stand for."""
        return self._in_groups(self._alike.of_pair(first, second))

    def _keep(self, word: Word, number: int) -> None:
        self._words.append(word)
        for each in word.keys:
            self._by_key[each].add(number)
            self._beginnings.update(each[:end] for end in range(_SHORTEST_KEY, len(each)))
        for each in word.parts:
            self._by_part[each].add(number)
        for group in self._alike.groups(word):
            self._by_group[group].add(number)
        for form in word.forms:
            self._by_beginning[form[:_BEGINNING]].add(number)
            self._by_shape[form[:1], len(form)].add(number)

    def _meant(self, said: Word) -> Mapping[int, float]:
        found = self._in_groups(self._alike.groups(said))
        for number in self._near(said):
            how_well = likeness(said, self._words[number])
            if how_well >= LEAST:
                found[number] = max(how_well, found.get(number, 0.0))
        return found

    def _in_groups(self, groups: Groups) -> dict[int, float]:
        return {number: ALIKE for group in groups for number in self._by_group[group]}

    def _near(self, said: Word) -> set[int]:
        """Candidates: all that share a form or a part with it, or look like an unknown word."""
        seen: set[int] = set()
        for key in (*said.keys, *said.parts):
            seen |= self._by_key.get(key, set()) | self._by_part.get(key, set())
        if not said.known and not said.exact:
            seen |= self._looking_alike(said)
        return seen

    def _looking_alike(self, said: Word) -> set[int]:
        """By beginning, by first letter and length, and by ending."""
        seen: set[int] = set()
        for form in said.forms:
            seen |= self._by_beginning.get(form[:_BEGINNING], set())
            for length in range(len(form) - _SLIPS, len(form) + _SLIPS + 1):
                seen |= self._by_shape.get((form[:1], length), set())
            for at in range(_SHORTEST_PART, len(form) - 2):
                seen |= self._by_key.get(form[at:], set())
        return seen
