"""What the conversation already tells of what a team needs to know."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from neuvoja.assistant.extractive.filing.notes import Note
from neuvoja.assistant.extractive.listening.markers import Markers, plain_words
from neuvoja.language.similarity import literals

STEM = 4
"""Letters by which two inflected words are compared."""

MOST_VALUES = 3
"""Values that are told of one need."""

_PLACEHOLDERS = {
    "address": "OSOITE",
    "phone": "PUHELIN",
    "email": "SÄHKÖPOSTI",
    "business_id": "Y-TUNNUS",
    "customer_number": "ASIAKASNUMERO",
    "person": "NIMI",
}
_PLACEHOLDER = re.compile(r"\[([A-ZÅÄÖ-]+)_\d+\]")
_MONEY = re.compile(
    r"(?:\d{1,3}(?:[ \u00a0.]\d{3})+|\d+)(?:[.,]\d{1,2})?\s?"
    r"(?:€|eur(?:o\w*|os?)?\b|e\b|kr\b|sek\b)",
    re.IGNORECASE,
)
_CODE = re.compile(r"(?<![\d.,])\b(?:[A-ZÅÄÖ]{1,5}[- ]?)?\d+(?:[-/ ][\dA-Z]*\d)*\b(?![.,:]\d)")
"""A number whole, with its letters and groups."""

LEAST_DIGITS = 5
"""Of a number without letters, so that a year is none."""

LEAST_AFTER_LETTERS = 2
_DATED = ("T", "--")
_YEARS = ("202", "203")


@dataclass(frozen=True, slots=True)
class Known:
    """What of a need is known."""

    need: str
    values: tuple[str, ...]
    """As they were said; empty: nothing is known of it."""


def facts_for(
    needs: Sequence[str], notes: Sequence[Note], said_of: Mapping[str, str]
) -> list[Known]:
    """What the conversation tells of each need, in order.

    Args:
        notes: what was said.
        said_of: by need, the saying that speaks of it in its own words.
    """
    told = [each for each in notes if each.said.role != "bot"]
    return [Known(need, tuple(_values(need, told, said_of))[:MOST_VALUES]) for need in needs]


def _values(need: str, notes: Sequence[Note], said_of: Mapping[str, str]) -> Iterator[str]:
    kinds = _kinds().names(plain_words(need))
    if len(kinds) > 1:
        # "Puhelinnumero ja milloin tavoitettavissa": a time alone does not answer.
        kinds -= {"moment"}
    if "address" in kinds:
        # "Osoite ja huoneiston numero": a flat's number stands with its address, an invoice's not.
        kinds -= {"number"}
    values = [value for kind in sorted(kinds) for value in _told(kind, need, notes)]
    yield from dict.fromkeys(values)
    if not values and need in said_of:
        yield said_of[need]


def _told(kind: str, need: str, notes: Sequence[Note]) -> Iterator[str]:
    for note in notes:
        if label := _PLACEHOLDERS.get(kind):
            found = _PLACEHOLDER.finditer(note.text)
            yield from (each.group() for each in found if each[1] == label)
        elif kind == "amount":
            if _is_about(need, note):
                yield from (each.group().strip() for each in _MONEY.finditer(note.text))
        elif kind == "number":
            yield from (each.group() for each in _CODE.finditer(note.text) if _is_code(each, note))
        elif (kind == "moment" and _is_dated(note)) or (kind == "tried" and _tells_tried(note)):
            yield note.text


def _is_about(need: str, note: Note) -> bool:
    """Whether a sum is that of the need: "laskun summa" is not told by a monthly instalment."""
    known = _kinds().places(plain_words(need))
    kind = {at for places in known.values() for first, end in places for at in range(first, end)}
    words = [word for at, word in enumerate(plain_words(need)) if at not in kind]
    about = {word[:STEM] for word in words if len(word) >= STEM}
    said = note.said.saying.words
    return not about or any(each.startswith(stem) for each in said for stem in about)


def _is_code(found: re.Match[str], note: Note) -> bool:
    digits = sum(each.isdigit() for each in found.group())
    money = any(each.start() <= found.start() < each.end() for each in _MONEY.finditer(note.text))
    least = LEAST_AFTER_LETTERS if found.group()[0].isalpha() else LEAST_DIGITS
    return digits >= least and not money


def _is_dated(note: Note) -> bool:
    dated = any(each.startswith(_DATED) or each[:3] in _YEARS for each in literals(note.text))
    return note.customers and not note.asks and (dated or "by_when" in note.acts)


def _tells_tried(note: Note) -> bool:
    return note.customers and not note.asks and "tried" in note.acts


@cache
def _kinds() -> Markers:
    source = files(__package__).joinpath("facts.toml").read_text("utf-8")
    return Markers(tomllib.loads(source)["words"])
