"""A reply where only a source in another language answers: its labelled figures, told in ours.

Nothing else of such a source can be told without a model. A figure is given where its label says
what the customer asks, where the source speaks of everything that the question names, and where no
other source in that language gives another one. The sentence is checked in the source's language.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from neuvoja.assistant.extractive.asking.asked import Asked
from neuvoja.assistant.extractive.pages.page import Page
from neuvoja.assistant.extractive.pages.pages import Pages
from neuvoja.assistant.extractive.replying.confidence import calibration
from neuvoja.assistant.extractive.replying.fitting import BEYOND_FIGURES, SATISFIES
from neuvoja.assistant.extractive.replying.labelled import Labelled, LabelReader
from neuvoja.assistant.extractive.wording.matching import Form, Matcher
from neuvoja.assistant.extractive.wording.phrases import speech
from neuvoja.assistant.extractive.wording.terms import PARTLY, SURE, Term, TermBook, TermBooks
from neuvoja.assistant.grounding import Grounding
from neuvoja.assistant.reading import Reading
from neuvoja.domain.conversation import Language
from neuvoja.domain.suggestion import Quote, Sentence

MOST_TOLD = 4
"""Figures of one reply."""

LEAST = 0.56
"""How much of a question a source must speak of: of half of it, with a title that is said, a figure
is not told."""

TRUST = 0.8
"""Part of the doubt that goes where it speaks of all: it is told by its labels alone."""

TITLE_UNSAID = 0.3
"""What is taken from a source whose title names what the customer does not."""

Heard = Mapping[Term, frozenset[Form]]


@dataclass(frozen=True, slots=True)
class Told:
    """What a source in another language says to some of what is asked."""

    sentences: tuple[Sentence, ...]
    """That the source is in another language, then its figures."""

    asked: tuple[Asked, ...]
    """What is answered."""

    n: int
    """The number of the source."""

    confidence: float
    """From the threshold of the customer's language to 1."""


@dataclass(frozen=True, slots=True)
class _Given:
    """A source's figures for one thing that is asked."""

    asked: Asked
    page: Page
    n: int
    figures: tuple[Labelled, ...]
    spoken_of: float
    """How much of what is asked the source speaks of, above 0, up to 1."""


