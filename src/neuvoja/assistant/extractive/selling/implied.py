"""Needs that no word of a signal voices: what was told is like one product's need in meaning.

"Sandra simmar mycket och är less på brillorna" says no signal of contact lenses; but of all that
is sold it is most like theirs. Many messages are like some product; a need is in one only where
the customer seeks a way out, or tells a situation and asks for nothing at all.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from neuvoja.assistant.extractive.listening.listening import Listening, listening
from neuvoja.assistant.extractive.listening.quotes import quote
from neuvoja.assistant.extractive.listening.sayings import Clause, Said, Saying
from neuvoja.assistant.extractive.selling.gathered import words_by_owner
from neuvoja.assistant.extractive.selling.needs import Need, NeedReader
from neuvoja.assistant.extractive.signals.books import Books
from neuvoja.assistant.extractive.signals.hearing import hearing
from neuvoja.assistant.extractive.signals.meanings import Meanings, plain
from neuvoja.assistant.extractive.signals.voiced import Judge
from neuvoja.assistant.reading import Reading
from neuvoja.domain.conversation import Language
from neuvoja.domain.knowledge import Product
from neuvoja.domain.organisation import Handbook
from neuvoja.language.analysis import Analyser
from neuvoja.language.promises import Embedder

MOST_TOGETHER = 3
"""Messages of the customer that may tell of a need together."""

MOST_READ = 6
"""Of the customer's messages, the last."""

LIKE = 0.75
"""How like a product what was told must be, at least; see `Meanings.likeness`."""

APART = 0.12
"""How much more like it than like the next."""

OUTDONE = 0.15
"""How much more like another product the same message must be to belie a need heard in words."""

WORDS = 0.2
"""What a telling word of a product weighs beside what is meant."""

MOST_WORDS = 3.0

SCORE = 0.42
"""Of such a need: one that words voice is surer."""

LEAST_TOLD = 6
"""Words of a situation, where nothing is asked."""

_NOT_SOUGHT = frozenset({"usage", "remote", "idle"})
_LACKING = frozenset({"lack", "poor", "worries"})
_OVER = frozenset({"solved", "refusals"})
_ELSE = frozenset({"thanks", "accepts_well", "works", "demands_expert"})
_POLITE = ("greeting", "courtesy")

Scores = NDArray[np.float32]
"""One for each product, in their order."""


class ImpliedNeeds:
    """Safe to use from several threads."""

    def __init__(self, analyser: Analyser, embedder: Embedder, needs: NeedReader) -> None:
        heard = hearing(analyser)
        self._words, self._ear = heard.words, heard.ear
        self._embedder = embedder
        self._needs = needs
        self._meanings = Books(self._compiled)

    def needs(self, reading: Reading) -> list[Need]:
        """The need that was told, or none; the last message counts first, then all together."""
        if len(reading.handbook.products) < 2:
            return []
        for turn in self._turns(reading):
            found = self._need(reading, turn)
            if found is not None:
                return [found]
        return []

    def borne_out(self, reading: Reading, need: Need) -> bool:
        """Whether the message that voices a need is not far more like another product."""
        said = self._ear.said(reading.conversation, reading.language, "customer")
        turn = [each for each in said if each.message == need.message]
        told = [self._plain(each, reading) for each in _own(turn, reading.language) or turn]
        meanings = self._meanings.of(reading.handbook, reading.language)
        like = meanings.likeness([" ".join(told)])[0]
        at = next(n for n, each in enumerate(reading.handbook.products) if each is need.product)
        return bool(like[at] + OUTDONE >= like.max())

    def _plain(self, said: Said, reading: Reading) -> str:
        return plain(said.saying.tokens, self._words, reading.language)

    def _compiled(self, handbook: Handbook, language: Language) -> Meanings:
        texts = [_texts(each) for each in handbook.products]
        return Meanings(texts, self._words, self._embedder, language)

    def _turns(self, reading: Reading) -> Iterator[Sequence[Said]]:
        said = self._ear.said(reading.conversation, reading.language, "customer")
        messages = [list(group) for _, group in groupby(said, key=lambda each: each.message)]
        yield from reversed(messages[-MOST_READ:])
        if len(messages) > 1:
            yield [each for message in messages[-MOST_TOGETHER:] for each in message]

    def _need(self, reading: Reading, turn: Sequence[Said]) -> Need | None:
        own = _in_need(turn, reading.language)
        if not own:
            return None
        meanings = self._meanings.of(reading.handbook, reading.language)
        told = [self._plain(each, reading) for each in own]
        together = meanings.likeness([" ".join(told)])[0]
        if together.max() < LIKE:
            return None
        scores = together + self._said_words(reading, own)
        best, next_best = np.argsort(-scores, kind="stable")[:2]
        if together[best] < LIKE or scores[best] - scores[next_best] < APART:
            return None
        telling = own[int(np.argmax(meanings.likeness(told)[:, best]))]
        words = quote(telling.saying, frozenset())
        product = reading.handbook.products[best]
        return Need(product, telling.message, words, SCORE, telling, _all(telling.saying))

    def _said_words(self, reading: Reading, own: Sequence[Said]) -> Scores:
        """What the telling words of each product weigh that were said."""
        heard, book = self._needs.heard(reading)
        said = {id(each.saying) for each in own}
        found = words_by_owner([each for each in heard if id(each.said.saying) in said], book)
        weights = [
            sum(weight for weight, _, _ in found.get(each.id, {}).values())
            for each in reading.handbook.products
        ]
        return np.asarray(WORDS * np.minimum(weights, MOST_WORDS), dtype=np.float32)


