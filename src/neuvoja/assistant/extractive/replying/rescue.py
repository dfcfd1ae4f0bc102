"""Where life is in danger: what a source tells people to do comes before all else."""

from collections.abc import Sequence

from neuvoja.assistant.extractive.replying.answer import Answer
from neuvoja.assistant.extractive.replying.choose import Candidate, Picked
from neuvoja.assistant.extractive.replying.coverage import SURE
from neuvoja.assistant.extractive.replying.pick import Selection, chosen
from neuvoja.assistant.extractive.wording.phrases import Heard, speech

MOST = 4
"""Sentences and items: who is in danger reads no more."""


def rescuing(found: Sequence[Answer | None]) -> tuple[Answer, Selection] | None:
    """The order to save oneself or to call for help, then what its source says to the matter.

    Of a source that speaks of what the customer named; None where none gives such an order.
    """
    orders = [
        (each, answer)
        for answer in found
        if answer is not None
        for each in answer.ranked
        if _orders(each, answer.candidates[each.candidate]) and _speaks_of_it(each, answer)
    ]
    if not orders:
        return None
    order, answer = max(orders, key=lambda pair: pair[0].score)
    source = answer.candidates[order.candidate].page.passage.source_id
    same = [
        each
        for each in answer.ranked
        if answer.candidates[each.candidate].page.passage.source_id == source
    ]
    selection = Selection()
    for each in [order, *_beside(order, orders)]:
        selection = selection.with_(each)
    return answer, chosen(same, answer.candidates, most=MOST, so_far=selection)


def _beside(order: Picked, orders: Sequence[tuple[Picked, Answer]]) -> list[Picked]:
    """The other orders of the same passage, as they stand there."""
    found = {each.unit: each for each, _ in orders if each.candidate == order.candidate}
    others = [each for unit, each in found.items() if unit != order.unit]
    return sorted(others, key=lambda each: each.unit.core)[: MOST - 1]


def _orders(each: Picked, candidate: Candidate) -> bool:
    page = candidate.page
    said = speech(page.passage.language).rescue
    return any(said.within(Heard.of(page.pieces[n].text)) for n in each.unit.core)


def _speaks_of_it(each: Picked, answer: Answer) -> bool:
    page = answer.candidates[each.candidate].page
    marks = answer.coverage.of(each.candidate, list(page.vocabulary))
    return any(
        word.topic and mark >= SURE for word, mark in zip(answer.asked.words, marks, strict=True)
    )