class Across:
    """Safe to use from several threads."""

    def __init__(self, matcher: Matcher, pages: Pages, grounding: Grounding) -> None:
        self._matcher = matcher
        self._pages = pages
        self._grounding = grounding
        self._books = TermBooks(matcher)
        self._reader = LabelReader(matcher)

    def told(self, asked: Sequence[Asked], reading: Reading) -> Told | None:
        """The figures of one source that answer the most of what is asked; None where none does.

        None also where it speaks of less than `LEAST` of it.
        """
        book = self._books.of(reading.handbook)
        pages = list(self._foreign(reading))
        given = [each for one in asked for each in self._given(one, pages, book, reading)]
        if not given:
            return None
        best = max(given, key=lambda each: each.spoken_of)
        chosen = _each_once(given, best)
        lines = [each for one in chosen for each in self._lines(one)][:MOST_TOLD]
        spoken_of = sum(each.spoken_of for each in chosen) / len(chosen)
        if not lines or spoken_of < LEAST:
            return None
        intro = speech(reading.language).texts[f"in_{best.page.passage.language}"]
        return Told(
            sentences=(Sentence(text=intro, support="courtesy"), *lines),
            asked=tuple(each.asked for each in chosen),
            n=best.n,
            confidence=_sure(spoken_of, calibration().thresholds[reading.language]),
        )

    def _foreign(self, reading: Reading) -> Iterator[tuple[int, Page]]:
        """The articles shown in other languages that a customer may be told of, best first."""
        for found in reading.articles:
            passage = found.passage
            n = reading.number(passage.passage_id)
            told = passage.audience == "public" and passage.valid_on(reading.day)
            current = told and not reading.is_stale(passage.source_id)
            if n is not None and current and passage.language != reading.language:
                yield n, self._pages.of(passage)

    def _given(
        self, asked: Asked, pages: Sequence[tuple[int, Page]], book: TermBook, reading: Reading
    ) -> Iterator[_Given]:
        heard = book.heard([word.form for word in asked.words], reading.language)
        labelled = [
            (n, page, self._reader.labelled(page, book, reading.language)) for n, page in pages
        ]
        everything = [each for _, _, some in labelled for each in some]
        for n, page, some in labelled:
            figures = [each for each in some if _answers(each, asked, heard)]
            agreed = tuple(each for each in figures if not _disputed(each, everything))
            spoken_of = self._spoken_of(asked, page, heard) if agreed else 0.0
            if (
                spoken_of
                and page.business == asked.business
                and _of_their_product(page, heard, reading)
            ):
                yield _Given(asked, page, n, agreed, spoken_of)

    def _spoken_of(self, asked: Asked, page: Page, heard: Heard) -> float:
        """How much of the question the source speaks of, 0 to 1; 0 where a thing is missing."""
        known = frozenset[Form]().union(
            *(
                words
                for term, words in heard.items()
                if term.within(page.vocabulary, page.passage.language, self._matcher)
            )
        )
        whole = carried = 0.0
        for word in asked.words:
            telling = word.topic or word.form.numeric or word.form in known
            if word.weight < 1 or not telling:
                continue
            there = word.form in known or self._stands(word.form, page.vocabulary)
            if not there and word.telling == 1:
                return 0.0
            whole += word.telling
            carried += word.telling * there
        title = [form for form in page.title if not self._told_of(form, page, heard)]
        unsaid = len(title) / len(page.title) if page.title else 0.0
        return carried / whole * (1 - TITLE_UNSAID * unsaid) if whole else 0.0

    def _stands(self, form: Form, vocabulary: Iterable[Form]) -> bool:
        """Whether a source has a word as the customer writes it: a name, a loan, a figure."""
        return any(self._matcher.match(form, word) >= SURE for word in vocabulary)

    def _told_of(self, form: Form, page: Page, heard: Heard) -> bool:
        """Whether a word of the title is a customer's, or only promises figures."""
        said = speech(page.passage.language)
        if any(each.has(form.text) for each in said.heads.values()) or form.numeric:
            return True
        language: Language = page.passage.language
        return any(
            self._matcher.match(own, form) >= PARTLY
            for term in heard
            for name in term.names.get(language, ())
            for own in name
        )

    def _lines(self, given: _Given) -> Iterator[Sentence]:
        """Each figure as an item; held, in its source's words, against the piece that it tells."""
        passage = given.page.passage
        for each in given.figures:
            piece = given.page.pieces[each.piece]
            support = self._grounding.support(each.written, [piece.text], passage.language)
            if support == "unsupported":
                continue
            quote = Quote(n=given.n, start=piece.start + piece.bare, end=piece.end)
            yield Sentence(
                text=f"- {each.text}", cites=(given.n,), quotes=(quote,), support=support
            )


def _sure(spoken_of: float, least: float) -> float:
    """At least `least`, with which a reply is drafted at all, whatever that is."""
    return 1 - (1 - least) * (1 - TRUST * (spoken_of - LEAST) / (1 - LEAST))


def _answers(figure: Labelled, asked: Asked, heard: Heard) -> bool:
    """Whether the customer names what it is about, and its label or the kind of fact it tells."""
    *about, label = figure.terms
    wants = asked.wants
    # Where nothing is wanted, something is told: a figure is no answer to a complaint.
    if not wants or wants & BEYOND_FIGURES or not all(each in heard for each in about):
        return False
    if label in heard:
        return bool(about) or label.origin != "product" or _wanted(figure, asked)
    what_it_is = figure.alone and wants == {"what"}
    return bool(about) and (_wanted(figure, asked) or what_it_is)


def _wanted(figure: Labelled, asked: Asked) -> bool:
    kinds = {offered for want in asked.wants for offered in SATISFIES[want]}
    return not kinds.isdisjoint(figure.offers)


def _disputed(figure: Labelled, others: Iterable[Labelled]) -> bool:
    """Whether the same label has another value elsewhere."""
    return any(each.terms == figure.terms and each.says != figure.says for each in others)


def _of_their_product(page: Page, heard: Heard, reading: Reading) -> bool:
    """Whether a page of certain products is about one that the customer names, if they name any."""
    named = {
        product.id
        for product in reading.handbook.products
        for term in heard
        if term.origin == "product" and term.texts == product.name
    }
    about = set(page.passage.products)
    return not (about and named) or not about.isdisjoint(named)


def _each_once(given: Sequence[_Given], best: _Given) -> list[_Given]:
    """What the best source's article gives to each thing that is asked, in order."""
    chosen: dict[int, _Given] = {}
    for each in given:
        if each.n == best.n:
            chosen.setdefault(id(each.asked), each)
    seen: set[str] = set()
    fresh = []
    for each in chosen.values():
        figures = tuple(one for one in each.figures if one.text not in seen)
        seen.update(one.text for one in figures)
        fresh.append(replace(each, figures=figures))
    return fresh
