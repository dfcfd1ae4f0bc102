"""What was found in every language, as one list."""

from hypothesis import given
from hypothesis import strategies as st

from made_passages import passage
from neuvoja.retrieval.gathered import SECOND, gathered


def gather(scores, language="fi", *, limit=10, **fields):
    """Passages whose ids begin with their language where it is not Finnish, as in `sv-lasku#1`."""
    passages = [
        passage(name, name, language=name[:2] if name[2] == "-" else "fi", **fields.get(name, {}))
        for name in scores
    ]
    return gathered(passages, scores, language, limit=limit)


def ids(found):
    return [each.passage.passage_id for each in found]


def test_the_best_passage_comes_first_whatever_its_language():
    assert ids(gather({"lasku#1": 5.0, "sv-flytt#1": 9.0})) == ["sv-flytt#1", "lasku#1"]


def test_an_article_that_speaks_of_it_twice_passes_one_that_does_once():
    assert ids(gather({"muutto#1": 5.0, "lasku#1": 4.9, "lasku#2": 4.0}))[0] == "lasku#1"


def test_each_passage_gains_a_share_of_the_best_other_of_its_article():
    found = {
        each.passage.passage_id: each
        for each in gather({"lasku#1": 5.0, "lasku#2": 4.0, "lasku#3": 1.0})
    }
    assert found["lasku#1"].score == 5.0 + SECOND * 4.0
    assert found["lasku#2"].score == 4.0 + SECOND * 5.0
    assert found["lasku#3"].added == SECOND * 5.0


def test_an_article_stands_where_its_best_version_stands_in_the_customers_language():
    scores = {"lasku#1": 9.0, "muutto#1": 5.0, "sv-lasku#1": 2.0}
    found = gather(scores, "sv", **{"sv-lasku#1": {"translation_of": "lasku"}})
    assert ids(found) == ["sv-lasku#1", "muutto#1"]
    assert found[0].score == 9.0


def test_nothing_found_is_nothing():
    assert gather({}) == []


names = st.sampled_from(
    [f"{name}#{at}" for name in ("a1x", "b1x", "sv-a", "en-b") for at in (1, 2)]
)


@given(st.dictionaries(names, st.floats(0, 50)), st.integers(1, 5))
def test_scores_fall_and_never_below_what_the_passage_has_of_itself(scores, limit):
    found = gather(scores, limit=limit)
    assert len(found) == min(limit, len(scores))
    assert [each.score for each in found] == sorted((each.score for each in found), reverse=True)
    assert all(each.added >= 0 for each in found)
