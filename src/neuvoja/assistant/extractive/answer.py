"""What the sources say to what is asked, and how surely they do."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from neuvoja.assistant.extractive.asked import FEW_WORDS, Asked
from neuvoja.assistant.extractive.choose import Candidate, Chooser, Coverage, Picked
from neuvoja.assistant.extractive.confidence import Features, features, probability
from neuvoja.assistant.extractive.disagreement import disagreeing, newer_first
from neuvoja.assistant.extractive.pick import Selection, chosen
from neuvoja.domain.conversation import Language
from neuvoja.retrieval.search import Found

STAYING = 1.3
"""How much more the passage just quoted is worth for a short question that follows."""

MOST = 5
MOST_IF_SHORT = 2


@dataclass(frozen=True, slots=True)
class Answer:
    """The sources' answer to one thing that is asked."""

    asked: Asked
    candidates: Sequence[Candidate]
    coverage: Coverage
    ranked: Sequence[Picked]
    """Every unit, best first; at least one."""

    features: Features
    probability: float
    """That the sources answer it."""


def answers(
    asked: Sequence[Asked],
    found: Sequence[Found],
    candidates: Callable[[Asked], Sequence[Candidate]],
    chooser: Chooser,
    language: Language,
) -> list[Answer]:
    """The answer to each thing that is asked; none where there is nothing to quote.

    "… and what does it cost?" stays with the passage that answers the question before it.
    """
    answered: list[Answer] = []
    for each in asked:
        usable = candidates(each)
        if answered and sum(word.telling for word in each.own) < FEW_WORDS:
            usable = _staying(usable, answered[-1].ranked[0].candidate)
        if one := answer(each, found, usable, chooser, language):
            answered.append(one)
    return answered


def _staying(candidates: Sequence[Candidate], at: int) -> list[Candidate]:
    return [
        replace(each, worth=each.worth * STAYING) if n == at else each
        for n, each in enumerate(candidates)
    ]


def answer(
    asked: Asked,
    found: Sequence[Found],
    candidates: Sequence[Candidate],
    chooser: Chooser,
    language: Language,
) -> Answer | None:
    """None where there is nothing to quote."""
    coverage = chooser.coverage(asked, candidates)
    ranked = chooser.ranked(asked, candidates, coverage)
    if not ranked:
        return None
    seen = features(asked, found, candidates, coverage, ranked)
    return Answer(asked, candidates, coverage, ranked, seen, probability(seen, language))


def selected(found: Answer, *, most: int, so_far: Selection) -> tuple[Selection, int | None]:
    """What to quote beyond what is quoted, and the candidate that contradicts it, if any.

    Of two sources that give different figures for the same thing the newer is quoted.
    """
    selection = chosen(found.ranked, found.candidates, most=most, so_far=so_far)
    against = disagreeing(selection.picked, found.candidates)
    older = selection.picked[0].candidate
    if against is None or not newer_first(found.candidates, older, against):
        return selection, against
    rest = [each for each in found.ranked if each.candidate != older]
    if not rest:
        return selection, against
    return chosen(rest, found.candidates, most=most, so_far=so_far), older


def shares(budget: int, asked: int) -> list[int]:
    """How many sentences each of several questions may take; together about `budget`."""
    return [max(1, budget // asked + (at < budget % asked)) for at in range(asked)]
