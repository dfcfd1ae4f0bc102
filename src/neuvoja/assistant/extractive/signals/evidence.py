"""How surely what a customer says voices the need for a product.

evidence, the strongest first
  signal   the organisation's own signal is said, all or most of it
  name     the product is asked for by its name
  hint     telling words of its signals or its need, where the customer wishes, asks or worries
  faint    about half of a signal: too little for an offer, enough to say why none is made
"""

from collections.abc import Mapping
from dataclasses import dataclass

from neuvoja.assistant.extractive.listening.listening import listening
from neuvoja.assistant.extractive.listening.sayings import Said, Saying
from neuvoja.assistant.extractive.signals.likeness import DERIVED, SAME
from neuvoja.assistant.extractive.signals.signals import TELLING, Match, Meant
from neuvoja.domain.conversation import Language

SURE = 0.72
"""Share of a signal from which it is heard."""

NAMED = 0.84
"""Share of a name from which it is asked for."""

HINTED = 0.5
"""Share of a signal or need from which it is a hint."""

TWO_WORDS = 1.35
"""Telling words, each counted by how well it is said, that a hint needs at least."""

TELLS = 1.0
"""Weight of telling words from which a signal tells one need from others."""

TROUBLE = 0.78
"""The same for a signal that tells of trouble: "nopeus ei riitä"."""

NEXT_TO = 3
"""Words."""

TIGHT = 3
"""Words between those of a signal that tells less."""

SHORT_QUESTION = 5
"""Words."""

DISTINCT = 0.95
"""Weight of a telling word that one product alone has."""

FAINT = 0.01
"""Score from which a match counts at all."""

LEAST_OFFERED = 0.4
"""Score from which a product may be offered."""

SIBLING = 0.9
"""Part of the best product's score that another must reach on the same words."""

_OPEN = frozenset({"wishes", "offers", "worries"})


@dataclass(frozen=True, slots=True)
class Heard:
    """A saying with what is known around it."""

    said: Said
    language: Language
    meant: Meant
    """What its words may stand for."""

    marks: frozenset[str]
    """The marks of scope that its words bear."""

    marks_near: frozenset[str]
    """Its own and its neighbours'."""

    marks_around: frozenset[str]
    """Those of its whole message, and `asks` where a question is in it."""

    before: Saying | None
    """The saying before it of the same message."""

    after: Saying | None
    """The next one."""

    only_asks: bool
    """Whether the whole message only asks for a fact."""

    thanks: bool
    """Whether it thanks and wants nothing."""


def score_of(match: Match, heard: Heard) -> float:
    """How surely the match voices a need, 0 to 1; an offer needs `LEAST_OFFERED`."""
    if match.signal.kind == "name":
        if match.share < NAMED:
            return 0.0
        asked = heard.marks & {"wishes", "offers"}
        return 0.9 * match.share if asked else FAINT * ("lack" in heard.marks)
    if match.signal.kind == "need":
        hinted = bool(heard.marks_near & _OPEN) and match.telling >= TWO_WORDS
        return 0.8 * match.share if hinted else 0.0
    return _score_of_signal(match, heard) or (FAINT if match.share > 0.6 else 0.0)


def _score_of_signal(match: Match, heard: Heard) -> float:
    open_minded = bool(heard.marks & _OPEN) or heard.said.saying.asks
    if match.share >= SURE and _tells_enough(match, heard, open_minded=open_minded):
        return match.share
    own = len(match.tokens) > 1 and match.mass >= TELLS
    if (open_minded or heard.marks_near & _OPEN) and own and match.telling >= TWO_WORDS:
        return 0.85 * match.share
    return 0.5 if "offers" in heard.marks and _asks_for_its_word(match, heard) else 0.0


def _tells_enough(match: Match, heard: Heard, *, open_minded: bool) -> bool:
    """Whether what is said tells one need from others, or something is wished with it."""
    signal = match.signal
    told = TROUBLE if signal.negative or signal.marks & {"poor", "worries"} else TELLS
    if match.mass >= told and (match.well_said + match.guessed > 1 or match.whole):
        return open_minded or not signal.apart
    tight = match.spread <= len(signal.slots) + TIGHT
    if not signal.telling:
        return tight
    if match.whole:
        return open_minded and (tight or "offers" in heard.marks)
    if match.mass < TELLING * DERIVED or max(match.filled) < DERIVED:
        return False
    marks = heard.marks_near if max(match.filled) == SAME else heard.marks
    wished = bool(marks & {"wishes", "offers"})
    return _desired(match, heard) or (wished and match.mass >= DISTINCT * DERIVED)


def _desired(match: Match, heard: Heard) -> bool:
    """Whether what is said stands next to the word that wishes it: "tarvitsen netin"."""
    scope = listening(heard.language).scope
    places = scope.places(heard.said.saying.words).get("desires", ())
    return any(end - NEXT_TO <= at < end + NEXT_TO for _, end in places for at in match.tokens)


def _asks_for_its_word(match: Match, heard: Heard) -> bool:
    """Whether a short question is about one word that no other product has: "onko joogaa?"."""
    own = any(
        slot.weight >= DISTINCT and how_well >= DERIVED
        for slot, how_well in zip(match.signal.slots, match.filled, strict=True)
    )
    return own and len(heard.said.saying.words) <= SHORT_QUESTION


def best_of_saying(found: Mapping[str, tuple[float, Match]]) -> Mapping[str, tuple[float, Match]]:
    """What one saying voices: the best, and others nearly as good by words of their own.

    Args:
        found: the best score and match of each product.
    """
    kept: dict[str, tuple[float, Match]] = {}
    for owner, (score, match) in sorted(found.items(), key=lambda each: -each[1][0]):
        least = SIBLING * max((best for best, _ in kept.values()), default=0.0)
        better = (other for best, other in kept.values() if score < best)
        if score >= least and not any(match.tokens <= other.tokens for other in better):
            kept[owner] = (score, match)
    return kept


def names_it(match: Match) -> bool:
    """Whether the product itself is spoken of, by its name or by a telling word of a signal."""
    if match.signal.kind == "name":
        return match.share >= HINTED
    return match.signal.kind == "signal" and any(
        slot.weight >= TELLING and how_well >= DERIVED
        for slot, how_well in zip(match.signal.slots, match.filled, strict=True)
    )


def everywhere(match: Match, meant: Meant) -> frozenset[int]:
    """Every word of the saying that says a word of the signal."""
    places = (meant[slot.number].places for slot in match.signal.slots if slot.number in meant)
    return frozenset(at for each in places for place in each for at in place)
