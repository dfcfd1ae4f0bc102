"""A text laid out for comparing with another.

unit     = segment { segment }      a sentence, a list item, a cell of a table with its headers
segment  = words up to a comma or "and"
anchor   = price | time | date | name | compound     what must be exact, among the words
"""

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from functools import cached_property

from neuvoja.assistant.evidence.measures import measured, unnumbered
from neuvoja.language.text import fold

KIN = 0.8
"""What a word carries that is only of the same family."""

SHORTEST_STEM = 3
"""Letters by which an inflected form of a short name is known."""

PREFIX = 5
"""Letters by which words of one family are known: rokotus, rokottaminen."""

NAMES = frozenset({"name", "sign"})
ASKS = "asks"
"""Bound of a unit that asks and tells nothing."""

HEAD = "head:"
"""Begins the kind of an anchor that is a compound; its last part follows."""

PAIR = f"{HEAD} "
"""Begins it where the compound is written as two words."""

_ABESSIVE = re.compile(r"m[aä]tt(?:a|ä|om\w+|öm\w+)$|m[aä]t[oö]n$")
_DURATION = "duration"
_UNCOUNTED = frozenset({"", "date", "time", "weekday", "url", "mail", "tel", "code", *NAMES})

Atom = frozenset[str]
"""Keys of a word, or of a part of a compound; any of them is enough. A family's begins with ~."""

NOWHERE = frozenset[int]()


@dataclass(frozen=True, slots=True)
class Word:
    text: str
    at: int
    """Its place among the words of the text."""

    segment: int
    atoms: tuple[Atom, ...]
    """One for each part of a compound, else one; none where a literal goes on."""

    weight: float
    """How much it tells, 0 to 1."""

    content: bool
    literal: bool
    """Whether it is part of a figure, date or the like."""

    denied: bool
    lacking: bool
    """Whether it is what something is without."""

    excluded: bool
    """Whether anything but it is meant: other than it, outside it."""

    @property
    def denying(self) -> bool:
        """Whether it is a Finnish verb that denies itself: maksamatta, maksamattomat."""
        return _ABESSIVE.search(self.text) is not None

    def any_of(self, keys: Set[str]) -> bool:
        """Whether a part of it is among some keys."""
        return any(atom & keys for atom in self.atoms)

    def only_of(self, here: Set[str], there: Set[str]) -> bool:
        """Whether all of it is among some keys, and not among others."""
        return all(atom & here for atom in self.atoms) and not all(
            atom & there for atom in self.atoms
        )

    def is_like(self, other: "Word") -> bool:
        """Whether it has a part of another."""
        return any(atom & key for atom in self.atoms for key in other.atoms)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A part of a text that must be exact."""

    kind: str
    """`money`, `duration`, `date`, `time`, `weekday`, `name`, `sign`, a unit, or a compound's."""

    said: frozenset[str]
    """What it says itself."""

    forms: frozenset[str]
    """All that follows from it, itself included."""

    words: frozenset[int]
    """Its places among the words of the text."""

    segment: int
    text: str

    @property
    def literal(self) -> bool:
        """Whether it is a figure, date, address or the like, rather than a word."""
        return self.kind not in NAMES and not self.compound

    @property
    def compound(self) -> bool:
        return self.kind.startswith(HEAD)

    @property
    def paired(self) -> bool:
        """Whether it is two words side by side, which may be no thing of a kind at all."""
        return self.compound and len(self.words) > 1

    def same_as(self, other: "Anchor") -> bool:
        """Whether another says what this one says."""
        if self.kind in NAMES:
            return other.kind == self.kind and bool(self.forms & other.forms)
        if self.kind.startswith(PAIR):
            return bool(self.said & other.said)
        if self.compound:
            return self.said <= other.said or other.said <= self.said
        return (
            self.said <= other.forms
            or (self._may_say_more(other) and other.said <= self.forms)
            or bool(measured(self.said) & measured(other.said))
        )

    def _may_say_more(self, other: "Anchor") -> bool:
        """14 days by 2 weeks, 14 days by a bare 14, and 1.6.2026 by 1.6."""
        if self.kind == other.kind == _DURATION:
            return True
        bare = not other.kind and self.kind not in _UNCOUNTED
        return bare or all(re.match(r"--\d\d-", each) for each in other.said)


@dataclass(frozen=True, slots=True)
class Segment:
    unit: int
    topic: int
    """The unit that is its heading; -1 where it has none."""

    passage: int
    kinds: frozenset[str]
    """Kinds of the anchors in it."""


@dataclass(frozen=True)
class Layout:
    words: tuple[Word, ...]
    anchors: tuple[Anchor, ...]
    segments: tuple[Segment, ...]
    bounds: tuple[frozenset[str], ...]
    """For each unit: its qualifiers."""

    heads: frozenset[str]
    """What stands behind its names: card, in Gold card and in Gold-card."""

    index: Mapping[str, frozenset[int]] = field(repr=False)
    """Key → the segments that have it."""

    @cached_property
    def named(self) -> frozenset[int]:
        """Places of the words that are names."""
        return frozenset(at for each in self.anchors if each.kind == "name" for at in each.words)

    @cached_property
    def stems(self) -> frozenset[str]:
        """How its words begin, folded."""
        return frozenset(fold(each.text)[:SHORTEST_STEM] for each in self.words)

    @cached_property
    def unnumbered(self) -> frozenset[str]:
        """The amounts that it says without a figure."""
        return unnumbered(self.words)

    def where(self, atom: Atom) -> frozenset[int]:
        """The segments that have an atom; those with a word of its family where none has it."""
        return self._having(plain_keys(atom)) or self._having(families(atom))

    def known(self, atom: Atom) -> float:
        """1 where the text has the atom, `KIN` where it has a word of its family, else 0."""
        if any(key in self.index for key in plain_keys(atom)):
            return 1.0
        return KIN if any(key in self.index for key in families(atom)) else 0.0

    def unit_of(self, segment: int) -> int:
        return self.segments[segment].unit

    def _having(self, keys: frozenset[str]) -> frozenset[int]:
        return NOWHERE.union(*(self.index.get(key, NOWHERE) for key in keys))


def plain_keys(atom: Atom) -> frozenset[str]:
    """The keys that are words or literals."""
    return frozenset(key for key in atom if key[0] != "~")


def families(atom: Atom) -> frozenset[str]:
    """The keys of the families that an atom belongs to; a literal belongs to none."""
    found = (key if key[0] == "~" else family(key) for key in atom if key[0] != "=")
    return frozenset(each for each in found if each)


def family(word: str) -> str | None:
    """The key that a word shares with those that begin alike; None for a short one."""
    return f"~{fold(word)[:PREFIX]}" if len(word) > PREFIX else None
