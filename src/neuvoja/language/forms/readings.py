"""What every language's reading of a word form has in common."""

from collections.abc import Callable, Sequence
from typing import Protocol

from neuvoja.language.promises import Lemma


class WordReader(Protocol):
    """One language's way of reading word forms. Safe to call from several threads."""

    def readings(self, word: str) -> Sequence[Lemma]:
        """At least one; a word of which nothing is known reads as itself or as its stem."""
        ...

    def is_function_word(self, word: str, readings: Sequence[Lemma]) -> bool:
        """Whether it tells how words hang together rather than what is spoken of."""
        ...

    def is_negative(self, word: str, readings: Sequence[Lemma]) -> bool:
        """Whether it denies: ei, inte, not."""
        ...


def word_set(*lists: str) -> frozenset[str]:
    """The words of lists, each of which parts them by blanks."""
    return frozenset(word for each in lists for word in each.split())


def parted_at_hyphens(word: str, read: Callable[[str], Sequence[Lemma]]) -> Sequence[Lemma]:
    """`sähköauto-latauksen` as a compound: base sähköautolataus, parts sähkö, auto, …, lataus."""
    *front, last = [piece for piece in word.split("-") if piece] or [word]
    read_pieces = [read(piece)[0] for piece in (*front, last)]
    parts = dict.fromkeys(part for each in read_pieces for part in (*each.parts, each.base))
    base = "".join([*front, read_pieces[-1].base]).lower()
    return (Lemma(base, tuple(parts) if front else (), read_pieces[-1].name),)


def as_itself(word: str) -> Sequence[Lemma]:
    return (Lemma(word.lower(), ()),)
