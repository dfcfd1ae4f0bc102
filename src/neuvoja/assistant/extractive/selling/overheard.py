"""The customer's sayings in which words of products are said, with what is said around them."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from neuvoja.assistant.extractive.listening.listening import Listening, listening
from neuvoja.assistant.extractive.listening.sayings import Said, Saying
from neuvoja.assistant.extractive.signals.evidence import Heard
from neuvoja.assistant.extractive.signals.signal_book import SignalBook
from neuvoja.domain.conversation import Language

_WANTING = frozenset({"wishes", "seeks", "worries", "lack", "poor", "sells"})


def all_heard(
    said: Sequence[Said], book: SignalBook, language: Language, *, business: bool
) -> Iterator[Heard]:
    """Those of the sayings that have words of the book, in order.

    Args:
        business: whether the customer is a company, so that the word for one need not be said.
    """
    known = listening(language)
    meant = [book.meant(each.saying) for each in said]
    marks = [known.scope.names(each.saying.words) for each in said]
    implied = book.implied(known.business_word) if business else {}
    for group in _messages(said):
        around = frozenset[str]().union(*(marks[at] | _asks(said[at]) for at in group))
        only_asks = _only_asks([said[at] for at in group], around)
        for at in filter(meant.__getitem__, group):
            near = [n for n in (at - 1, at + 1) if 0 <= n < len(said)]
            yield Heard(
                said=said[at],
                language=language,
                meant={**implied, **meant[at]},
                marks=marks[at],
                marks_near=marks[at].union(*(marks[n] for n in near)),
                marks_around=around,
                before=said[at - 1].saying if at > group[0] else None,
                after=said[at + 1].saying if at < group[-1] else None,
                only_asks=only_asks,
                thanks=_thanks(said[at].saying, marks[at], known),
            )


def _messages(said: Sequence[Said]) -> Iterator[list[int]]:
    """The places of the sayings of each message."""
    for _, group in groupby(range(len(said)), key=lambda at: said[at].message):
        yield list(group)


def _asks(said: Said) -> frozenset[str]:
    return frozenset({"asks"} if said.saying.asks else ())


def _only_asks(said: Sequence[Said], marks: frozenset[str]) -> bool:
    """Whether a message only asks for a fact: "can it be moved?", not "what does it cost?"."""
    if marks & _WANTING:
        return False
    return all(each.saying.asks and len(each.saying.clauses) < 2 for each in said)


def _thanks(saying: Saying, marks: frozenset[str], known: Listening) -> bool:
    """Whether it thanks, and wants nothing with it: "tandhygienisten var fantastisk"."""
    if saying.asks or marks & {"desires", "seeks"}:
        return False
    return bool(known.acts.names(saying.words) & {"thanks", "accepts_well"})
