import pytest

from neuvoja.language.exact.number_words import in_figures


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fi", "Neljätoista päivää", "14 päivää"),
        ("fi", "kahden viikon kuluessa", "2 viikon kuluessa"),
        ("fi", "viiteen kertaan, kahdessatoista", "5 kertaan, 12"),
        ("fi", "kaksikymmentä euroa, sata euroa", "20 euroa, 100 euroa"),
        ("fi", "yksi asukas yhden kuukauden", "yksi asukas 1 kuukauden"),
        ("fi", "viitenumero ja kuusikko", "viitenumero ja kuusikko"),
        ("sv", "två veckor, tjugofem dagar", "2 veckor, 25 dagar"),
        ("sv", "en bil i en vecka, ett år", "en bil i 1 vecka, 1 år"),
        ("en", "Seven days, twenty-five days", "7 days, 25 days"),
        ("en", "one of them for one day", "one of them for 1 day"),
        ("en", "one-way, two-way", "one-way, two-way"),
        ("fi", "", ""),
    ],
)
def test_number_words_become_figures(language, text, expected):
    assert in_figures(text, language) == expected
