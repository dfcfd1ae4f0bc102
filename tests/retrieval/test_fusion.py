"""Keyword and vector ranking, made one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neuvoja.retrieval.fusion import fused
from neuvoja.retrieval.promises import Hit

scores = st.floats(0.01, 50, allow_nan=False)
rankings = st.dictionaries(st.sampled_from("abcdef"), scores).map(
    lambda held: [Hit(name, score) for name, score in sorted(held.items(), key=lambda x: -x[1])]
)
weights = st.floats(0, 3, allow_nan=False)


def ids(ranking):
    return [hit.passage_id for hit in ranking]


def test_scores_are_those_worked_out_by_hand():
    keyword = [Hit("a", 10.0), Hit("b", 4.0)]
    vector = [Hit("b", 0.9), Hit("c", 0.6), Hit("d", 0.5)]
    assert fused(keyword, vector, weight=0.5) == [
        Hit("a", 10.0),
        Hit("b", 4.0 + 0.5 * 10.0 * 1.0),
        Hit("c", pytest.approx(0.5 * 10.0 * 0.25)),
        Hit("d", 0.0),
    ]


def test_a_near_passage_passes_one_that_shares_words_only():
    keyword = [Hit("lasku", 10.0), Hit("muutto", 9.0)]
    assert ids(fused(keyword, [Hit("muutto", 0.8), Hit("lasku", 0.1)], weight=0.2)) == [
        "muutto",
        "lasku",
    ]


def test_the_vectors_decide_where_no_word_is_shared():
    assert fused([], [Hit("a", 0.8), Hit("b", 0.2)], weight=0.5) == [Hit("a", 0.5), Hit("b", 0.0)]


@given(rankings, rankings)
def test_a_weight_of_nothing_changes_nothing(keyword, vector):
    assert fused(keyword, vector, weight=0) == keyword
    assert fused(keyword, [], weight=1) == keyword


@given(rankings, rankings, weights)
def test_every_passage_found_is_kept_once(keyword, vector, weight):
    found = ids(fused(keyword, vector, weight=weight))
    assert len(set(found)) == len(found)
    assert set(found) >= set(ids(keyword))
    assert set(found) <= {*ids(keyword), *ids(vector)}


@given(rankings, rankings.filter(bool), weights.filter(bool))
def test_the_order_of_the_hits_given_does_not_show(keyword, vector, weight):
    assert fused(keyword[::-1], vector[::-1], weight=weight) == fused(
        keyword, vector, weight=weight
    )


@given(rankings, weights.filter(bool))
def test_ties_stand_by_passage_id(ranking, weight):
    found = fused(ranking, ranking, weight=weight)
    assert found == sorted(found, key=lambda hit: (-hit.score, hit.passage_id))
