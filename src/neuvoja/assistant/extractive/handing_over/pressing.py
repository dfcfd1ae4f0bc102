"""How much a matter needs somebody who may decide or look into it, whatever it is about.

The customer's own trouble, claim or dispute does; a question that anyone might ask, something
imagined and what is over do not.
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import log1p

from neuvoja.assistant.extractive.filing.notes import Note
from neuvoja.assistant.extractive.handing_over.topics import DECIDED, topics
from neuvoja.assistant.extractive.listening.listening import listening
from neuvoja.domain.conversation import Language
from neuvoja.language.similarity import literals

MOST = 2.0
"""A matter presses no more than this."""

SHORT_QUESTION = 7
"""Telling words that a question has at most which anyone might ask."""

PRESSES, TELLS, ASKS = 1.0, 3.0, -4.6
"""What counts for a hand-over: how much a matter presses, how much is told of it, which part of it
asks. They are set, not fitted: the suite's matters for a team are told at length, so that a fit
counts the length for all, finds no claim of one sentence due, and tells the matters of an
organisation that had no part in it less well."""

_STORY = 3
"""Telling words from which a sentence that is no question tells what happened."""

_BESIDE = 0.4
"""What a further saying adds, as a part of what it would weigh alone."""

_ANYONES, _OWN_QUESTION = 0.3, 0.75
"""What is left of a question's weight: of one that anyone might ask, and of another."""

_IMAGINED, _OVER = 0.35, 0.3


@cache
def calibration() -> Mapping[str, float]:
    """What the sureness of a draft counts, `answered`, and what all must weigh together, `least`.

    `eval/calibration/hand_over_weights.py` alone writes the numbers.
    """
    frozen: Mapping[str, float] = json.loads(
        files(__package__).joinpath("pressing.json").read_text("utf-8")
    )
    return frozen


def is_due(notes: Sequence[Note], language: Language, answered: float) -> bool:
    """Whether somebody else should take a matter over; not where nothing was said of it.

    Args:
        notes: what the customer said of the matter.
        answered: how surely a draft answers it, 0 to 1.
    """
    frozen = calibration()
    return bool(notes) and (
        weight(notes, language) + frozen["answered"] * answered >= frozen["least"]
    )


def weight(notes: Sequence[Note], language: Language) -> float:
    """What a matter counts for a hand-over before anything answers it, about -5 to 10.

    Args:
        notes: what the customer said of it, at least one.
    """
    asking = sum(each.asks for each in notes) / len(notes)
    return PRESSES * pressing(notes, language) + TELLS * log1p(len(notes)) + ASKS * asking


def pressing(notes: Sequence[Note], language: Language) -> float:
    """0, a question that anyone might ask, to `MOST`.

    Args:
        notes: what the customer said of the matter.
    """
    over = next((n for n in reversed(range(len(notes))) if _is_over(notes[n], language)), -1)
    weights = sorted(
        weight_of(each, language) * strength(each, language) * (_OVER if n < over else 1.0)
        for n, each in enumerate(notes)
    )
    if not weights:
        return 0.0
    return min(MOST, weights[-1] + _BESIDE * sum(weights[:-1]))


def strength(note: Note, language: Language) -> float:
    """What a saying tells of trouble, claims and facts of the customer's own; 0 to about 3."""
    acts = note.acts
    heard = topics(language).names(note.said.saying.words)
    told = 1.0 * bool(heard & DECIDED) + 0.5 * bool(heard - DECIDED)
    told += 0.8 * bool(acts & {"tried"}) + 0.5 * bool(acts & {"problem", "still"})
    told += 0.3 * bool(acts & {"angry", "rivals"}) + 0.2 * bool(acts & {"wants"})
    told += 0.3 * (not note.asks and note.told >= _STORY)
    return told + 0.2 * min(2, len(literals(note.text)))


def weight_of(note: Note, language: Language) -> float:
    """What a saying counts for the matter, 0 to 1."""
    known = listening(language)
    marks = known.scope.names(note.said.saying.words)
    weight = 1.0
    if note.asks:
        weight *= _ANYONES if _anyones(note, marks, language) else _OWN_QUESTION
    if marks & {"idle"} or (note.asks and "if" in marks and "polite_if" not in marks):
        weight *= _IMAGINED
    if "anyone" in marks and not marks & _OWN:
        weight *= _IMAGINED
    if _is_over(note, language) or "long_past" in marks:
        weight *= _OVER
    return weight


def _is_over(note: Note, language: Language) -> bool:
    """Whether it says that the trouble is past: "nyt toimii", "you returned it"."""
    if "solved" in listening(language).scope.names(note.said.saying.words):
        return True
    return bool(note.acts & _MENDED) and "still" not in note.acts


_MENDED = frozenset({"works", "accepts_well", "fixed", "put_right"})


def _anyones(note: Note, marks: frozenset[str], language: Language) -> bool:
    own = marks & _OWN or literals(note.text) or _tells_first(note, language)
    return note.told <= SHORT_QUESTION and not own


def _tells_first(note: Note, language: Language) -> bool:
    """Whether something is told before it is asked: "se huimaa, voinko lopettaa sen"."""
    words = note.said.saying.words
    asked = listening(language).acts.places(words).get("question_words", ())
    begun = min((start for start, _ in asked), default=0)
    return begun >= _STORY and not note.acts & {"wants"}


_OWN = frozenset({"own", "until_now", "was"})
