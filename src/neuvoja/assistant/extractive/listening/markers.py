"""Short phrases of a language that mark what a sentence does, all found in one pass.

phrase = word { word }
word   = letters            this word
       | letters "*"        a word that begins so
       | "*" letters        a word that ends so
       | ".."               at most `GAP` words between
       | "{" name "}"       any phrase of that set
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from neuvoja.language.text import fold
from neuvoja.language.words import word_texts

GAP = 5
"""Words that `..` may stand for."""

SAYINGS_REMEMBERED = 8_192

_FIRST, _LAST = 3, 2
"""Letters by which phrases are kept whose first word is open at its end or its beginning.

Such a word has at least so many."""


@dataclass(frozen=True, slots=True)
class _Phrase:
    name: str
    words: tuple[str, ...]


Places = Mapping[str, Sequence[tuple[int, int]]]
"""By the name of a set, where its phrases stand: first word, one past the last."""


def plain_words(text: str) -> tuple[str, ...]:
    """The words of a text as phrases see them: folded, with straight apostrophes."""
    return tuple(word_texts(fold(text.replace("’", "'"))))


class Markers:
    """Named sets of phrases of one language. Case and accents do not matter."""

    def __init__(self, sets: Mapping[str, Sequence[str]]) -> None:
        self._exact: defaultdict[str, list[_Phrase]] = defaultdict(list)
        self._begun: defaultdict[str, list[_Phrase]] = defaultdict(list)
        self._ending: defaultdict[str, list[_Phrase]] = defaultdict(list)
        for name, phrases in sets.items():
            for phrase in phrases:
                for written in _joined(phrase, sets):
                    self._keep(_Phrase(name, tuple(fold(written.replace("’", "'")).split())))
        self.places = lru_cache(maxsize=SAYINGS_REMEMBERED)(self._places)
        """Where the phrases of each set stand among folded words; a set with none is missing."""

    def names(self, words: tuple[str, ...]) -> frozenset[str]:
        """The sets of which a phrase stands anywhere among these folded words."""
        return frozenset(self.places(words))

    def _places(self, words: tuple[str, ...]) -> Places:
        found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for phrase, start, end in self._found(words):
            found[phrase.name].append((start, end))
        return found

    def _keep(self, phrase: _Phrase) -> None:
        first = phrase.words[0]
        if "*" not in first:
            self._exact[first].append(phrase)
        elif first.endswith("*"):
            self._begun[first[:-1][:_FIRST]].append(phrase)
        else:
            self._ending[first[-_LAST:]].append(phrase)

    def _found(self, words: Sequence[str]) -> Iterator[tuple[_Phrase, int, int]]:
        for at, word in enumerate(words):
            for phrase in (
                *self._exact.get(word, ()),
                *self._begun.get(word[:_FIRST], ()),
                *self._ending.get(word[-_LAST:], ()),
            ):
                if _agrees(phrase.words[0], word) and (end := _end(phrase.words, 1, words, at + 1)):
                    yield phrase, at, end


def _joined(phrase: str, sets: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """The phrase with every phrase of the sets that it names."""
    plain, *named = re.split(r"\{(\w+)\}", phrase)
    choices = [
        [each for member in sets[name] for each in _joined(member, sets)] for name in named[::2]
    ]
    for chosen in product(*choices):
        yield plain + "".join(
            each + between for each, between in zip(chosen, named[1::2], strict=True)
        )


def _end(phrase: Sequence[str], done: int, words: Sequence[str], at: int) -> int:
    """One past the last word of the phrase, of which so many words are found; 0: not there."""
    if done == len(phrase):
        return at
    if phrase[done] == "..":
        places = range(at, min(at + GAP, len(words) - 1) + 1)
        return next((end for place in places if (end := _end(phrase, done + 1, words, place))), 0)
    if at < len(words) and _agrees(phrase[done], words[at]):
        return _end(phrase, done + 1, words, at + 1)
    return 0


def _agrees(wanted: str, word: str) -> bool:
    if wanted.endswith("*"):
        return word.startswith(wanted[:-1])
    if wanted.startswith("*"):
        return word.endswith(wanted[1:])
    return word == wanted
