"""What was found in every language, as one list: each article by all that it says."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from neuvoja.domain.conversation import Language
from neuvoja.domain.knowledge import Passage
from neuvoja.retrieval.collapse import collapsed, work_of

SECOND = 0.2
"""What an article's second passage adds to its first, as a share: a question is often answered
in two places, and one that is touched once is told apart from one that is about the matter."""


@dataclass(frozen=True, slots=True)
class Gathered:
    passage: Passage
    score: float
    added: float
    """The part of the score that other passages of its article gave, ≥ 0."""


def gathered(
    passages: Sequence[Passage], scores: Mapping[str, float], language: Language, *, limit: int
) -> list[Gathered]:
    """The best passages, one for each thing said; at most `limit`, ties by passage id.

    A passage's score gains a share of the best other passage of its article. An article stands
    where its best version stands, also when the version in the customer's language is shown.

    Args:
        scores: by passage id, comparable between languages; ≥ 0.
        language: the customer's.
    """
    by_source = _by_source(passages, scores)
    best: dict[str, float] = {}
    for each in passages:
        worth = _worth(by_source[each.source_id])
        best[work_of(each)] = max(best.get(work_of(each), 0.0), worth)
    found = _sorted(
        _gathered(each, scores[each.passage_id], by_source[each.source_id], best[work_of(each)])
        for each in passages
    )
    kept = {each.passage_id for each in collapsed((each.passage for each in found), language)}
    return [each for each in found if each.passage.passage_id in kept][:limit]


def _by_source(
    passages: Sequence[Passage], scores: Mapping[str, float]
) -> Mapping[str, Sequence[float]]:
    found: dict[str, list[float]] = {}
    for each in passages:
        found.setdefault(each.source_id, []).append(scores[each.passage_id])
    return {name: sorted(each, reverse=True)[:2] for name, each in found.items()}


def _sorted(found: Iterable[Gathered]) -> list[Gathered]:
    return sorted(found, key=lambda each: (-each.score, each.passage.passage_id))


def _worth(scores: Sequence[float]) -> float:
    return scores[0] + SECOND * sum(scores[1:])


def _gathered(passage: Passage, score: float, of_source: Sequence[float], best: float) -> Gathered:
    first, others = of_source[0], of_source[1:]
    other = sum(others) if score == first else first
    lifted = best - _worth(of_source)
    added = SECOND * other + lifted
    return Gathered(passage, score + added, added)
