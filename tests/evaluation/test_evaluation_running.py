"""Runs that are stopped, refused, interrupted or out of space lose nothing and say so."""

import resource
import signal
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from pathlib import Path

import pytest
from evaluation_samples import made_suite, talk
from told_subject import ToldSubject, opener

from neuvoja.domain.errors import (
    BrokenRecord,
    InvalidConversation,
    ModelUnavailable,
    UnreadableFile,
)
from neuvoja.evaluation.errors import (
    FolderTaken,
    KeyRefused,
    NotOffered,
    OneOrganisation,
    OtherEngine,
    RunIncomplete,
    RunMismatch,
)
from neuvoja.evaluation.figures import score_run
from neuvoja.evaluation.run_folder import Answer, RunFolder
from neuvoja.evaluation.running import Runner

MANY = 12
TALKS = [{"conversation": talk(f"asia {n}"), "expect": {"team": None}} for n in range(MANY)]


def quiet(title, total):
    return nullcontext(lambda done: None)


def suite_of(*items, task="hand_over", **fields):
    suite = made_suite(task, *(items or TALKS), **fields)
    return replace(suite, knowledge={each: Path("nowhere") for each in suite.organisations})


def go(folder, subject, suite=None, *, inside=True, bars=quiet, **fields):
    runner = Runner(opener(subject, inside=inside), bars, **fields)
    return runner.run(suite or suite_of(), folder)


def away_at(number):
    def before(at):
        if at == number:
            raise ModelUnavailable("told")

    return before


def kept(folder):
    return [each.id for each in RunFolder.open(folder).answers().values()]


def test_every_item_is_asked_once_in_an_order_of_the_seed(tmp_path):
    subject = ToldSubject()
    run = go(tmp_path / "a", subject)
    assert subject.asked == MANY
    assert run.asked.finished is not None
    assert sorted(kept(tmp_path / "a")) == sorted(each.id for each in suite_of().items)
    go(tmp_path / "b", ToldSubject())
    assert kept(tmp_path / "a") == kept(tmp_path / "b")
    go(tmp_path / "c", ToldSubject(), seed=2)
    assert kept(tmp_path / "c") != kept(tmp_path / "a")


@pytest.mark.parametrize("parallel", [1, 3])
def test_no_more_are_asked_at_once_than_wished(tmp_path, parallel):
    subject = ToldSubject(delay_s=0.01)
    go(tmp_path / "a", subject, parallel=parallel)
    assert subject.most_running == parallel


def test_a_subject_that_goes_away_stops_the_run_which_then_goes_on(tmp_path):
    with pytest.raises(RunIncomplete, match=f"stopped after 4 of {MANY}") as caught:
        go(tmp_path / "a", ToldSubject(away_at(5)))
    assert str(tmp_path / "a") in str(caught.value)
    assert RunFolder.open(tmp_path / "a").asked.finished is None
    before = (tmp_path / "a" / "answers.jsonl").read_bytes()
    subject = ToldSubject()
    go(tmp_path / "a", subject)
    assert subject.asked == MANY - 4
    assert (tmp_path / "a" / "answers.jsonl").read_bytes().startswith(before)
    whole = go(tmp_path / "b", ToldSubject())
    assert RunFolder.open(tmp_path / "a").answers().keys() == whole.answers().keys()


def test_a_finished_run_is_not_asked_again(tmp_path):
    go(tmp_path / "a", ToldSubject())
    subject = ToldSubject()
    go(tmp_path / "a", subject)
    assert subject.asked == 0


@pytest.mark.parametrize(
    "error", [InvalidConversation("messages", 0, "words"), RuntimeError("ostrich"), KeyError("x")]
)
def test_an_item_that_is_refused_or_breaks_the_subject_is_kept_with_the_reason(tmp_path, error):
    def before(at):
        if at == 3:
            raise error

    run = go(tmp_path / "a", ToldSubject(before))
    [bad] = [each for each in run.answers().values() if each.error]
    assert str(error) in bad.error
    assert score_run(run).figures.errors == {bad.id: bad.error}
    subject = ToldSubject()
    go(tmp_path / "a", subject)
    assert subject.asked == 1
    assert not score_run(run).figures.errors


def test_what_no_item_can_get_past_stops_the_run_at_once(tmp_path):
    def before(at):
        raise KeyRefused("http://x", "no")

    subject = ToldSubject(before)
    with pytest.raises(KeyRefused):
        go(tmp_path / "a", subject)
    assert subject.asked < 4


def test_ctrl_c_keeps_what_is_done(tmp_path):
    def before(at):
        if at == 4:
            signal.raise_signal(signal.SIGINT)

    with pytest.raises(RunIncomplete, match="interrupted"):
        go(tmp_path / "a", ToldSubject(before, delay_s=0.001))
    assert 3 <= len(kept(tmp_path / "a")) < MANY
    go(tmp_path / "a", ToldSubject())
    assert len(kept(tmp_path / "a")) == MANY


