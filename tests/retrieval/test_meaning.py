"""Search by meaning."""

from statistics import fmean, pstdev

import pytest

from neuvoja.retrieval.meaning import SPREAD, USUAL, spread_as_usual
from neuvoja.retrieval.promises import Hit


def test_another_models_cosines_are_brought_to_where_ours_lie():
    near = {"fi": [Hit("a", 0.91), Hit("b", 0.88)], "sv": [Hit("c", 0.90), Hit("d", 0.85)]}
    found = spread_as_usual(near)
    scores = [hit.score for each in found.values() for hit in each]
    assert fmean(scores) == pytest.approx(USUAL)
    assert pstdev(scores) == pytest.approx(SPREAD)
    assert [hit.passage_id for hit in found["fi"]] == ["a", "b"]
    assert found["fi"][0].score > found["sv"][0].score > found["fi"][1].score


def test_cosines_that_do_not_differ_stay_alike():
    found = spread_as_usual({"fi": [Hit("a", 0.8), Hit("b", 0.8)], "sv": []})
    assert found == {"fi": [Hit("a", USUAL), Hit("b", USUAL)], "sv": []}
