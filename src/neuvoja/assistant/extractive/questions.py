"""What to ask the customer when the sources do not carry an answer."""

from collections.abc import Iterator, Sequence

from neuvoja.assistant.extractive.asked import Asked
from neuvoja.assistant.extractive.candidates import quotable
from neuvoja.assistant.extractive.phrases import Speech, speech
from neuvoja.assistant.reading import Reading
from neuvoja.language.similarity import share_of_grams
from neuvoja.retrieval.search import Found

MOST = 3
TOPICS = 3
NEAR = 0.6
"""Part of the best score from which a passage is among the topics that compete."""

VAGUE = 0.02
"""Confidence from which the nearest passages are worth asking about."""

NAMED = 0.35
"""Part of a title that the customer's own words must hold: else it says what nobody spoke of."""

LIKELY = 0.4
"""Least share of the question that a topic must carry to be worth asking about."""


def clarifying(asked: Sequence[Asked], reading: Reading, *, confidence: float) -> tuple[str, ...]:
    """One to three questions, in the customer's language, the most telling first.

    Args:
        confidence: that the nearest passages answer; where it is low they are not asked about.
    """
    said = speech(reading.language)
    near = _near(asked, reading) if confidence >= VAGUE else []
    questions = [
        *_topics(near, said),
        *_products(near, reading, said),
        *_segment(asked, near, said),
    ]
    return tuple(questions[:MOST]) or tuple(_missing(asked, said))


def _near(asked: Sequence[Asked], reading: Reading) -> list[Found]:
    """The passages that may be meant, best first, one a source."""
    said = " ".join(word.form.text for each in asked for word in each.words)
    usable = [each for each in reading.articles if quotable(each, reading)]
    top = max((each.score for each in usable), default=0.0)
    first: dict[str, Found] = {}
    for each in usable:
        if not said or share_of_grams(each.passage.title, said) < NAMED:
            continue
        if each.share >= LIKELY and each.score >= NEAR * top:
            first.setdefault(each.passage.source_id, each)
    return list(first.values())


def _topics(near: Sequence[Found], said: Speech) -> Iterator[str]:
    titles = list(dict.fromkeys(each.passage.title for each in near))[:TOPICS]
    texts = {1: "one_topic", 2: "two_topics", 3: "three_topics"}
    if titles:
        yield said.texts[texts[len(titles)]].format(*titles)


def _products(near: Sequence[Found], reading: Reading, said: Speech) -> Iterator[str]:
    """Which product, where the nearest passages are about different ones."""
    if reading.conversation.customer.products or len(near) < 2:
        return
    about = dict.fromkeys(each for found in near[:1] for each in found.passage.products)
    names = [
        product.name[reading.language]
        for each in about
        if (product := reading.handbook.product(each)) and reading.language in product.name
    ]
    if 2 <= len(names) <= TOPICS:
        text = "two_products" if len(names) == 2 else "three_products"
        yield said.texts[text].format(*names)


def _segment(asked: Sequence[Asked], near: Sequence[Found], said: Speech) -> Iterator[str]:
    """Private or company, where the nearest passages are for both."""
    companies = [said.business.in_text(each.passage.title) for each in near]
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
