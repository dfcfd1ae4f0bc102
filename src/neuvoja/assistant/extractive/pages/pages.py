"""Makes pages of passages: finds their pieces, what heads them, and what each offers."""

import re
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace
from threading import Lock

from neuvoja.assistant.extractive.pages.bands import bands
from neuvoja.assistant.extractive.pages.examples import worked
from neuvoja.assistant.extractive.pages.lines import lines
from neuvoja.assistant.extractive.pages.page import MARKED, Heading, Page
from neuvoja.assistant.extractive.pages.piece import CURT, LISTED, Piece, Shape
from neuvoja.assistant.extractive.pages.rows import label
from neuvoja.assistant.extractive.pages.units import kept_whole, units
from neuvoja.assistant.extractive.wording.matching import Form, Matcher
from neuvoja.assistant.extractive.wording.meaning import Meaning
from neuvoja.assistant.extractive.wording.phrases import Heard, Offered, Speech, Wanted, speech
from neuvoja.domain.conversation import LANGUAGES, Language
from neuvoja.domain.knowledge import Passage
from neuvoja.language.hostile import for_staff, hostile_spans, overlaps
from neuvoja.language.sentences import Span
from neuvoja.language.similarity import literals

PAGES_REMEMBERED = 1_024

PATH, SIDE_BY_SIDE = " › ", " · "
"""What a passage's heading joins outer and inner headings with, and neighbours."""

FROM_ABOVE = 0.5
"""What the meaning of a heading, and of the title, counts beside that of a sentence below it."""

_UNSENDABLE = re.compile(
    r"</?\w+[^>]*>|!?\[[^\]]*\]\(|\[[A-ZÅÄÖ]{2,}_\d+\]|`|\{\{|\}\}|\bjavascript:", re.I
)

_MONEY = ("EUR", "SEK", "USD", "GBP", "%")

_SPANS_OF_TIME = (" d", " wk", " mo", " y", " h", " min", " s")


class Pages:
    """Makes pages and remembers the last of them; safe to use from several threads."""

    def __init__(self, matcher: Matcher, meaning: Meaning | None = None) -> None:
        self._matcher = matcher
        self._meaning = meaning or Meaning()
        self._lock = Lock()
        self._made: OrderedDict[tuple[str, int, str], Page] = OrderedDict()

    def of(self, passage: Passage) -> Page:
        key = (passage.passage_id, passage.revision, passage.content_hash)
        with self._lock:
            if page := self._made.get(key):
                self._made.move_to_end(key)
                return page
        page = self._page(passage)
        with self._lock:
            self._made[key] = page
            if len(self._made) > PAGES_REMEMBERED:
                self._made.popitem(last=False)
        return page

    def _page(self, passage: Passage) -> Page:
        *outer, inner = (passage.heading or "").split(PATH)
        found = _honest(passage.text, lines(passage.text, inner.split(SIDE_BY_SIDE)))
        pieces = _with_leads([self._piece(passage, *each) for each in found])
        title = self._telling(" ".join((passage.title, *outer)), passage.language)
        headings = self._headings(pieces, inner, passage.language)
        vocabulary = frozenset(title).union(
            *(heading.forms for heading in headings), *(piece.forms for piece in pieces)
        )
        whole = f"{passage.title}\n{passage.heading or ''}\n{passage.text}"
        meanings = self._meaning.of([whole, *(piece.text for piece in pieces)])
        above = self._meaning.of([each.text for each in headings])
        words = {form: row for row, form in enumerate(vocabulary)}
        return Page(
            passage=passage,
            meaning=meanings[0],
            meanings=meanings[1:],
            above=FROM_ABOVE * (above + self._meaning.of([passage.title])),
            words=words,
            word_meanings=self._meaning.of_words(words),
            pieces=pieces,
            title=title,
            headings=headings,
            units=kept_whole(units(pieces), pieces, passage.verbatim),
            business=speech(passage.language).business.in_text(f"{passage.title} {inner}"),
            examples=worked(pieces, _below_examples(pieces, headings), passage.language),
            vocabulary=vocabulary,
            stems=frozenset().union(*(form.lemmas | form.parts for form in vocabulary)),
            grams=frozenset().union(*(form.grams for form in vocabulary)),
        )

    def _headings(
        self, pieces: Sequence[Piece], inner: str, language: Language
    ) -> tuple[Heading, ...]:
        section = self._heading("" if SIDE_BY_SIDE in inner else inner, language)
        asked: Heading | None = None
        headings: list[Heading] = []
        block = 0
        for n, piece in enumerate(pieces):
            if piece.shape == "label":
                heading = self._heading(piece.text, language)
                inline = n + 1 < len(pieces) and pieces[n + 1].block == piece.block
                section, asked = (section, heading) if inline else (heading, None)
            elif piece.block != block:
                asked = None
            block = piece.block
            headings.append(asked or section)
        return tuple(headings)

    def _heading(self, text: str, language: Language) -> Heading:
        heard, said = Heard.of(text), speech(language)
        sendable = _sendable(text, heard) and not hostile_spans(text)
        return Heading(
            text=text.strip() if sendable else "",
            forms=self._telling(text, language),
            promises=promised(heard, said),
            conditional=said.conditional.begin(heard),
            example=said.example_heads.within(heard),
        )

    def _piece(self, passage: Passage, span: Span, shape: Shape, block: int) -> Piece:
        said = speech(passage.language)
        marker = MARKED.match(span.text) if shape in LISTED else None
        bare = span.text[marker.end() :] if marker else span.text
        heard = Heard.of(bare)
        found = literals(bare)
        forms = self._matcher.forms(bare, passage.language)
        named = label(bare) if shape == "row" else ""
        if shape == "sentence" and not found and _runs_in(heard, said):
            shape = "label"
        return Piece(
            text=span.text,
            start=span.start,
            end=span.end,
            shape=shape,
            block=block,
            lead=None,
            depends=said.depends.begin(heard),
            restricts=said.restricts.begin(heard) or said.restricts_within.within(heard),
            conditional=said.conditional.begin(heard),
            whole=shape == "row" or _says_whole_thing(bare),
            quotable=shape != "label" and _sendable(span.text, heard),
            offers=_offers(heard, found, said),
            literals=found,
            forms=tuple(form for form in forms if form.content),
            label=self._telling(named, passage.language),
            bands=bands(named or bare, passage.language, ages=not named),
            negative=any(form.negative for form in forms),
            bare=marker.end() if marker else 0,
        )

    def _telling(self, text: str, language: Language) -> tuple[Form, ...]:
        return tuple(form for form in self._matcher.forms(text, language) if form.content)


