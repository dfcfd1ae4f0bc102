"""`neuvoja eval` as an evaluator runs it: every verb, its output and its exit codes."""

import csv
import io
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from xml.etree import ElementTree

import pytest
import yaml
from click.testing import CliRunner

from evaluation.evaluation_samples import QUESTIONS, talk, write_suite
from neuvoja.cli.main import main

REPLIES = (
    {
        "conversation": talk("milloin lasku erääntyy?"),
        "must": [["14 päivän"]],
        "sources": ["lasku"],
    },
    {
        "conversation": talk("paljonko kuituliittymä maksaa?"),
        "must": [["29,90"]],
        "sources": ["kuitu"],
    },
    {"conversation": talk("montako kuuta Jupiterilla on?"), "abstain": True},
)
MANY = 200
LONG = ("--no-baselines",)
OPEN = {"hard": [{"metric": "Success@5", "at_least": 0.5}]}
SHUT = {"hard": [{"metric": "Success@5", "at_most": 0}]}


def invoke(*arguments, data):
    with_data = {"NEUVOJA_DATA": str(data)}
    return CliRunner(env=with_data).invoke(main, ["eval", *map(str, arguments)])


@pytest.fixture(scope="module")
def top(tmp_path_factory):
    """Two suites, and a run of each."""
    top = tmp_path_factory.mktemp("evaluate")
    write_suite(top / "kysymykset", "retrieval", QUESTIONS, thresholds=OPEN)
    write_suite(top / "vastaukset", "reply", REPLIES)
    for name in ("kysymykset", "vastaukset"):
        done = invoke("run", top / name, "--out", top / f"run-{name}", data=top / "var")
        assert done.exit_code == 0, done.output
        assert done.stdout == f"{top / f'run-{name}'}\n"
    return top


@pytest.fixture
def place(top, tmp_path):
    """A copy to spoil; indexes included."""
    shutil.copytree(top, tmp_path, dirs_exist_ok=True)
    return tmp_path


@pytest.fixture
def run(place):
    def invoked(*arguments, expect=0):
        result = invoke(*arguments, data=place / "var")
        assert result.exit_code == expect, (result.output, result.exception)
        return result

    return invoked


def scores(folder, run):
    run("score", folder)
    return [(folder / name).read_bytes() for name in ("scores.jsonl", "figures.json")]


def test_the_suites_are_listed_with_task_and_size(run):
    ours, _, public = run("list").stdout.partition("\n\n")
    head, *rows = [line.split("\t") for line in ours.splitlines()]
    assert head[:3] == ["suite", "task", "items"]
    assert {"turku-ner", "bc-docs-sv-fi"} <= set(public.splitlines())
    assert {"grounding", "reply", "summary"} <= {row[0] for row in rows}
    assert all(int(row[2]) > 0 for row in rows)


def test_score_prints_a_line_a_figure_with_its_interval_and_counts(run, place):
    rows = [line.split("\t") for line in run("score", place / "run-kysymykset").stdout.splitlines()]
    assert rows[0] == ["metric", "system", "slice", "value", "95 % interval", "n", "not scored"]
    [ours] = [row for row in rows if row[:3] == ["Success@1", "neuvoja", "all"]]
    assert float(ours[3]) >= 0.5
    assert "–" in ours[4]
    assert ours[5:] == ["4", "0"]
    systems = {row[1] for row in rows}
    assert {"neuvoja", "plain words", "snowball", "lemmas", "grams"} <= systems
    sliced = run("score", place / "run-kysymykset", "--slices").stdout
    assert "\tspoken\t" in sliced


def test_two_runs_give_the_same_bytes_however_many_are_asked_at_once(run, place):
    for name in ("kysymykset", "vastaukset"):
        first = scores(place / f"run-{name}", run)
        run("run", place / name, "--out", place / "again", "--parallel", 4)
        assert scores(place / "again", run) == first
        shutil.rmtree(place / "again")


