"""Other people's relevance scores → our grades."""

from collections.abc import Iterable, Mapping

Judgements = Mapping[str, Mapping[str, int]]
"""Query → document → grade from 1 to 3."""

ANSWERS = 2
HIGHEST = 3


def graded(rows: Iterable[tuple[str, str, int]]) -> Judgements:
    """Judgements as (query, document, score). A query judged without a relevant document stays.

    Where all scores are 0 or 1, 1 says that the document answers; a finer scale is kept, its
    scores above 3 as 3.
    """
    listed = list(rows)
    binary = all(score <= 1 for _, _, score in listed)
    found: dict[str, dict[str, int]] = {}
    for query, document, score in listed:
        grades = found.setdefault(query, {})
        if score > 0:
            grades[document] = ANSWERS if binary else min(score, HIGHEST)
    return found
