"""Which everyday words mean the same when a customer says them: kämppä, asunto; got, bought."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from neuvoja.assistant.extractive.lexicon import Word, Words
from neuvoja.domain.conversation import Language

Groups = frozenset[int]

_NONE: Groups = frozenset()


class Alike:
    """Groups of words and of pairs of words, by their dictionary forms."""

    def __init__(self, words: Words, language: Language, groups: Iterable[Sequence[str]]) -> None:
        single: defaultdict[str, set[int]] = defaultdict(set)
        double: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
        for number, group in enumerate(groups):
            for each in group:
                made = words.within(each, language)
                if len(made) == 1:
                    for key in made[0].keys:
                        single[key].add(number)
                elif len(made) == 2:
                    for one in made[0].keys:
                        for other in made[1].keys:
                            double[one, other].add(number)
        self._single = {key: frozenset(found) for key, found in single.items()}
        self._double = {pair: frozenset(found) for pair, found in double.items()}

    def groups(self, word: Word) -> Groups:
        """The groups that a word is in."""
        return _NONE.union(*(self._single.get(key, _NONE) for key in word.keys))

    def of_pair(self, first: Word, second: Word) -> Groups:
        """The groups that two neighbours are in together."""
        if not self._double:
            return _NONE
        return _NONE.union(
            *(self._double.get((one, other), _NONE) for one in first.keys for other in second.keys)
        )