def test_two_processes_give_the_same_bytes(place):
    check = (sys.executable, "-m", "neuvoja", "eval", "check", place / "vastaukset")
    processes = [
        subprocess.Popen(
            [*check, "--out", place / f"hash-{seed}"],
            env=os.environ | {"NEUVOJA_DATA": str(place / f"var-{seed}"), "PYTHONHASHSEED": seed},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        for seed in ("1", "2")
    ]
    # No limit of time: on a busy machine each needs minutes.
    told = [each.communicate()[0].decode() for each in processes]
    assert [each.returncode for each in processes] == [0, 0], told
    for name in ("scores.jsonl", "figures.json"):
        one, other = (place / f"hash-{seed}" / "vastaukset" / name for seed in ("1", "2"))
        assert one.read_bytes() == other.read_bytes()


def begin(place, *arguments):
    """`neuvoja eval run` over many questions in a process of its own, stopped in the middle."""
    items = [QUESTIONS[n % len(QUESTIONS)] for n in range(MANY)]
    write_suite(place / "pitka", "retrieval", items)
    process = subprocess.Popen(
        [sys.executable, "-m", "neuvoja", "eval", "run", *LONG, *arguments],
        env=os.environ | {"NEUVOJA_DATA": str(place / "var")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    path = place / "stopped" / "answers.jsonl"
    deadline = time.monotonic() + 90
    while not path.exists() or path.read_bytes().count(b"\n") < 5:
        assert process.poll() is None, process.stderr.read().decode()
        assert time.monotonic() < deadline
        time.sleep(0.01)
    return process


@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGINT])
def test_a_run_that_is_killed_or_interrupted_goes_on_and_scores_the_same(run, place, sent):
    process = begin(place, str(place / "pitka"), "--out", str(place / "stopped"))
    process.send_signal(sent)
    _, talk_of = process.communicate(timeout=60)
    assert process.returncode == (-9 if sent == signal.SIGKILL else 3)
    if sent == signal.SIGINT:
        assert "go on with --out" in talk_of.decode()
    done = (place / "stopped" / "answers.jsonl").read_bytes().count(b"\n")
    assert 5 <= done < MANY
    assert "FAILED\tcomplete\tfinished" in run("gate", place / "stopped", expect=1).stdout
    if sent == signal.SIGKILL:
        run("run", *LONG, place / "pitka", "--out", place / "stopped")
        run("run", *LONG, place / "pitka", "--out", place / "whole")
        assert scores(place / "stopped", run) == scores(place / "whole", run)


def test_a_run_into_the_folder_of_another_is_refused(run, place):
    out = place / "run-kysymykset"
    for arguments in ([place / "vastaukset"], [place / "kysymykset", "--seed", 3]):
        told = run("run", *arguments, "--out", out, expect=2).stderr
        assert "give another --out" in told
        assert "{" not in told
    told = run("run", place / "kysymykset", "--out", place / "var", expect=2).stderr
    assert "already holds 'evaluation'" in told


def test_baselines_are_not_lost_or_gained_half_way(run, place):
    out = ["--out", place / "run-kysymykset", "--no-baselines"]
    assert "baselines" in run("run", place / "kysymykset", *out, expect=2).stderr


def test_what_is_no_suite_is_named_with_what_there_is(run, place):
    assert "grounding" in run("run", "olematon", expect=2).stderr
    (place / "tyhja").mkdir()
    assert "suite.yaml" in run("run", place / "tyhja", expect=2).stderr
    told = run("run", place / "kysymykset", "--only", "muu", expect=2).stderr
    assert "pieni" in told


def test_a_broken_line_stops_the_run_before_it_starts(run, place):
    with (place / "kysymykset" / "items.jsonl").open("a") as file:
        file.write("{\n")
    result = run("run", place / "kysymykset", "--out", place / "new", expect=2)
    assert f"{place / 'kysymykset' / 'items.jsonl'}:6" in result.stderr
    assert not (place / "new").exists()


def test_a_label_of_what_is_not_there_stops_the_run_before_it_starts(run, place):
    write_suite(place / "vaara", "retrieval", [{"text": "a", "relevant": {"olematon": 3}}])
    result = run("run", place / "vaara", "--out", place / "new", expect=2)
    assert "olematon" in result.stderr
    assert not (place / "new").exists()


def test_a_place_that_cannot_be_written_exits_3_with_words(run, place):
    (place / "file").touch()
    result = run("run", place / "kysymykset", "--out", place / "file" / "run", expect=3)
    assert "--out" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("verb", ["score", "gate", "report"])
def test_a_run_that_is_not_there_exits_2(run, place, verb):
    assert "run.json" in run(verb, place / "olematon", expect=2).stderr
    (place / "run-kysymykset" / "run.json").write_text("{")
    assert "run.json" in run(verb, place / "run-kysymykset", expect=2).stderr


def test_a_run_whose_files_are_broken_exits_2_by_line(run, place):
    path = place / "run-kysymykset" / "answers.jsonl"
    path.write_text("broken\n" + path.read_text())
    assert "answers.jsonl:1" in run("score", place / "run-kysymykset", expect=2).stderr
    (place / "run-vastaukset" / "suite" / "originals.json").write_text("[]")
    assert "originals.json" in run("score", place / "run-vastaukset", expect=2).stderr


def test_the_gate_passes_fails_and_fails_closed(run, place):
    folder = place / "run-kysymykset"
    assert "passed\thard\tSuccess@5" in run("gate", folder).stdout
    shut = place / "shut.yaml"
    shut.write_text(yaml.safe_dump(SHUT))
    assert "FAILED" in run("gate", folder, "--thresholds", shut, expect=1).stdout
    for content in ("", "{}", "hard: []", "hard: ["):
        shut.write_text(content)
        run("gate", folder, "--thresholds", shut, expect=2)
    run("gate", folder, "--thresholds", place / "olematon.yaml", expect=2)


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        ({"metric": "Sucess@5", "at_least": 0.5}, "Success@5"),
        ({"metric": "Success@5", "slice": "spokn", "at_least": 0.5}, "spoken"),
        ({"metric": "Success@5", "at_least": 62}, "from 0 to 1"),
        ({"metric": "Success@5", "atleast": 0.5}, "metric, slice, at_least, at_most"),
    ],
)
def test_a_gate_that_could_never_judge_is_wrong_usage_and_told_what_there_is(
    run, place, wanted, told
):
    path = place / "gates.yaml"
    path.write_text(yaml.safe_dump({"soft": [wanted]}))
    found = run("gate", place / "run-kysymykset", "--thresholds", path, expect=2)
    assert told in found.stderr
    (place / "kysymykset" / "thresholds.yaml").write_text(path.read_text())
    assert told in run("run", place / "kysymykset", "--out", place / "new", expect=2).stderr


