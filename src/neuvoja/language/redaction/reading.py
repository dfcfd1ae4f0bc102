"""What a word says of itself when one asks whether it is a person's name."""

from dataclasses import dataclass

from neuvoja.domain.conversation import Language

_NOTHING: frozenset[str] = frozenset()
NO_LANGUAGE: frozenset[Language] = frozenset()


@dataclass(frozen=True, slots=True)
class Reading:
    """How one word form may be read."""

    first: frozenset[str] = _NOTHING
    """The given names that it may be a form of, lower case."""

    last: frozenset[str] = _NOTHING
    """The surnames."""

    known: bool = False
    """Whether it has any reading but a person's name: a common word, a place, a role."""

    place: bool = False

    stop: bool = False
    """A function word, or one that stands where a name might, and is none: a role, a month."""

    trade: bool = False
    """A name that most people meet as a company's or a product's."""

    sure: frozenset[Language] = NO_LANGUAGE
    """The languages in whose text it is a name even alone at the start of a sentence."""

    listed: bool = False
    """Whether a list of common names has it."""

    by_chance: bool = False
    """Whether it is also an inflected form of some other word, as Päivitä is."""

    dictionary: bool = False
    """Whether the form is a dictionary form, of a name or of another word."""

    @property
    def named(self) -> bool:
        """Whether it may be a name at all."""
        return bool(self.first or self.last)


@dataclass(frozen=True, slots=True)
class Votes:
    """How loudly a word in small letters speaks for each language."""

    fi: int = 0
    sv: int = 0
    en: int = 0


@dataclass(frozen=True, slots=True)
class NameWord:
    """A word form as it is written, with all that does not depend on where it stands."""

    text: str
    """An English 's is left out."""

    lower: str

    capital: bool
    """Whether it begins with a capital letter."""

    reading: Reading

    votes: Votes