@contextmanager
def files_no_longer_than(size):
    """No file may grow beyond: the write fails as on a full disk, in part first."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, ignored)


@pytest.mark.parametrize("parallel", [1, 4])
def test_a_full_disk_keeps_whole_answers_and_the_run_goes_on_later(tmp_path, parallel):
    go(tmp_path / "whole", ToldSubject())
    size = (tmp_path / "whole" / "answers.jsonl").stat().st_size
    with pytest.raises(RunIncomplete):
        go(tmp_path / "a", ToldSubject(away_at(3)))
    with files_no_longer_than(size * 2 // 3), pytest.raises(RunIncomplete, match="go on with"):
        go(tmp_path / "a", ToldSubject(), parallel=parallel)
    text = (tmp_path / "a" / "answers.jsonl").read_text()
    assert text.endswith("\n")
    done = len(text.splitlines())
    assert 2 < done < MANY
    subject = ToldSubject()
    go(tmp_path / "a", subject)
    assert subject.asked == MANY - done
    assert len(kept(tmp_path / "a")) == MANY


@pytest.mark.parametrize("cut", [1, 5, 40])
def test_a_last_line_torn_by_a_kill_is_asked_again(tmp_path, cut):
    go(tmp_path / "a", ToldSubject())
    path = tmp_path / "a" / "answers.jsonl"
    path.write_bytes(path.read_bytes()[:-cut])
    assert len(kept(tmp_path / "a")) == MANY - 1
    subject = ToldSubject()
    go(tmp_path / "a", subject)
    assert subject.asked == 1
    assert len(path.read_text().splitlines()) == MANY


def test_scoring_a_run_that_is_still_written_leaves_its_last_line_alone(tmp_path):
    run = go(tmp_path / "a", ToldSubject())
    path = tmp_path / "a" / "answers.jsonl"
    torn = path.read_bytes()[:-9]
    path.write_bytes(torn)
    score_run(run)
    assert path.read_bytes() == torn


def test_a_broken_line_before_the_last_is_named(tmp_path):
    go(tmp_path / "a", ToldSubject())
    path = tmp_path / "a" / "answers.jsonl"
    lines = path.read_text().splitlines(keepends=True)
    path.write_text("".join([*lines[:2], "{}\n", *lines[3:]]))
    with pytest.raises(BrokenRecord, match="eval run") as caught:
        kept(tmp_path / "a")
    assert caught.value.line == 3


def test_a_run_killed_as_it_began_can_begin_again(tmp_path):
    go(tmp_path / "a", ToldSubject())
    for name in ("run.json", "answers.jsonl"):
        (tmp_path / "a" / name).unlink()
    go(tmp_path / "a", ToldSubject())
    assert len(kept(tmp_path / "a")) == MANY


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"suite": suite_of(*TALKS[:3])}, "hash of items and labels"),
        ({"suite": suite_of(name="muu")}, "suite"),
        ({"seed": 3}, "seed"),
        ({"subject": ToldSubject(facts={"engine": "other"})}, "engine"),
    ],
)
def test_another_run_is_not_written_into_the_folder(tmp_path, change, what):
    go(tmp_path / "a", ToldSubject())
    before = (tmp_path / "a" / "run.json").read_bytes()
    with pytest.raises(RunMismatch) as caught:
        go(tmp_path / "a", **({"subject": ToldSubject()} | change))
    assert caught.value.what == what
    assert (tmp_path / "a" / "run.json").read_bytes() == before


def test_a_run_goes_on_with_a_service_that_has_moved_to_another_address(tmp_path):
    for port in ("8000", "8001"):
        facts = {"engine": "extractive", "url": f"http://localhost:{port}"}
        go(tmp_path / "a", ToldSubject(facts=facts))
    with pytest.raises(RunMismatch, match="its engine is extractive, here other"):
        go(tmp_path / "a", ToldSubject(facts=facts | {"engine": "other"}))


def test_a_folder_of_other_things_is_left_alone(tmp_path):
    (tmp_path / "photo.jpg").touch()
    with pytest.raises(FolderTaken, match=r"photo\.jpg"):
        go(tmp_path, ToldSubject())


@pytest.mark.parametrize("content", [None, "{", "{}", '{"suite": 3}'])
def test_what_is_no_run_is_refused(tmp_path, content):
    if content is not None:
        (tmp_path / "run.json").write_text(content)
    with pytest.raises(UnreadableFile, match=r"run\.json"):
        RunFolder.open(tmp_path)


def test_what_a_server_has_no_call_for_is_refused_before_anything_is_asked(tmp_path):
    suite = suite_of({"text": "hej", "expect": "sv"}, task="language")
    with pytest.raises(NotOffered, match="--url"):
        go(tmp_path / "a", ToldSubject(), suite, inside=False)
    assert not (tmp_path / "a").exists()


def test_a_server_is_asked_about_one_organisation(tmp_path):
    suite = suite_of(TALKS[0], TALKS[1] | {"organisation": "toinen"})
    with pytest.raises(OneOrganisation, match="--only"):
        go(tmp_path / "a", ToldSubject(), suite, inside=False)
    assert len(go(tmp_path / "b", ToldSubject(), suite).answers()) == 2


def test_the_bar_is_told_of_every_answer(tmp_path):
    steps = []

    def bars(title, total):
        steps.append((title, total))
        return nullcontext(steps.append)

    go(tmp_path / "a", ToldSubject(), bars=bars)
    assert steps == [("koe: revontuli", MANY), *[1] * MANY]


def test_an_answer_is_shown_in_one_line():
    ranking = {"neuvoja": (("a", 1.0), ("b", 0.5))}
    assert Answer(id="i", rankings=ranking).shown() == "neuvoja: a, b;"
    assert Answer(id="i", error="no\nway").shown() == "no way"


def test_another_engine_than_the_one_asked_for_is_refused_before_anything_is_asked(tmp_path):
    subject = ToldSubject()
    with pytest.raises(OtherEngine, match="'generative' was asked for"):
        go(tmp_path / "a", subject, engine="generative")
    assert subject.asked == 0
    assert not (tmp_path / "a").exists()
