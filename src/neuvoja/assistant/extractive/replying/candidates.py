"""Which of the passages found may be quoted to the customer, and what each is worth."""

from collections.abc import Sequence
from dataclasses import replace

from neuvoja.assistant.extractive.asking.asked import Asked
from neuvoja.assistant.extractive.pages.page import Page
from neuvoja.assistant.extractive.pages.pages import Pages
from neuvoja.assistant.extractive.replying.choose import Candidate
from neuvoja.assistant.extractive.wording.matching import Form, Matcher
from neuvoja.assistant.extractive.wording.phrases import speech
from neuvoja.assistant.reading import Reading
from neuvoja.domain.conversation import Language
from neuvoja.domain.knowledge import Passage, Product
from neuvoja.retrieval.search import Found

NAMED = 1.15
NOT_NAMED = 0.75
"""About another product than the one that the customer names."""

OWNED = 1.08
NOT_OWNED = 0.92
FOR_COMPANIES = 1.15
NOT_FOR_COMPANIES = 0.7
SURE = 0.75
"""How well a word must match to be a product's name."""


class Candidates:
    """Safe to use from several threads."""

    def __init__(self, matcher: Matcher, pages: Pages) -> None:
        self._matcher = matcher
        self._pages = pages

    def of(self, reading: Reading, found: Sequence[Found], asked: Asked) -> list[Candidate]:
        """The public, valid passages in the customer's language that are shown, best first."""
        usable = [each for each in found if quotable(each, reading)]
        top = max((each.score for each in usable), default=0.0) or 1.0
        named = self._named(reading.handbook.products, asked, reading.language)
        owned = frozenset(reading.conversation.customer.products or ())
        candidates = [
            Candidate(page, n, _worth(each, top) * _fit(page, asked, named, owned))
            for each in usable
            if (n := reading.number(each.passage.passage_id)) is not None
            for page in (self._pages.of(each.passage),)
        ]
        return [
            each if _may_hear(each.page, candidates, asked) else unquoted(each)
            for each in candidates
        ]

    def _named(
        self, products: Sequence[Product], asked: Asked, language: Language
    ) -> frozenset[str]:
        """Ids of the products that the customer names in the question."""
        names = {
            each.id: self._matcher.forms(each.name[language], language)
            for each in products
            if language in each.name
        }
        shared = _shared(list(names.values()))
        said = [word.form for word in asked.words]
        return frozenset(
            each
            for each, forms in names.items()
            if (own := [form for form in forms if form.content and form not in shared])
            and all(self._said(form, said) for form in own)
        )

    def _said(self, form: Form, said: Sequence[Form]) -> bool:
        return any(self._matcher.match(word, form) >= SURE for word in said)


def of_death(candidates: Sequence[Candidate]) -> list[Candidate]:
    """With units only where they speak of a death or an estate: the bereaved are told no more."""
    return [each if _speaks_of_death(each.page.passage) else unquoted(each) for each in candidates]


def names_death(candidate: Candidate) -> bool:
    """Whether a page is about a death or an estate by its title or heading."""
    passage = candidate.page.passage
    above = f"{passage.title}\n{passage.heading or ''}"
    return speech(passage.language).bereavement.in_text(above)


def unquoted(candidate: Candidate) -> Candidate:
    """A candidate of which nothing is quoted; its words still tell which words are rare."""
    return replace(candidate, page=replace(candidate.page, units=()))


def _speaks_of_death(passage: Passage) -> bool:
    text = f"{passage.title}\n{passage.heading or ''}\n{passage.text}"
    return speech(passage.language).bereavement.in_text(text)


def quotable(found: Found, reading: Reading) -> bool:
    """Whether a passage may be quoted to this customer on this day."""
    passage = found.passage
    return (
        passage.audience == "public"
        and passage.language == reading.language
        and passage.valid_on(reading.day)
        and not reading.is_stale(passage.source_id)
    )


def _may_hear(page: Page, candidates: Sequence[Candidate], asked: Asked) -> bool:
    """Whether a page is not the companies' twin of one that speaks to private persons."""
    if asked.business or not page.business:
        return True
    return not any(_twins(page, each.page) for each in candidates if not each.page.business)


def _twins(one: Page, other: Page) -> bool:
    """Whether the titles of two articles name the same thing."""
    here, there = _things(one), _things(other)
    return one.passage.source_id != other.passage.source_id and not here.isdisjoint(there)


def _things(page: Page) -> frozenset[str]:
    said = speech(page.passage.language)
    return frozenset(
        lemma
        for form in page.title
        if form.thing and not (said.business.has(form.text) or said.light.has(form.text))
        for lemma in form.lemmas | form.parts
    )


def _worth(found: Found, top: float) -> float:
    return max(0.0, found.score / top)


def _shared(names: Sequence[Sequence[Form]]) -> frozenset[Form]:
    """Words that every product's name has, such as the organisation's own."""
    if len(names) < 2:
        return frozenset()
    return frozenset(names[0]).intersection(*names[1:])


def _fit(page: Page, asked: Asked, named: frozenset[str], owned: frozenset[str]) -> float:
    about = frozenset(page.passage.products)
    worth = 1.0
    if about and named:
        worth *= NOT_NAMED if about.isdisjoint(named) else NAMED
    elif about and owned:
        worth *= NOT_OWNED if about.isdisjoint(owned) else OWNED
    if page.business:
        worth *= FOR_COMPANIES if asked.business else NOT_FOR_COMPANIES
    return worth
