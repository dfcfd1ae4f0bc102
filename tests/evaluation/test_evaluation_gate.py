"""The gate is closed until it is shown open."""

import math

import pytest
from evaluation_samples import made_run, made_suite, scored

from neuvoja.evaluation.errors import NotComparable
from neuvoja.evaluation.figures import Figures, score_run
from neuvoja.evaluation.gate import Gated, gate
from neuvoja.evaluation.run_folder import Answer, RunFolder
from neuvoja.evaluation.thresholds import Gate, Thresholds

HEJ = {"text": "hej", "expect": "sv", "slice": ["short"]}
NO_THRESHOLDS = Thresholds()
ANY = Thresholds(hard=(Gate(metric="accuracy", at_least=0.5),))


def run(folder, right, wrong=0, **fields):
    suite = made_suite("language", *[HEJ] * (right + wrong))
    answers = [{"text": "sv"}] * right + [{"text": "fi"}] * wrong
    return scored(folder, suite, answers, **fields)


def with_figure(done, **changed):
    """The run with its figures of accuracy changed."""
    figures = tuple(each.model_copy(update=changed) for each in done.figures.figures)
    return type(done)(
        done.asked,
        done.suite,
        done.answers,
        done.scores,
        Figures(**(dict(done.figures) | {"figures": figures})),
        done.latency,
    )


def failed(verdicts):
    return [each.name for each in verdicts.verdicts if not each.passed]


def test_a_whole_run_above_its_thresholds_passes(tmp_path):
    found = gate(run(tmp_path / "r", 10), ANY)
    assert found.passed
    assert found.word == "passed"


def test_a_whole_run_without_thresholds_has_passed_nothing(tmp_path):
    assert gate(run(tmp_path / "r", 2), NO_THRESHOLDS).word == "no gates"
    assert gate(run(tmp_path / "s", 2, finished=False), NO_THRESHOLDS).word == "failed"


def test_nothing_judged_is_not_passed():
    assert not Gated(()).passed
    assert Gated(()).word == "failed"


@pytest.mark.parametrize("part", ["value", "low", "high"])
def test_a_figure_that_is_no_number_fails(tmp_path, part):
    done = with_figure(run(tmp_path / "r", 10), **{part: math.nan})
    for bound in (Gate(metric="accuracy", at_least=0), Gate(metric="accuracy", at_most=1)):
        assert failed(gate(done, Thresholds(hard=(bound,)))) == ["accuracy"]
        assert failed(gate(done, Thresholds(soft=(bound,)))) == ["accuracy"]


@pytest.mark.parametrize("change", [{"n": 0, "value": None}, {"unscored": 1}, {"value": math.inf}])
def test_a_figure_that_is_not_whole_fails(tmp_path, change):
    done = with_figure(run(tmp_path / "r", 10), **change)
    assert failed(gate(done, ANY)) == ["accuracy"]


@pytest.mark.parametrize("bound", [math.nan, math.inf])
def test_a_bound_that_nothing_reaches_fails(tmp_path, bound):
    done = run(tmp_path / "r", 10)
    thresholds = Gate(metric="accuracy", at_least=bound)
    assert not gate(done, Thresholds(hard=(thresholds,))).passed
    assert not gate(done, Thresholds(soft=(thresholds,))).passed


@pytest.mark.parametrize(
    "wanted",
    [
        Gate(metric="accurazy", at_least=0),
        Gate(metric="accuracy", slice="long", at_least=0),
        Gate(metric="leak_rate", at_most=1),
    ],
)
def test_a_metric_that_the_run_lacks_fails(tmp_path, wanted):
    done = run(tmp_path / "r", 10)
    assert not gate(done, Thresholds(hard=(wanted,))).passed
    assert not gate(done, Thresholds(soft=(wanted,))).passed


