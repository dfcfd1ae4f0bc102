"""What a signal is, and how much of it a saying says.

A signal is a few words. Its telling words are its slots; a slot is filled by a word that may stand
for it. What share of a signal's weight is filled says how well it is heard.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

Kind = Literal["signal", "need", "name"]

LIGHT = 0.2
"""Weight of a word such as `saada` or `new`; a telling word weighs 1."""

TELLING = 0.55
"""Weight from which a word tells something."""

WELL = 0.7
"""How well a word must be said to be surely meant."""

NOT_SO = 0.55
"""How well "doesn't reach" is filled by another verb that is denied."""

OTHERS_SAID = 0.85
"""Weight of telling words that must be said beside one so filled."""

SPREAD = 12
"""Words that may stand between those of one signal."""


class Slot(NamedTuple):
    number: int
    """Of the word in the vocabulary."""

    weight: float


@dataclass(frozen=True, slots=True)
class Signal:
    owner: str
    """Id of a product or moment."""

    kind: Kind
    text: str
    slots: tuple[Slot, ...]
    negative: bool
    """Whether it denies something: "wifi ei kuulu"."""

    denied: int | None
    """The number of the word that is denied."""

    marks: frozenset[str]
    """The marks of scope that its own words bear, so that they are no objection to it."""

    apart: bool = False
    """Whether its compounds are taken apart."""

    tells: bool = True
    """Whether its single words tell of the owner."""

    @property
    def weight(self) -> float:
        return sum(slot.weight for slot in self.slots)

    @property
    def telling(self) -> int:
        """How many of its words tell something."""
        return sum(slot.weight >= TELLING for slot in self.slots)


@dataclass(frozen=True, slots=True)
class Match:
    """A signal heard in a saying."""

    signal: Signal
    share: float
    """Of its weight, 0 to 1."""

    tokens: frozenset[int]
    """Indices of the words of the saying that fill it."""

    filled: tuple[float, ...]
    """How well each slot is filled, 0 to 1, in order."""

    mass: float
    """What its telling words weigh that are said in the saying itself, each by how well."""

    guessed: bool
    """Whether another verb stands for the one that it denies."""

    @property
    def telling(self) -> float:
        """How many telling words are said, each counted by how well."""
        return sum(
            how_well
            for slot, how_well in zip(self.signal.slots, self.filled, strict=True)
            if slot.weight >= TELLING
        )

    @property
    def well_said(self) -> int:
        """How many telling words are said well."""
        return sum(
            slot.weight >= TELLING and how_well >= WELL
            for slot, how_well in zip(self.signal.slots, self.filled, strict=True)
        )

    @property
    def spread(self) -> int:
        """Words from the first to the last that say it."""
        return _spread(self.tokens)

    @property
    def whole(self) -> bool:
        """Whether every word is said, light ones included."""
        return min(self.filled) >= WELL


class Filling(NamedTuple):
    """A word of ours as it is said."""

    likeness: float
    places: tuple[frozenset[int], ...]
    """Each the indices of the words that say it; one for each time that it is said so well."""


Meant = Mapping[int, Filling]
"""By the number of the word."""


def match_of(signal: Signal, meant: Meant, *, denies: bool) -> Match | None:
    """How the signal is said; None where none of its words is, or too far from each other.

    Args:
        denies: whether the saying denies anything.
    """
    filled: dict[int, float] = {}
    tokens = frozenset[int]()
    share = mass = 0.0
    guessed = False
    # Words said once say where the signal stands; those said often are then taken near them.
    for number, weight in sorted(signal.slots, key=lambda slot: _times_said(slot, meant)):
        likeness, places = meant.get(number, (0.0, ()))
        if denies and number == signal.denied and likeness < NOT_SO:
            likeness, places, guessed = NOT_SO, (), True
        filled[number] = likeness
        share += weight * likeness
        if places:
            tokens |= _nearest(places, tokens)
            mass += weight * likeness if weight >= TELLING else 0.0
    if not tokens or _spread(tokens) > len(signal.slots) + SPREAD:
        return None
    if guessed and mass < OTHERS_SAID:
        return None
    how_well = tuple(filled[slot.number] for slot in signal.slots)
    return Match(signal, share / signal.weight, tokens, how_well, mass, guessed)


def _times_said(slot: Slot, meant: Meant) -> int:
    return len(meant[slot.number].places) if slot.number in meant else 0


def _nearest(places: Sequence[frozenset[int]], tokens: frozenset[int]) -> frozenset[int]:
    if len(places) == 1 or not tokens:
        return places[-1]
    return min(places, key=lambda each: _spread(tokens | each))


def _spread(tokens: Iterable[int]) -> int:
    ordered: Sequence[int] = sorted(tokens)
    return ordered[-1] - ordered[0] + 1
