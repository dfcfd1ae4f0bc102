"""What the sources say to what is asked, and how surely they do."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from neuvoja.assistant.extractive.asked import FEW_WORDS, Asked
from neuvoja.assistant.extractive.choose import Candidate, Chooser, Coverage, Picked
from neuvoja.assistant.extractive.confidence import Features, features, probability
from neuvoja.assistant.extractive.disagreement import disagreeing, newer
from neuvoja.assistant.extractive.pick import Selection, chosen
from neuvoja.assistant.reading import Reading
from neuvoja.language.similarity import share_of_grams
from neuvoja.retrieval.search import Found

STAYING = 1.3
"""How much more the passage just quoted is worth for a short question that follows."""

SAID = 0.85
"""Share of a unit's grams in our earlier messages from which it was said before."""

AGAIN = 0.5
"""What it is worth to say something again."""

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
    reading: Reading,
) -> list[Answer | None]:
    """The answer to each thing that is asked; None where there is nothing to quote.

    "… and what does it cost?" stays with the passage that answers the question before it.
    """
    answered: list[Answer | None] = []
    for each in asked:
        usable = candidates(each)
        before = answered[-1] if answered else None
        if before and sum(word.telling for word in each.own) < FEW_WORDS:
            usable = _staying(usable, before.ranked[0].candidate)
        answered.append(answer(each, found, usable, chooser, reading))
    return answered


def answer(
    asked: Asked,
    found: Sequence[Found],
    candidates: Sequence[Candidate],
    chooser: Chooser,
    reading: Reading,
) -> Answer | None:
    """None where there is nothing to quote."""
    coverage = chooser.coverage(asked, candidates)
    ranked = _fresh(chooser.ranked(asked, candidates, coverage), candidates, reading)
    if not ranked:
        return None
    seen = features(asked, found, candidates, coverage, ranked)
    sure = probability(seen, reading.language)
    return Answer(asked, candidates, coverage, ranked, seen, sure)


def selected(
    found: Answer, *, most: int, so_far: Selection
) -> tuple[Selection, tuple[int, int] | None]:
    """What to quote beyond what is quoted; the source used and the one that contradicts it, if any.

    Of two sources that give different figures for the same thing the newer is quoted.
    """
    candidates = found.candidates
    selection = chosen(found.ranked, candidates, most=most, so_far=so_far)
    used = selection.picked[-1].candidate if so_far.picked else selection.picked[0].candidate
    against = disagreeing(selection.picked, candidates)
    if against is None:
        return selection, None
    if newer(candidates[against], candidates[used]):
        rest = [each for each in found.ranked if each.candidate != used]
        selection = chosen(rest, candidates, most=most, so_far=so_far)
        used, against = against, used
    return selection, (candidates[used].n, candidates[against].n)


def shares(budget: int, asked: int) -> list[int]:
    """How many sentences each of several questions may take; together about `budget`."""
    return [max(1, budget // asked + (at < budget % asked)) for at in range(asked)]


def _staying(candidates: Sequence[Candidate], at: int) -> list[Candidate]:
    return [
        replace(each, worth=each.worth * STAYING) if n == at else each
        for n, each in enumerate(candidates)
    ]


def _fresh(ranked: list[Picked], candidates: Sequence[Candidate], reading: Reading) -> list[Picked]:
    """The ranking with what we have said before worth less."""
    said = "\n".join(each.text for _, each in reading.conversation.said_by("advisor", "expert"))
    if not said:
        return ranked
    fresh = [
        replace(each, score=each.score * AGAIN) if _said(each, candidates, said) else each
        for each in ranked
    ]
    return sorted(fresh, key=lambda each: -each.score)


def _said(each: Picked, candidates: Sequence[Candidate], said: str) -> bool:
    pieces = candidates[each.candidate].page.pieces
    text = "\n".join(pieces[n].text for n in each.unit.core)
    return share_of_grams(text, said) >= SAID