def test_a_half_run_says_so_wherever_it_is_read(run, place):
    folder = place / "run-kysymykset"
    path = folder / "answers.jsonl"
    path.write_text("".join(path.read_text().splitlines(keepends=True)[:2]))
    asked = json.loads((folder / "run.json").read_text()) | {"finished": None}
    (folder / "run.json").write_text(json.dumps(asked))
    for arguments in (["score", folder], ["compare", folder, folder], ["report", folder]):
        told = run(*arguments).stderr
        assert "3 of 5 items have no answer; the run is not finished" in told
    rows = [line.split("\t") for line in run("score", folder).stdout.splitlines()]
    assert {row[6] for row in rows if row[0] == "Success@1"} == {"3"}


def test_what_is_missing_is_called_missing(run, place):
    told = run("run", place / "olematon" / "sarja", expect=2).stderr
    assert "there is no such folder" in told
    assert "no such folder" in run("score", place / "olematon", expect=2).stderr
    out = place / "olematon" / "sivu.html"
    told = run("report", place / "run-kysymykset", "--out", out, expect=2).stderr
    assert "is missing" in told
    assert "space" not in told


def test_the_gate_holds_a_run_against_an_earlier_one(run, place):
    folder = place / "run-kysymykset"
    told = run("gate", folder, "--baseline", folder).stdout
    assert "passed\tbaseline\tnDCG@10" in told
    run("gate", folder, "--baseline", place / "run-vastaukset", expect=2)


