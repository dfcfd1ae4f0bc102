"""Rankings against graded labels, with the measures and names of ir-measures."""

from collections.abc import Callable, Iterator, Mapping

import ir_measures
from ir_measures import RR, R, Success, nDCG

from neuvoja.evaluation.items import RetrievalItem
from neuvoja.evaluation.run_folder import Answer
from neuvoja.evaluation.scores import Metric, Metrics, Score, named

ANSWERS = 2
"""The grade from which an article answers at least in part; 1 only touches the matter."""


def _measures(relevant_from: int) -> Mapping[str, ir_measures.measures.Measure]:
    return {
        "nDCG@10": nDCG @ 10,
        "MRR@10": RR(rel=relevant_from) @ 10,
        "Recall@5": R(rel=relevant_from) @ 5,
        "Recall@10": R(rel=relevant_from) @ 10,
        "Recall@100": R(rel=relevant_from) @ 100,
        "Success@1": Success(rel=relevant_from) @ 1,
        "Success@5": Success(rel=relevant_from) @ 5,
    }


_MEASURES = {each: _measures(each) for each in (1, ANSWERS)}


def _metrics(right: str) -> Metrics:
    return named(
        Metric("nDCG@10", "graded gain of the first ten articles (Järvelin & Kekäläinen 2002)"),
        Metric("MRR@10", f"1 / rank of the first article that is {right}, among ten"),
        Metric("Recall@5", f"share of the articles that are {right} among the first five"),
        Metric("Recall@10", f"share of the articles that are {right} among the first ten"),
        Metric("Recall@100", f"share of the articles that are {right} among the first hundred"),
        Metric("Success@1", f"whether the first article is {right}"),
        Metric("Success@5", f"whether any of the first five is {right}"),
        Metric(
            "answerable_auc",
            "how well the best score tells answerable questions from others (0.5: not at all)",
            statistic="auc",
        ),
    )


METRICS = _metrics("an answer, at least in part (grade 2 or 3)")
METRICS_FROM_1 = _metrics("relevant (grade 1 or more)")


def score(
    item: RetrievalItem,
    answer: Answer,
    original: Callable[[str], str],
    *,
    relevant_from: int = ANSWERS,
) -> Iterator[Score]:
    """Every system's ranking. All versions of an article count as one, at the best one's rank.

    Args:
        relevant_from: 1 or 2, the grade from which reciprocal rank, recall and success count.
    """
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
            yield from _measured(item, system, grades, ranks, relevant_from)


def _measured(
    item: RetrievalItem,
    system: str,
    grades: Mapping[str, int],
    ranks: Mapping[str, float],
    relevant_from: int,
) -> Iterator[Score]:
    # Ranks as scores: the tool holds scores in single precision and breaks ties by id.
    run = {item.id: {each: float(-at) for at, each in enumerate(ranks)} or {"": 0.0}}
    measures = _MEASURES[relevant_from]
    found = ir_measures.calc_aggregate(measures.values(), {item.id: grades}, run)
    why = f"first: {', '.join(list(ranks)[:3]) or 'nothing'}; right: {', '.join(grades)}"
    for name, measure in measures.items():
        if name == "nDCG@10" or any(grade >= relevant_from for grade in grades.values()):
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
