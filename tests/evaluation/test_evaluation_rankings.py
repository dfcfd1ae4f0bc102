"""Measures of rankings by hand, by the textbook's formula and against ir-measures."""

import math

import ir_measures
import pytest
from evaluation_samples import made_items, ranked
from hypothesis import given, settings
from hypothesis import strategies as st

from neuvoja.evaluation.run_folder import Answer
from neuvoja.evaluation.scoring.retrieval import METRICS, score

IDS = "abcdefghijkl"
rankings = st.permutations(IDS).flatmap(
    lambda ids: st.integers(0, len(ids)).map(lambda many: tuple(ids[:many]))
)
labels = st.dictionaries(st.sampled_from(IDS), st.integers(1, 3), min_size=1, max_size=6)


def measured(relevant, *ids, original=None, **fields):
    [item] = made_items("retrieval", {"text": "mikä?", "relevant": relevant})
    answer = Answer(id="i0", rankings=fields.get("rankings") or ranked(*ids))
    found = score(item, answer, original or (lambda each: each))
    return {each.metric: each.value for each in found if each.system == "neuvoja"}


def ndcg(relevant, ids, k=10):
    """Järvelin & Kekäläinen (2002), with log2(rank + 1) and the grade itself as gain."""
    gains = [relevant.get(each, 0) for each in ids[:k]]
    best = sorted(relevant.values(), reverse=True)[:k]
    dcg, ideal = (
        sum(gain / math.log2(rank + 1) for rank, gain in enumerate(some, 1))
        for some in (gains, best)
    )
    return dcg / ideal


def test_every_measure_by_hand():
    found = measured({"a": 3, "b": 2, "c": 1}, "c", "a", "x", "b")
    assert found["nDCG@10"] == pytest.approx(
        (1 + 3 / math.log2(3) + 2 / math.log2(5)) / (3 + 2 / math.log2(3) + 1 / 2)
    )
    # `c` only touches the matter: the first that answers is the second.
    assert found["MRR@10"] == 0.5
    assert (found["Success@1"], found["Success@5"]) == (0, 1)
    assert (found["Recall@5"], found["Recall@10"], found["Recall@100"]) == (1, 1, 1)


def test_what_stands_beyond_the_cut_does_not_count():
    ids = [f"x{n}" for n in range(10)] + ["a"] + [f"y{n}" for n in range(89)] + ["b"]
    found = measured({"a": 3, "b": 3}, *ids)
    assert (found["nDCG@10"], found["MRR@10"], found["Recall@10"]) == (0, 0, 0)
    assert found["Recall@100"] == 0.5


@settings(max_examples=60)
@given(labels, rankings)
def test_ndcg_is_the_formula(relevant, ids):
    assert measured(relevant, *ids)["nDCG@10"] == pytest.approx(ndcg(relevant, ids))


@settings(max_examples=30)
@given(labels, rankings)
def test_all_are_what_ir_measures_says_and_shares(relevant, ids):
    measures = {
        "MRR@10": ir_measures.RR(rel=2) @ 10,
        "Recall@5": ir_measures.R(rel=2) @ 5,
        "Success@1": ir_measures.Success(rel=2) @ 1,
        "Success@5": ir_measures.Success(rel=2) @ 5,
    }
    run = {each: 100.0 - at for at, each in enumerate(ids)} or {"nothing": 0.0}
    theirs = ir_measures.calc_aggregate(measures.values(), {"i0": relevant}, {"i0": run})
    ours = measured(relevant, *ids)
    assert all(0 <= value <= 1 for name, value in ours.items() if name != "answerable_auc")
    if max(relevant.values()) >= 2:
        assert {name: ours[name] for name in measures} == pytest.approx(
            {name: theirs[each] for name, each in measures.items()}
        )


@pytest.mark.parametrize("gap", [0.0, 1e-12, 1e-9, 1e-7])
def test_scores_that_nearly_tie_keep_the_order_of_the_ranking(gap):
    tied = {"neuvoja": (("a", 7.0), ("z", 7.0 - gap))}
    assert measured({"a": 3}, rankings=tied)["nDCG@10"] == 1
    turned = {"neuvoja": (("z", 7.0), ("a", 7.0 - gap))}
    assert measured({"a": 3}, rankings=turned)["MRR@10"] == 0.5


def test_all_versions_of_an_article_count_as_one_at_the_best_rank():
    originals = {"a-sv": "a", "a-en": "a"}
    found = measured(
        {"a": 1, "a-en": 3}, "a-sv", "a", "b", original=lambda each: originals.get(each, each)
    )
    assert found["nDCG@10"] == 1
    assert found["Recall@5"] == 1


def test_an_empty_ranking_scores_zero_and_an_unanswerable_question_only_the_auc():
    assert measured({"a": 3}, rankings={"neuvoja": ()})["nDCG@10"] == 0
    assert measured({}, "a").keys() == {"answerable_auc"}


def test_labels_that_only_touch_the_matter_are_scored_by_gain_alone():
    assert measured({"a": 1}, "a").keys() == {"answerable_auc", "nDCG@10"}


def test_every_measure_is_declared():
    assert measured({"a": 3}, "a").keys() == METRICS.keys()
