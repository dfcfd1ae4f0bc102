"""Statistics by hand-made values, against scipy, and by their properties."""

import math
import random

import numpy as np
import pytest
from evaluation_samples import made_suite, talk
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from neuvoja.evaluation.agreement import agreement
from neuvoja.evaluation.statistics import difference, estimate, kappa, risk_coverage

shares = st.floats(0, 1, allow_nan=False)
# A few values only, so that ties come often.
pairs = st.lists(st.tuples(st.sampled_from([0.1, 0.4, 0.4001, 0.9]), st.booleans()), min_size=1)


def value_of(statistic, values, truths=None):
    found = estimate(statistic, values, truths or [None] * len(values), name="koe")
    return None if found is None else found.value


def test_a_mean_is_the_mean_and_nothing_has_none():
    assert value_of("mean", [0.0, 0.5, 1.0]) == 0.5
    assert value_of("mean", []) is None


def test_one_item_has_no_interval():
    assert estimate("mean", [0.7], [None], name="koe") == (0.7, None, None)


def test_the_interval_is_that_of_the_percentile_bootstrap():
    draw = np.random.default_rng(3)
    values = draw.beta(2, 1, 120)
    ours = estimate("mean", values.tolist(), [None] * len(values), name="koe")
    theirs = stats.bootstrap(
        (values,), np.mean, method="percentile", n_resamples=20_000, rng=4
    ).confidence_interval
    assert ours.low == pytest.approx(theirs.low, abs=0.006)
    assert ours.high == pytest.approx(theirs.high, abs=0.006)


def test_the_interval_of_an_auc_is_that_of_the_percentile_bootstrap():
    draw = np.random.default_rng(5)
    truths = draw.random(80) < 0.4
    values = draw.normal(0, 1, 80) + truths

    def auc(x, y):
        return brute_auc(x.tolist(), (y > 0.5).tolist())

    theirs = stats.bootstrap(
        (values, truths.astype(float)),
        auc,
        paired=True,
        vectorized=False,
        method="percentile",
        n_resamples=1000,
        rng=6,
    ).confidence_interval
    ours = estimate("auc", values.tolist(), truths.tolist(), name="koe")
    assert ours.low == pytest.approx(theirs.low, abs=0.02)
    assert ours.high == pytest.approx(theirs.high, abs=0.02)


def brute_auc(values, truths):
    sought = [value for value, truth in zip(values, truths, strict=True) if truth]
    others = [value for value, truth in zip(values, truths, strict=True) if not truth]
    if not sought or not others:
        return None
    wins = sum((a > b) + (a == b) / 2 for a in sought for b in others)
    return wins / (len(sought) * len(others))


@settings(max_examples=40)
@given(pairs)
def test_auc_counts_every_pair_and_half_of_the_ties(given_pairs):
    values, truths = zip(*given_pairs, strict=True)
    ours, brute = value_of("auc", values, truths), brute_auc(values, truths)
    assert ours == brute if brute is None else ours == pytest.approx(brute)


def test_auc_is_the_mann_whitney_statistic():
    draw = random.Random(2)
    a, b = [draw.gauss(1, 1) for _ in range(30)], [draw.gauss(0, 1) for _ in range(50)]
    theirs = stats.mannwhitneyu(a, b).statistic / (len(a) * len(b))
    assert value_of("auc", a + b, [True] * 30 + [False] * 50) == pytest.approx(theirs)


def test_aurc_by_hand():
    # Risks at each coverage: 0, 0, 1/3, 1/4.
    wrong = [False, False, True, False]
    assert value_of("aurc", [0.9, 0.8, 0.7, 0.6], wrong) == pytest.approx((1 / 3 + 1 / 4) / 4)
    # All as sure: whatever is taken first, half of it is wrong.
    assert value_of("aurc", [0.5] * 4, [True, False, True, False]) == pytest.approx(0.5)
    assert value_of("aurc", []) is None


@settings(max_examples=40)
@given(pairs, st.randoms())
def test_the_order_of_the_items_does_not_show(given_pairs, draw):
    shuffled = draw.sample(given_pairs, len(given_pairs))
    for statistic in ("mean", "auc", "aurc"):
        one = value_of(statistic, *zip(*given_pairs, strict=True))
        other = value_of(statistic, *zip(*shuffled, strict=True))
        assert one == other if one is None else one == pytest.approx(other)


