import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neuvoja.language.text import clean, fold, from_json

any_text = st.text(st.characters(codec=None, exclude_categories=())) | st.text(
    "aäÃ¤\r\n\x00 \u00a0é"
)


@pytest.mark.parametrize(
    ("came", "is_read"),
    [
        ("Hei\r\nmoi\rterve\u2028heippa", "Hei\nmoi\nterve\nheippa"),
        ("29,90\u00a0€\tkk", "29,90 € kk"),
        ("säh\u00adkö\u200b\ufeff", "sähkö"),
        ("sa\u0308hko\u0308", "sähkö"),
        ("a\x00b\x1bc\x7f", "abc"),
        ("pÃ¤ivÃ¤Ã¤, hyvÃ¤Ã¤ yÃ¶tÃ¤", "päivää, hyvää yötä"),
        ("Ã…bo â‚¬ â€“", "Åbo € –"),
        ("perhe 👨‍👩‍👧 kiitos", "perhe 👨‍👩‍👧 kiitos"),
        ("puolikas \ud800 merkki", "puolikas \ufffd merkki"),
        ("a  b\n\n\nc ", "a  b\n\n\nc "),
        ("", ""),
    ],
)
def test_what_came_is_made_fit_to_read(came, is_read):
    assert clean(came) == is_read


@pytest.mark.parametrize("text", ["Årsavgift Ärende Öl", "50 € / kk – 24 %", "”lainaus”", "naïve"])
def test_sound_text_is_left_as_it_is(text):
    assert clean(text) == text


@given(any_text)
def test_cleaning_twice_changes_nothing_more(text):
    assert clean(clean(text)) == clean(text)


@given(any_text)
def test_clean_text_can_be_written_as_utf8_and_holds_no_control_characters(text):
    cleaned = clean(text)
    cleaned.encode()
    assert not [each for each in cleaned if unicodedata.category(each) == "Cc" and each != "\n"]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Sähköyhtiö", "sahkoyhtio"),
        ("ÅÄÖ åäö", "aao aao"),
        ("Škoda café Ærø", "skoda cafe aro"),
        ("Straße", "strasse"),
        ("İstanbul", "istanbul"),
        ("5G ②", "5g 2"),
        ("Здравствуйте", "здравствуите"),
        ("", ""),
    ],
)
def test_letters_are_folded(text, folded):
    assert fold(text) == folded


@given(any_text)
def test_folding_twice_changes_nothing_more(text):
    assert fold(fold(text)) == fold(text)


@given(any_text)
def test_case_does_not_survive_folding(text):
    assert fold(text.lower()) == fold(text)


def test_json_is_read_without_half_surrogate_pairs():
    assert from_json('{"a\\ud800": ["\\udfff", "ä"]}') == {"a\ufffd": ["\ufffd", "ä"]}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("9" * 4301, "a number has more than 4,300 digits"),
        ("[" * 100_000, "it nests too deep"),
        ("NaN", "NaN is no number"),
        ('{"a": }', "Expecting value"),
    ],
)
def test_json_that_cannot_be_read_says_why(text, why):
    with pytest.raises(ValueError, match=why):
        from_json(text)
