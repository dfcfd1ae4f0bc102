"""Lays texts out: finds their units, and what stands in each."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from neuvoja.assistant.evidence import wording
from neuvoja.assistant.evidence.anchors import (
    Named,
    compound_in,
    literal_anchors,
    name_in,
    pair_in,
)
from neuvoja.assistant.evidence.layout import (
    ASKS,
    NAMES,
    Anchor,
    Atom,
    Layout,
    Segment,
    Word,
    families,
    family,
    plain_keys,
)
from neuvoja.domain.conversation import Language
from neuvoja.language.analysis import Analyser, Token
from neuvoja.language.exact.literals import placed
from neuvoja.language.exact.number_words import in_figures
from neuvoja.language.exact.qualifiers import qualifiers
from neuvoja.language.exact.weekdays import weekdays
from neuvoja.language.sentences import Span, sentences

_OPENED = re.compile(r"[.:;!?…\"”(|–]")


@dataclass(frozen=True, slots=True)
class _Unit:
    text: str
    heading: bool = False


@dataclass(slots=True)
class _Laying:
    """A layout in the making."""

    words: list[Word] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)
    bounds: list[frozenset[str]] = field(default_factory=list)
    named: list[Named] = field(default_factory=list)

    def done(
        self, known: frozenset[str] = frozenset(), heads: frozenset[str] = frozenset()
    ) -> Layout:
        """The layout; a word with a capital is a name where it surely is one somewhere.

        So is one before what a sure name stands before: "Friends membership", after "a Patron
        membership".

        Args:
            known: names that are sure elsewhere.
            heads: what stands behind such names.
        """
        sure = [each for each in self.named if each.sure]
        known = known.union(*(each.anchor.forms for each in sure))
        heads = heads.union(each.head for each in sure if each.head)
        named = (
            each.anchor
            for each in self.named
            if each.sure or each.head in heads or each.anchor.forms & known
        )
        anchors = (*self.anchors, *named)
        kinds = defaultdict[int, set[str]](set)
        for anchor in anchors:
            kinds[anchor.segment].add(anchor.kind)
        return Layout(
            words=tuple(self.words),
            anchors=anchors,
            segments=tuple(
                replace(each, kinds=frozenset(kinds[at])) for at, each in enumerate(self.segments)
            ),
            bounds=tuple(self.bounds),
            heads=heads,
            index=_index(self.words),
        )


class LayoutReader:
    """Safe to use from several threads."""

    def __init__(self, analyser: Analyser) -> None:
        self._analyser = analyser

    def source(self, passages: Sequence[str], language: Language) -> Layout:
        """Passages laid out sentence by sentence, item by item, and cell by cell of a table."""
        laying = _Laying()
        for passage, text in enumerate(passages):
            topic = -1
            spans = sentences(text)
            for unit in _units(text, spans):
                self._lay(laying, unit.text, language, Segment(-1, topic, passage, frozenset()))
                if unit.heading:
                    topic = len(laying.bounds) - 1
        return laying.done()

    def sentence(self, text: str, language: Language, source: Layout) -> Layout:
        """A sentence as one unit; what its source has as a name is a name at its beginning too."""
        laying = _Laying()
        self._lay(laying, text, language, Segment(-1, -1, 0, frozenset()))
        names = (each.forms for each in source.anchors if each.kind in NAMES)
        laid = laying.done(frozenset[str]().union(*names), source.heads)
        return replace(laid, words=tuple(_whole(each, source) for each in laid.words))

    def _lay(self, laying: _Laying, written: str, language: Language, within: Segment) -> None:
        text = in_figures(written, language)
        tokens = self._analyser.tokens(text, language)
        first = len(laying.segments)
        places = [first + each for each in wording.segments(text, tokens, language)]
        segment = replace(within, unit=len(laying.bounds))
        laying.segments += [segment] * (max(places, default=first) + 1 - first)
        asks = {ASKS} if text.endswith("?") else set[str]()
        laying.bounds.append(qualifiers(text, language) | asks)
        literals = _lay_literals(laying, text, tokens, places)
        words = _words(tokens, places, language, literals, base=len(laying.words))
        laying.words += words
        for at, word in enumerate(words):
            if not word.literal:
                _lay_word(laying, text, tokens, at, word, language)


def _words(
    tokens: Sequence[Token],
    places: Sequence[int],
    language: Language,
    literals: dict[int, tuple[Atom, ...]],
    *,
    base: int,
) -> list[Word]:
    denied = wording.denied(tokens, places, language)
    lacking = wording.lacking(tokens, language)
    excluded = wording.excluded(tokens, language)
    return [
        Word(
            text=token.text,
            at=base + at,
            segment=place,
            atoms=literals[at] if at in literals else wording.atoms(token),
            weight=1.0 if at in literals else wording.weight(token),
            content=token.content and at not in literals,
            literal=at in literals,
            denied=at in denied,
            lacking=at in lacking,
            excluded=at in excluded,
        )
        for at, (token, place) in enumerate(zip(tokens, places, strict=True))
    ]


def _lay_word(
    laying: _Laying, text: str, tokens: Sequence[Token], at: int, word: Word, language: Language
) -> None:
    """The anchors that a word is."""
    opens = at == 0 or bool(_OPENED.search(text, tokens[at - 1].end, tokens[at].start))
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after and after.start - tokens[at].end > 1:
        after = None
    if compound := compound_in(tokens[at], word, language):
        laying.anchors.append(compound)
    if at and not laying.words[word.at - 1].literal:
        laying.anchors += filter(None, [pair_in(tokens[at - 1], tokens[at], word, language)])
    if named := name_in(tokens[at], word, after, language, opens=opens):
        laying.named.append(named)


def _lay_literals(
    laying: _Laying, text: str, tokens: Sequence[Token], places: Sequence[int]
) -> dict[int, tuple[Atom, ...]]:
    """Lays the literals; for each token in one: its atoms, the first having all."""
    base = len(laying.words)
    found: dict[int, tuple[Atom, ...]] = {}
    for literal in (*placed(text), *weekdays(text)):
        inside = [
            at
            for at, each in enumerate(tokens)
            if each.start < literal.end and literal.start < each.end
        ]
        if inside:
            first = inside[0]
            found |= dict.fromkeys(inside, ())
            found[first] = (frozenset(f"={each}" for each in literal.forms),)
            words = frozenset(base + at for at in inside)
            laying.anchors += literal_anchors(literal, words, places[first], text)
    return found


def _index(words: Sequence[Word]) -> dict[str, frozenset[int]]:
    found = defaultdict[str, set[int]](set)
    for word in words:
        for atom in word.atoms:
            for key in plain_keys(atom) | families(atom):
                found[key].add(word.segment)
    return {key: frozenset(having) for key, having in found.items()}


def _whole(word: Word, source: Layout) -> Word:
    """The same word by its family, where the source has none of its parts: hake + musta."""
    if len(word.atoms) < 2 or any(map(source.known, word.atoms)):
        return word
    key = family(word.text)
    return replace(word, atoms=(frozenset({key}),)) if key else word


def _units(text: str, spans: Sequence[Span]) -> Iterator[_Unit]:
    header: list[str] = []
    for span in spans:
        if "|" not in span.text:
            header = []
            yield _Unit(span.text, _is_heading(text, span))
            continue
        cells = [each.strip() for each in span.text.strip(" |").split("|")]
        if header:
            yield from _cells(cells, header)
        header = header or cells


def _cells(cells: Sequence[str], header: Sequence[str]) -> Iterator[_Unit]:
    titles = [*header, *[""] * len(cells)]
    for title, cell in zip(titles[1:], cells[1:], strict=False):
        yield _Unit(f"{cells[0]} {title} {cell}")


def _is_heading(text: str, span: Span) -> bool:
    before, after = text[: span.start].rstrip(" ")[-1:], text[span.end : span.end + 1]
    return before in ("", "\n") and after == "\n" and span.text[-1:] not in ".!?;,"
