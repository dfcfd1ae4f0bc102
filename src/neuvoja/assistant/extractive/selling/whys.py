"""Why a product helps, for the advisor: the customer's words, the need, and a fact that meets it.

The fact is a whole sentence of a public source that is shown, with its number. It names the product
and no other, tells what one gets and no limit of it. Where none meets the need, the need alone is
told.
"""

import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import numpy as np

from neuvoja.assistant.extractive.listening.listening import listening
from neuvoja.assistant.extractive.listening.markers import Markers, plain_words
from neuvoja.assistant.extractive.pages.lines import lines
from neuvoja.assistant.extractive.selling.bars import name_of
from neuvoja.assistant.extractive.selling.needs import Need
from neuvoja.assistant.extractive.signals.hearing import hearing
from neuvoja.assistant.extractive.signals.meanings import plain
from neuvoja.assistant.reading import Reading
from neuvoja.domain.conversation import Language
from neuvoja.domain.knowledge import Passage, Product
from neuvoja.domain.organisation import Handbook
from neuvoja.language.analysis import Analyser
from neuvoja.language.detection import Detector
from neuvoja.language.promises import Embedder
from neuvoja.language.text import fold

LONGEST_FACT = 180
"""Characters."""

SHORTEST_FACT = 25

SHORTEST_NAME = 6
"""Letters of the first part of a compound that may stand for it."""

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
        facts = list(self._facts(reading, need.product)) if self._embedder else []
        if not facts or self._embedder is None:
            return None
        aims = [(need.quote, reading.language), (need.product.need, reading.advisor_language)]
        asked = [self._plain(text, language) for text, language in aims if text]
        told = [self._plain(each.text, each.language) for each in facts]
        vectors = self._embedder.embed([*asked, *told])
        met = (vectors[len(asked) :] @ vectors[: len(asked)].T).sum(axis=1)
        best = int(np.argmax(met))
        return facts[best] if met[best] >= MEETS else None

    def _facts(self, reading: Reading, product: Product) -> Iterator[Fact]:
        for found in reading.articles:
            passage = found.passage
            n = reading.number(passage.passage_id)
            if n is None or passage.audience != "public" or not is_about(passage, product):
                continue
            for span, shape, _ in lines(passage.text, (passage.heading or "").split(" › ")):
                fits = SHORTEST_FACT <= len(span.text) <= LONGEST_FACT and shape == "sentence"
                if not fits or not _gives(span.text, passage.language):
                    continue
                if self.named_in(span.text, reading.handbook, passage.language) == {product.id}:
                    yield Fact(span.text, n, passage.language)

    def named_in(self, text: str, handbook: Handbook, language: Language) -> set[str]:
        """Ids of products of which a text says a word of the name that no other product has."""
        named = {each.id: self._words_of(each, language) for each in handbook.products}
        shared = Counter(word for words in named.values() for word in words)
        said = frozenset[str]().union(*(w.forms for w in self._words.within(text, language)))
        return {
            id
            for id, words in named.items()
            if _is_named(words, {each for each in words if shared[each] == 1}, said)
        }

    def _words_of(self, product: Product, language: Language) -> frozenset[str]:
        """Those of its name that tell it: no "new", no "kk"."""
        name, light = name_of(product.name, language) or "", listening(language).light
        forms = frozenset[str]().union(*(each.forms for each in self._words.within(name, language)))
        return frozenset(each for each in forms - light if len(each) > 2 or each.isdigit())

    def _plain(self, text: str, language: Language) -> str:
        return plain(self._words.tokens(text, language), self._words, language)


def is_about(passage: Passage, product: Product) -> bool:
    """Whether a source is about a product: by its header, or by the product's name in it."""
    if product.id in passage.products:
        return True
    told = fold(f"{passage.title} {passage.heading or ''} {passage.text}")
    return passage.kind == "article" and any(fold(each) in told for each in product.name.values())


def _is_named(words: frozenset[str], own: set[str], said: frozenset[str]) -> bool:
    """Whether a word of its own is said; a number only beside another word: "Kuitu 300"."""
    heard = {each for each in words if _is_said(each, said)}
    telling = [each for each in heard & own if not each.isdigit()]
    return bool(telling) or (bool(heard & own) and any(not each.isdigit() for each in heard))


def _is_said(word: str, said: frozenset[str]) -> bool:
    """Whether a word of a name is said, or the first part of it: "Hymy-vuosi" for its contract."""
    return word in said or any(
        len(each) >= SHORTEST_NAME and word.startswith(each) for each in said
    )


def _gives(sentence: str, language: Language) -> bool:
    """Whether it tells what one gets, and neither denies nor limits it."""
    words = plain_words(sentence)
    told = _markers(language).names(words)
    return told == {"gives"} and not _denies(words, language)


def _denies(words: tuple[str, ...], language: Language) -> bool:
    """Whether something is denied: what cannot be had helps nobody."""
    return not listening(language).negations.isdisjoint(words)


@cache
def _markers(language: Language) -> Markers:
    source = files(__package__).joinpath("benefits.toml").read_text("utf-8")
    told: dict[str, Any] = tomllib.loads(source)[language]
    return Markers(told)


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
