"""What the customer asks now, read out of the whole conversation.

The customer's messages after our last one are the turn. Its questions are what a reply must
answer; the rest of the turn, the subject and what was said before are their background.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from neuvoja.assistant.extractive.asking.denied import NOTHING, Denied
from neuvoja.assistant.extractive.pages.bands import Amount
from neuvoja.assistant.extractive.wording.matching import Form
from neuvoja.assistant.extractive.wording.phrases import Wanted

SAME_TURN = 0.6
"""What the words of the other sentences of the same turn weigh at least."""

WORDS_READ = 40
"""Telling words kept of one question with its background, the weightiest."""


@dataclass(frozen=True, slots=True)
class Word:
    """A telling word of the question."""

    form: Form
    also: tuple[Form, ...]
    """The organisation's own words for it."""

    weight: float
    """1 in the question itself, less in its background."""

    telling: float
    """1, `DEED` for a verb, `LIGHT` for a figure, a name and what tells little of any subject."""

    topic: bool
    """Whether it names a subject: neither light nor a word of asking, such as a price or a time."""

    @property
    def named(self) -> bool:
        """Whether the question itself names a subject by it."""
        return self.topic and self.weight == 1


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that is asked, or a matter that is told without a question."""

    text: str
    wants: frozenset[Wanted]
    """Empty where nothing shows what kind of answer is wanted."""

    words: tuple[Word, ...]
    """Each form once."""

    business: bool
    """Whether it is asked for a company."""

    around: str = ""
    """The other sentences of the turn, and the subject."""

    figures: frozenset[str] = frozenset()
    """What the customer has told in figures, as `literals` gives them."""

    amounts: frozenset[Amount] = frozenset()
    """What the customer has told last of each measure: an age, a time, a sum."""

    denied: Denied = NOTHING
    heard: frozenset[str] = frozenset()
    """The words of all that the customer has said, folded."""

    @property
    def follows_on(self) -> bool:
        """Whether it names no subject of its own: "and what does it cost?"."""
        return not any(word.named for word in self.words)


@dataclass(frozen=True, slots=True)
class Turn:
    """What stands open."""

    asked: tuple[Asked, ...]
    """In order; empty when the customer only greets, thanks, or tells that all is well."""

    greets: bool
    """Whether a greeting, or a word about the weather, is all that was said."""


def merged(words: Sequence[Word]) -> tuple[Word, ...]:
    """Each form once with its greatest weight; the weightiest `WORDS_READ`."""
    best: dict[Form, Word] = {}
    for word in words:
        known = best.get(word.form)
        if known is None or known.weight < word.weight:
            best[word.form] = word
    return tuple(sorted(best.values(), key=lambda word: -word.weight)[:WORDS_READ])
