"""What is embedded of a passage, and of a question."""

from collections.abc import Sequence

import numpy as np

from neuvoja.domain.knowledge import Passage
from neuvoja.language.promises import Embedder, Vectors
from neuvoja.retrieval.question import Question

TELLING = 0.5
"""What the telling words of a question add to all its words: a letter has courtesies, and function
words tell of a short question what it asks."""

LONGEST = 2_000
"""Code points embedded of a question; the nearest words first."""


def of_passage(passage: Passage) -> str:
    return "\n".join(filter(None, (passage.title, passage.heading, passage.searched)))


def of_question(question: Question) -> str:
    """What weighs most comes first, so that a limit cuts the least."""
    said = sorted(question.said, key=lambda each: -each.weight)
    return "\n".join(each.text for each in said)[:LONGEST]


def question_vector(question: Question, telling: Sequence[str], embedder: Embedder) -> Vectors:
    """The vector of all that is said, drawn towards that of the telling words.

    Shape (1, dimension), of length 1; all zeros where nothing of it is known.

    Raises:
        ModelUnavailable, ModelRefused: the embedder is remote and failed.
    """
    texts = [of_question(question)]
    if telling:
        texts.append(" ".join(telling)[:LONGEST])
    vectors = embedder.embed(texts)
    drawn = vectors[:1] + TELLING * vectors[1:].sum(axis=0, keepdims=True)
    length = np.linalg.norm(drawn)
    return np.asarray(drawn / length if length else drawn, dtype=np.float32)
