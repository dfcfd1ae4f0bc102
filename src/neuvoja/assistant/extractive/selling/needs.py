"""The needs that a customer voiced: which product, in which words, how surely."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import groupby, islice

from neuvoja.assistant.extractive.listening.listening import listening
from neuvoja.assistant.extractive.listening.quotes import telling_quote
from neuvoja.assistant.extractive.listening.sayings import Said
from neuvoja.assistant.extractive.selling.gathered import SCORE, gathered
from neuvoja.assistant.extractive.selling.overheard import all_heard
from neuvoja.assistant.extractive.signals.alike import Alike
from neuvoja.assistant.extractive.signals.books import Books
from neuvoja.assistant.extractive.signals.evidence import (
    FAINT,
    HINTED,
    LEAST_OFFERED,
    Heard,
    best_of_saying,
    everywhere,
    names_it,
    score_of,
)
from neuvoja.assistant.extractive.signals.hearing import ANALYSERS_REMEMBERED, hearing
from neuvoja.assistant.extractive.signals.signal_book import SignalBook
from neuvoja.assistant.extractive.signals.signals import Kind, Match
from neuvoja.assistant.extractive.signals.voiced import Judge
from neuvoja.assistant.reading import Reading
from neuvoja.domain.conversation import Language
from neuvoja.domain.knowledge import Product
from neuvoja.domain.organisation import Handbook
from neuvoja.language.analysis import Analyser
from neuvoja.language.detection import Detector

MOST_TOGETHER = 3
"""Messages of the customer that may voice a need together."""


@dataclass(frozen=True, slots=True)
class Need:
    """A need that the customer voiced."""

    product: Product
    message: int
    """Index in the conversation."""

    quote: str
    """The customer's exact words."""

    score: float
    """0 to 1; higher is surer."""

    said: Said
    tokens: frozenset[int]
    """The words of the saying that voice it, by whichever signal."""

    owned: bool = False
    """Whether the customer says to have the product already."""

    @property
    def sure(self) -> bool:
        """Whether it is voiced clearly enough for an offer."""
        return self.score >= LEAST_OFFERED


@dataclass(frozen=True, slots=True)
class _SpokenOf:
    """Ids of products that the customer says to have, or turns down."""

    owned: set[str]
    refused: set[str]

    def hear(self, match: Match, heard: Heard, judge: Judge) -> None:
        """Keep what the words heard tell of a product that they name."""
        if not names_it(match):
            return
        saying = heard.said.saying
        wide = replace(match, tokens=everywhere(match, heard.meant))
        if judge.says_to_own(wide, saying):
            self.owned.add(match.signal.owner)
        if judge.refuses(match, saying):
            self.refused.add(match.signal.owner)


