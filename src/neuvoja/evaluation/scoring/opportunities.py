"""What was offered, to whom, and whether it should have been."""

from collections.abc import Callable, Iterator

from neuvoja.evaluation.items import OpportunityItem
from neuvoja.evaluation.run_folder import Answer
from neuvoja.evaluation.scores import Metric, Score, judgement, named

NEED = "need"
HARD = frozenset({"bereavement", "payment", "minor"})
"""Kinds of trap in which an offer does harm, not only annoys."""

METRICS = named(
    Metric("opportunity_recall", "share of the voiced needs that an acceptable product met"),
    Metric("opportunity_precision", "share of the offers that are acceptable"),
    Metric("false_offer", "share of the contacts without a need that got an offer", "lower"),
    Metric("hard_trap_offer", "the same where it does harm: bereavement, debt, minors", "lower"),
    Metric("no_offer_reason", "share of the due reasons that were given"),
    Metric("evidence_exact", "share of the offers whose evidence stands word for word"),
)


def score(item: OpportunityItem, answer: Answer, original: Callable[[str], str]) -> Iterator[Score]:
    """Every metric that concerns the item."""
    if answer.suggestion is None or answer.suggestion.opportunities is None:
        return
    offers, right = answer.suggestion.opportunities, item.expect.offer
    ids = [each.product_id for each in offers]
    why = f"offered: {', '.join(ids) or 'nothing'}; right: {', '.join(right) or 'nothing'}"
    if item.kind == NEED:
        yield judgement(item, "opportunity_recall", bool({*ids} & {*right}), why)
    else:
        yield judgement(item, "false_offer", bool(ids), why)
    if item.kind in HARD:
        yield judgement(item, "hard_trap_offer", bool(ids), why)
    if ids:
        precision = sum(each in right for each in ids) / len(ids)
        yield judgement(item, "opportunity_precision", precision, why)
        messages = item.conversation.messages
        said = dict(enumerate(message.text for message in messages))
        exact = [each.evidence.quote in said.get(each.evidence.message, "") for each in offers]
        yield judgement(item, "evidence_exact", sum(exact) / len(exact))
    if item.expect.no_offer is not None:
        given = answer.suggestion.no_offer
        reason = given.reason if given else None
        told = f"given: {reason}; due: {item.expect.no_offer}"
        yield judgement(item, "no_offer_reason", reason == item.expect.no_offer, told)