def test_the_gate_fails_a_run_with_a_planted_error(run, place):
    path = place / "run-kysymykset" / "answers.jsonl"
    kept = [json.loads(line) for line in path.read_text().splitlines()]
    kept[0] = {"id": kept[0]["id"], "error": "it broke"}
    path.write_text("".join(json.dumps(each) + "\n" for each in kept))
    told = run("gate", place / "run-kysymykset", expect=1).stdout
    assert "it broke" in told


def test_compare_tells_what_fell_with_both_answers(run, place):
    path = shutil.copytree(place / "run-kysymykset", place / "worse") / "answers.jsonl"
    kept = [json.loads(line) for line in path.read_text().splitlines()]
    for each in kept:
        each["rankings"]["neuvoja"] = []
    path.write_text("".join(json.dumps(each) + "\n" for each in kept))
    told = run("compare", place / "run-kysymykset", place / "worse").stdout
    rows = [line.split("\t") for line in told.splitlines() if line.startswith("nDCG@10\t")]
    assert rows[0][7] == "0/0/4"
    assert "  A: neuvoja: " in told
    assert "  B: neuvoja: ;" in told
    run("compare", place / "run-kysymykset", place / "run-vastaukset", expect=2)


def test_compare_tells_how_many_items_only_one_run_has_scored(run, place):
    path = shutil.copytree(place / "run-kysymykset", place / "broken") / "answers.jsonl"
    kept = [json.loads(line) for line in path.read_text().splitlines()]
    kept[0] = {"id": kept[0]["id"], "error": "it broke"}
    path.write_text("".join(json.dumps(each) + "\n" for each in kept))
    head, *rows = run("compare", place / "run-kysymykset", place / "broken").stdout.splitlines()
    row = next(line.split("\t") for line in rows if line.startswith("nDCG@10\t"))
    assert row[head.split("\t").index("left out")] == "1"


@pytest.mark.parametrize("form", ["html", "md", "json", "csv", "junit", "trec"])
def test_the_report_is_written_in_every_form(run, place, form):
    arguments = ["report", place / "run-kysymykset", "--format", form]
    text = run(*arguments).stdout
    run(*arguments, "--out", place / "report")
    assert (place / "report").read_text(encoding="utf-8") == text
    if form == "json":
        assert json.loads(text)[0]["items"] == len(QUESTIONS)
    if form == "csv":
        assert {row["suite"] for row in csv.DictReader(io.StringIO(text))} == {"kysymykset"}
    if form == "junit":
        assert ElementTree.fromstring(text).find("testsuite").get("failures") == "0"
    if form == "trec":
        assert {len(line.split()) for line in text.splitlines()} == {6}


def test_one_report_tells_of_several_runs_and_of_speed(run, place):
    table = {"title": "t", "columns": ["a"], "rows": [["1"]]}
    (place / "bench.json").write_text(json.dumps({"tables": [table]}))
    both = [place / "run-kysymykset", place / "run-vastaukset"]
    text = run("report", *both, "--bench", place / "bench.json").stdout
    assert 'id="kysymykset"' in text
    assert 'id="vastaukset"' in text
    assert 'id="speed"' in text
    (place / "bench.json").write_text("[]")
    run("report", *both, "--bench", place / "bench.json", expect=2)
    run("report", *both, "--format", "trec", expect=2)


