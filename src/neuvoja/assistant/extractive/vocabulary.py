"""The words of signals, with numbers, and which of them a said word may stand for."""

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from neuvoja.assistant.extractive.alike import Alike, Groups
from neuvoja.assistant.extractive.lexicon import Word
from neuvoja.assistant.extractive.likeness import ALIKE, LEAST, likeness

WORDS_REMEMBERED = 16_384

_SHORTEST_KEY = 3
_SHORTEST_PART = 4


class Vocabulary:
    """Filled first, then only read; safe to read from several threads."""

    def __init__(self, alike: Alike) -> None:
        self._alike = alike
        self._words: list[Word] = []
        self._numbers: dict[tuple[str, frozenset[str]], int] = {}
        self._by_key: defaultdict[str, set[int]] = defaultdict(set)
        self._by_part: defaultdict[str, set[int]] = defaultdict(set)
        self._by_first: defaultdict[str, set[int]] = defaultdict(set)
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

    def may_begin(self, word: Word) -> frozenset[str]:
        """The forms of a word that begin a word of ours, written apart."""
        return word.keys & self._beginnings

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
        self._by_first[word.text[:1]].add(number)

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
        """Candidates: all that share a form, a part, a beginning letter or an ending with it."""
        seen: set[int] = set()
        for key in (*said.keys, *said.parts):
            seen |= self._by_key.get(key, set()) | self._by_part.get(key, set())
        if not said.exact:
            seen |= self._by_first.get(said.text[:1], set())
        if not said.parts:
            for at in range(_SHORTEST_PART, len(said.text) - 2):
                seen |= self._by_key.get(said.text[at:], set())
        return seen
