"""What to ask the customer when the sources do not carry an answer.

What tells the nearest sources apart is asked first: which of the topics or of the sections of one
article, which product, a private person or a company; else the detail that the question lacks.
"""

from collections.abc import Iterator, Sequence

from neuvoja.assistant.extractive.asking.asked import Asked
from neuvoja.assistant.extractive.replying.answer import Answer
from neuvoja.assistant.extractive.replying.candidates import quotable
from neuvoja.assistant.extractive.replying.choose import Candidate
from neuvoja.assistant.extractive.wording.phrases import Speech, speech
from neuvoja.assistant.reading import Reading

MOST = 2
TOPICS = 3
NEAR = 0.6
"""Part of the best unit's score from which a source, or a section, is among those that compete."""

OUTSIDE = 0.2
"""`Features.known` below which nothing that we know bears on what is asked."""

SURE = 0.75
"""How well a word of the customer's must match one of a source to speak of the same thing."""

LONGEST_TOPIC = 60
"""Characters of a title or heading that can be asked about."""


def clarifying(
    asked: Sequence[Asked], found: Sequence[Answer | None], reading: Reading
) -> tuple[str, ...]:
    """One or two questions, in the customer's language, the most telling first.

    Args:
        found: what the articles say to each thing that is asked, if anything.
    """
    said = speech(reading.language)
    best = max((each for each in found if each), key=_probability, default=None)
    if _outside(asked, best, reading):
        return (said.texts["outside"],)
    near = _near(best) if best else []
    questions = [
        *_segment(asked, near, said),
        *_topics(near, best, said),
        *_products(near, reading, said),
    ]
    return tuple(questions[:MOST]) or tuple(_missing(asked, said))


def _probability(found: Answer) -> float:
    return found.probability


def _outside(asked: Sequence[Asked], best: Answer | None, reading: Reading) -> bool:
    """Whether something is asked that has nothing to do with anything we know."""
    if all(each.follows_on for each in asked):
        return False
    usable = any(quotable(each, reading) for each in reading.articles[:1])
    nothing = not reading.articles and not reading.cases
    return nothing or (usable and best is not None and best.features.known < OUTSIDE)


def _near(best: Answer) -> list[Candidate]:
    """Where the units stand that answer about as well, one a source, the best first."""
    least = NEAR * best.ranked[0].score
    first: dict[str, Candidate] = {}
    for each in best.ranked:
        candidate = best.candidates[each.candidate]
        if each.score >= least and _spoken_of(best, each.candidate):
            first.setdefault(candidate.page.passage.source_id, candidate)
    return list(first.values())[:TOPICS]


def _spoken_of(best: Answer, at: int) -> bool:
    """Whether a page's title or headings hold a thing that the customer named."""
    page = best.candidates[at].page
    above = [*page.title, *(form for each in set(page.headings) for form in each.forms)]
    marks = best.coverage.of(at, above)
    return any(
        word.topic and mark >= SURE for word, mark in zip(best.asked.words, marks, strict=True)
    )


def _topics(near: Sequence[Candidate], best: Answer | None, said: Speech) -> Iterator[str]:
    titles = [each.page.passage.title for each in near]
    names = _short(titles)
    if len(names) < 2 and best is not None and near:
        sections = _sections(best)
        names = sections if len(sections) > 1 else names
    texts = {1: "one_topic", 2: "two_topics", 3: "three_topics"}
    if names:
        yield said.texts[texts[len(names)]].format(*names)


def _sections(best: Answer) -> list[str]:
    """The headings of the nearest article below which the units stand that answer about as well."""
    least = NEAR * best.ranked[0].score
    near = [each for each in best.ranked if each.score >= least]
    pages = [best.candidates[each.candidate].page for each in near]
    return _short(
        [
            page.headings[each.unit.core[0]].text
            for page, each in zip(pages, near, strict=True)
            if page.passage.source_id == best.source
        ]
    )


def _short(names: Sequence[str]) -> list[str]:
    kept = [each.rstrip(":.?!") for each in names if 0 < len(each) <= LONGEST_TOPIC]
    return list(dict.fromkeys(kept))[:TOPICS]


def _products(near: Sequence[Candidate], reading: Reading, said: Speech) -> Iterator[str]:
    """Which product, where the nearest passages are about different ones."""
    if reading.conversation.customer.products or len(near) < 2:
        return
    about = dict.fromkeys(each for found in near for each in found.page.passage.products)
    names = [
        product.name[reading.language]
        for each in about
        if (product := reading.handbook.product(each)) and reading.language in product.name
    ]
    if 2 <= len(names) <= TOPICS:
        text = "two_products" if len(names) == 2 else "three_products"
        yield said.texts[text].format(*names)


def _segment(asked: Sequence[Asked], near: Sequence[Candidate], said: Speech) -> Iterator[str]:
    """Private or company, where the nearest passages are for both."""
    companies = [each.page.business for each in near]
    if any(companies) and not all(companies) and not any(each.business for each in asked):
        yield said.texts["segment"]


def _missing(asked: Sequence[Asked], said: Speech) -> Iterator[str]:
    """The detail that the kind of question calls for."""
    for each in asked:
        for kind, text in said.missing.items():
            if kind in each.wants:
                yield text
                return
    yield said.texts["more"]
