"""Whether what is exact in a sentence belongs, in its source, to the same matter.

A source says many prices. "The balcony costs 45 €" is doubted although 45 € stands in the source,
when the words around it stand nearer to another price. Every anchor of the sentence competes: the
places of the source that say the same against those that say another of its kind. A place is as
near as the words of the sentence that stand by it.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from math import fsum, log

from neuvoja.assistant.evidence.layout import NAMES, NOWHERE, Anchor, Layout, Word
from neuvoja.assistant.evidence.naming import is_shared, same_name, with_its_name
from neuvoja.language.exact.qualifiers import PRICING

OWN, EARLIER, LATER, NEAR, NEXT, TOPIC = range(6)
"""Where a word stands, seen from an anchor: its segment, one before or after it in the same unit,
the unit before or after, the heading."""

AGREEMENT: Mapping[int, Mapping[int, float]] = {
    OWN: {OWN: 1.0, EARLIER: 0.8, LATER: 0.25, NEAR: 0.5, NEXT: 0.2, TOPIC: 0.6},
    EARLIER: {OWN: 0.8, EARLIER: 1.0, LATER: 0.5, NEAR: 0.7, NEXT: 0.3, TOPIC: 0.7},
    LATER: {OWN: 0.7, EARLIER: 0.6, LATER: 1.0, NEAR: 0.5, NEXT: 0.4, TOPIC: 0.6},
}
"""How well a word's place in the sentence agrees with its place in the source, 0 to 1. Earlier
words are often left out later: "stalls cost 45 €, balcony 28 €"."""

UNRIVALLED = 0.85
"""Agreement of another segment of the unit, where no other anchor of the kind is on the way."""

IMPORTANCE = {OWN: 1.0, EARLIER: 0.5, LATER: 0.3}
"""How much a word of the sentence tells of an anchor, when others of its kind stand between."""

APART = 0.4
"""How much a word of another segment tells, where no other of the kind stands in it."""

NAMED = 1.5
"""How much more a name tells than another word."""


@dataclass(frozen=True, slots=True)
class Rivalry:
    """Another place of the source that the sentence speaks of rather."""

    said: str
    """What the sentence has."""

    rather: str
    """What the source has in the other place."""

    margin: float
    """How much nearer the other place is, above 0 to 1, as a part of all that was looked at."""

    paired: bool
    """Whether they are two words side by side, which may be no thing of a kind at all."""


@dataclass(frozen=True, slots=True)
class _Hint:
    """A part of a word of the sentence, seen from an anchor."""

    place: int
    """Where it stands in the sentence."""

    segments: frozenset[int]
    """Where the source has it; not empty."""

    weight: float
    """Below 0 where the sentence excludes the word: it tells against a place beside it."""


def rivalries(own: Layout, source: Layout) -> Iterator[Rivalry]:
    """The anchors of a sentence which its source has in another matter."""
    for anchor in own.anchors:
        if is_shared(anchor, source):
            continue
        right = _right(anchor, own, source)
        rivals = _rivals(anchor, right, own, source)
        hints = list(_hints(anchor, own, source)) if right and rivals else []
        whole = fsum(abs(each.weight) for each in hints)
        if not whole:
            continue
        best = max(_nearness(each, hints, source) for each in right)
        nearest = max(rivals, key=lambda each: _nearness(each, hints, source))
        margin = (_nearness(nearest, hints, source) - best) / whole
        if margin > 0:
            yield Rivalry(anchor.text, nearest.text, margin, anchor.paired or nearest.paired)


def _right(anchor: Anchor, own: Layout, source: Layout) -> list[Anchor]:
    """Places of the source that say what an anchor says.

    Where the whole name stands, a longer one in the same unit is another's: Lumi, Lumi Plus.
    """
    if anchor.compound:
        segments = NOWHERE.union(
            *(source.index.get(each, NOWHERE) for each in _telling(anchor, source))
        )
        return [replace(anchor, segment=each) for each in sorted(segments)]
    found = [each for each in source.anchors if anchor.same_as(each)]
    whole = [each for each in found if same_name(anchor, own, each, source)]
    units = {source.unit_of(each.segment) for each in whole}
    return [each for each in found if each in whole or source.unit_of(each.segment) not in units]


def _telling(anchor: Anchor, source: Layout) -> frozenset[str]:
    """The parts of a compound that no rival of it has: `hopea` beside "kultajäsenkortti"."""
    rivals = (each for each in source.anchors if each.kind == anchor.kind)
    others = (each.said for each in rivals if not anchor.same_as(each))
    return anchor.said - frozenset[str]().union(*others) or anchor.said


def _rivals(anchor: Anchor, right: Sequence[Anchor], own: Layout, source: Layout) -> list[Anchor]:
    """Places of the source with another of the kind, which the sentence does not have too."""
    kinds = {anchor.kind}
    if anchor.literal:
        kinds |= {each.kind for each in source.anchors if anchor.same_as(each)}
    return [
        each
        for each in source.anchors
        if each.kind in kinds
        and each not in right
        and not (each.kind in NAMES and _is_said(each, own))
        and not any(
            other.same_as(each) and (other != anchor or each.kind not in NAMES)
            for other in own.anchors
        )
    ]


def _is_said(name: Anchor, own: Layout) -> bool:
    """Whether what stands as a name, such as the head of a column, is a word of the sentence."""
    return any(name.forms & atom for word in own.words for atom in word.atoms)


def _hints(anchor: Anchor, own: Layout, source: Layout) -> Iterator[_Hint]:
    rivalled = {each.segment for each in own.anchors if each.kind == anchor.kind}
    named = own.named
    itself = with_its_name(anchor, own)
    for word in own.words:
        if word.at in itself or any(atom & PRICING for atom in word.atoms):
            continue
        place = _place(word, anchor, rivalled)
        weight = word.weight * IMPORTANCE[place] * (NAMED if word.at in named else 1.0)
        if place == OWN and word.segment != anchor.segment:
            weight *= APART
        if word.excluded:
            weight = -weight
        for atom in word.atoms:
            if segments := source.where(atom):
                rarity = log(1 + len(source.segments) / len(segments))
                yield _Hint(place, segments, rarity * weight / len(word.atoms) ** 0.5)


def _place(word: Word, anchor: Anchor, rivalled: Set[int]) -> int:
    if word.segment == anchor.segment or word.segment not in rivalled:
        return OWN
    return EARLIER if word.segment < anchor.segment else LATER


def _nearness(anchor: Anchor, hints: Sequence[_Hint], source: Layout) -> float:
    return fsum(hint.weight * _nearest(anchor, hint, source) for hint in hints)


def _nearest(anchor: Anchor, hint: _Hint, source: Layout) -> float:
    if hint.weight < 0:
        return float(anchor.segment in hint.segments)
    return max(_agreement(hint.place, each, anchor, source) for each in hint.segments)


def _agreement(place: int, segment: int, anchor: Anchor, source: Layout) -> float:
    """How well a word's place agrees with a segment that has it, seen from an anchor."""
    here, there = source.segments[anchor.segment], source.segments[segment]
    if segment == anchor.segment:
        return AGREEMENT[place][OWN]
    if here.unit == there.unit:
        if place == OWN and not _parted(segment, anchor, source):
            return UNRIVALLED
        return AGREEMENT[place][EARLIER if segment < anchor.segment else LATER]
    if there.unit == here.topic:
        return AGREEMENT[place][TOPIC]
    if there.passage != here.passage or abs(there.unit - here.unit) > 1:
        return 0.0
    return AGREEMENT[place][NEAR if there.unit < here.unit else NEXT]


def _parted(segment: int, anchor: Anchor, source: Layout) -> bool:
    """Whether another anchor of the kind stands in a segment, or on the way to it."""
    way = range(segment, anchor.segment)
    if segment > anchor.segment:
        way = range(anchor.segment + 1, segment + 1)
    return any(anchor.kind in source.segments[at].kinds for at in way)