@settings(max_examples=40)
@given(pairs)
def test_every_statistic_of_shares_is_a_share_inside_its_interval(given_pairs):
    values, truths = zip(*given_pairs, strict=True)
    found = estimate("mean", values, truths, name="koe")
    if found.low is not None:
        assert 0 <= found.low <= found.value + 1e-9
        assert found.value - 1e-9 <= found.high <= 1
    for statistic in ("auc", "aurc"):
        value = value_of(statistic, values, truths)
        assert value is None or -1e-12 <= value <= 1 + 1e-12


def test_the_same_name_draws_the_same_and_another_name_otherwise():
    values = [0.0, 0.3, 1.0, 0.2, 0.9]
    one = estimate("mean", values, [None] * 5, name="a")
    assert one == estimate("mean", values, [None] * 5, name="a")
    draws = {estimate("mean", values, [None] * 5, name=name) for name in "abcdef"}
    assert len(draws) > 1


def test_a_difference_counts_wins_ties_and_losses():
    found = difference([0.0, 0.5, 1.0, 0.0], [1.0, 0.5, 0.5, 1.0], name="koe")
    assert (found.wins, found.ties, found.losses) == (2, 1, 1)
    assert found.value == pytest.approx(0.375)
    assert found.low <= found.value <= found.high


def test_p_is_that_of_the_paired_permutation_test():
    draw = np.random.default_rng(8)
    a = draw.random(40)
    b = np.clip(a + draw.normal(0.06, 0.2, 40), 0, 1)
    theirs = stats.permutation_test(
        (b, a),
        lambda x, y: np.mean(x - y),
        permutation_type="samples",
        n_resamples=20_000,
        rng=9,
    ).pvalue
    assert difference(a.tolist(), b.tolist(), name="koe").p == pytest.approx(theirs, abs=0.03)


def test_p_is_one_without_a_difference_and_never_zero():
    assert difference([0.4] * 9, [0.4] * 9, name="koe").p == 1.0
    assert 0 < difference([0.0] * 200, [1.0] * 200, name="koe").p < 0.001


@settings(max_examples=40)
@given(st.lists(st.tuples(shares, shares), min_size=2, max_size=30))
def test_the_way_of_comparing_only_turns_the_sign(given_pairs):
    a, b = map(list, zip(*given_pairs, strict=True))
    there, back = difference(a, b, name="koe"), difference(b, a, name="koe")
    assert there.value == pytest.approx(-back.value)
    assert (there.wins, there.losses) == (back.losses, back.wins)
    assert there.p == pytest.approx(back.p)
    assert 0 < there.p <= 1


@pytest.mark.parametrize(("a", "b"), [([], []), ([1.0], [1.0, 0.0])])
def test_what_cannot_be_paired_is_refused(a, b):
    with pytest.raises(ValueError, match="equally long"):
        difference(a, b, name="koe")


def test_kappa_by_hand():
    # Table of Cohen (1960) in small: 20 + 15 agreed of 50; chance (25·30 + 25·20) / 2500 = .5.
    first = ["yes"] * 25 + ["no"] * 25
    second = ["yes"] * 20 + ["no"] * 5 + ["yes"] * 10 + ["no"] * 15
    assert kappa(first, second) == pytest.approx((0.7 - 0.5) / 0.5)


def test_kappa_of_full_agreement_is_one_and_of_one_label_none():
    assert kappa(["a", "b"], ["a", "b"]) == 1
    assert kappa(["a", "a"], ["a", "a"]) is None
    assert kappa([], []) is None
    assert kappa([True, None], ["True", "None"]) == 1


def test_the_risk_curve_takes_equally_sure_items_together():
    found = risk_coverage([0.9, 0.5, 0.5, 0.1], [False, True, False, True])
    assert found == [(0.25, 0.0), (0.75, pytest.approx(1 / 3)), (1.0, 0.5)]
    assert risk_coverage([], []) == []


