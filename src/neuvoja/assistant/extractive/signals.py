"""Signals of products and moments, compiled once and looked for in all that is said.

A signal is a few words. Its telling words are its slots; a slot is filled by a word that may stand
for it. What share of a signal's weight is filled says how well it is heard.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from neuvoja.assistant.extractive.alike import Alike
from neuvoja.assistant.extractive.lexicon import SAME, Word, Words
from neuvoja.assistant.extractive.listening import listening
from neuvoja.assistant.extractive.markers import plain_words
from neuvoja.assistant.extractive.sayings import Saying
from neuvoja.assistant.extractive.vocabulary import Vocabulary
from neuvoja.domain.conversation import Language

Kind = Literal["signal", "need", "name"]

LIGHT = 0.2
"""Weight of a word such as `saada` or `new`; a telling word weighs 1."""

TELLING = 0.55
"""Weight from which a word tells something."""

WELL = 0.7
"""How well a word must be said to be surely meant."""

COMMON = 0.12
"""What a word loses in weight for each other owner that has it too."""

LEAST_WEIGHT = 0.6
"""Of a word that all owners have."""

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


class SignalBook:
    """Signals as heard in one language; filled, closed, then only read."""

    def __init__(
        self,
        words: Words,
        alike: Alike,
        language: Language,
        *,
        silent: frozenset[str],
        keep_all: bool = False,
    ) -> None:
        self._words = words
        self._language: Language = language
        self._known = listening(language)
        self._silent = silent
        """Words that are not looked for."""

        self._keep_all = keep_all
        """Whether they are, in a signal that has but one other word."""

        self._vocabulary = Vocabulary(alike)
        self._signals: list[Signal] = []
        self._owners: defaultdict[int, set[str]] = defaultdict(set)
        self._numbered: dict[int, Word] = {}
        self._with: defaultdict[int, list[int]] = defaultdict(list)

    def add(self, owner: str, kind: Kind, text: str, *, apart: bool = False) -> None:
        """Take in a signal; one without words is left out.

        Args:
            apart: whether the parts of its compounds also count each by itself.
        """
        words = self._words.within(text, self._language)
        self._take(owner, kind, text, words)
        if apart and any(word.parts for word in words):
            pieces = " ".join(" ".join(word.parts) or word.text for word in words)
            self._take(owner, kind, text, self._words.within(pieces, self._language), apart=True)

    def _take(
        self, owner: str, kind: Kind, text: str, words: Sequence[Word], *, apart: bool = False
    ) -> None:
        negative = any(word.text in self._known.negations for word in words)
        slots: dict[int, Slot] = {}
        denied, waits = None, False
        told = [word for word in words if self._weight(word)]
        few = self._keep_all and len(told) < min(2, len(words))
        for word in words:
            if word.text in self._known.negations:
                waits = True
            elif weight := self._weight(word) or (LIGHT if few else 0.0):
                number = self._number(word, owner)
                slots[number] = Slot(number, weight)
                denied, waits = (number, False) if waits else (denied, False)
        marks = self._known.scope.names(plain_words(text))
        if slots:
            kept = tuple(slots.values())
            signal = Signal(owner, kind, text, kept, negative, denied, marks, apart)
            self._signals.append(signal)

    def close(self) -> None:
        """Weigh the words by how many owners have them."""
        rarity = {number: self._rarity(number) for number in self._numbered}
        for at, signal in enumerate(self._signals):
            slots = tuple(
                Slot(each.number, each.weight * rarity[each.number]) for each in signal.slots
            )
            self._signals[at] = replace(signal, slots=slots)
            for slot in slots:
                self._with[slot.number].append(at)

    def meant(self, saying: Saying) -> Meant:
        """The words of ours that the saying has, each by its best fillings."""
        found: dict[int, Filling] = {}
        for places, meant in self._said(saying):
            for number, likeness in meant.items():
                best = found.get(number)
                if best is None or likeness > best.likeness:
                    found[number] = Filling(likeness, (places,))
                elif likeness == best.likeness:
                    found[number] = Filling(likeness, (*best.places, places))
        return found

    def implied(self, text: str) -> Meant:
        """The words of ours that a text stands for, as if said without words."""
        return {
            number: Filling(likeness, ())
            for word in self._words.within(text, self._language)
            for number, likeness in self._vocabulary.meant(word).items()
        }

    def matches(self, saying: Saying, meant: Meant, *, least: float) -> list[Match]:
        """The signals of which at least this share is said, in no order."""
        touched = {at for number in meant for at in self._with[number]}
        marks = self._known.scope.names(saying.words) if touched else frozenset[str]()
        denies = bool(marks & {"negations", "poor"})
        found = (_match(self._signals[at], meant, denies=denies) for at in touched)
        return [each for each in found if each and each.share >= least]

    def _said(self, saying: Saying) -> Iterator[tuple[frozenset[int], Mapping[int, float]]]:
        """What the words may stand for, alone and with their right neighbours."""
        words = [self._words.of(token, self._language) for token in saying.tokens]
        for at, word in enumerate(words):
            if self._keep_all or saying.words[at] not in self._silent:
                yield frozenset((at,)), self._vocabulary.meant(word)
            if at + 1 < len(words):
                both = frozenset((at, at + 1))
                yield both, self._vocabulary.meant_by_pair(word, words[at + 1])
                for begun in self._vocabulary.may_begin(word):
                    for joined in self._words.within(begun + words[at + 1].text, self._language):
                        yield both, _surely(self._vocabulary.meant(joined))

    def _weight(self, word: Word) -> float:
        if word.text in self._silent or not word.text:
            return 0.0
        if not word.keys.isdisjoint(self._known.light) or not word.content:
            return LIGHT
        return 1.0

    def _number(self, word: Word, owner: str) -> int:
        number = self._vocabulary.add(word)
        self._numbered[number] = word
        self._owners[number].add(owner)
        return number

    def _rarity(self, number: int) -> float:
        near = self._vocabulary.meant(self._numbered[number])
        owners = {owner for each in near for owner in self._owners[each]}
        return max(LEAST_WEIGHT, 1 - COMMON * (len(owners) - 1))


def _surely(meant: Mapping[int, float]) -> Mapping[int, float]:
    return {number: likeness for number, likeness in meant.items() if likeness == SAME}


def _match(signal: Signal, meant: Meant, *, denies: bool) -> Match | None:
    filled, tokens = [], frozenset[int]()
    share = mass = 0.0
    guessed = False
    for number, weight in signal.slots:
        likeness, places = meant.get(number, (0.0, ()))
        if denies and number == signal.denied and likeness < NOT_SO:
            likeness, places, guessed = NOT_SO, (), True
        filled.append(likeness)
        share += weight * likeness
        if places:
            tokens |= _nearest(places, tokens)
            mass += weight * likeness if weight >= TELLING else 0.0
    if not tokens or _spread(tokens) > len(signal.slots) + SPREAD:
        return None
    if guessed and mass < OTHERS_SAID:
        return None
    return Match(signal, share / signal.weight, tokens, tuple(filled), mass, guessed)


def _nearest(places: Sequence[frozenset[int]], tokens: frozenset[int]) -> frozenset[int]:
    if len(places) == 1 or not tokens:
        return places[-1]
    return min(places, key=lambda each: _spread(tokens | each))


def _spread(tokens: Iterable[int]) -> int:
    ordered: Sequence[int] = sorted(tokens)
    return ordered[-1] - ordered[0] + 1
