"""A sentence beside passages in another language: the literals decide, and a shared embedding.

near       how much its meaning is that of the nearest unit of the passages
names      each must stand there in some form, or as a word that means the same
rivals     its figures must belong to a unit that is about the same as the sentence
turned     it must not deny what the unit with its figures affirms, or the reverse
"""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from neuvoja.assistant.evidence.layout import ASKS, NAMES, Anchor, Layout, Word
from neuvoja.assistant.evidence.meaning import Meaning
from neuvoja.assistant.evidence.naming import is_form
from neuvoja.language.clauses import CLAUSE_WORDS
from neuvoja.language.exact.qualifiers import FREE
from neuvoja.language.text import fold
from neuvoja.language.words import word_texts

NEAR = 0.38
"""Cosine below which a sentence is about something else: 1 % of the true sentences of linked
translations are below it, and 90 % of those of other articles."""

SAME_WORD = 0.3
"""Cosine from which on a word may be another's translation."""

FIGURES_TELL = 0.3
"""What having all figures of a sentence adds to a unit's nearness."""

NEAREST = 0.05
"""Units nearly as near as the best one count with it."""

RIVALLED = 0.08
"""By how much another unit's words may be nearer than those of the unit with the figure."""

DENIES, DENIED = 0.15, 0.4
"""Share of denied content words from which on a sentence, or a unit of its source, says no."""

FEWEST_DAY = 4
"""Letters from which on a weekday is written out."""

_HEADS = re.compile(r"(?:^|[–;:|(]\s?|[.!?]\s)([^\W\d_][\w-]*)")
_SUPPOSING = frozenset[str]().union(*(each.suppositions for each in CLAUSE_WORDS.values()))
_BOUNDED = re.compile(
    r"^(?:kiellet|kielt|mahdoto|puuttu|vain$|ainoasta|vailla|paitsi|ellei|jollei|muu[nt]?|pelk|ilmai"
    r"|\w{3,}(?:ton|tön|toma\w*|tömä\w*|ttom\w*|ttöm\w*)$|mitään|muuten|riippumatta"
    r"|förbjud|omöjlig|sakna|endast|bara|enbart|utom|gratis|fritt|oberoende|oavsett|upphör|annars"
    r"|forbid|prohib|impossib|lack|missing|only|unless|except|free|nothing|none|otherwise|any)",
    re.IGNORECASE,
)
"""Words that deny in their own way: what is forbidden, missing, only, free, unless."""


