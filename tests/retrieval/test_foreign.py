"""Passages in another language than the customer's."""

from made_passages import passage
from neuvoja.retrieval.foreign import AHEAD, CLEARLY, SLIGHTLY, Foreign, with_foreign
from neuvoja.retrieval.found import Found


def at_home(*names):
    return [
        Found(passage(f"{name}#1", name), score=20.0 - at, share=0.3)
        for at, name in enumerate(names)
    ]


def abroad(name, lead, *, score=90.0, **fields):
    found = Found(passage(f"{name}#1", name, language="sv", **fields), score=score, share=0.6)
    return Foreign(found, lead)


def ids(found):
    return [each.passage.source_id for each in found]


def test_the_customers_language_stands_alone_where_nothing_leads_it():
    found = with_foreign(at_home("a", "b"), [abroad("sv", SLIGHTLY / 2)], "fi", limit=10)
    assert ids(found) == ["a", "b"]


def test_what_leads_slightly_stands_behind_the_first_of_the_customers_language():
    names = "abcdef"
    found = with_foreign(at_home(*names), [abroad("sv", (SLIGHTLY + CLEARLY) / 2)], "fi", limit=6)
    assert ids(found) == [*names[:AHEAD], "sv", *names[AHEAD:5]]


def test_what_leads_clearly_stands_first():
    found = with_foreign(at_home("a", "b"), [abroad("sv", CLEARLY)], "fi", limit=10)
    assert ids(found) == ["sv", "a", "b"]


def test_where_the_customers_language_has_nothing_another_has_its_say():
    assert ids(with_foreign([], [abroad("sv", 0.5)], "fi", limit=10)) == ["sv"]


def test_nothing_anywhere_is_nothing():
    assert with_foreign([], [], "fi", limit=10) == []


def test_a_translation_of_what_was_found_at_home_is_left_out():
    found = with_foreign(at_home("a"), [abroad("sv", 0.5, translation_of="a")], "fi", limit=10)
    assert ids(found) == ["a"]


def test_no_score_is_above_the_one_before():
    for lead, score in ((0.05, 90.0), (0.5, 0.1), (0.5, 90.0)):
        found = with_foreign(
            at_home("a", "b", "c", "d"), [abroad("sv", lead, score=score)], "fi", limit=9
        )
        scores = [each.score for each in found]
        assert scores == sorted(scores, reverse=True)