def _below_examples(pieces: Sequence[Piece], headings: Sequence[Heading]) -> list[bool]:
    """Of each piece whether it is of an example: a passage may bear the name of its last part."""
    begins = {piece.text.strip(): n for n, piece in enumerate(pieces) if piece.shape == "label"}
    return [each.example and n > begins.get(each.text, -1) for n, each in enumerate(headings)]


def promised(heading: Heard, said: Speech) -> frozenset[Wanted]:
    """The kinds of answer that a heading promises, by its question words and by its own."""
    return frozenset(
        kind
        for kind, phrases in said.asks.items()
        if phrases.within(heading) or (kind in said.heads and said.heads[kind].within(heading))
    ) - {"what"}


def _honest(
    text: str, found: Sequence[tuple[Span, Shape, int]]
) -> Sequence[tuple[Span, Shape, int]]:
    """The lines of a passage without those that speak to a machine."""
    hostile = hostile_spans(text)
    return [each for each in found if not overlaps(each[0].start, each[0].end, hostile)]


def _sendable(text: str, heard: Heard) -> bool:
    return not (_UNSENDABLE.search(text) or for_staff(text)) and not any(
        speech(language).not_for_customers.within(heard) for language in LANGUAGES
    )


def _runs_in(heard: Heard, said: Speech) -> bool:
    """Whether a word or two head what follows: "Peruminen. Voit …", but not "Kyllä. Voit …"."""
    return len(heard.words) < CURT and not said.replies.begin(heard)


def _says_whole_thing(text: str) -> bool:
    return (text[0].isupper() or text[0].isdigit()) and text.rstrip('”")')[-1:] in (".", "!", "?")


def _offers(heard: Heard, found: frozenset[str], said: Speech) -> frozenset[Offered]:
    offered: set[Offered] = {kind for kind, each in said.offers.items() if each.within(heard)}
    for literal in found:
        offered |= _offered_by(literal)
    return frozenset(offered)


def _offered_by(literal: str) -> set[Offered]:
    if literal.startswith(("tel:", "mail:")):
        return {"contact"}
    if literal.startswith("url:"):
        return {"contact", "place"}
    if literal.startswith(("T", "--")) or (literal[:4].isdigit() and literal[4:5] == "-"):
        return {"time"}
    if literal.endswith(_MONEY):
        return {"price", "number"}
    return {"time", "number"} if literal.endswith(_SPANS_OF_TIME) else {"number"}


def _with_leads(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    led: list[Piece] = []
    lead: int | None = None
    for n, piece in enumerate(pieces):
        if not piece.listed:
            lead = n if piece.shape == "lead" else None
        led.append(replace(piece, lead=lead if piece.listed else None))
    return tuple(led)
