"""One passage for each thing said."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from made_passages import passage
from neuvoja.retrieval.collapse import collapsed


def ids(passages, language="fi"):
    return [each.passage_id for each in collapsed(passages, language)]


def test_of_equal_texts_one_stays_at_the_place_of_the_first():
    found = [
        passage("a#1", "Lasku  erääntyy."),
        passage("b#1", "Muu."),
        passage("c#1", "lasku erääntyy."),
    ]
    assert ids(found) == ["a#1", "b#1"]


def test_of_equal_texts_the_public_one_stays():
    inside = passage("a#1", "Lasku.", audience="internal", updated=date(2026, 5, 1))
    assert ids([inside, passage("b#1", "Muu."), passage("c#1", "Lasku.")]) == ["c#1", "b#1"]


def test_of_equal_texts_the_newest_stays():
    old, new = date(2025, 1, 1), date(2026, 1, 1)
    found = [passage("a#1", "Lasku.", updated=old), passage("b#1", "Lasku.", updated=new)]
    assert ids(found) == ["b#1"]


def test_of_translations_the_customers_language_stays():
    swedish = passage("sv-lasku#1", "Fakturan.", language="sv", translation_of="lasku")
    english = passage("en-lasku#1", "The invoice.", language="en", translation_of="lasku")
    finnish = passage("lasku#2", "Lasku.")
    assert ids([swedish, finnish, english]) == ["lasku#2"]
    assert ids([finnish, swedish, english], "sv") == ["sv-lasku#1"]


def test_of_translations_the_best_placed_stays_where_none_is_in_the_customers_language():
    swedish = passage("sv-lasku#1", "Fakturan.", language="sv", translation_of="lasku")
    finnish = passage("lasku#2", "Lasku.")
    assert ids([swedish, finnish], "en") == ["sv-lasku#1"]


def test_all_passages_of_the_chosen_version_stay():
    found = [passage("lasku#1", "Yksi."), passage("lasku#2", "Kaksi.")]
    assert ids(found) == ["lasku#1", "lasku#2"]


passages = st.lists(
    st.builds(
        lambda at, text, language, of: passage(
            f"a{at}#1", text, language=language, translation_of=of
        ),
        at=st.integers(0, 6),
        text=st.sampled_from(["yksi", "kaksi", "kolme"]),
        language=st.sampled_from(["fi", "sv", "en"]),
        of=st.sampled_from([None, "a0", "a1"]),
    ),
    unique_by=lambda each: each.passage_id,
)


@given(passages, st.sampled_from(["fi", "sv", "en"]))
def test_collapsing_twice_changes_nothing_more_and_something_always_stays(found, language):
    once = collapsed(found, language)
    assert collapsed(once, language) == once
    assert bool(once) == bool(found)
    assert {each.text for each in once} <= {each.text for each in found}
