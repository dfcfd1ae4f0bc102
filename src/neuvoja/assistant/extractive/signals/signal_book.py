"""Signals of products, moments and teams, compiled once and looked for in all that is said."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from math import log

from neuvoja.assistant.extractive.listening.listening import listening
from neuvoja.assistant.extractive.listening.markers import plain_words
from neuvoja.assistant.extractive.listening.sayings import Saying
from neuvoja.assistant.extractive.signals.alike import Alike
from neuvoja.assistant.extractive.signals.lexicon import Word, Words
from neuvoja.assistant.extractive.signals.likeness import SAME
from neuvoja.assistant.extractive.signals.signals import (
    LIGHT,
    TELLING,
    Filling,
    Kind,
    Match,
    Meant,
    Signal,
    Slot,
    match_of,
)
from neuvoja.assistant.extractive.signals.vocabulary import Vocabulary
from neuvoja.domain.conversation import Language

COMMON = 0.12
"""What a word loses in weight for each other owner that has it too."""

LEAST_WEIGHT = 0.6
"""Of a word that all owners have."""


class SignalBook:
    """Signals as heard in one language; filled, closed, then only read."""

    def __init__(
        self,
        words: Words,
        alike: Alike,
        language: Language,
        *,
        silent: frozenset[str],
        light: frozenset[str],
        keep_all: bool = False,
    ) -> None:
        """An empty book.

        Args:
            silent: words that are not looked for.
            light: dictionary forms that tell little.
            keep_all: whether silent words count in a signal that has but one other word.
        """
        self._words = words
        self._language: Language = language
        self._known = listening(language)
        self._silent = silent
        self._light = light
        self._keep_all = keep_all

        self._vocabulary = Vocabulary(alike)
        self._signals: list[Signal] = []
        self._owners: defaultdict[int, set[str]] = defaultdict(set)
        self._numbered: dict[int, Word] = {}
        self._with: defaultdict[int, list[int]] = defaultdict(list)
        self._tells: defaultdict[int, dict[str, float]] = defaultdict(dict)

    def add(
        self, owner: str, kind: Kind, text: str, *, apart: bool = False, tells: bool = True
    ) -> None:
        """Take in a signal; one without words is left out.

        Args:
            apart: whether the parts of its compounds also count each by itself.
            tells: whether its single words tell of the owner; not where they are of another
                language, in which they look like other words.
        """
        words = self._words.within(text, self._language)
        self._take(owner, kind, text, words, tells=tells)
        if apart and any(word.parts for word in words):
            pieces = " ".join(" ".join(word.parts) or word.text for word in words)
            parted = self._words.within(pieces, self._language)
            self._take(owner, kind, text, parted, apart=True, tells=tells)

    def _take(
        self,
        owner: str,
        kind: Kind,
        text: str,
        words: Sequence[Word],
        *,
        apart: bool = False,
        tells: bool,
    ) -> None:
        negative = any(word.text in self._known.negations for word in words)
        slots: dict[int, Slot] = {}
        denied, waits = None, False
        said = [word for word in words if word.text not in self._known.negations]
        few = self._keep_all and sum(map(bool, map(self._weight, said))) < min(2, len(said))
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
            signal = Signal(owner, kind, text, kept, negative, denied, marks, apart, tells)
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
                if signal.tells and slot.weight >= TELLING:
                    self._tells[slot.number][signal.owner] = 1.0
                # Light words are everywhere; they call up no signal that has a telling one.
                if slot.weight >= TELLING or not self._signals[at].telling:
                    self._with[slot.number].append(at)
        self._tell_apart()

    def tells_of(self, number: int) -> Mapping[str, float]:
        """The owners that a word of ours tells of, each with how rarely others have it, 0 to 1."""
        return self._tells.get(number, {})

    def telling(self, saying: Saying) -> frozenset[int]:
        """The indices of the words that are not light themselves."""
        words = (self._words.of(token, self._language) for token in saying.tokens)
        return frozenset(at for at, word in enumerate(words) if self._weight(word) > LIGHT)

    def _tell_apart(self) -> None:
        """Weigh the single words: 1 where one owner has it, near 0 where all have."""
        all_owners = len({signal.owner for signal in self._signals})
        for told in self._tells.values():
            rarely = 1 - log(len(told)) / log(all_owners + 1)
            told.update(dict.fromkeys(told, rarely))

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
        found = (match_of(self._signals[at], meant, denies=denies) for at in touched)
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
                for begun in self._vocabulary.may_begin(word, words[at + 1]):
                    for joined in self._words.within(begun + words[at + 1].text, self._language):
                        yield both, _surely(self._vocabulary.meant(joined))

    def _weight(self, word: Word) -> float:
        if word.text in self._silent or not word.text:
            return 0.0
        if not word.keys.isdisjoint(self._light) or not word.content:
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
