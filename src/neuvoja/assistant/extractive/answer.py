"""What the sources say to what is asked, and how surely they do."""

from collections.abc import Sequence
from dataclasses import dataclass

from neuvoja.assistant.extractive.asked import Asked
from neuvoja.assistant.extractive.choose import Candidate, Chooser, Picked, chosen
from neuvoja.assistant.extractive.confidence import Features, features, probability
from neuvoja.assistant.extractive.disagreement import disagreeing, newer_first
from neuvoja.domain.conversation import Language

MOST = 5
MOST_IF_SHORT = 2


@dataclass(frozen=True, slots=True)
class Answer:
    """The sources' answer to one thing that is asked."""

    candidates: Sequence[Candidate]
    ranked: Sequence[Picked]
    """Every unit, best first; at least one."""

    features: Features
    probability: float
    """That the sources answer it."""


def answer(
    asked: Asked, candidates: Sequence[Candidate], chooser: Chooser, language: Language
) -> Answer | None:
    """None where there is nothing to quote."""
    coverage = chooser.coverage(asked, candidates)
    ranked = chooser.ranked(asked, candidates, coverage)
    if not ranked:
        return None
    seen = features(asked, candidates, coverage, ranked)
    return Answer(candidates, ranked, seen, probability(seen, language))


def picked(found: Answer, *, most: int) -> tuple[list[Picked], int | None]:
    """The units to quote, and the candidate that contradicts them, if any.

    Of two sources that give different figures for the same thing the newer is quoted.
    """
    units = chosen(found.ranked, found.candidates, most=most)
    against = disagreeing(units, found.candidates)
    if against is None or not newer_first(found.candidates, units[0].candidate, against):
        return units, against
    older = units[0].candidate
    rest = [each for each in found.ranked if each.candidate != older]
    return (chosen(rest, found.candidates, most=most), older) if rest else (units, against)


def shares(budget: int, asked: int) -> list[int]:
    """How many sentences each of several questions may take; together about `budget`."""
    return [max(1, budget // asked + (at < budget % asked)) for at in range(asked)]
