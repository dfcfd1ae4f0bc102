"""The needs that a customer voiced: which product, in which words, how surely.

evidence, the strongest first
  signal   the organisation's own signal is said, all or most of it
  name     the product is asked for by its name
  hint     telling words of its signals, need and name, where the customer wishes, asks or worries
"""

from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock

from neuvoja.assistant.extractive.alike import Alike
from neuvoja.assistant.extractive.lexicon import Words
from neuvoja.assistant.extractive.listening import listening
from neuvoja.assistant.extractive.quotes import quote
from neuvoja.assistant.extractive.sayings import Ear, Said
from neuvoja.assistant.extractive.signals import Filling, Match, Meant, SignalBook
from neuvoja.assistant.extractive.voiced import Judge
from neuvoja.assistant.reading import Reading
from neuvoja.domain.conversation import Language
from neuvoja.domain.knowledge import Product
from neuvoja.domain.organisation import Handbook
from neuvoja.language.analysis import Analyser

BOOKS_REMEMBERED = 12
"""One for each handbook and language."""

SURE = 0.72
"""Share of a signal from which it is heard."""

NAMED = 0.8
HINTED = 0.5
CARRIED = 0.6
"""What a word of the sentence before counts."""

SIBLING = 0.85
"""Part of the best product's score that another must reach on the same words."""


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
    """The words of the saying that voice it."""


class NeedReader:
    """Safe to use from several threads."""

    def __init__(self, analyser: Analyser) -> None:
        self._words = Words(analyser)
        self._ear = Ear(analyser)
        self._lock = Lock()
        self._books: OrderedDict[tuple[int, int, Language], tuple[object, SignalBook]] = OrderedDict()

    def needs(self, reading: Reading) -> list[Need]:
        """The needs voiced, the surest first; each product once."""
        products = {each.id: each for each in reading.handbook.products}
        if not products:
            return []
        book = self._book(reading.handbook, reading.language)
        best: dict[str, Need] = {}
        for need in self._voiced(reading, book, products):
            known = best.get(need.product.id)
            if known is None or need.score > known.score:
                best[need.product.id] = need
        return sorted(best.values(), key=lambda each: -each.score)

    def _voiced(
        self, reading: Reading, book: SignalBook, products: Mapping[str, Product]
    ) -> Iterator[Need]:
        said = self._ear.said(reading.conversation, reading.language, "customer")
        before: Meant = {}
        for at, each in enumerate(said):
            meant = book.meant(each.saying)
            following = said[at + 1] if at + 1 < len(said) else None
            yield from self._needs_of(each, meant, before, following, book, products, reading.language)
            before = meant

    def _needs_of(
        self,
        said: Said,
        meant: Meant,
        before: Meant,
        following: Said | None,
        book: SignalBook,
        products: Mapping[str, Product],
        language: Language,
    ) -> Iterator[Need]:
        if not meant:
            return
        judge = Judge(language)
        after = following.saying if following and following.message == said.message else None
        marks = listening(language).scope.names(said.saying.words)
        found: dict[str, tuple[float, Match]] = {}
        for match in book.matches(said.saying, _carried(meant, before), least=HINTED):
            score = _score(match, marks, said)
            if score <= found.get(match.signal.owner, (0.0,))[0]:
                continue
            if judge.objection(match, said.saying, after) is None:
                found[match.signal.owner] = (score, match)
        for owner, (score, match) in found.items():
            yield Need(
                product=products[owner],
                message=said.message,
                quote=quote(said.saying, match.tokens),
                score=score,
                said=said,
                tokens=match.tokens,
            )

    def _book(self, handbook: Handbook, language: Language) -> SignalBook:
        key = (id(handbook.products), id(handbook.synonyms), language)
        with self._lock:
            if kept := self._books.get(key):
                self._books.move_to_end(key)
                return kept[1]
        book = self._made(handbook, language)
        with self._lock:
            # The handbook is kept too, so that its identity is not given to another.
            self._books[key] = (handbook, book)
            if len(self._books) > BOOKS_REMEMBERED:
                self._books.popitem(last=False)
        return book

    def _made(self, handbook: Handbook, language: Language) -> SignalBook:
        synonyms = [
            (each.customer_word, each.our_word)
            for each in handbook.synonyms
            if each.language == language
        ]
        alike = Alike(self._words, language, [*listening(language).alike, *synonyms])
        book = SignalBook(self._words, alike, language)
        for product in handbook.products:
            for signal in product.signals:
                book.add(product.id, "signal", signal)
            for name in sorted(set(product.name.values())):
                book.add(product.id, "name", name)
            if product.need:
                book.add(product.id, "need", product.need)
        book.close()
        return book


def _carried(meant: Meant, before: Meant) -> Meant:
    held = {
        number: Filling(filling.likeness * CARRIED, ())
        for number, filling in before.items()
        if number not in meant
    }
    return {**held, **meant}


def _score(match: Match, marks: frozenset[str], said: Said) -> float:
    """How surely the match voices a need; 0: not at all."""
    open_minded = bool(marks & {"wishes", "offers", "worries"}) or said.saying.asks
    signal = match.signal
    if signal.kind == "name":
        asked = bool(marks & {"wishes", "offers"})
        return 0.9 * match.share if match.share >= NAMED and asked else 0.0
    if signal.kind == "need":
        heard = match.telling >= 2 and match.share >= HINTED
        return 0.8 * match.share if open_minded and heard else 0.0
    if match.share >= SURE and (signal.telling > 1 or match.whole or _plain(match, open_minded)):
        return match.share
    return 0.85 * match.share if open_minded and match.telling >= 2 else 0.0


def _plain(match: Match, open_minded: bool) -> bool:
    """Whether the one telling word of a signal is said itself, where something is wished."""
    return open_minded and max(match.filled) == 1.0 and match.signal.telling == 1
