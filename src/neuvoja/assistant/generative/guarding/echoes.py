"""The prompt's own words in an answer, and words that somebody has planted for it."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from neuvoja.assistant.generative.guarding.known import Known
from neuvoja.language.similarity import share_of_grams
from neuvoja.language.text import fold
from neuvoja.language.words import word_texts

RUN = 4
"""Words in a row that the prompt and an answer share."""

LEAKED_RUNS = 2
"""So many of them, unknown to sources and talk, are the prompt's."""

LEAKED_SHARE = 0.5
"""Or so large a part of a shorter answer's."""

FEWEST_WORDS = 5
PLANTED = 0.75
"""From this share of a sentence's grams on it says what was planted …"""

LESS = 0.15
"""… where the rest of what was read has so much less of them."""


def leaks(text: str, prompt: str, known: Known) -> bool:
    """Whether an answer repeats the prompt, in any casing."""
    said = _runs(text)
    theirs = said & _prompt_runs(prompt)
    if not theirs:
        return False
    others = frozenset[tuple[str, ...]]().union(*map(_runs, (*known.trusted, *known.heard)))
    leaked = theirs - others
    return len(leaked) >= LEAKED_RUNS or len(leaked) > LEAKED_SHARE * len(said)


def is_planted(text: str, known: Known) -> bool:
    """Whether an answer says what only an order to it says."""
    if not known.planted or len(word_texts(text)) == 0:
        return False
    planted = max(share_of_grams(text, each) for each in known.planted)
    return planted >= PLANTED and planted - _best(text, known.trusted) >= LESS


def _best(text: str, known: Sequence[str]) -> float:
    return max((share_of_grams(text, each) for each in known), default=0.0)


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    return frozenset(_in_rows(word_texts(fold(text))))


@lru_cache(maxsize=64)
def _prompt_runs(prompt: str) -> frozenset[tuple[str, ...]]:
    return _runs(prompt)


def _in_rows(words: Sequence[str]) -> Iterable[tuple[str, ...]]:
    return (tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))
