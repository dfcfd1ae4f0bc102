"""Worked examples: their figures are nobody's own, so no reply tells them as the customer's."""

import re
from collections.abc import Sequence

from neuvoja.assistant.extractive.pages.piece import Piece
from neuvoja.assistant.extractive.wording.phrases import Heard, Speech, speech
from neuvoja.domain.conversation import Language
from neuvoja.language.similarity import literals

_CLAUSE_ENDS = re.compile(r",\s")
"""Between what a sentence supposes and what follows from it."""


def worked(pieces: Sequence[Piece], below: Sequence[bool], language: Language) -> frozenset[int]:
    """Indices of the pieces that work an example with figures.

    Args:
        below: of each piece, whether its heading announces an example.
    """
    figures = any(piece.literals for piece, head in zip(pieces, below, strict=True) if head)
    return frozenset(
        n
        for n, (piece, head) in enumerate(zip(pieces, below, strict=True))
        if (head and figures) or _works_one(piece, speech(language))
    )


def _works_one(piece: Piece, said: Speech) -> bool:
    heard = Heard.of(piece.text[piece.bare :])
    introduced = said.example_start.begin(heard) or said.example_within.within(heard)
    return introduced and bool(piece.literals)


def is_theirs(piece: Piece, said: frozenset[str], language: Language) -> bool:
    """Whether an example says that it is one, and supposes just what the customer told.

    Args:
        said: the figures that the customer gave.
    """
    text = piece.text[piece.bare :]
    if not speech(language).example_start.begin(Heard.of(text)):
        return False
    supposed = _supposed(text, speech(language))
    return bool(supposed) and supposed <= said


def _supposed(text: str, said: Speech) -> frozenset[str]:
    """The figures of the condition that an example sets; without one its first figure."""
    first = next((part for part in _CLAUSE_ENDS.split(text) if literals(part)), "")
    if said.conditional.within(Heard.of(first)):
        return literals(first)
    words = first.split()
    ends = (n for n in range(1, len(words) + 1) if literals(" ".join(words[:n])))
    return literals(" ".join(words[: next(ends, 0) + 1]))


def counts_otherwise(
    piece: Piece, said: frozenset[str], words: frozenset[str], language: Language
) -> bool:
    """Whether it tells the price of a number of things other than the customer's number.

    Args:
        said: the figures that the customer gave.
        words: the words of the customer, folded.
    """
    heard = Heard.of(piece.text[piece.bare :])
    if not heard.words or not any(each.isdigit() for each in said):
        return False
    first = heard.words[0]
    counted = first.isdigit() or speech(language).offers["number"].has(first)
    priced = any(each.endswith(" EUR") for each in piece.literals)
    return counted and priced and first not in words
