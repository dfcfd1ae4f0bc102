"""Figures of a source that stand in a labelled place, told in another language.

    Kuitu 1000 – Hinta: 44,90 €/kk     a row or an item: what it is about, label, value
    Avausmaksu: 99 €                   label and value
    Irtisanomisaika on 14 päivää.      a sentence that says nothing else

A label that no term explains, a value with a word that cannot be told, and whatever more is said
of it: then the figure is not told.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from neuvoja.assistant.extractive.pages.page import Heading, Page
from neuvoja.assistant.extractive.pages.piece import Piece
from neuvoja.assistant.extractive.wording.matching import Matcher
from neuvoja.assistant.extractive.wording.phrases import Offered, speech
from neuvoja.assistant.extractive.wording.terms import Term, TermBook, without_asides
from neuvoja.domain.conversation import Language
from neuvoja.language.clauses import CLAUSE_WORDS
from neuvoja.language.exact.figures import told_in
from neuvoja.language.exact.literals import literals

_ROW = re.compile(r"(?:(?P<about>[^;]{1,80}?) [–-] )?(?P<pairs>[^:;]{1,60}: .+)")
_PAIR = re.compile(r"(?P<label>[^:]{1,60}): (?P<value>.+)")
_SAYS = {
    "fi": r"on|ovat|maksaa|maksavat",
    "sv": r"är|kostar|uppgår till",
    "en": r"is|are|costs?|amounts? to",
}
_SENTENCE = {
    language: re.compile(rf"(?P<label>[^,;:.]{{1,80}}?) (?:{says}) (?P<value>[^;:]+?)\.?")
    for language, says in _SAYS.items()
}
_KINDS: Mapping[Offered, re.Pattern[str]] = {
    "price": re.compile(r" (?:EUR|SEK|USD|GBP)$| %$"),
    "time": re.compile(r"^T\d|^--|^\d{4}-| (?:working d|d|wk|mo|y|h|min|s)$"),
    "contact": re.compile(r"^(?:tel|mail|url):"),
    "number": re.compile(r"^\d[\d.]*(?: |$)"),
}
_FREE = "maksuton", "gratis", "free of charge"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A figure with its label, in the customer's language."""

    terms: tuple[Term, ...]
    """What it is about, and last its label."""

    alone: bool
    """Whether its row tells no other figure."""

    text: str
    """Label: value, told."""

    written: str
    """The same in the source's language."""

    says: frozenset[str]
    """What the value says, as `literals` gives it."""

    piece: int
    """Index in the page."""

    offers: frozenset[Offered]


class LabelReader:
    """Safe to use from several threads."""

    def __init__(self, matcher: Matcher) -> None:
        self._matcher = matcher

    def labelled(self, page: Page, book: TermBook, told: Language) -> list[Labelled]:
        """All that can be told of a page in a language other than its own."""
        written = page.passage.language
        return [
            each
            for n in _standing_alone(page)
            if self._heading_told(page.headings[n], book, written)
            for each in _of_piece(page.pieces[n], n, book, written, told)
            if not self._more_said(each, page, written)
        ]

    def _heading_told(self, heading: Heading, book: TermBook, language: Language) -> bool:
        """Whether a heading sets no condition: each word is a term's, or only promises figures."""
        said = speech(language)
        return not heading.conditional and all(
            any(each.has(form.text) for each in said.heads.values())
            or book.parsed(form.text, language) is not None
            for form in heading.forms
        )

    def _more_said(self, each: Labelled, page: Page, language: Language) -> bool:
        """Whether a sentence of the page says of the label under what condition it holds."""
        conditions = CLAUSE_WORDS[language].suppositions | CLAUSE_WORDS[language].openers
        label = each.terms[-1]
        return any(
            piece.shape == "sentence"
            and not conditions.isdisjoint(piece.text.lower().replace(",", " ").split())
            and any(
                term.within(piece.forms, language, self._matcher)
                for term in (label, *each.terms[:1])
            )
            for n, piece in enumerate(page.pieces)
            if n != each.piece
        )


def _standing_alone(page: Page) -> Iterator[int]:
    """Pieces that may be told without those beside them."""
    for unit in page.units:
        (*_, n) = unit.core
        piece = page.pieces[n]
        alone = len(unit.core) == 1 and all(
            each == n or page.pieces[each].shape == "lead" for each in unit.pieces
        )
        bound = piece.conditional or piece.restricts or piece.depends or piece.negative
        if alone and not bound and n not in page.examples and not _narrowed(page.pieces, n):
            yield n


def _narrowed(pieces: Sequence[Piece], n: int) -> bool:
    """Whether what stands right behind its list narrows all of it."""
    after = (each for each in pieces[n + 1 :] if each.block != pieces[n].block)
    behind = next(after, None)
    return pieces[n].listed and behind is not None and behind.restricts


def _of_piece(
    piece: Piece, n: int, book: TermBook, written: Language, told: Language
) -> Iterator[Labelled]:
    bare = piece.text[piece.bare :].strip()
    if not piece.listed:
        found = _SENTENCE[written].fullmatch(bare)
        if found:
            yield from _told(piece, n, [found["label"]], found["value"], True, book, written, told)
        return
    if not (row := _ROW.fullmatch(bare.rstrip("."))):
        return
    pairs = [_PAIR.fullmatch(each) for each in row["pairs"].split("; ")]
    if all(pairs):
        for pair in filter(None, pairs):
            labels = [*filter(None, [row["about"]]), pair["label"]]
            yield from _told(piece, n, labels, pair["value"], len(pairs) == 1, book, written, told)


def _told(
    piece: Piece,
    n: int,
    labels: Sequence[str],
    value: str,
    alone: bool,
    book: TermBook,
    written: Language,
    told: Language,
) -> Iterator[Labelled]:
    named = [_label(each, book, written, told) for each in labels]
    figure = told_in(value, written, told, lambda word: book.told(word, written, told))
    if figure is None or not all(named) or not (literals(value) or figure in _FREE):
        return
    known = [each for each in named if each]
    yield Labelled(
        terms=tuple(term for each in known for term in each[0]),
        alone=alone,
        text=f"{_capital(' – '.join(each[1] for each in known))}: {figure}",
        written=f"{' '.join(labels)} {value}",
        says=literals(value),
        piece=n,
        offers=_offered(literals(value), figure),
    )


def _label(
    label: str, book: TermBook, written: Language, told: Language
) -> tuple[tuple[Term, ...], str] | None:
    """A label's terms and the label told; what stands in brackets must be a figure."""
    bare, asides = without_asides(label)
    terms = book.parsed(bare, written)
    figures = [told_in(each, written, told) for each in asides]
    if not terms or not all(figures) or not all(each.texts.get(told) for each in terms):
        return None
    behind = "".join(f" ({each})" for each in figures)
    return terms, " – ".join(each.texts[told] for each in terms) + behind


def _offered(says: frozenset[str], figure: str) -> frozenset[Offered]:
    """The kinds of fact that a value is."""
    kinds = {kind for each in says for kind, shape in _KINDS.items() if shape.search(each)}
    return frozenset(kinds | {"price"} if figure in _FREE else kinds)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
