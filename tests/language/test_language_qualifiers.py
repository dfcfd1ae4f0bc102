import pytest

from neuvoja.language.exact.qualifiers import FREE, qualifiers, turned


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fi", "enintään 3 kuukautta ennen eräpäivää", {"most", "before"}),
        ("fi", "Sen saa aina maksutta", {"always", "free"}),
        ("fi", "Siirto ei ole maksuton", {"charged"}),
        ("fi", "joka viikko, jokainen päivä", set()),
        ("sv", "minst 16 år, senast i mars", {"least", "before"}),
        ("sv", "Barn reser inte avgiftsfritt", {"charged"}),
        ("en", "up to 48 hours before", {"most", "before"}),
        ("en", "every second week", set()),
        ("en", "", set()),
    ],
)
def test_a_text_gives_its_bounds(language, text, expected):
    assert qualifiers(text, language) == expected


@pytest.mark.parametrize(
    ("said", "meant", "expected"),
    [
        ({"least"}, {"most"}, True),
        ({"before"}, {"after"}, True),
        ({"before"}, {"before", "after"}, False),
        ({"over"}, {"least", "most"}, False),
        ({"least"}, set(), False),
        (set(), {"most"}, False),
        ({FREE}, {"charged"}, False),
    ],
)
def test_a_bound_is_turned_where_only_its_opposite_is_meant(said, meant, expected):
    assert turned(frozenset(said), frozenset(meant)) is expected
