"""Where in a text a machine is spoken to, and the text without it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from neuvoja.language.hostile import roles
from neuvoja.language.hostile.commands import for_staff, is_order, points_back, tells_to_say
from neuvoja.language.hostile.encoded import blobs, is_long, spaced
from neuvoja.language.hostile.promises import dictated, fetched, masked
from neuvoja.language.hostile.structures import Place, active, hidden, imitations
from neuvoja.language.hostile.tasks import is_alien_task
from neuvoja.language.sentences import Span, sentences

TEXTS_REMEMBERED = 8_192

_PARAGRAPH_END = re.compile(r"\n\s*\n|\Z")
_CLAUSE = re.compile(r"[:;,–—]\s|\s-\s")
_TAG = re.compile(r"<[^<>]*>?")
_TIDY = re.compile(r"[ \t]*\n[ \t\n]*")


@dataclass(frozen=True, slots=True)
class Heeded:
    """A message as it is listened to."""

    text: str
    """Without orders to machines; empty where it holds nothing else."""

    ordered: bool
    """Whether anything but mark-up was left out."""

    assigned: frozenset[str] = frozenset()
    """Names that it made up for the machine; later messages may play on with them."""


@lru_cache(maxsize=TEXTS_REMEMBERED)
def heeded(text: str, assigned: frozenset[str] = frozenset()) -> Heeded:
    """A customer's message without what speaks to a machine.

    What is left stands as it was said, so that it can be quoted.

    Args:
        text: as it was written.
        assigned: names that messages before it made up for the machine.
    """
    unseen = list(hidden(text))
    places = [*imitations(text), *blobs(text), *_spelt(text), *_fetched(text)]
    left = _without(text, [*places, *unseen, *active(text)])
    places += [each for each in unseen if tells_to_say(_TAG.sub(" ", text[slice(*each)]))]
    orders = list(_orders(left, assigned))
    if not (places or orders) and left == text:
        return Heeded(text, ordered=False)
    made_up = frozenset().union(*(roles.names(left[start:end]) for start, end in orders))
    return Heeded(_without(left, orders), ordered=bool(places or orders), assigned=made_up)


def is_ordering(sentence: str) -> bool:
    """Whether a sentence would be an order if a customer wrote it."""
    if "<" in sentence:
        return heeded(sentence).ordered
    return any(_orders(sentence, frozenset())) or any(_fetched(sentence))


@lru_cache(maxsize=TEXTS_REMEMBERED)
def hostile_spans(text: str) -> tuple[Place, ...]:
    """The parts of a document that speak to a machine; empty for nearly all documents.

    A sentence takes the rest of its paragraph with it: who planted the one planted the other.
    """
    planted = [*imitations(text), *blobs(text), *_spelt(text)]
    places = [(start, _paragraph_end(text, end)) for start, end in planted]
    for each, following in _with_next(sentences(text)):
        if is_order(each.text, message=False, following=following) or is_alien_task(
            each.text, text
        ):
            places.append((each.start, _paragraph_end(text, each.end)))
    return tuple(_merged(places))


def _paragraph_end(text: str, at: int) -> int:
    end = _PARAGRAPH_END.search(text, at)
    return end.start() if end else len(text)


def overlaps(start: int, end: int, places: Iterable[Place]) -> bool:
    return any(start < last and first < end for first, last in places)


def _orders(text: str, assigned: frozenset[str]) -> Iterator[Place]:
    before: Span | None = None
    going_on = False
    for each, following in _with_next(sentences(text)):
        place = _ordered(each.text, following, assigned) or (going_on and _continued(each.text))
        going_on = bool(place)
        if place:
            assigned |= roles.names(each.text)
            if before and points_back(each.text):
                yield before.start, before.end
            yield each.start + place[0], each.start + place[1]
        before = each


def _ordered(said: str, following: str, assigned: frozenset[str]) -> Place | None:
    """The part of a sentence that gives an order; None for none."""
    promise = dictated(said)
    if promise and not is_order(said[: promise[0]], message=True):
        asked = promise[0] + _asked_after(said[promise[0] :])
        return promise[0], asked if asked >= promise[1] else len(said)
    if is_order(said, message=True, following=following) or roles.assigns(said):
        return 0, _asked_after(said)
    return roles.played(said, assigned)


def _continued(said: str) -> Place | None:
    """The part of a sentence that belongs to the order before it."""
    if roles.goes_on(said) or for_staff(said):
        return 0, _asked_after(said)
    end = roles.receipt(said)
    return (0, end) if end else None


def _fetched(text: str) -> Iterator[Place]:
    """Sentences that would have an outside address shown or filled in."""
    if "//" not in text:
        return
    plain = masked(text)
    yield from ((each.start, each.end) for each in sentences(plain) if fetched(text, each))


def _with_next(said: Sequence[Span]) -> Iterator[tuple[Span, str]]:
    """Each sentence with the words of the next; of the last with none."""
    yield from zip(said, [*(each.text for each in said[1:]), ""], strict=False)


def _asked_after(sentence: str) -> int:
    """Where an honest question begins in a sentence that gives an order; its end for none."""
    if not sentence.rstrip().endswith("?"):
        return len(sentence)
    cuts = [found.end() for found in _CLAUSE.finditer(sentence)]
    for cut in reversed(cuts):
        clause = sentence[cut:]
        if len(clause.split()) > 2 and not is_order(clause, message=True):
            return cut
    return len(sentence)


def _spelt(text: str) -> Iterator[Place]:
    """Words in spaced letters that are long, or give an order."""
    for start, end, words in spaced(text):
        if is_long(words) or is_order(words, message=True):
            yield start, end


def _without(text: str, places: Sequence[Place]) -> str:
    if not places:
        return text
    pieces: list[str] = []
    end = 0
    for start, last in _merged(places):
        pieces.append(text[end:start])
        end = last
    pieces.append(text[end:])
    kept = "\n".join(piece.strip(" \t") for piece in pieces if any(map(str.isalnum, piece)))
    return _TIDY.sub(lambda gap: "\n\n" if gap[0].count("\n") > 1 else "\n", kept).strip()


def _merged(places: Iterable[Place]) -> list[Place]:
    merged: list[Place] = []
    for start, end in sorted(places):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged
