"""Slices by the question's language and the language in which its answers stand."""

import yaml
from evaluation_samples import write_suite

from neuvoja.evaluation.labels import checked
from neuvoja.evaluation.pairs import PAIRS
from neuvoja.evaluation.suite import read_suite

VERSIONS = {
    "a-fi": {"language": "fi"},
    "a-sv": {"language": "sv", "translation_of": "a-fi"},
    "b-fi": {"language": "fi"},
    "c-en": {"language": "en"},
}


def slices(tmp_path, *items):
    folder = tmp_path / "koe"
    articles = folder / "organisations" / "pieni" / "articles"
    articles.mkdir(parents=True)
    for source_id, facts in VERSIONS.items():
        header = yaml.safe_dump({"id": source_id, "title": "Otsikko", **facts})
        (articles / f"{source_id}.md").write_text(f"---\n{header}---\n\nTeksti.\n", "utf-8")
    write_suite(folder, "retrieval", [{"text": f"{n}?"} | each for n, each in enumerate(items)])
    suite = checked(read_suite(folder, home=folder, organisations=folder))
    return [{*each.slice} & {*PAIRS} for each in suite.items]


def test_there_are_nine_pairs():
    assert len(PAIRS) == 9
    assert "sv→fi" in PAIRS


def test_an_answer_in_the_questions_language_is_read_in_it(tmp_path):
    asked = {"language": "sv", "relevant": {"a-fi": 3, "b-fi": 3}}
    assert slices(tmp_path, asked) == [{"sv→sv"}]


def test_an_answer_in_other_languages_alone_is_read_in_those(tmp_path):
    asked = {"language": "en", "relevant": {"a-fi": 3}}
    assert slices(tmp_path, asked, {"language": "fi", "relevant": {"c-en": 2}}) == [
        {"en→fi", "en→sv"},
        {"fi→en"},
    ]


def test_what_only_touches_the_matter_is_no_answer(tmp_path):
    assert slices(tmp_path, {"language": "sv", "relevant": {"b-fi": 3, "a-sv": 1}}) == [{"sv→fi"}]


def test_a_question_without_answer_or_language_is_of_no_pair(tmp_path):
    assert slices(tmp_path, {"language": "sv"}, {"relevant": {"b-fi": 3}}) == [set(), set()]
