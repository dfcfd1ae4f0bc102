"""What was found by words and by meaning, in every language, on one scale."""

from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neuvoja.retrieval.fusion import (
    ELSEWHERE,
    FARTHER,
    FOREIGN_WORDS,
    NEAR,
    NEAR_ELSEWHERE,
    ODDS,
    STEEPNESS,
    Shelfful,
    fused,
)
from neuvoja.retrieval.promises import Hit


def rankings(names, least, most):
    scores = st.floats(least, most, allow_nan=False)
    return st.dictionaries(st.sampled_from(names), scores).map(
        lambda held: [Hit(name, score) for name, score in sorted(held.items())]
    )


home = st.builds(Shelfful, st.just(True), rankings("abcd", 0.01, 50), rankings("abcd", -1, 1))
abroad = st.builds(Shelfful, st.just(False), rankings("wxyz", 0.01, 50), rankings("wxyz", -1, 1))


def ids(ranking):
    return [hit.passage_id for hit in ranking]


def test_scores_are_those_worked_out_by_hand():
    at_home = Shelfful(True, [Hit("a", 10.0), Hit("b", 4.0)], [Hit("b", 0.4), Hit("c", 0.2)])
    elsewhere = Shelfful(False, [Hit("x", 2.0)], [Hit("y", 0.3), Hit("x", 0.1)], odds=-1.0)
    v = {
        "a": 1 + NEAR * (0.2 - FARTHER),
        "b": 0.4 + NEAR * 0.4,
        "c": NEAR * 0.2,
        "x": ELSEWHERE - ODDS + FOREIGN_WORDS + NEAR_ELSEWHERE * 0.1,
        "y": ELSEWHERE - ODDS + NEAR_ELSEWHERE * 0.3,
    }
    best = max(v.values())
    expected = {name: 10.0 * exp(STEEPNESS * (value - best)) for name, value in v.items()}
    found = {hit.passage_id: hit.score for each in fused([at_home, elsewhere]) for hit in each}
    assert found == pytest.approx(expected)


def test_a_near_passage_passes_one_that_shares_words_only():
    keyword = [Hit("lasku", 10.0), Hit("muutto", 9.0)]
    [found] = fused([Shelfful(True, keyword, [Hit("muutto", 0.8), Hit("lasku", 0.1)])])
    assert ids(found) == ["muutto", "lasku"]


def test_a_page_of_small_relevance_does_not_hide_the_one_in_another_language_that_answers():
    at_home = Shelfful(True, [Hit("priser", 3.0)], [Hit("priser", 0.05)])
    elsewhere = Shelfful(False, [Hit("muutto", 1.0)], [Hit("muutto", 0.7)])
    swedish, finnish = fused([at_home, elsewhere])
    assert finnish[0].score > swedish[0].score


def test_the_best_scores_as_much_as_the_best_by_words():
    shelves = [
        Shelfful(True, [Hit("a", 7.0)], [Hit("a", 0.5)]),
        Shelfful(False, [Hit("x", 9.0)], [Hit("x", 0.1)]),
    ]
    assert max(hit.score for each in fused(shelves) for hit in each) == pytest.approx(9.0)


def test_few_articles_that_stand_elsewhere_alone_make_an_answer_there_less_likely():
    def found(odds):
        return fused(
            [
                Shelfful(True, [Hit("a", 7.0)], [Hit("a", 0.5)]),
                Shelfful(False, [Hit("x", 9.0)], [Hit("x", 0.4)], odds),
            ]
        )[1][0].score

    assert found(-2.0) < found(0.0) == found(2.0)


def test_nothing_found_is_nothing():
    assert fused([]) == []
    assert fused([Shelfful(True, [], [])]) == [[]]


@given(home, abroad)
def test_every_passage_found_is_kept_once_on_its_shelf(one, other):
    for shelf, found in zip((one, other), fused([one, other]), strict=True):
        assert len(set(ids(found))) == len(found)
        assert set(ids(found)) == {*ids(shelf.keyword), *ids(shelf.near)}


@given(home, abroad)
def test_the_order_of_the_hits_given_does_not_show(one, other):
    turned = [
        Shelfful(each.at_home, each.keyword[::-1], each.near[::-1], each.odds)
        for each in (one, other)
    ]
    assert fused(turned) == fused([one, other])


@given(home)
def test_ties_stand_by_passage_id(shelf):
    [found] = fused([shelf])
    assert found == sorted(found, key=lambda hit: (-hit.score, hit.passage_id))
