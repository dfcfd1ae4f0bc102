import pytest

from neuvoja.assistant.extractive.pages.rows import told


@pytest.mark.parametrize(
    ("row", "language", "sentence"),
    [
        ("Pikakytkentä – Hinta: 39 €", "fi", "Pikakytkentä: 39 €"),
        (
            "Pääsulake: 3 × 25 A – Perusmaksu: 24,90 €/kk; Energia: 4,65 c/kWh",
            "fi",
            "Pääsulake 3 × 25 A: perusmaksu 24,90 €/kk, energia 4,65 c/kWh",
        ),
        (
            "Väska: Skidor – I förväg: 45 €; På flygplatsen: 60 €",
            "sv",
            "Skidor: i förväg 45 €, på flygplatsen 60 €",
        ),
        (
            "Basic – Day 7–22: 4.55 c/kWh; Night: 2.45 c/kWh",
            "en",
            "Basic – day 7–22: 4.55 c/kWh, night 2.45 c/kWh",
        ),
    ],
)
def test_a_row_is_told_with_its_names(row, language, sentence):
    assert told(row, language) == sentence


@pytest.mark.parametrize(
    "row",
    [
        "Home Battery, installed – Price, VAT included: €6,900",
        "Kodinkone – Koti Perus: ei; Koti Laaja: kyllä",
        "Aktivointi: 99 €",
    ],
)
def test_a_row_that_words_alone_would_not_carry_stays_as_it_stands(row):
    assert told(row, "fi") == row