def test_fewer_items_than_declared_fail(tmp_path):
    suite = made_suite("language", HEJ, HEJ)
    assert "items" in failed(gate(scored(tmp_path / "r", suite, [{"text": "sv"}, None]), ANY))


def test_a_suite_that_lost_an_item_fails(tmp_path):
    run(tmp_path / "r", 3)
    path = tmp_path / "r" / "suite" / "items.jsonl"
    path.write_text("".join(path.read_text().splitlines(keepends=True)[:2]))
    from_disk = RunFolder.open(tmp_path / "r")
    assert "items" in failed(gate(score_run(from_disk), ANY))


def test_answers_to_other_items_do_not_stand_in_for_those_that_lack(tmp_path):
    suite = made_suite("language", HEJ, HEJ)
    folder = made_run(tmp_path / "r", suite, [{"text": "sv"}, None])
    folder.keep(Answer(id="stranger", text="sv"))
    assert "items" in failed(gate(score_run(folder), NO_THRESHOLDS))


def test_a_run_that_was_stopped_fails(tmp_path):
    done = run(tmp_path / "r", 5, finished=False)
    assert failed(gate(done, ANY)) == ["finished"]


def test_an_item_with_an_error_fails_and_is_named(tmp_path):
    suite = made_suite("language", HEJ, HEJ)
    done = scored(tmp_path / "r", suite, [{"text": "sv"}, {"error": "too long"}])
    found = gate(done, ANY)
    assert failed(found) == ["answered", "accuracy"]
    [told] = [each.told for each in found.verdicts if each.name == "answered"]
    assert "i1: too long" in told
    assert done.figures.find("accuracy").unscored == 1
    assert done.figures.find("accuracy").value == 1


def test_a_soft_gate_allows_the_noise_band_and_no_more(tmp_path):
    done = run(tmp_path / "r", 80, 20)
    figure = done.figures.find("accuracy")
    assert 0.7 < figure.low < 0.8 < figure.high < 0.9

    def soft(**bounds):
        return gate(done, Thresholds(soft=(Gate(metric="accuracy", **bounds),))).passed

    assert soft(at_least=0.85)
    assert not soft(at_least=0.95)
    assert soft(at_most=0.75)
    assert not soft(at_most=0.6)
    hard = Thresholds(hard=(Gate(metric="accuracy", at_least=0.85),))
    assert not gate(done, hard).passed


def test_what_passes_by_its_interval_alone_is_said_to_be_within_noise(tmp_path):
    done = run(tmp_path / "r", 80, 20)
    for bound, noise in ((0.85, True), (0.5, False), (0.95, False)):
        wanted = Thresholds(soft=(Gate(metric="accuracy", at_least=bound),))
        told = gate(done, wanted).verdicts[-1].told
        assert told.endswith("within noise") is noise


def test_a_slice_has_a_gate_of_its_own(tmp_path):
    suite = made_suite("language", *[HEJ] * 5, HEJ | {"slice": ["long"]})
    done = scored(tmp_path / "r", suite, [{"text": "sv"}] * 5 + [{"text": "fi"}])
    wanted = Thresholds(hard=(Gate(metric="accuracy", slice="long", at_least=0.5),))
    assert failed(gate(done, wanted)) == ["accuracy (long)"]


def test_a_significant_fall_below_the_baseline_fails_and_noise_does_not(tmp_path):
    old = run(tmp_path / "a", 40)
    fallen = run(tmp_path / "b", 20, 20)
    slightly = run(tmp_path / "c", 39, 1)
    assert failed(gate(fallen, NO_THRESHOLDS, old)) == ["accuracy"]
    assert gate(slightly, NO_THRESHOLDS, old).passed
    assert gate(old, NO_THRESHOLDS, fallen).passed


def test_a_baseline_of_another_suite_is_refused(tmp_path):
    with pytest.raises(NotComparable):
        gate(run(tmp_path / "a", 3), NO_THRESHOLDS, run(tmp_path / "b", 4))
