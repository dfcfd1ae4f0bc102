"""Why a product helps, for the advisor: the customer's words, the need, and a fact that meets it.

The fact is a whole sentence of a public source about the product that is shown, with its number.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import numpy as np

from neuvoja.assistant.extractive.listening.listening import listening
from neuvoja.assistant.extractive.listening.markers import plain_words
from neuvoja.assistant.extractive.pages.lines import lines
from neuvoja.assistant.extractive.selling.needs import Need
from neuvoja.assistant.extractive.signals.hearing import hearing
from neuvoja.assistant.extractive.signals.meanings import plain
from neuvoja.assistant.reading import Reading
from neuvoja.domain.conversation import Language
from neuvoja.domain.knowledge import Passage, Product
from neuvoja.language.analysis import Analyser
from neuvoja.language.detection import Detector
from neuvoja.language.promises import Embedder
from neuvoja.language.text import fold

LONGEST_FACT = 180
"""Characters."""

SHORTEST_FACT = 25

MEETS = 0.5
"""Least sum of the cosines of a fact to the customer's words and to the product's need."""


class Fact(NamedTuple):
    """A sentence of a source."""

    text: str
    n: int
    """Of the source."""

    language: Language


class WhyWriter:
    """Safe to use from several threads."""

    def __init__(self, analyser: Analyser, embedder: Embedder | None) -> None:
        """Writes with facts where there is an embedder, else with the need alone."""
        self._words = hearing(analyser).words
        self._embedder = embedder

    def write(self, reading: Reading, name: str, need: Need) -> str:
        """One or two sentences in the advisor's language; quotations stay as they were said."""
        wanted = (need.product.need or "").strip().rstrip(".")
        fact = self._fact(reading, need)
        kind = "why_short" if not wanted else "why" if _reads(wanted, reading) else "why_foreign"
        labels = listening(reading.advisor_language).labels
        return labels[f"{kind}_fact" if fact else kind].format(
            name=name,
            quote=need.quote.rstrip("."),
            need=_inside(wanted) if kind == "why" else wanted,
            fact=_shown(fact, labels["quoted"], reading) if fact else "",
            n=fact.n if fact else "",
        )

    def _fact(self, reading: Reading, need: Need) -> Fact | None:
        """What best meets the customer's words, and the need; None where nothing does."""
        facts = list(_facts(reading, need.product)) if self._embedder else []
        if not facts or self._embedder is None:
            return None
        aims = [(need.quote, reading.language), (need.product.need, reading.advisor_language)]
        asked = [self._plain(text, language) for text, language in aims if text]
        told = [self._plain(each.text, each.language) for each in facts]
        vectors = self._embedder.embed([*asked, *told])
        met = (vectors[len(asked) :] @ vectors[: len(asked)].T).sum(axis=1)
        best = int(np.argmax(met))
        return facts[best] if met[best] >= MEETS else None

    def _plain(self, text: str, language: Language) -> str:
        return plain(self._words.tokens(text, language), self._words, language)


def is_about(passage: Passage, product: Product) -> bool:
    """Whether a source is about a product: by its header, or by the product's name in it."""
    if product.id in passage.products:
        return True
    told = fold(f"{passage.title} {passage.heading or ''} {passage.text}")
    return passage.kind == "article" and any(fold(each) in told for each in product.name.values())


def _facts(reading: Reading, product: Product) -> Iterator[Fact]:
    for found in reading.articles:
        passage = found.passage
        n = reading.number(passage.passage_id)
        if n is None or passage.audience != "public" or not is_about(passage, product):
            continue
        for span, shape, _ in lines(passage.text, (passage.heading or "").split(" › ")):
            fits = SHORTEST_FACT <= len(span.text) <= LONGEST_FACT
            if shape == "sentence" and fits and not _denies(span.text, passage.language):
                yield Fact(span.text, n, passage.language)


def _denies(sentence: str, language: Language) -> bool:
    """Whether it denies something: what cannot be had helps nobody."""
    return not listening(language).negations.isdisjoint(plain_words(sentence))


def _shown(fact: Fact, quoted: str, reading: Reading) -> str:
    """As it stands where the advisor reads its language, else as a quotation."""
    text = " ".join(fact.text.split())
    return text if fact.language == reading.advisor_language else quoted.format(text=text)


@cache
def _detector() -> Detector:
    return Detector()


def _reads(need: str, reading: Reading) -> bool:
    """Whether the need is written in the advisor's language."""
    return _detector().message(need).language == reading.advisor_language


def _inside(need: str) -> str:
    """The need as the end of a sentence: without its capital, unless the word has more of them."""
    first = need.split(" ", 1)[0]
    return need if first[1:].lower() != first[1:] else need[:1].lower() + need[1:]