class NeedReader:
    """Safe to use from several threads."""

    def __init__(self, analyser: Analyser) -> None:
        heard = hearing(analyser)
        self._words, self._ear = heard.words, heard.ear
        self._books = Books(self._book)

    def needs(self, reading: Reading) -> list[Need]:
        """The needs voiced, the surest first, faint ones last; each product once."""
        if not reading.handbook.products:
            return []
        best: dict[str, Need] = {}
        spoken = _SpokenOf(set(), set())
        sayings = list(self._heard(reading))
        for heard in sayings:
            for need in self._needs_of(heard, reading, spoken):
                known = best.get(need.product.id)
                if known is None or need.score > known.score:
                    best[need.product.id] = need
        best = {id: need for id, need in best.items() if id not in spoken.refused}
        if not any(each.sure for each in best.values()):
            best |= {each.product.id: each for each in islice(self._gathered(sayings, reading), 1)}
        ranked = sorted(best.values(), key=lambda each: -each.score)
        return [replace(each, owned=each.product.id in spoken.owned) for each in ranked]

    def heard(self, reading: Reading) -> tuple[list[Heard], SignalBook]:
        """The customer's sayings in which words of products are said, and the book of those."""
        return list(self._heard(reading)), self._books.of(reading.handbook, reading.language)

    def _heard(self, reading: Reading) -> Iterator[Heard]:
        book = self._books.of(reading.handbook, reading.language)
        said = self._ear.said(reading.conversation, reading.language, "customer")
        business = reading.conversation.customer.segment == "business"
        return all_heard(said, book, reading.language, business=business)

    def _needs_of(self, heard: Heard, reading: Reading, spoken: _SpokenOf) -> Iterator[Need]:
        """The needs of one saying; products that it says to have or refuses are kept."""
        if heard.only_asks or heard.thanks:
            return
        book = self._books.of(reading.handbook, reading.language)
        judge = Judge(reading.language)
        saying = heard.said.saying
        found: dict[str, tuple[float, Match]] = {}
        voicing: defaultdict[str, frozenset[int]] = defaultdict(frozenset)
        for match in book.matches(saying, heard.meant, least=HINTED):
            owner = match.signal.owner
            spoken.hear(match, heard, judge)
            score = score_of(match, heard)
            if score >= LEAST_OFFERED:
                voicing[owner] |= match.tokens
            if score <= found.get(owner, (0.0,))[0]:
                continue
            objection = judge.objection(match, saying, heard.after, before=heard.before)
            if "idle" in heard.marks_around:
                objection = objection or "imagined"
            if objection is None:
                found[owner] = (score, match)
            elif objection == "imagined":
                found.setdefault(owner, (FAINT, match))
        products = {each.id: each for each in reading.handbook.products}
        for owner, (score, match) in best_of_saying(found).items():
            words = telling_quote(saying, match.tokens, listening(reading.language))
            tokens = match.tokens | voicing[owner]
            yield Need(products[owner], heard.said.message, words, score, heard.said, tokens)

    def _gathered(self, sayings: Sequence[Heard], reading: Reading) -> Iterator[Need]:
        """The need that no single signal voices: of a message, or of the last few together."""
        book = self._books.of(reading.handbook, reading.language)
        products = {each.id: each for each in reading.handbook.products}
        for turn in _turns(sayings):
            found = gathered(turn, book, Judge(reading.language))
            if found is not None:
                said, tokens = found.heard.said, found.tokens
                words = telling_quote(said.saying, tokens, listening(reading.language))
                yield Need(products[found.owner], said.message, words, SCORE, said, tokens)

    def _book(self, handbook: Handbook, language: Language) -> SignalBook:
        known = listening(language)
        alike = Alike(self._words, language, [*known.alike, *_synonyms(handbook, language)])
        book = SignalBook(self._words, alike, language, silent=known.silent, light=known.light)
        for product in handbook.products:
            for kind, text in _said_of(product):
                book.add(product.id, kind, text, apart=True, tells=_may_be(text, language))
        book.close()
        return book


@lru_cache(maxsize=ANALYSERS_REMEMBERED)
def need_reader(analyser: Analyser) -> NeedReader:
    """The same for the same analyser: summary and opportunities hear the same needs."""
    return NeedReader(analyser)


def _turns(sayings: Sequence[Heard]) -> Iterator[list[Heard]]:
    """Each message by itself, the last first, then the last few together."""
    messages = [list(group) for _, group in groupby(sayings, key=lambda each: each.said.message)]
    yield from reversed(messages)
    if len(messages) > 1:
        yield [each for message in messages[-MOST_TOGETHER:] for each in message]


def _said_of(product: Product) -> Iterator[tuple[Kind, str]]:
    yield from (("signal", signal) for signal in product.signals)
    yield from (("name", name) for name in sorted(set(product.name.values())))
    if product.need:
        yield "need", product.need


@cache
def _detector() -> Detector:
    return Detector()


def _may_be(text: str, language: Language) -> bool:
    """Whether a text may be in the language; a few words often tell none."""
    return _detector().message(text).language in (language, None)


def _synonyms(handbook: Handbook, language: Language) -> list[tuple[str, str]]:
    return [
        (each.customer_word, each.our_word)
        for each in handbook.synonyms
        if each.language == language
    ]
