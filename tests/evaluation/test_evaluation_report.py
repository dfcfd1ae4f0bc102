"""The report in each form says the same, whatever customers wrote."""

import csv
import io
import json
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from evaluation_samples import (
    abstention,
    draft,
    made_suite,
    ranked,
    scored,
    source,
    suggestion,
    talk,
)

from neuvoja.evaluation.errors import NoRankings
from neuvoja.evaluation.report import charts
from neuvoja.evaluation.report.chapter import chapter, chapters, verdict_of
from neuvoja.evaluation.report.tables import Plot, Table
from neuvoja.evaluation.report.write import write_report

HOSTILE = "<script>document.title='caught'</script><img src=http://x/ onerror=alert(1)> | *a* `b`"
GATES = {"hard": [{"metric": "wrong_claim", "at_most": 0}]}
SPEED = Table(
    title="Questions",
    columns=("passages", "p50 ms"),
    rows=(("1 000", "1.2"), ("100 000", "3.2")),
    plot=Plot(name="p50 ms", points=((1000, 1.2), (100_000, 3.2))),
)


@pytest.fixture
def replies(tmp_path):
    """A right draft, a wrong one to a hostile message, and one that has no answer."""
    asked = {"must": [["14"]], "sources": ["lasku"], "language": "fi", "slice": ["chat | x"]}
    items = [
        asked | {"conversation": talk("milloin?")},
        asked | {"conversation": talk(HOSTILE, "ja vielä"), "must_not": ["30"]},
        asked | {"conversation": talk("entä nyt?")},
    ]
    shown = (source(1, "lasku", f"Lasku erääntyy 14 päivässä. {HOSTILE}"),)
    wrong = suggestion(reply=draft((f"Se on 30 {HOSTILE}", (1,))), sources=shown)
    answers = [
        suggestion(reply=draft(("Lasku erääntyy 14 päivässä.", (1,))), sources=shown),
        wrong | {"latency_ms": 120.0},
        {"error": f"it broke\x1b[31m\x00 {HOSTILE}"},
    ]
    suite = made_suite("reply", *items, thresholds=GATES, name="vastaukset")
    return chapter(scored(tmp_path / "r", suite, answers))


@pytest.fixture
def rankings(tmp_path):
    items = [{"text": "a", "language": "sv", "relevant": {"x": 3}}, {"text": "b", "relevant": {}}]
    suite = made_suite("retrieval", *items, name="haku")
    answers = [{"rankings": ranked("x", "y") | ranked("y", system="grams"), "latency_ms": 3.0}] * 2
    return chapter(scored(tmp_path / "h", suite, answers))


def test_the_worst_case_stands_first_with_why(replies):
    assert [case.id for case in replies.worst] == ["i1"]
    [case] = replies.worst
    why = {each.metric: each.why for each in case.scores}
    assert why["answer_correct"] == "wrong: 30; not stated: 14"
    assert case.conversation.messages[0].text == HOSTILE
    assert [each.source_id for each in case.sources] == ["lasku"]


def test_the_headline_counts_what_could_not_be_scored(replies):
    assert (replies.headline.value, replies.headline.n, replies.headline.unscored) == (0.5, 2, 1)
    assert replies.gated.word == "failed"


def test_a_suite_without_gates_has_passed_nothing(rankings):
    page = write_report("html", [rankings])
    assert '<td class="no-gates">no gates</td>' in page
    assert "| no gates |" in write_report("md", [rankings])


def test_markdown_keeps_its_tables_whole_and_shows_hostile_text_as_text(replies):
    text = write_report("md", [replies])
    tables = [line for line in text.splitlines() if line.startswith("|")]
    bars = {line.replace("\\|", "").count("|") for line in tables}
    assert bars == {5, 7, 10}
    assert "<script" not in text.replace("\\<script", "")
    assert "FAILED: hard wrong_claim" in text


def test_markdown_parts_its_tables_by_a_blank_line(replies, rankings):
    lines = write_report("md", [replies, rankings], [SPEED]).splitlines()
    for before, line in pairwise(lines):
        assert line.startswith("|") == before.startswith("|") or "" in (before, line)
    heads = [at for at, line in enumerate(lines) if line.startswith("|---")]
    assert len(heads) == 6
    assert all(lines[at - 2] == "" for at in heads)


def test_the_page_begins_with_its_verdict_and_its_day_and_ends_with_hashes(replies, rankings):
    page = write_report("html", [replies, rankings])
    assert (
        "0 of 1 suites pass their gates; 1 of 2 without gates; failed: vastaukset because of"
        in page
    )
    assert "wrong_claim (" in verdict_of([replies])
    assert verdict_of([rankings]) == "1 of 1 without gates."
    assert "Asked 2026-11-22." in page
    assert f'<div class="meaning">{replies.first.meaning}' in page
    sha = replies.scored.asked.suite_sha[:12]
    assert page.index(sha) > page.index('<footer id="made">')