@dataclass(frozen=True)
class Crossing:
    own: Layout
    """The sentence: one unit."""

    source: Layout
    heard: Layout | None
    meaning: Meaning
    written: str = ""
    """The sentence as it stands: a number in words may be no figure elsewhere."""

    equal: Sequence[frozenset[str]] = ()
    """Names that mean the same, such as a product's in three languages."""

    @cached_property
    def near(self) -> float:
        """Cosine with the nearest unit; 0 where the passages have no word."""
        return float(max(self._cosines, default=0.0))

    def strange_literals(self) -> Iterator[Anchor]:
        """The literals that neither the source nor anybody in the conversation says."""
        known = [anchor for each in self._rows for anchor in each.anchors]
        for anchor in self.own.anchors:
            if not anchor.literal or self._is_no_day(anchor) or self._is_in_words(anchor):
                continue
            if not any(map(anchor.same_as, known)):
                yield anchor

    def strange_names(self) -> Iterator[str]:
        """The names that stand nowhere, nor anything that could be their translation."""
        explained = set[int]()
        for names in self.equal:
            places = set[int]().union(*(_places(each, self.own) for each in names))
            named = places & self._named
            if not named:
                continue
            if any(_places(each, row) for each in names for row in self._rows):
                explained |= places
            elif not named <= explained and not any(map(self._stands, self._words_at(named))):
                yield max(names, key=lambda each: len(_places(each, self.own)))
                explained |= places
        for word in self._words_at(self._named - explained):
            if len(word.text) > 1 and not self._stands(word) and not self._translated(word):
                yield word.text

    def rivals(self) -> Iterator[tuple[Anchor, Anchor]]:
        """The figures of which the source says another where it is about the same."""
        cosines = self._bare_cosines
        for anchor in self.own.anchors:
            if not anchor.literal or self._is_no_day(anchor):
                continue
            right = [each for each in self.source.anchors if anchor.same_as(each)]
            rivals = [
                each
                for each in self.source.anchors
                if each.kind == anchor.kind
                and not any(other.same_as(each) for other in self.own.anchors)
            ]
            if right and rivals:
                best = max(cosines[self.source.unit_of(each.segment)] for each in right)
                rival = max(rivals, key=lambda each: cosines[self.source.unit_of(each.segment)])
                if cosines[self.source.unit_of(rival.segment)] - best > RIVALLED:
                    yield anchor, rival

    def turned(self) -> bool:
        """Whether the sentence says no where the nearest units say yes, or the reverse."""
        near = [self._units[each] for each in self._nearest(self._cosines)]
        if not near:
            return False
        stated = [each for each in self.own.words if each not in self._supposed]
        if _denied_share(stated) >= DENIES:
            no = " ".join(each.text for each in stated if each.denied)
            near += [self._units[each] for each in self._nearest(self._beside(no, bare=False))]
            return not any(self._bounds(each) for each in near)
        if self._bounds(self.own.words):
            return False
        return min(map(_denied_share, near)) >= DENIED

    @cached_property
    def _supposed(self) -> frozenset[Word]:
        """The denied words of a clause that only supposes: "if it is not paid"."""
        found = set[Word]()
        for denied, row in groupby(self.own.words, lambda each: each.denied):
            words = tuple(row)
            if denied and words[0].text.lower() in _SUPPOSING:
                found.update(words)
        return frozenset(found)

    def _nearest(self, cosines: Sequence[float]) -> Sequence[int]:
        """The units that speak of the same, those with the sentence's figures first."""
        said = {form for each in self.own.anchors if each.literal for form in each.forms}
        told = [set[str]() for _ in self._units]
        for anchor in self.source.anchors:
            if anchor.literal:
                told[self.source.unit_of(anchor.segment)] |= anchor.forms
        scores = [
            cosine + FIGURES_TELL * len(said & forms) / max(1, len(said))
            for cosine, forms in zip(cosines, told, strict=True)
        ]
        telling = [at for at in range(len(scores)) if ASKS not in self.source.bounds[at]]
        best = max((scores[at] for at in telling), default=0.0)
        return [at for at in telling if scores[at] >= best - NEAREST]

    def _bounds(self, words: Sequence[Word]) -> bool:
        """Whether words deny in any way."""
        unit = self.source.unit_of(words[0].segment) if words and words is not self.own.words else 0
        bounds = self.own.bounds[0] if words is self.own.words else self.source.bounds[unit]
        return FREE in bounds or any(
            each.denied or each.lacking or _BOUNDED.match(each.text) for each in words
        )

    @cached_property
    def _named(self) -> frozenset[int]:
        """Places of the names; what heads an item or a cell has its capital from there."""
        heads = {fold(each) for each in _HEADS.findall(self.written)}
        names = (each for each in self.own.anchors if each.kind in NAMES)
        return frozenset(at for each in names if fold(each.text) not in heads for at in each.words)

    @property
    def _rows(self) -> Sequence[Layout]:
        return (self.source, *((self.heard,) if self.heard else ()))

    def _words_at(self, places: Set[int]) -> Iterator[Word]:
        return (each for each in self.own.words if each.at in places)

    def _stands(self, word: Word) -> bool:
        return any(is_form(each.text, word.text) for row in self._rows for each in row.words)

    def _translated(self, word: Word) -> bool:
        words = tuple(dict.fromkeys(each.text for each in self.source.words if each.content))
        vectors = self.meaning(words)
        mine = self.meaning((word.text,))[0]
        return bool(len(words)) and float((vectors @ mine).max()) >= SAME_WORD

    def _is_no_day(self, anchor: Anchor) -> bool:
        """Whether what looks like a weekday is a unit, or a word of the other language."""
        if anchor.kind != "weekday":
            return False
        first = min(anchor.words)
        after_figure = first > 0 and self.own.words[first - 1].literal
        return after_figure or not self.own.words[first].content or len(anchor.text) < FEWEST_DAY

    def _is_in_words(self, anchor: Anchor) -> bool:
        return not anchor.kind and anchor.text not in self.written

    @cached_property
    def _units(self) -> Sequence[Sequence[Word]]:
        """The words of each unit of the source, by its number; empty where it has none."""
        found: list[Sequence[Word]] = [()] * len(self.source.bounds)
        for unit, words in groupby(
            self.source.words, lambda each: self.source.unit_of(each.segment)
        ):
            found[unit] = tuple(words)
        return found

    @cached_property
    def _cosines(self) -> Sequence[float]:
        return self._beside(" ".join(each.text for each in self.own.words), bare=False)

    @cached_property
    def _bare_cosines(self) -> Sequence[float]:
        """Of the words alone, figures left out on both sides."""
        text = " ".join(each.text for each in self.own.words if not each.literal)
        return self._beside(text, bare=True)

    def _beside(self, text: str, *, bare: bool) -> Sequence[float]:
        units = tuple(
            " ".join(each.text for each in words if not (bare and each.literal))
            for words in self._units
        )
        vectors = self.meaning(units)
        return [float(each) for each in vectors @ self.meaning((text,))[0]] if units else []


def _denied_share(words: Sequence[Word]) -> float:
    content = [each for each in words if each.content]
    denied = sum(each.denied and not each.lacking and not each.denying for each in content)
    return denied / max(1, len(content))


def _places(name: str, row: Layout) -> frozenset[int]:
    """Where all the words of a name stand; empty where one of them does not."""
    found = [
        {word.at for word in row.words if is_form(word.text, each)} for each in word_texts(name)
    ]
    return frozenset().union(*found) if found and all(found) else frozenset()
