"""Which everyday words mean the same when a customer says them: kämppä, asunto; got, bought."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from neuvoja.assistant.extractive.signals.lexicon import Word, Words
from neuvoja.assistant.extractive.signals.likeness import inflected
from neuvoja.domain.conversation import Language

Groups = frozenset[int]

_NONE: Groups = frozenset()
_BEGINNING = 4
"""Letters that an unknown form must share with a word at least."""


class Alike:
    """Groups of words and of pairs of words, by their dictionary forms."""

    def __init__(self, words: Words, language: Language, groups: Iterable[Sequence[str]]) -> None:
        single: defaultdict[str, set[int]] = defaultdict(set)
        double: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
        for number, group in enumerate(groups):
            for each in group:
                made = words.within(each, language)
                if len(made) == 1:
                    for key in made[0].forms:
                        single[key].add(number)
                elif len(made) == 2:
                    for one in made[0].forms:
                        for other in made[1].forms:
                            double[one, other].add(number)
        self._single = {key: frozenset(found) for key, found in single.items()}
        self._begun: defaultdict[str, list[str]] = defaultdict(list)
        for key in self._single:
            self._begun[key[:_BEGINNING]].append(key)
        self._double = {pair: frozenset(found) for pair, found in double.items()}

    def groups(self, word: Word) -> Groups:
        """The groups that a word is in, also in a form that the dictionary lacks: makkarissa."""
        found = _NONE.union(*(self._single.get(key, _NONE) for key in word.forms))
        if found or word.known or word.stemmed or word.exact:
            return found
        near = self._begun.get(word.text[:_BEGINNING], ())
        return _NONE.union(*(self._single[key] for key in near if inflected(word.text, key)))

    def of_pair(self, first: Word, second: Word) -> Groups:
        """The groups that two neighbours are in together."""
        if not self._double:
            return _NONE
        return _NONE.union(
            *(
                self._double.get((one, other), _NONE)
                for one in first.forms
                for other in second.forms
            )
        )
