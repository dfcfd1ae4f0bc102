"""Whether the frozen confidence still fits what the reply sees, on customers' own questions.

Retrieval and analysis change; then `eval/calibration/reply_confidence.py --write` fits it anew.
"""

import json
import sys
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neuvoja.assistant.extractive.replying.confidence import Features, calibration, probability
from neuvoja.domain.conversation import LANGUAGES
from neuvoja.language.analysis import Analyser

CALIBRATION = "eval/calibration"
MOST_FALSE = 0.18
LEAST_COVERAGE = 0.6

shares = st.floats(0, 1)


@pytest.fixture(scope="module")
def rows(lemmatizer, pytestconfig):
    sys.path.insert(0, str(pytestconfig.rootpath / CALIBRATION))
    leave_one_out = pytest.importorskip("leave_one_out")
    analyser = Analyser({"fi": lemmatizer})
    return [
        row
        for language in LANGUAGES
        for row in leave_one_out.own(
            pytestconfig.rootpath, language, analyser, within=leave_one_out.SMALL
        )
    ]


def surest(row):
    return max(range(len(row.answers)), key=lambda n: row.answers[n].probability)


def drafted(row):
    return row.answers[surest(row)].probability >= calibration().thresholds[row.language]


@pytest.mark.voikko
@pytest.mark.parametrize("language", LANGUAGES)
def test_few_unanswerable_questions_of_any_language_get_a_draft(rows, language):
    unanswerable = [row for row in rows if row.language == language and not row.answerable]
    assert sum(map(drafted, unanswerable)) / len(unanswerable) <= MOST_FALSE


@pytest.mark.voikko
def test_most_answerable_questions_get_one_of_a_right_source(rows):
    answerable = [row for row in rows if row.answerable]
    covered = [row for row in answerable if drafted(row)]
    assert len(covered) / len(answerable) >= LEAST_COVERAGE
    assert sum(row.right[surest(row)] for row in covered) / len(covered) >= 0.9


@given(st.lists(shares, min_size=len(Features.__slots__), max_size=len(Features.__slots__)))
def test_a_probability_is_one(values):
    assert 0 < probability(Features(*values)) < 1


def test_what_is_carried_makes_it_surer_and_what_is_missing_less_sure():
    nothing = Features(
        known=0.0,
        things=0.0,
        absent=0.0,
        deeds=0.0,
        near=0.0,
        ahead=0.0,
        high=0.5,
        whether=0.0,
        asks=0.0,
    )
    carried = replace(nothing, known=1.5, near=0.7, ahead=0.5, high=1.0)
    for language in LANGUAGES:
        assert probability(nothing) < calibration().thresholds[language] < probability(carried)
    for missing in (
        replace(carried, things=1.0, absent=0.5),
        replace(carried, deeds=1.0),
        replace(carried, ahead=0.0),
        replace(carried, high=0.5),
    ):
        assert probability(missing) < probability(carried)


def test_every_question_names_its_folder_and_sources(pytestconfig):
    root = pytestconfig.rootpath
    lines = (root / CALIBRATION / "questions.jsonl").read_text("utf-8").splitlines()
    for record in map(json.loads, lines):
        assert record["language"] in LANGUAGES
        assert record["question"]
        assert (root / record["folder"] / "articles").is_dir()
