"""A sentence beside the passages that it cites."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from neuvoja.assistant.evidence.layout import NAMES, Anchor, Layout, Word
from neuvoja.assistant.evidence.measures import measured
from neuvoja.assistant.evidence.rivals import Rivalry, rivalries
from neuvoja.assistant.evidence.wording import DEED_WEIGHT
from neuvoja.language.exact.qualifiers import (
    ALWAYS,
    FREE,
    PAYING,
    PAYMENTS,
    PRICING,
    same_bound,
    turned,
)

SAME_MATTER = 0.5
"""From this share of its words on a unit is taken to speak of the same."""

NEAREST = 0.1
"""Units that cover a sentence nearly as well as the best one count with it."""

MOST = 0.5
"""Part of a denied clause, or of a sentence, that must be turned: one word in passing is not."""

FEWEST = 2
"""Content words that a segment must have to look for a unit of its own."""

FOREIGN = 3
"""Function words, all unknown to the source, from which on a sentence is in another language."""


@dataclass(frozen=True)
class Comparison:
    own: Layout
    """The sentence: one unit."""

    source: Layout
    heard: Layout | None = None
    """What was said in the conversation."""

    @property
    def rows(self) -> Sequence[Layout]:
        """What the sentence may rest on."""
        return (self.source, *((self.heard,) if self.heard else ()))

    def shared(self) -> float:
        """How much of the sentence's words the source has, 0 to 1; 0 where it has no word.

        Words count by their dictionary forms, compounds by their parts, and one of the same family
        in part. Literals count as known: they are looked up by `strange_literals`.
        """
        whole = sum(each.weight for each in self.own.words)
        known = sum(each.weight * self.known(each) for each in self.own.words)
        return known / whole if whole else 0.0

    def known(self, word: Word) -> float:
        """How much of a word the source has, 0 to 1; all of a literal."""
        if word.literal:
            return 1.0
        return sum(map(self.source.known, word.atoms)) / len(word.atoms)

    def strange_literals(self) -> Iterator[Anchor]:
        """The literals that neither the source nor anybody in the conversation says."""
        known = [anchor for each in self.rows for anchor in each.anchors]
        for anchor in self.own.anchors:
            if anchor.literal and not any(map(anchor.same_as, known)) and not self._once(anchor):
                yield anchor

    def loose_literals(self) -> Iterator[tuple[Anchor, Anchor]]:
        """Those said only as a bare figure, or as an age, beside another of their own kind.

        "Valid 10 years", where the source has a card for ten visits that is valid 2 years.
        """
        for anchor in self.own.anchors:
            same = [each for each in self.source.anchors if anchor.same_as(each)]
            if not anchor.literal or any(each.kind == anchor.kind for each in same):
                continue
            loose = anchor.kind and (same or self._once(anchor))
            for rival in self.source.anchors if loose else ():
                near = self.source.unit_of(rival.segment) in self.near
                if near and rival.kind == anchor.kind and not self._says(rival):
                    yield anchor, rival

    def strange_names(self) -> Iterator[Word]:
        """The names that are no word of the source or of the conversation."""
        named = {at for each in self.own.anchors if each.kind in NAMES for at in each.words}
        for word in self.own.words:
            if word.at in named and not any(all(map(each.known, word.atoms)) for each in self.rows):
                yield word

    def strange_compounds(self) -> Iterator[Anchor]:
        """The compounds instead of which the source has another of the same head, nearby."""
        rivals = {
            each.kind
            for each in self.source.anchors
            if each.compound
            and self.source.unit_of(each.segment) in self.near
            and not any(word.any_of(each.said) for word in self.own.words)
        }
        for anchor in self.own.anchors:
            if (
                anchor.compound
                and len(anchor.words) == 1
                and anchor.kind in rivals
                and not self._has_any(anchor.said)
            ):
                yield anchor

    def strange_subject(self) -> Word | None:
        """The thing that the sentence begins with, where nobody has said anything of it."""
        first = next((each for each in self.own.words if each.content), None)
        if first is None or first.weight < 1 or first.any_of(PRICING):
            return None
        return None if any(any(map(each.known, first.atoms)) for each in self.rows) else first

    def rivalries(self) -> Iterator[Rivalry]:
        """The anchors which the source has in another matter."""
        return rivalries(self.own, self.source)

    def turned(self) -> bool:
        """Whether the sentence denies what the nearest units affirm, or the reverse."""
        (own,) = self.own.bounds
        if any(same_bound(own, self.source.bounds[each]) for each in self.near):
            return False
        words = self._content()
        if self._both_free():
            words = [each for each in words if each.lacking and not each.any_of(PAYMENTS)]
        if any(each.denied for each in words):
            return self._denies_what_is(words)
        return any(self._affirms(clause, words) for clause in self._denied_clauses())

    def _denies_what_is(self, words: Sequence[Word]) -> bool:
        """Whether most of what is denied and spoken of in the source is so there."""
        affirmed, denied = self._polarity()
        no = [each for each in words if each.denied]
        alike = sum(each.only_of(denied, affirmed) for each in no)
        turned = sum(each.only_of(affirmed, denied) for each in no)
        return turned >= MOST * len(no) and turned > alike

    def _affirms(self, clause: Sequence[Word], words: Sequence[Word]) -> bool:
        """Whether the words say yes to most of what a clause denies, or are mostly its own.

        A deed alone may be done to another thing.
        """
        affirmed, denied = self._polarity()
        turned = [each for each in words if each.only_of(denied, affirmed)]
        met = [each for each in clause if any(each.is_like(other) for other in turned)]
        own = [each for each in turned if any(each.is_like(other) for other in clause)]
        if all(each.weight == DEED_WEIGHT for each in met) and len(met) < len(clause):
            return False
        return len(met) >= MOST * len(clause) or len(own) > MOST * len(words)

    def unbounded(self) -> bool:
        """Whether the sentence bounds from the other side, or says always where they do not."""
        (said,) = self.own.bounds
        meant = frozenset[str]().union(*(self.source.bounds[each] for each in self.near))
        return bool(self.near) and (turned(said, meant) or (ALWAYS in said and ALWAYS not in meant))

    def foreign(self) -> bool:
        """Whether the sentence seems to be in another language than the source."""
        small = [each for each in self.own.words if not each.content and not each.literal]
        return len(small) >= FOREIGN and not any(
            self._has_any(atom) for each in small for atom in each.atoms
        )

    @cached_property
    def near(self) -> frozenset[int]:
        """The units of the source that speak of the same as the sentence or a segment of it."""
        found = set(_best(self._covering(self.own.words), NEAREST))
        for segment in range(len(self.own.segments)):
            words = [each for each in self.own.words if each.segment == segment]
            if sum(each.content for each in words) >= FEWEST:
                found.update(_best(self._covering(words), 0.0))
        return frozenset(found)

    def _covering(self, words: Sequence[Word]) -> Mapping[int, float]:
        """For each unit that has any of the words: how much of them it has, 0 to 1."""
        content = [each for each in words if each.content]
        whole = sum(each.weight for each in content)
        found = defaultdict[int, float](float)
        for word in content:
            for atom in word.atoms:
                for unit in {self.source.unit_of(each) for each in self.source.where(atom)}:
                    found[unit] += word.weight / len(word.atoms) / whole
        return found

    def _has_any(self, keys: Set[str]) -> bool:
        return any(each in self.source.index for each in keys)

    def _content(self) -> Sequence[Word]:
        return [each for each in self.own.words if each.content and not each.denying]

    def _both_free(self) -> bool:
        """Whether both say, in other words, that it costs nothing: "free", "does not cost"."""
        (own,) = self.own.bounds
        lacked = {key for each in self._near_words() if each.lacking for key in each.atoms}
        alike = any(lacked & {*each.atoms} for each in self.own.words if each.lacking)
        near = any(FREE in self.source.bounds[each] for each in self.near)
        no = [each for each in self._content() if each.denied and not each.lacking]
        paying = not no or any(each.any_of(PAYING) for each in no)
        return FREE in own and near and paying and not alike

    def _polarity(self) -> tuple[set[str], set[str]]:
        """What the nearest units affirm, and what they deny."""
        affirmed, denied = set[str](), set[str]()
        for word in self._near_words():
            if word.denied or self.source.segments[word.segment].topic in self._denying:
                denied.update(*word.atoms)
            if not word.denied:
                affirmed.update(*word.atoms)
        return affirmed, denied

    @cached_property
    def _denying(self) -> frozenset[int]:
        """The units that deny; beneath such a heading it does not tell what a list says."""
        denied = (each.segment for each in self.source.words if each.denied)
        return frozenset(map(self.source.unit_of, denied))

    def _once(self, anchor: Anchor) -> bool:
        """Whether the source says an amount without a figure: a week, half an hour."""
        return bool(measured(anchor.said) & self.source.unnumbered)

    def _says(self, anchor: Anchor) -> bool:
        return any(each.same_as(anchor) for each in self.own.anchors)

    def _denied_clauses(self) -> Iterator[Sequence[Word]]:
        """Content words in a row that the nearest units deny."""
        for denied, row in groupby(self._near_words(), lambda each: each.denied):
            if denied:
                for _, clause in groupby(row, lambda each: self.source.unit_of(each.segment)):
                    yield tuple(clause)

    def _near_words(self) -> Iterator[Word]:
        for word in self.source.words:
            if word.content and self.source.unit_of(word.segment) in self.near:
                yield word


def _best(covering: Mapping[int, float], below: float) -> Iterator[int]:
    best = max(covering.values(), default=0.0)
    if best >= SAME_MATTER:
        yield from (unit for unit, share in covering.items() if share >= best - below)
