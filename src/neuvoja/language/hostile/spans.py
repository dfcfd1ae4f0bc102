"""Where in a text a machine is spoken to, and the text without it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from neuvoja.language.hostile.commands import is_order, points_back
from neuvoja.language.hostile.encoded import blobs, is_long, spaced
from neuvoja.language.hostile.structures import Place, active, imitations
from neuvoja.language.sentences import Span, sentences

TEXTS_REMEMBERED = 8_192

_PARAGRAPH_END = re.compile(r"\n\s*\n|\Z")
_CLAUSE = re.compile(r"[:;,–—]\s|\s-\s")
_TIDY = re.compile(r"[ \t]*\n[ \t\n]*")


@dataclass(frozen=True, slots=True)
class Heeded:
    """A message as it is listened to."""

    text: str
    """Without orders to machines; empty where it holds nothing else."""

    ordered: bool
    """Whether anything but mark-up was left out."""


@lru_cache(maxsize=TEXTS_REMEMBERED)
def heeded(text: str) -> Heeded:
    """A customer's message without what speaks to a machine.

    What is left stands as it was said, so that it can be quoted.
    """
    places = [*imitations(text), *blobs(text), *_spelt(text)]
    left = _without(text, [*places, *active(text)])
    orders = list(_orders(left))
    if not (places or orders) and left == text:
        return Heeded(text, ordered=False)
    kept = _without(left, orders)
    return Heeded(kept, ordered=bool(places or orders))


@lru_cache(maxsize=TEXTS_REMEMBERED)
def hostile_spans(text: str) -> tuple[Place, ...]:
    """The parts of a document that speak to a machine; empty for nearly all documents.

    A sentence takes the rest of its paragraph with it: who planted the one planted the other.
    """
    planted = [*imitations(text), *blobs(text), *_spelt(text)]
    places = [(start, _paragraph_end(text, end)) for start, end in planted]
    for each, following in _with_next(sentences(text)):
        if is_order(each.text, message=False, following=following):
            places.append((each.start, _paragraph_end(text, each.end)))
    return tuple(_merged(places))


def _paragraph_end(text: str, at: int) -> int:
    end = _PARAGRAPH_END.search(text, at)
    return end.start() if end else len(text)


def overlaps(start: int, end: int, places: Iterable[Place]) -> bool:
    return any(start < last and first < end for first, last in places)


def _orders(text: str) -> Iterator[Place]:
    before: Span | None = None
    for each, following in _with_next(sentences(text)):
        if is_order(each.text, message=True, following=following):
            if before and points_back(each.text):
                yield before.start, before.end
            yield each.start, each.start + _asked_after(each.text)
        before = each


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