def test_rankings_go_out_and_come_in_and_score_the_same(run, place):
    ours = place / "run-kysymykset"
    (place / "ours.run").write_text(run("report", ours, "--format", "trec").stdout)
    qrels = [
        f"{f'i{n}'} 0 {article} {grade}"
        for n, each in enumerate(QUESTIONS)
        for article, grade in each["relevant"].items()
    ]
    (place / "koe.qrels").write_text("\n".join(qrels) + "\n")
    run("trec", place / "koe.qrels", place / "ours.run", "--out", place / "back")
    first, back = (
        {
            line.split("\t")[0]: line.split("\t")[3]
            for line in run("score", each).stdout.splitlines()
            if line.split("\t")[1] == "neuvoja"
        }
        for each in (ours, place / "back")
    )
    assert back["nDCG@10"] == first["nDCG@10"]
    assert run("report", place / "back", "--format", "html").stdout


def test_broken_rankings_exit_2(run, place):
    (place / "q").write_text("q 0 d 1\n")
    (place / "r").write_text("q Q0 d 1 nan t\n")
    assert (
        f"{place / 'r'}:1"
        in run("trec", place / "q", place / "r", "--out", place / "x", expect=2).stderr
    )
    run("trec", place / "q", "--out", place / "x", expect=2)


def test_check_runs_suites_holds_them_against_their_gates_and_writes_the_page(run, place):
    out = place / "check"
    told = run("check", place / "kysymykset", "--out", out).stdout
    assert "passed\tkysymykset" in told
    assert (out / "report.html").exists()
    (place / "kysymykset" / "thresholds.yaml").write_text(yaml.safe_dump(SHUT))
    told = run("check", place / "kysymykset", "--out", place / "again", expect=1).stdout
    assert "FAILED\tkysymykset" in told


def test_several_suites_are_asked_in_one_go_each_into_its_own_folder(run, place):
    names = ("kysymykset", "vastaukset")
    told = run("run", *(place / each for each in names), "--out", place / "both").stdout
    assert told.split() == [str(place / "both" / each) for each in names]
    for each in names:
        assert scores(place / "both" / each, run) == scores(place / f"run-{each}", run)


def test_a_broken_suite_stops_the_others_before_they_start(run, place):
    suites = (place / "kysymykset", place / "nowhere")
    run("run", *suites, "--out", place / "none", expect=2)
    assert not (place / "none").exists()


def test_the_judgements_of_a_foreign_folder_can_be_chosen(run, place):
    folder = place / "beir"
    (folder / "qrels").mkdir(parents=True)
    (folder / "corpus.jsonl").write_text('{"_id": "d1", "title": "", "text": "Router lights"}\n')
    (folder / "queries.jsonl").write_text('{"_id": "q1", "text": "router"}\n')
    (folder / "qrels" / "dev.tsv").write_text("query-id\tcorpus-id\tscore\nq1\td1\t1\n")
    (folder / "qrels" / "train.tsv").write_text("query-id\tcorpus-id\tscore\nq1\td1\t1\n")
    assert "dev, train" in run("run", folder, "--out", place / "x", expect=2).stderr
    run("run", folder, "--split", "dev", "--out", place / "x")


def test_a_file_that_cannot_be_written_does_not_read_as_a_failed_gate(run, place):
    spoilt = place / "run-vastaukset" / "figures.json"
    spoilt.mkdir()
    run("gate", place / "run-vastaukset", expect=3)
    path = place / "run-kysymykset" / "suite" / "suite.yaml"
    header = yaml.safe_load(path.read_text())
    path.write_text(yaml.safe_dump(header | {"task": "redaction"}))
    run("gate", place / "run-kysymykset", expect=2)


def test_wrong_usage_exits_2(run, place):
    run("run", expect=2)
    run("run", place / "kysymykset", "--parallel", 0, expect=2)
    run("report", place / "run-kysymykset", "--format", "pdf", expect=2)
    run("jump", expect=2)
