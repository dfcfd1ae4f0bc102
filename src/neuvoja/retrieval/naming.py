"""What a thing is also called: the organisation's synonyms and glossary, and everybody's words."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import permutations
from math import sqrt

from neuvoja.domain.conversation import LANGUAGES, Language
from neuvoja.domain.organisation import GlossaryTerm, Synonym
from neuvoja.language.everyday import everyday
from neuvoja.language.words import word_texts
from neuvoja.retrieval.concepts import OUR_NAME, Concept, Name
from neuvoja.retrieval.hearing import Hearing

SHORTEST_PART = 5
"""Letters of a term that is looked for inside a longer word, as fjärrvärme in fjärrvärmepris."""

OUR_NAMES = 0.9
"""What all of them weigh together at most."""

TRANSLATION = 1.0
"""What a locked term of the glossary weighs beside the word that it translates."""

Said = Collection[frozenset[str]]
"""The concepts of a question, each by its dictionary forms."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A customer's word or phrase, and ours for it."""

    rest: Sequence[Name]
    """The words of theirs after the first, which must be said, too."""

    ours: Name


Pairs = Mapping[str, Sequence[Pair]]
"""By the first word of theirs."""


class Naming:
    """Safe to use from several threads."""

    def __init__(
        self, hearing: Hearing, synonyms: Iterable[Synonym], glossary: Iterable[GlossaryTerm]
    ) -> None:
        self._hearing = hearing
        self._phrases: dict[Language, set[tuple[str, ...]]] = defaultdict(set)
        """The customers' phrases whose every word is a function word: gick bort."""

        self._pairs: dict[tuple[Language, Language], dict[str, list[Pair]]] = {}
        """By the customer's language, the passages', and the first word of theirs."""

        for each in synonyms:
            self._pair(each.language, each.customer_word, each.language, each.our_word)
        for language in LANGUAGES:
            for pair in everyday(language):
                self._pair(language, pair.said, language, pair.meant)
        for term in glossary:
            for theirs, ours in permutations(LANGUAGES, 2):
                self._pair(theirs, getattr(term, theirs), ours, getattr(term, ours))

    def named(
        self, concepts: Mapping[frozenset[str], Concept], asked: Language, language: Language
    ) -> list[Concept]:
        """The concepts with what passages of the language also call each of them."""
        pairs = self._pairs.get((asked, language), {})
        if asked == language:
            return [_also(key, each, pairs, concepts) for key, each in concepts.items()]
        return [
            replace(_also(key, each, pairs, concepts, _beginnings), also_weight=TRANSLATION)
            for key, each in concepts.items()
        ]

    def phrases(self, text: str, language: Language) -> Iterator[Name]:
        """Known phrases of function words, each as a word of its own."""
        phrases = self._phrases[language]
        longest = max(map(len, phrases), default=0)
        said = word_texts(text.lower()) if phrases else []
        for at in range(len(said)):
            for end in range(at + 2, min(at + longest, len(said)) + 1):
                if tuple(said[at:end]) in phrases:
                    yield _whole(said[at:end])

    def _pair(self, language: Language, theirs: str, ours_in: Language, ours: str) -> None:
        names = self._hearing.names
        their_names, our_names = names(theirs, language), names(ours, ours_in)
        words = word_texts(theirs.lower())
        if len(words) > 1 and not any(self._hearing.content(each, language) for each in words):
            self._phrases[language].add(tuple(words))
            their_names = [_whole(words)]
        if their_names and our_names:
            by_word = self._pairs.setdefault((language, ours_in), defaultdict(list))
            for base in their_names[0].bases:
                by_word[base].append(Pair(tuple(their_names[1:]), _phrase(our_names)))


def _word_alone(word: str) -> tuple[str]:
    return (word,)


def _also(
    bases: frozenset[str],
    concept: Concept,
    pairs: Pairs,
    said: Said,
    reach: Callable[[str], Iterable[str]] = _word_alone,
) -> Concept:
    ours = dict.fromkeys(
        pair.ours
        for base in bases
        for word in reach(base)
        for pair in pairs.get(word, ())
        if all(any(name.bases & key for key in said) for name in pair.rest)
    )
    many = max(1, len(ours))
    weight = min(OUR_NAME / sqrt(many), OUR_NAMES / many)
    return replace(concept, also=tuple(ours), also_weight=weight)


def _beginnings(word: str) -> Iterator[str]:
    """The word itself, and what it may be a compound of."""
    yield word
    yield from (word[:end] for end in range(len(word) - 1, SHORTEST_PART - 1, -1))


def _whole(words: Sequence[str]) -> Name:
    return Name(bases=frozenset({" ".join(words)}), parts=frozenset(), grams=frozenset())


def _phrase(names: Sequence[Name]) -> Name:
    if len(names) == 1:
        return names[0]
    return Name(
        bases=frozenset(),
        parts=frozenset[str]().union(*(name.bases for name in names)),
        grams=frozenset[str]().union(*(name.grams for name in names)),
    )
