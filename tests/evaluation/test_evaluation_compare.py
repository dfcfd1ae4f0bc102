"""Two runs side by side, and two systems of one run."""

import pytest
from evaluation_samples import made_suite, scored

from neuvoja.evaluation.compare import compare
from neuvoja.evaluation.errors import NotComparable
from neuvoja.evaluation.gate import gate
from neuvoja.evaluation.thresholds import Thresholds

HEJ = {"text": "hej", "expect": "sv"}
TEXT = {"text": "Soita 040 123 4567, Anna tai Åke", "keep": ["Soita"]}


def language_run(folder, *texts, suite=None):
    suite = suite or made_suite("language", *[HEJ] * len(texts))
    answers = [{"error": "no"} if each is None else {"text": each} for each in texts]
    return scored(folder, suite, answers)


def test_a_change_tells_both_values_and_who_won_where(tmp_path):
    a = language_run(tmp_path / "a", "sv", "sv", "fi", "fi")
    b = language_run(tmp_path / "b", "sv", "fi", "sv", "fi")
    [change] = [each for each in compare(a, b).changes if each.slice == "all"]
    assert (change.metric, change.a, change.b, change.n) == ("accuracy", 0.5, 0.5, 4)
    found = change.difference
    assert (found.wins, found.ties, found.losses) == (1, 2, 1)
    assert change.better is None


def test_better_follows_the_metric_and_not_the_number(tmp_path):
    secrets = TEXT | {"secrets": ["040 123 4567"]}
    suite = made_suite("redaction", *[secrets] * 30)
    leaking = scored(tmp_path / "a", suite, [{"text": TEXT["text"]}] * 30)
    tight = scored(tmp_path / "b", suite, [{"text": "Soita"}] * 30)

    def better(a, b):
        changes = {each.metric: each.better for each in compare(a, b).changes}
        return changes["leak_rate"], changes["kept"]

    assert better(leaking, tight) == (True, None)
    assert better(tight, leaking) == (False, None)


def test_what_only_one_run_has_scored_is_left_out_and_counted(tmp_path):
    a = language_run(tmp_path / "a", "sv", "sv", None)
    b = language_run(tmp_path / "b", "sv", None, "sv")
    [change] = [each for each in compare(a, b).changes if each.slice == "all"]
    assert (change.n, change.left_out) == (1, 2)


def test_the_worst_regressions_come_first_each_item_once(tmp_path):
    suite = made_suite(
        "redaction",
        TEXT | {"secrets": ["040 123 4567", "Anna"]},
        TEXT | {"secrets": ["040 123 4567"], "text": f"{TEXT['text']}!"},
        TEXT | {"secrets": ["Åke"], "text": f"{TEXT['text']}?"},
    )
    good = scored(tmp_path / "a", suite, [{"text": "Soita"}] * 3)
    bad = scored(
        tmp_path / "b", suite, [{"text": "Anna"}, {"text": "040 123 4567"}, {"text": "Soita"}]
    )
    found = compare(good, bad)
    assert [(each.item, each.metric) for each in found.regressions] == [
        ("i0", "kept"),
        ("i1", "leak_rate"),
    ]
    assert compare(good, bad, worst=1).regressions == found.regressions[:1]
    assert compare(bad, good).regressions == []


def checked_run(folder, *scores):
    """Forty sentences, of which every other is true; each kind has one score."""
    true = {"sources": ["b"], "supported": True}
    kinds = (true, true | {"supported": False, "kind": "date"})
    items = [each | {"sentence": f"{n}"} for n in range(20) for each in kinds]
    answers = [{"text": "partial", "score": each} for _ in range(20) for each in scores]
    return scored(folder, made_suite("grounding", *items), answers)


def test_what_ranks_items_is_compared_too(tmp_path):
    good = checked_run(tmp_path / "a", 0.9, 0.2)
    bad = checked_run(tmp_path / "b", 0.3, 0.4)
    [change] = [
        each
        for each in compare(good, bad).changes
        if (each.metric, each.slice) == ("grounding_auc", "all")
    ]
    assert (change.a, change.b, change.better) == (1.0, 0.0, False)
    assert change.difference.wins is None
    fallen = [each.name for each in gate(bad, Thresholds(), good).verdicts if not each.passed]
    assert fallen == ["grounding_auc"]
    # Of one kind of sentences alone nothing can be ranked.
    slices = {each.slice for each in compare(good, bad).changes if each.metric == "grounding_auc"}
    assert "date" not in slices
    same = [each.better for each in compare(good, good).changes]
    assert not any(same)


def test_what_the_subjects_differ_in_is_told(tmp_path):
    suite = made_suite("language", HEJ)
    runs = [
        scored(tmp_path / each, suite, [{"text": "sv"}], facts={"commit": each, "model": "m"})
        for each in ("one", "other")
    ]
    assert compare(*runs).apart == {"commit": ("one", "other")}
    assert compare(runs[0], runs[0]).apart == {}


def test_runs_of_other_items_are_refused(tmp_path):
    a = language_run(tmp_path / "a", "sv")
    other = made_suite("language", HEJ | {"text": "moi"})
    b = language_run(tmp_path / "b", "sv", suite=other)
    with pytest.raises(NotComparable, match="koe"):
        compare(a, b)
