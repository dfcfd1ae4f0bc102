"""Whether the frozen confidence still fits what the reply sees, on customers' own questions.

Retrieval and analysis change; then `eval/calibration/reply_confidence.py --write` fits it anew.
"""

import json
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neuvoja.assistant.extractive.confidence import Features, calibration, probability
from neuvoja.domain.conversation import LANGUAGES
from neuvoja.language.analysis import Analyser

CALIBRATION = "eval/calibration"
MOST_FALSE = 0.22
LEAST_COVERAGE = 0.75

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


def drafted(row):
    return row.probability >= calibration(row.language).threshold


@pytest.mark.voikko
def test_few_unanswerable_questions_get_a_draft(rows):
    unanswerable = [row for row in rows if not row.answerable]
    assert sum(map(drafted, unanswerable)) / len(unanswerable) <= MOST_FALSE


@pytest.mark.voikko
def test_most_answerable_questions_get_one_of_a_right_source(rows):
    answerable = [row for row in rows if row.answerable]
    covered = [row for row in answerable if drafted(row)]
    assert len(covered) / len(answerable) >= LEAST_COVERAGE
    assert sum(row.right for row in covered) / len(covered) >= 0.9


@given(st.lists(shares, min_size=len(Features.__slots__), max_size=len(Features.__slots__)))
def test_a_probability_is_one(values):
    for language in LANGUAGES:
        assert 0 < probability(Features(*values), language) < 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_carrying_more_never_makes_it_less_sure(language):
    nothing = Features(*[0.0] * len(Features.__slots__))
    everything = Features(*[1.0] * len(Features.__slots__))
    threshold = calibration(language).threshold
    assert probability(nothing, language) < threshold < probability(everything, language)


def test_every_question_names_its_folder_and_sources(pytestconfig):
    root = pytestconfig.rootpath
    lines = (root / CALIBRATION / "questions.jsonl").read_text("utf-8").splitlines()
    for record in map(json.loads, lines):
        assert record["language"] in LANGUAGES
        assert record["question"]
        assert (root / record["folder"] / "articles").is_dir()
