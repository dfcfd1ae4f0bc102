"""What the sources say to what is asked, and how surely they do."""

from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass, replace

from neuvoja.assistant.extractive.asking.asked import Asked
from neuvoja.assistant.extractive.replying.choose import Candidate, Chooser, Picked
from neuvoja.assistant.extractive.replying.confidence import Features, features, probability
from neuvoja.assistant.extractive.replying.coverage import Coverage
from neuvoja.assistant.extractive.replying.disagreement import disagreeing, newer
from neuvoja.assistant.extractive.replying.pick import Selection, chosen
from neuvoja.assistant.reading import Reading
from neuvoja.language.similarity import text_grams

STAYING = 2.5
"""How much more the source just quoted is worth for a question that follows on."""

SAID = 0.85
"""Share of a unit's grams in our earlier messages from which it was said before."""

NEWS = 0.5
"""Part of the best unit's score from which something new is said instead."""

OWN = 0.3
"""What its own words weigh in the place of a source, of one question among several."""

SAME_SOURCE = 0.5
"""Part of the threshold for an answer of a source that surely answers another question."""

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

    @property
    def best(self) -> Candidate:
        return self.candidates[self.ranked[0].candidate]

    @property
    def source(self) -> str:
        return self.best.page.passage.source_id


def answers(
    asked: Sequence[Asked],
    candidates: Callable[[Asked], Sequence[Candidate]],
    chooser: Chooser,
    reading: Reading,
) -> list[Answer | None]:
    """The answer to each thing that is asked; None where there is nothing to quote.

    "… and what does it cost?" stays with the source that answers the question before it, and is
    answered as surely.
    """
    answered: list[Answer | None] = []
    for each in asked:
        usable = candidates(each)
        if len(asked) > 1 and not each.follows_on:
            usable = _by_own_words(each, usable, chooser)
        before = answered[-1] if answered else None
        if before is None or not each.follows_on:
            answered.append(answer(each, usable, chooser, reading))
            continue
        one = answer(each, _staying(usable, before), chooser, reading)
        # Of a subject that is named nowhere, what was said first tells more than its own few words.
        answered.append(one and replace(one, probability=before.probability))
    return answered


def answer(
    asked: Asked,
    candidates: Sequence[Candidate],
    chooser: Chooser,
    reading: Reading,
) -> Answer | None:
    """None where there is nothing to quote."""
    coverage = chooser.coverage(asked, candidates)
    meant = chooser.meant(asked)
    ranked = _fresh(chooser.ranked(asked, candidates, coverage, meant), candidates, reading)
    if not ranked:
        return None
    seen = features(asked, candidates, coverage, ranked, meant, reading.articles)
    return Answer(asked, candidates, coverage, ranked, seen, probability(seen))


def to_give(found: Sequence[Answer | None], least: float) -> list[Answer]:
    """The answers to give, in order: of a source that answers one question another needs less."""
    some = [each for each in found if each]
    sources = {each.source for each in some if each.probability >= least}
    return [
        each
        for each in some
        if each.probability >= least * (SAME_SOURCE if each.source in sources else 1)
    ]


def selected(
    found: Answer, *, most: int, so_far: Selection
) -> tuple[Selection, tuple[int, int] | None]:
    """What to quote beyond what is quoted; the source used and the one that contradicts it, if any.

    Of two sources that give different figures for the same thing the newer is quoted.
    """
    candidates = found.candidates
    selection = chosen(found.ranked, candidates, most=most, so_far=so_far)
    told = selection.picked[len(so_far.picked) :]
    clash = disagreeing(told, found.ranked, candidates)
    if clash is None:
        return selection, None
    later = newer(candidates[clash.other[0]], candidates[clash.one[0]])
    right, wrong = (clash.other, clash.one) if later else (clash.one, clash.other)
    rest = [each for each in found.ranked if not _tells(each, wrong)]
    if later:
        rest = [each for each in rest if each.candidate != wrong[0]]
    if rest:
        selection = chosen(rest, candidates, most=most, so_far=so_far)
    return selection, (candidates[right[0]].n, candidates[wrong[0]].n)


def _tells(each: Picked, place: tuple[int, int]) -> bool:
    return each.candidate == place[0] and place[1] in each.unit.pieces


def shares(budget: int, asked: int) -> list[int]:
    """How many sentences each of several questions may take; together about `budget`."""
    return [max(1, budget // asked + (at < budget % asked)) for at in range(asked)]


def _by_own_words(
    asked: Asked, candidates: Sequence[Candidate], chooser: Chooser
) -> list[Candidate]:
    """Several matters are searched as one; what each asks itself tells which source is its own."""
    coverage = chooser.coverage(asked, candidates)
    carried = [
        sum(
            weight * mark
            for word, weight, mark in zip(
                asked.words,
                coverage.weights,
                coverage.of(at, list(each.page.vocabulary)),
                strict=True,
            )
            if word.weight == 1
        )
        for at, each in enumerate(candidates)
    ]
    most = max(carried, default=0.0) or 1.0
    return [
        replace(each, worth=(1 - OWN) * each.worth + OWN * own / most)
        for each, own in zip(candidates, carried, strict=True)
    ]


def _staying(candidates: Sequence[Candidate], before: Answer) -> list[Candidate]:
    source = before.source
    return [
        replace(each, worth=each.worth * STAYING) if each.page.passage.source_id == source else each
        for each in candidates
    ]


def _fresh(ranked: list[Picked], candidates: Sequence[Candidate], reading: Reading) -> list[Picked]:
    """The ranking without what we have said before, unless little else answers."""
    said = "\n".join(each.text for _, each in reading.conversation.said_by("advisor", "expert"))
    if not said or not ranked:
        return ranked
    grams = text_grams(said)
    fresh = [each for each in ranked if not _said(each, candidates, grams)]
    return fresh if fresh and fresh[0].score >= NEWS * ranked[0].score else ranked


def _said(each: Picked, candidates: Sequence[Candidate], said: Set[str]) -> bool:
    pieces = candidates[each.candidate].page.pieces
    grams = text_grams("\n".join(pieces[n].text for n in each.unit.core))
    return bool(grams) and len(grams & said) / len(grams) >= SAID
