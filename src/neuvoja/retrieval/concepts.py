"""A question as concepts: each of its content words, in every form and by every name it has."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from neuvoja.domain.conversation import Language
from neuvoja.domain.organisation import Synonym
from neuvoja.language.analysis import Analyser, Token
from neuvoja.retrieval.question import Question

SATURATION = 2.0
"""A word said n times weighs n (1 + s) / (n + s): never more than three times one said once."""


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
    """What the organisation calls it."""


class Wording:
    """Finds the concepts of a question. Safe to use from several threads."""

    def __init__(self, analyser: Analyser, synonyms: Sequence[Synonym] = ()) -> None:
        self._analyser = analyser
        self._ours: Mapping[Language, list[tuple[list[Name], Name]]] = defaultdict(list)
        for each in synonyms:
            theirs = self.names(each.customer_word, each.language)
            ours = self.names(each.our_word, each.language)
            if theirs and ours:
                self._ours[each.language].append((theirs, _phrase(ours)))

    def concepts(self, question: Question) -> Sequence[Concept]:
        """In the order in which they are first said; empty for a question without a word.

        Function words tell nothing and are left out, unless a message holds nothing else.
        """
        concepts: dict[frozenset[str], Concept] = {}
        for said in question.said:
            for name in self.names(said.text, question.language):
                known = concepts.get(name.bases)
                concepts[name.bases] = _said_again(known, name, said.weight)
        named = self._named_ours(concepts, question.language)
        return [replace(each, weight=_saturated(each.weight)) for each in named.values()]

    def names(self, text: str, language: Language) -> list[Name]:
        """The content words of a text; all its words where none is a content word."""
        tokens = [each for each in self._analyser.tokens(text, language) if each.lemmas]
        telling = [token for token in tokens if token.content]
        return [self._name(token) for token in telling or tokens]

    def _name(self, token: Token) -> Name:
        grams = frozenset(self._analyser.gram_text(token.text).split())
        return Name(token.lemmas, token.parts, grams)

    def _named_ours(
        self, concepts: dict[frozenset[str], Concept], language: Language
    ) -> dict[frozenset[str], Concept]:
        said = {base: key for key in concepts for base in key}
        for theirs, ours in self._ours.get(language, ()):
            keys = [_key(name, said) for name in theirs]
            if keys[0] is not None and all(keys):
                concept = concepts[keys[0]]
                concepts[keys[0]] = replace(concept, also=(*concept.also, ours))
        return concepts


def _key(name: Name, said: Mapping[str, frozenset[str]]) -> frozenset[str] | None:
    return next((said[base] for base in name.bases if base in said), None)


def _said_again(known: Concept | None, name: Name, weight: float) -> Concept:
    if known is None:
        return Concept(name, weight)
    grams = known.said.grams | name.grams
    return Concept(replace(known.said, grams=grams), known.weight + weight)


def _saturated(weight: float) -> float:
    return weight * (1 + SATURATION) / (weight + SATURATION)


def _phrase(names: Sequence[Name]) -> Name:
    if len(names) == 1:
        return names[0]
    return Name(
        bases=frozenset(),
        parts=frozenset[str]().union(*(name.bases for name in names)),
        grams=frozenset[str]().union(*(name.grams for name in names)),
    )
