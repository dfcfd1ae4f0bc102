"""A question as concepts: each of its content words, in every form and by every name it has."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import permutations

from neuvoja.domain.conversation import LANGUAGES, Language
from neuvoja.domain.organisation import GlossaryTerm, Synonym
from neuvoja.language.analysis import Analyser
from neuvoja.language.everyday import everyday
from neuvoja.language.spoken import SpokenFinnish
from neuvoja.language.words import word_texts
from neuvoja.retrieval.question import Question

SATURATION = 2.0
"""A word said n times weighs n (1 + s) / (n + s): never more than three times one said once."""

SHORTEST_PART = 5
"""Letters of a term that is looked for inside a longer word, as fjärrvärme in fjärrvärmepris."""

WORDS_REMEMBERED = 16_384

QUESTIONS_REMEMBERED = 64
"""One answer searches by the same question for articles, for cases and in other languages."""


@dataclass(frozen=True, slots=True)
class Name:
    """One way to say a concept."""

    bases: frozenset[str]
    """Dictionary forms, one for each reading; a word that nobody knows is its own."""

    parts: frozenset[str]
    """Dictionary forms of the parts of a compound, or of the words of a phrase."""

    grams: frozenset[str]


@dataclass(frozen=True, slots=True)
class Concept:
    said: Name
    """In the customer's words, all forms of the word together."""

    weight: float
    """By who said it, when and how often; above 0, at most 3."""

    also: tuple[Name, ...] = ()
    """What the organisation calls it, in the language of the passages."""


@dataclass(frozen=True, slots=True)
class Heard:
    name: Name
    content: bool
    """False for a function word, and for what is no word."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A customer's word or phrase, and ours for it."""

    rest: Sequence[Name]
    """The words of theirs after the first, which must be said, too."""

    ours: Name


class Wording:
    """Finds the concepts of a question. Safe to use from several threads."""

    def __init__(
        self,
        analyser: Analyser,
        synonyms: Iterable[Synonym] = (),
        glossary: Iterable[GlossaryTerm] = (),
        spoken: SpokenFinnish | None = None,
    ) -> None:
        self._analyser = analyser
        self._spoken = spoken
        self._heard = lru_cache(WORDS_REMEMBERED)(self._hear)
        self.concepts = lru_cache(QUESTIONS_REMEMBERED)(self._concepts)
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

    def names(self, text: str, language: Language) -> list[Name]:
        """The content words of a text; all its words where none is a content word."""
        heard = [self._heard(word, language) for word in word_texts(text)]
        telling = [each.name for each in heard if each.content]
        return telling or [each.name for each in heard if each.name.bases]

    def _concepts(self, question: Question, language: Language) -> Sequence[Concept]:
        """Those to look for among passages of a language, in the order in which they are said.

        Function words tell nothing and are left out, unless a message holds nothing else. Empty
        for a question without a word.
        """
        concepts: dict[frozenset[str], Concept] = {}
        for said in question.said:
            for name in self.names(said.text, question.language):
                known = concepts.get(name.bases)
                concepts[name.bases] = _said_again(known, name, said.weight)
            for name in self._phrases_in(said.text, question.language):
                known = concepts.get(name.bases)
                concepts[name.bases] = _said_again(known, name, said.weight)
        pairs = self._pairs.get((question.language, language), {})
        reach = _whole_word if language == question.language else _beginnings
        return [_finished(concept, pairs, concepts, reach) for concept in concepts.values()]

    def _phrases_in(self, text: str, language: Language) -> Iterator[Name]:
        """Known phrases of function words, each as a word of its own."""
        phrases = self._phrases[language]
        longest = max(map(len, phrases), default=0)
        said = word_texts(text.lower()) if phrases else []
        for at in range(len(said)):
            for end in range(at + 2, min(at + longest, len(said)) + 1):
                if tuple(said[at:end]) in phrases:
                    yield _whole(said[at:end])

    def _hear(self, word: str, language: Language) -> Heard:
        """A word form, spoken Finnish in its written forms."""
        spoken = self._spoken.expansions(word) if self._spoken and language == "fi" else ()
        forms = [
            token for form in spoken or (word,) for token in self._analyser.tokens(form, language)
        ]
        name = Name(
            bases=frozenset[str]().union(*(each.lemmas for each in forms)),
            parts=frozenset[str]().union(*(each.parts for each in forms)),
            grams=self._grams(word).union(*(self._grams(form) for form in spoken[:1])),
        )
        return Heard(name, content=bool(name.bases) and forms[0].content)

    def _grams(self, word: str) -> frozenset[str]:
        return frozenset(self._analyser.gram_text(word).split())

    def _pair(self, language: Language, theirs: str, ours_in: Language, ours: str) -> None:
        their_names, our_names = self.names(theirs, language), self.names(ours, ours_in)
        words = word_texts(theirs.lower())
        if len(words) > 1 and not any(self._heard(each, language).content for each in words):
            self._phrases[language].add(tuple(words))
            their_names = [_whole(words)]
        if their_names and our_names:
            by_word = self._pairs.setdefault((language, ours_in), defaultdict(list))
            for base in their_names[0].bases:
                by_word[base].append(Pair(tuple(their_names[1:]), _phrase(our_names)))


def _finished(
    concept: Concept,
    pairs: Mapping[str, list[Pair]],
    concepts: Mapping[frozenset[str], Concept],
    reach: Callable[[str], Iterable[str]],
) -> Concept:
    ours = dict.fromkeys(
        pair.ours
        for base in concept.said.bases
        for word in reach(base)
        for pair in pairs.get(word, ())
        if all(any(name.bases & key for key in concepts) for name in pair.rest)
    )
    return replace(concept, weight=_saturated(concept.weight), also=tuple(ours))


def _whole_word(word: str) -> tuple[str]:
    return (word,)


def _beginnings(word: str) -> Iterator[str]:
    """The word itself, and what it may be a compound of."""
    yield word
    yield from (word[:end] for end in range(len(word) - 1, SHORTEST_PART - 1, -1))


def _said_again(known: Concept | None, name: Name, weight: float) -> Concept:
    if known is None:
        return Concept(name, weight)
    grams = known.said.grams | name.grams
    return Concept(replace(known.said, grams=grams), known.weight + weight)


def _saturated(weight: float) -> float:
    return weight * (1 + SATURATION) / (weight + SATURATION)


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