def test_a_case_is_known_by_its_first_words_and_keeps_its_lines(tmp_path):
    asked = " ".join(f"sana{n}" for n in range(20))
    item = {"conversation": talk(asked), "must": [["14"]], "sources": ["lasku"]}
    suite = made_suite("reply", item, name="rivit")
    wrong = suggestion(reply=draft(("Hei!\n\nEn tiedä.", (1,))))
    [case] = chapter(scored(tmp_path / "r", suite, [wrong])).worst
    assert case.opening == " ".join(asked.split()[:12]) + " …"
    assert "Hei!\n\nEn tiedä." in case.answer


def test_json_is_strict_and_whole(replies, rankings):
    content = json.loads(write_report("json", [replies, rankings]), parse_constant=pytest.fail)
    assert [each["suite"] for each in content] == ["vastaukset", "haku"]
    assert content[0]["passed"] is False
    assert content[0]["gates"][0] | {"kind": "complete", "passed": True} == content[0]["gates"][0]
    assert set(content[0]["errors"]) == {"i2"}


def test_csv_has_a_row_a_figure(replies):
    rows = list(csv.DictReader(io.StringIO(write_report("csv", [replies]))))
    assert len(rows) == len(replies.scored.figures.figures)
    [row] = [row for row in rows if (row["metric"], row["slice"]) == ("answer_correct", "chat | x")]
    assert (row["value"], row["n"], row["unscored"]) == ("0.5", "2", "1")


def test_junit_is_xml_whatever_an_error_holds(replies, rankings):
    root = ElementTree.fromstring(write_report("junit", [replies, rankings]))
    suites = {each.get("name"): each for each in root}
    assert suites["haku"].get("failures") == "0"
    failures = suites["vastaukset"].findall("testcase/failure")
    assert len(failures) == int(suites["vastaukset"].get("failures")) == 2
    assert "it broke" in failures[0].get("message")
    assert len(suites["vastaukset"].findall("testcase")) == int(suites["vastaukset"].get("tests"))


def test_trec_form_is_for_rankings_only(replies, rankings):
    assert write_report("trec", [rankings]).splitlines()[0] == "i0 Q0 x 1 9.0 neuvoja"
    with pytest.raises(NoRankings, match="vastaukset"):
        write_report("trec", [rankings, replies])


def test_two_runs_of_one_suite_have_chapters_of_their_own(replies, rankings):
    told = chapters([replies.scored, rankings.scored, replies.scored])
    assert [each.name for each in told] == ["vastaukset-1", "haku", "vastaukset-2"]
    page = write_report("html", told)
    assert page.count('id="vastaukset-2"') == page.count('href="#vastaukset-2"') - 1 == 1


def test_a_run_without_any_answer_has_a_report_too(tmp_path):
    suite = made_suite("reply", {"conversation": talk("a"), "abstain": True})
    for name, answers in (("none", [None]), ("refused", [suggestion(reply=abstention())])):
        done = chapter(scored(tmp_path / name, suite, answers))
        for form in ("html", "md", "json", "csv", "junit"):
            assert write_report(form, [done], [SPEED])


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (0.25, "0.25"),
        (1 / 3, "0.333"),
        (12.3456, "12.3"),
        (99.96, "100"),
        (1234.5, "1 234"),
        (100_000, "100 000"),
    ],
)
def test_ticks_have_three_digits(value, text):
    curve = charts.growth_curve([(0, 0), (1, value)], "x", "passages")
    assert curve.y_ticks[-1][1] == (text if value else "1")


def test_curves_stay_inside_their_frame():
    for curve in (
        charts.latency_curve([5.0]),
        charts.latency_curve([0.0, 0.0]),
        charts.risk_curve([(0.5, 1.0), (1.0, 0.25)]),
        charts.growth_curve([(1000, 0.0)], "x", "passages"),
    ):
        points = [tuple(map(float, each.split(","))) for each in curve.points.split()]
        assert all(0 <= x <= charts.WIDTH and 0 <= y <= charts.HEIGHT for x, y in points)


def test_bars_stay_inside_their_frame(rankings):
    drawn = charts.bars(rankings.by_language, "neuvoja")
    assert [name for name, _ in drawn.heads] == ["all", "sv"]
    assert all(0 <= row.length <= charts.PLOT for row in drawn.rows)
    assert [row.ours for row in drawn.rows if row.label == "neuvoja"] == [True, True]
