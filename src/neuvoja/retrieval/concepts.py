"""A question as concepts: each of its content words, in every form and by every name it has."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import permutations
from math import sqrt

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

OUR_NAME = 0.5
"""What the one name that we have for a word weighs beside the word itself: said is said, and what
it may mean is a guess. Of n names each weighs this / √n, since few of them stand in one passage."""

OUR_NAMES = 0.9
"""What all of them weigh together at most."""

TRANSLATION = 1.0
"""What a locked term of the glossary weighs beside the word that it translates."""

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


NOTHING = Name(frozenset(), frozenset(), frozenset())


@dataclass(frozen=True, slots=True)
class Meant:
    """What a word may be called in the language of the passages."""

    lemma: str
    likeness: float
    """How near it lies to the word, above 0 to 1."""

    weight: float
    """What it weighs beside the word, 0 to 1; the more there are of them, the less each."""


@dataclass(frozen=True, slots=True)
class Concept:
    said: Name
    """In the customer's words, all forms of the word together."""

    weight: float
    """By who said it, when and how often; above 0, at most 3."""

    also: tuple[Name, ...] = ()
    """What the organisation calls it, in the language of the passages."""

    also_weight: float = OUR_NAME
    """What each of those weighs beside `said`, 0 to 1."""

    words: tuple[str, ...] = ()
    """Its word forms as the customer wrote them, each once; none for a phrase."""

    meant: tuple[Meant, ...] = ()
    """What the passages may call it in their language; only where that is not the question's."""


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


Pairs = Mapping[str, Sequence[Pair]]
"""By the first word of theirs."""


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
        self._read_abroad = lru_cache(WORDS_REMEMBERED)(self._read)
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
        return [self._heard(word, language).name for word in self._telling(text, language)]

    def _telling(self, text: str, language: Language) -> list[str]:
        heard = [(word, self._heard(word, language)) for word in word_texts(text)]
        telling = [word for word, each in heard if each.content]
        return telling or [word for word, each in heard if each.name.bases]

    def _concepts(self, question: Question, language: Language) -> Sequence[Concept]:
        """Those to look for among passages of a language, in the order in which they are said.

        Function words tell nothing and are left out, unless a message holds nothing else. Empty
        for a question without a word.
        """
        concepts: dict[frozenset[str], Concept] = {}
        for said in question.said:
            for bases, name, words in self._said(said.text, question.language, language):
                again = Concept(name, said.weight, words=words)
                concepts[bases] = _said_again(concepts.get(bases), again)
        pairs = self._pairs.get((question.language, language), {})
        finish = _finished if language == question.language else _translated
        return [finish(bases, each, pairs, concepts) for bases, each in concepts.items()]

    def _said(
        self, text: str, asked: Language, language: Language
    ) -> Iterator[tuple[frozenset[str], Name, tuple[str, ...]]]:
        """Words and phrases by their forms in the language asked in, as the other reads them."""
        for word in self._telling(text, asked):
            name = self._heard(word, asked).name
            read = self._read_abroad(word, language) if language != asked else NOTHING
            yield name.bases, _either(name, read), (word,)
        for phrase in self._phrases_in(text, asked):
            yield phrase.bases, phrase, ()

    def _read(self, word: str, language: Language) -> Name:
        """A word as one of another language than the question's, since people mix them."""
        tokens = self._analyser.tokens(word, language)
        if not any(each.content for each in tokens) or not self._analyser.knows(word, language):
            return NOTHING
        return Name(
            bases=frozenset[str]().union(*(each.lemmas for each in tokens)),
            parts=frozenset[str]().union(*(each.parts for each in tokens)),
            grams=frozenset(),
        )

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


def _whole_word(word: str) -> tuple[str]:
    return (word,)


def _translated(
    bases: frozenset[str], concept: Concept, pairs: Pairs, concepts: Collection[frozenset[str]]
) -> Concept:
    found = _finished(bases, concept, pairs, concepts, _beginnings)
    return replace(found, also_weight=TRANSLATION)


def _finished(
    bases: frozenset[str],
    concept: Concept,
    pairs: Pairs,
    concepts: Collection[frozenset[str]],
    reach: Callable[[str], Iterable[str]] = _whole_word,
) -> Concept:
    ours = dict.fromkeys(
        pair.ours
        for base in bases
        for word in reach(base)
        for pair in pairs.get(word, ())
        if all(any(name.bases & key for key in concepts) for name in pair.rest)
    )
    many = max(1, len(ours))
    each = min(OUR_NAME / sqrt(many), OUR_NAMES / many)
    return replace(concept, weight=_saturated(concept.weight), also=tuple(ours), also_weight=each)


def _beginnings(word: str) -> Iterator[str]:
    """The word itself, and what it may be a compound of."""
    yield word
    yield from (word[:end] for end in range(len(word) - 1, SHORTEST_PART - 1, -1))


def _said_again(known: Concept | None, again: Concept) -> Concept:
    if known is None:
        return again
    return Concept(
        said=_either(known.said, again.said),
        weight=known.weight + again.weight,
        words=tuple(dict.fromkeys((*known.words, *again.words))),
    )


def _either(one: Name, other: Name) -> Name:
    if other is NOTHING:
        return one
    return Name(one.bases | other.bases, one.parts | other.parts, one.grams | other.grams)


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
