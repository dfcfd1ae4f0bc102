"""What is embedded of a passage, and of a question."""

from neuvoja.domain.knowledge import Passage
from neuvoja.retrieval.question import Question

LONGEST = 2_000
"""Code points embedded of a question; the nearest words first."""


def of_passage(passage: Passage) -> str:
    return "\n".join(filter(None, (passage.title, passage.heading, passage.searched)))


def of_question(question: Question) -> str:
    """What weighs most comes first, so that a limit cuts the least."""
    said = sorted(question.said, key=lambda each: -each.weight)
    return "\n".join(each.text for each in said)[:LONGEST]
