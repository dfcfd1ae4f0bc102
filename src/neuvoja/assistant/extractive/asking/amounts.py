"""What a customer tells in amounts: an age, half an hour, 85 €; in figures or in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from neuvoja.assistant.evidence.measures import unnumbered
from neuvoja.assistant.extractive.listening.listening import listening
from neuvoja.assistant.extractive.pages.bands import AGE, Amount, amounts
from neuvoja.domain.conversation import Language
from neuvoja.language.exact.literals import placed
from neuvoja.language.exact.number_words import in_figures
from neuvoja.language.words import words

LONGEST_READ = 4_000
"""Code points of a message in which amounts are looked for."""


@dataclass(frozen=True, slots=True)
class _Placed:
    text: str
    literal: bool


def amounts_told(messages: Sequence[str], language: Language) -> frozenset[Amount]:
    """The amounts of the newest message that tells any of their measure.

    Args:
        messages: the customer's, newest first.
    """
    newest: dict[str, frozenset[Amount]] = {}
    for text in messages:
        told = amounts(_forms(in_figures(text[:LONGEST_READ], language), language))
        for measure in {each.measure for each in told}:
            same = frozenset(each for each in told if each.measure == measure)
            newest.setdefault(measure, same)
    return frozenset().union(*newest.values())


def _forms(text: str, language: Language) -> Iterator[str]:
    found = list(placed(text))
    yield from (form for each in found for form in each.forms)
    spoken = [
        _Placed(word.text, any(each.start < word.end and word.start < each.end for each in found))
        for word in words(text)
    ]
    yield from unnumbered(spoken)
    ages = listening(language).ages
    for pattern in (ages.said, ages.child, ages.asks, ages.opens):
        for told in pattern.finditer(text):
            age = next(filter(None, told.groups()))
            if age.isdigit():
                yield f"{age} {AGE}"
