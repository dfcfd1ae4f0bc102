"""Rankings against graded labels, with the measures and names of ir-measures."""

from collections.abc import Callable, Iterator, Mapping

import ir_measures
from ir_measures import RR, R, Success, nDCG

from neuvoja.evaluation.items import RetrievalItem
from neuvoja.evaluation.run_folder import Answer
from neuvoja.evaluation.scores import Metric, Score, named

# An article that answers in part or wholly is relevant; one that only touches the matter is not.
_RELEVANT = 2
_MEASURES = {
    "nDCG@10": nDCG @ 10,
    "MRR@10": RR(rel=_RELEVANT) @ 10,
    "Recall@5": R(rel=_RELEVANT) @ 5,
    "Recall@10": R(rel=_RELEVANT) @ 10,
    "Recall@100": R(rel=_RELEVANT) @ 100,
    "Success@1": Success(rel=_RELEVANT) @ 1,
    "Success@5": Success(rel=_RELEVANT) @ 5,
}

METRICS = named(
    Metric("nDCG@10", "graded gain of the first ten articles (Järvelin & Kekäläinen 2002)"),
    Metric("MRR@10", "1 / rank of the first article that answers, among ten"),
    Metric("Recall@5", "share of the answering articles among the first five"),
    Metric("Recall@10", "share of the answering articles among the first ten"),
    Metric("Recall@100", "share of the answering articles among the first hundred"),
    Metric("Success@1", "whether the first article answers"),
    Metric("Success@5", "whether any of the first five answers"),
    Metric(
        "answerable_auc",
        "how well the best score tells answerable questions from others (0.5: not at all)",
        statistic="auc",
    ),
)


def score(item: RetrievalItem, answer: Answer, original: Callable[[str], str]) -> Iterator[Score]:
    """Every system's ranking. All versions of an article count as one, at the best one's rank."""
    grades = _joined(item.relevant, original)
    for system, ranking in (answer.rankings or {}).items():
        ranks = _best(ranking, original)
        yield Score(
            item=item.id,
            metric="answerable_auc",
            system=system,
            value=max(ranks.values(), default=0.0),
            truth=bool(grades),
        )
        if grades:
            yield from _measured(item, system, grades, ranks)


def _measured(
    item: RetrievalItem, system: str, grades: Mapping[str, int], ranks: Mapping[str, float]
) -> Iterator[Score]:
    # Ranks as scores: the tool holds scores in single precision and breaks ties by id.
    run = {item.id: {each: float(-at) for at, each in enumerate(ranks)} or {"": 0.0}}
    found = ir_measures.calc_aggregate(_MEASURES.values(), {item.id: grades}, run)
    why = f"first: {', '.join(list(ranks)[:3]) or 'nothing'}; right: {', '.join(grades)}"
    for name, measure in _MEASURES.items():
        if name == "nDCG@10" or any(grade >= _RELEVANT for grade in grades.values()):
            value = float(found[measure])
            yield Score(item=item.id, metric=name, system=system, value=value, why=why)


def _joined(relevant: Mapping[str, int], original: Callable[[str], str]) -> dict[str, int]:
    grades: dict[str, int] = {}
    for source_id, grade in relevant.items():
        document = original(source_id)
        grades[document] = max(grade, grades.get(document, 0))
    return grades


def _best(
    ranking: tuple[tuple[str, float], ...], original: Callable[[str], str]
) -> dict[str, float]:
    """Documents in the order of the ranking, each with the score of its best version."""
    ranks: dict[str, float] = {}
    for source_id, score in ranking:
        ranks.setdefault(original(source_id), score)
    return ranks
