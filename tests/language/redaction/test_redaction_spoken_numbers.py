import pytest

from neuvoja.language.redaction.findings import Kind
from neuvoja.language.redaction.spoken_numbers import find_spoken_numbers


@pytest.mark.parametrize(
    "number",
    [
        "nolla neljä nolla, viis viis viis, yks kaks kolme neljä",
        "nolla viiskyt kolme neljä viis kuus seiska",
        "nolla neljäkymmentä yks kaks kolme ja ysi ysi",
        "noll fyra fem, tre ettor, sju åtta nio",
        "noll sjuttio, tjugotre fyrtiofem sextiosju",
        "oh seven double five, three four five six",
        "zero-four-zero one two three",
    ],
)
def test_a_number_said_word_by_word_is_found_whole(number):
    [found] = find_spoken_numbers(f"Se on {number}.")
    assert (f"Se on {number}."[found.start : found.end], found.kind) == (number, Kind.PHONE)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "minulla on yksi tai kaksi laskua, ehkä kolme",
        "no yks kaks kolme, nyt se toimii",
        "två sex och en tre",
        "one two three four five",
        "nolla euroa, nolla senttiä, nolla vikaa",
        "Nollaa kaksi mittaria ja soita",
    ],
)
def test_a_few_numbers_in_words_are_no_telephone_number(text):
    assert not list(find_spoken_numbers(text))
