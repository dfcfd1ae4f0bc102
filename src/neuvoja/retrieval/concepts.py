"""A question as concepts: each of its content words, in every form and by every name it has."""

from dataclasses import dataclass

SATURATION = 2.0
"""A word said n times weighs n (1 + s) / (n + s): never more than three times one said once."""

OUR_NAME = 0.5
"""What the one name that we have for a word weighs beside the word itself: said is said, and what
it may mean is a guess. Of n names each weighs this / √n, since few of them stand in one passage."""


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
    """What it weighs beside the word, ≥ 0; the more there are of them, the less each."""


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


def either(one: Name, other: Name) -> Name:
    """All forms of both."""
    if other is NOTHING:
        return one
    return Name(one.bases | other.bases, one.parts | other.parts, one.grams | other.grams)


def said_again(known: Concept | None, again: Concept) -> Concept:
    """A concept after it was said once more; its weight is the sum."""
    if known is None:
        return again
    return Concept(
        said=either(known.said, again.said),
        weight=known.weight + again.weight,
        words=tuple(dict.fromkeys((*known.words, *again.words))),
    )


def saturated(weight: float) -> float:
    return weight * (1 + SATURATION) / (weight + SATURATION)