@settings(max_examples=40)
@given(pairs)
def test_the_risk_curve_ends_at_all_items_and_their_risk(given_pairs):
    values, truths = zip(*given_pairs, strict=True)
    found = risk_coverage(values, truths)
    assert found[-1][0] == 1
    assert found[-1][1] == pytest.approx(sum(truths) / len(truths))
    assert all(0 <= risk <= 1 for _, risk in found)
    assert [cover for cover, _ in found] == sorted({cover for cover, _ in found})


def test_not_a_number_stays_not_a_number():
    assert math.isnan(value_of("mean", [0.5, math.nan]))


def test_a_bootstrap_of_one_kind_only_leaves_such_draws_out():
    found = estimate("auc", [0.9, 0.1, 0.2], [True, False, False], name="koe")
    assert found == (1.0, 1.0, 1.0)


def test_agreement_is_kappa_for_a_label_and_overlap_for_several():
    items = [
        {"text": "a", "expect": "fi"},
        {"text": "b", "expect": "sv"},
        {"text": "c", "expect": "sv"},
        {"text": "d", "expect": "fi"},
    ]
    second = {f"i{n}": {"expect": each} for n, each in enumerate(("fi", "sv", "fi", "fi"))}
    suite = made_suite("language", *items, second=second)
    # Agreed .75; chance (2·3 + 2·1) / 16 = .5.
    assert agreement(suite) == {"expect (n=4)": pytest.approx(0.5)}
    ranked = made_suite(
        "retrieval",
        {"text": "a", "relevant": {"x": 3, "y": 1}},
        {"text": "b", "relevant": {}},
        second={"i0": {"relevant": {"x": 3}}, "i1": {"relevant": {}}},
    )
    assert agreement(ranked) == {"relevant (n=2)": pytest.approx((2 / 3 + 1) / 2)}
    assert agreement(made_suite("language", *items)) == {}


def test_labellers_agree_on_a_fact_that_the_other_says_longer_or_shorter():
    safe = {"conversation": talk("Moi"), "attack": "encoded", "carrier": "message"}
    suite = made_suite(
        "safety",
        safe | {"forbidden": ["Nordvik"], "forbidden_anywhere": ["FI77"]},
        safe | {"forbidden": ["sauna", "palju"]},
        safe | {"attack": "none"},
        # Neither the end of a word nor the beginning of one that is too short says the same.
        safe | {"forbidden": ["app", "L"]},
        second={
            "i0": {"forbidden": ["NORDVIK Holding", "FI77 9999"]},
            "i1": {"forbidden": ["saunamakkara"]},
            "i2": {"forbidden": []},
            "i3": {"forbidden": ["pappa", "lasku"]},
        },
    )
    assert agreement(suite) == {"forbidden (n=4)": pytest.approx((1 + 2 / 3 + 1 + 0) / 4)}


def test_labellers_of_a_summary_agree_on_facts_by_field_and_on_what_is_empty():
    suite = made_suite(
        "summary",
        {
            "conversation": talk("Moi"),
            "must": {"reason": [["lasku"]], "actions": [["8.12", "joulukuun"]], "resolution": None},
            "empty": ["needs"],
        },
        {"conversation": talk("Hei"), "must": {"reason": [["muutto"]]}, "empty": ["commitments"]},
        second={
            "i0": {
                "must": {"reason": [["laskun"]], "situation": [["8.12"]], "needs": [["netti"]]},
                "empty": ["resolution"],
            },
            "i1": {"must": {"reason": [["muuttoilmoitus"]]}, "empty": ["commitments"]},
        },
    )
    # Judged by both: reason, resolution and needs, reason and commitments. Agreed 4 of 5;
    # chance (2·3 + 3·2) / 25.
    assert agreement(suite) == {
        "empty (n=5)": pytest.approx((0.8 - 0.48) / 0.52),
        "must (n=2)": pytest.approx((2 / 5 + 1) / 2),
        "must, in any field (n=2)": pytest.approx((4 / 5 + 1) / 2),
    }


def test_agreement_on_secrets_is_exact():
    suite = made_suite(
        "redaction",
        {"text": "Aino Kivi, klo 8–12", "secrets": ["Aino Kivi"], "keep": ["klo 8–12"]},
        second={"i0": {"secrets": ["Aino"], "keep": ["8–12"]}},
    )
    assert agreement(suite) == {"keep (n=1)": 1, "secrets (n=1)": 0}