def _texts(product: Product) -> list[str]:
    names = sorted(set(product.name.values()))
    return [*filter(None, (*product.signals, product.need, *names))] or [product.id]


def _in_need(turn: Sequence[Said], language: Language) -> list[Said]:
    """What is the customer's own, where a way out is sought or a situation told and no more."""
    known = listening(language)
    turn = [each for each in turn if not _is_polite(each.saying, known)]
    marks = frozenset[str]().union(*(known.scope.names(each.saying.words) for each in turn))
    if marks & _NOT_SOUGHT:
        return []
    own = _own(turn, language)
    if "seeks" in marks:
        return own
    # Who also speaks of what is not so, or is another's, may tell it for another reason.
    all_own = len(own) == sum(bool(each.saying.tokens) for each in turn)
    return own if all_own and not marks & _OVER and _tells(turn, marks, known) else []


def _is_polite(saying: Saying, known: Listening) -> bool:
    """Whether nothing but courtesies is said."""
    spots = known.acts.places(saying.words)
    said = {at for name in _POLITE for spot in spots.get(name, ()) for at in range(*spot)}
    silent = known.silent | known.small
    return all(at in said or word in silent for at, word in enumerate(saying.words))


def _tells(turn: Sequence[Said], marks: frozenset[str], known: Listening) -> bool:
    if sum(len(each.saying.tokens) for each in turn) < LEAST_TOLD:
        return False
    acts = frozenset[str]().union(*(known.acts.names(each.saying.words) for each in turn))
    if acts & _ELSE or any(_asks(each.saying, known) for each in turn):
        return False
    return "wants" not in acts or bool(marks & _LACKING)


def _asks(saying: Saying, known: Listening) -> bool:
    """Whether it asks, with or without a question mark."""
    asked = {start for start, _ in known.acts.places(saying.words).get("question_words", ())}
    return saying.asks or any(_opening(clause, saying, known) in asked for clause in saying.clauses)


def _opening(clause: Clause, saying: Saying, known: Listening) -> int:
    """Where a clause begins that is no filler."""
    opened = (at for at in range(clause.first, clause.end) if saying.words[at] not in known.small)
    return next(opened, clause.first)


def _own(turn: Sequence[Said], language: Language) -> list[Said]:
    """What is the customer's own, present and real."""
    judge = Judge(language)

    def is_own(at: int) -> bool:
        said = turn[at].saying
        after, before = _beside(turn, at, at + 1), _beside(turn, at, at - 1)
        return judge.objection_to(_all(said), said, after, before=before) is None

    return [each for at, each in enumerate(turn) if each.saying.tokens and is_own(at)]


def _beside(turn: Sequence[Said], at: int, other: int) -> Saying | None:
    """The saying before or after, where it is of the same message."""
    within = 0 <= other < len(turn) and turn[other].message == turn[at].message
    return turn[other].saying if within else None


def _all(saying: Saying) -> frozenset[int]:
    return frozenset(range(len(saying.tokens)))
