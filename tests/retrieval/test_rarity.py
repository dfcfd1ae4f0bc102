"""Rarity in one language, and in all of them."""

from math import log1p

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neuvoja.retrieval.promises import Terms
from neuvoja.retrieval.rarity import Shelf, passages_with, weighed_among_all


def bm25(passages, holding):
    return log1p((passages - holding + 0.5) / (holding + 0.5)) if holding else 0.0


def shelf(passages, **holding):
    return Shelf(
        passages, Terms("fi", {}, {term: bm25(passages, n) for term, n in holding.items()})
    )


@given(st.integers(1, 100_000), st.data())
def test_how_many_hold_a_term_is_told_by_its_rarity(passages, data):
    holding = data.draw(st.integers(0, passages))
    assert passages_with(bm25(passages, holding), passages) == pytest.approx(holding, abs=1e-6)


def test_a_word_is_as_rare_as_it_is_in_all_languages_together():
    home, abroad = shelf(100, bil=40), shelf(50, bil=1)
    terms = Terms("fi", {}, {"bil": 2.0})
    [weight] = weighed_among_all(terms, abroad.rarity, [home, abroad]).lemmas.values()
    assert weight * abroad.rarity.lemmas["bil"] == pytest.approx(2.0 * bm25(150, 41))


def test_a_word_that_the_shelf_does_not_hold_is_left_out():
    home, abroad = shelf(100, bil=40), shelf(50, bil=0)
    terms = Terms("fi", {}, {"bil": 2.0})
    assert weighed_among_all(terms, abroad.rarity, [home, abroad]).lemmas == {}


@given(st.integers(1, 50))
def test_one_shelf_alone_changes_nothing(holding):
    only = shelf(50, sana=holding)
    terms = Terms("fi", {}, {"sana": 1.5})
    again = weighed_among_all(terms, only.rarity, [only]).lemmas
    assert again == pytest.approx({"sana": 1.5})
