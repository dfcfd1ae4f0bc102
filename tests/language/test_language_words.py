from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neuvoja.language.words import is_placeholder, word_texts, words

any_text = st.text() | st.text("aäÖ0-9'’:., [NIMI_1]\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("KELA:n maksu", ["KELA:n", "maksu"]),
        ("sähköauto-lataus 5G-liittymä", ["sähköauto-lataus", "5G-liittymä"]),
        ("sähkö- ja lämpö", ["sähkö", "ja", "lämpö"]),
        ("Learn -sivusto", ["Learn", "sivusto"]),
        ("29,90 €/kk 1.6.2026 8.30 8:30", ["29,90", "kk", "1.6.2026", "8.30", "8:30"]),
        ("100:lla don't l’été", ["100:lla", "don't", "l’été"]),
        ("Loppu. Alku, väli; muu: seuraava", ["Loppu", "Alku", "väli", "muu", "seuraava"]),
        ("Hinta:30", ["Hinta", "30"]),
        ("olen [NIMI_1] ja [HETU_12].", ["olen", "[NIMI_1]", "ja", "[HETU_12]"]),
        ("tunnus [Y-TUNNUS_1], [Y--A_1]", ["tunnus", "[Y-TUNNUS_1]", "Y", "A", "1"]),
        ("matti@kela.fi", ["matti", "kela", "fi"]),
        ("snake_case 👍 ---", ["snake", "case"]),
        ("Привет мир", ["Привет", "мир"]),
        ("", []),
    ],
)
def test_words_are_found_as_people_write_them(text, expected):
    assert word_texts(text) == expected


@given(any_text)
def test_every_word_stands_where_it_says(text):
    found = words(text)
    assert all(text[word.start : word.end] == word.text for word in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(any_text)
def test_no_letter_or_digit_is_lost(text):
    inside = {place for word in words(text) for place in range(word.start, word.end)}
    assert all(place in inside for place, each in enumerate(text) if each.isalnum())


@given(any_text)
def test_texts_alone_are_those_of_the_words(text):
    assert word_texts(text) == [word.text for word in words(text)]


def test_a_placeholder_is_told_from_a_word():
    assert is_placeholder("[NIMI_1]")
    assert not is_placeholder("NIMI")
