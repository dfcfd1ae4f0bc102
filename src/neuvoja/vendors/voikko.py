"""`Lemmatizer` for Finnish, kept by libvoikko. Nothing of libvoikko leaves this file."""

import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from libvoikko import Voikko, VoikkoException

from neuvoja.language.promises import Lemma, Lemmatizer

_WORD_CLASSES = {
    "nimisana": "noun",
    "laatusana": "adjective",
    "nimisana_laatusana": "adjective",
    "teonsana": "verb",
    "kieltosana": "verb",
    "seikkasana": "adverb",
    "suhdesana": "adposition",
    "asemosana": "pronoun",
    "lukusana": "numeral",
    "sidesana": "conjunction",
    "huudahdussana": "interjection",
    "lyhenne": "abbreviation",
    "etuliite": "prefix",
    "etunimi": "noun",
    "sukunimi": "noun",
    "paikannimi": "noun",
    "nimi": "noun",
}
_NAMES = {
    "etunimi": "first_name",
    "sukunimi": "surname",
    "paikannimi": "place",
    "nimi": "other",
}
_PIECE = re.compile(r"\+([^+()]+)(?:\(([^()]*)\))?")


def open_voikko() -> Lemmatizer | None:
    """A lemmatizer for Finnish, or None where the library or its dictionary is missing."""
    try:
        return VoikkoLemmatizer()
    except (VoikkoException, OSError):
        return None


class VoikkoLemmatizer:
    """Every native handle serves one thread at a time, since two in one crash the process.

    Handles are opened as threads need them and never closed: as many as ever analysed at once.

    Raises:
        VoikkoException, OSError: the library or its dictionary is missing.
    """

    def __init__(self) -> None:
        self._idle: deque[Voikko] = deque([Voikko("fi")])

    def lemmas(self, word: str) -> Sequence[Lemma]:
        """All readings of one word form, the dictionary's order; empty for a word unknown to it.

        Last come the words that it is derived from: asennus → asentaa, maksettu → maksaa.
        """
        with self._handle() as voikko:
            analyses = [each for each in voikko.analyze(word) if "BASEFORM" in each]
        roots = (root for each in analyses for root in _root(each.get("WORDBASES", "")))
        return tuple(dict.fromkeys([*map(_lemma, analyses), *roots]))

    @contextmanager
    def _handle(self) -> Iterator[Voikko]:
        try:
            voikko = self._idle.pop()
        except IndexError:
            voikko = Voikko("fi")
        try:
            yield voikko
        finally:
            self._idle.append(voikko)


def _lemma(analysis: Mapping[str, str]) -> Lemma:
    word_class = analysis.get("CLASS", "")
    parts = _compound_parts(analysis.get("WORDBASES", ""))
    return Lemma(
        base=analysis["BASEFORM"].lower(),
        parts=parts if len(parts) > 1 else (),
        name=_NAMES.get(word_class),
        word_class=_WORD_CLASSES.get(word_class),
        negative=word_class == "kieltosana",
    )


def _root(wordbases: str) -> Iterator[Lemma]:
    """`+aset(asettaa)+us(+us)` → asettaa; nothing for a compound or an underived word."""
    pieces = _PIECE.findall(wordbases)
    if len(pieces) > 1 and pieces[0][1] and len(_compound_parts(wordbases)) == 1:
        yield Lemma(base=pieces[0][1].replace("=", "").lower(), parts=())


def _compound_parts(wordbases: str) -> tuple[str, ...]:
    """The base forms of the parts; an ending joins the part that it derives.

    `+sähkö(sähkö)+auto(auto)+lata(ladata)+us(+us)` → sähkö, auto, lataus
    `+kauko+lämpö(lämpö)` → kauko, lämpö
    """
    parts: list[tuple[str, str]] = []
    for surface, base in _PIECE.findall(wordbases):
        if base.startswith("+"):
            parts = _derived(parts, surface)
        elif surface.strip("-"):
            parts.append((surface, base))
    return tuple((base or surface).replace("=", "").lower() for surface, base in parts)


def _derived(parts: list[tuple[str, str]], ending: str) -> list[tuple[str, str]]:
    """Join an ending, and the baseless bits between, to the last part that has a base."""
    stem = max((place for place, (_, base) in enumerate(parts) if base), default=0)
    joined = "".join(surface for surface, _ in parts[stem:]) + ending
    return [*parts[:stem], (joined, joined)]
