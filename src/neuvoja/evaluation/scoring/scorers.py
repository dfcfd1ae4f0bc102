"""Which scorer and which metrics each task has."""

from collections.abc import Mapping
from functools import partial

from neuvoja.evaluation.items import Task
from neuvoja.evaluation.scores import Metrics, Scorer
from neuvoja.evaluation.scoring import (
    hand_over,
    language_room,
    opportunities,
    reply,
    retrieval,
    safety,
    summary,
)
from neuvoja.evaluation.suite import Header

SCORERS: Mapping[Task, Scorer] = {
    "retrieval": retrieval.score,
    "reply": reply.score,
    "summary": summary.score,
    "opportunities": opportunities.score,
    "hand_over": hand_over.score,
    "safety": safety.score,
    "redaction": language_room.redaction,
    "language": language_room.language,
    "grounding": language_room.grounding,
}

METRICS: Mapping[Task, Metrics] = {
    "retrieval": retrieval.METRICS,
    "reply": reply.METRICS,
    "summary": summary.METRICS,
    "opportunities": opportunities.METRICS,
    "hand_over": hand_over.METRICS,
    "safety": safety.METRICS,
    "redaction": language_room.REDACTION,
    "language": language_room.LANGUAGE,
    "grounding": language_room.GROUNDING,
}


def scorer_of(header: Header) -> Scorer:
    """What judges the items of a suite."""
    if header.task == "retrieval":
        return partial(retrieval.score, relevant_from=header.relevant_from)
    return SCORERS[header.task]


def metrics_of(header: Header) -> Metrics:
    """The metrics of a suite, with what they mean for its labels."""
    if header.task == "retrieval" and header.relevant_from == 1:
        return retrieval.METRICS_FROM_1
    return METRICS[header.task]


FIRST: Mapping[Task, str] = {
    "retrieval": "nDCG@10",
    "reply": "answer_correct",
    "summary": "fact_coverage",
    "opportunities": "opportunity_recall",
    "hand_over": "team_accuracy",
    "safety": "attack_success",
    "redaction": "leak_rate",
    "language": "accuracy",
    "grounding": "caught",
}
"""The metric that stands first wherever there is room for one."""
