import pytest
from hypothesis import given
from hypothesis import strategies as st

from neuvoja.language.exact.literals import implied, literals, placed, readings

SAME = {
    "29.9 EUR": [
        "29,90 €", "29.90 euroa", "EUR 29.90", "29,90€/kk", "€29.90", "29,90 e/kk", "29.9 eur",
        "29,90 euron", "29,9 €/mån",
    ],
    "1200 EUR": ["1 200 €", "1200 euroa", "1.200 €", "1,200 €", "1 200,00 €"],
    "0.085 EUR": ["8,5 c/kWh", "8,5 snt/kWh", "8.5 senttiä", "0,085 €"],
    "299 SEK": ["299 kr", "299 kronor", "299 kr/mån"],
    "25.5 %": ["25,5 %", "25,5%", "25.5 prosenttia", "25,5 procent", "25.5 percent"],
    "2026-06-01": [
        "1.6.2026", "01.06.2026", "1. kesäkuuta 2026", "1 June 2026", "den 1 juni 2026",
        "June 1, 2026", "June 1st 2026", "2026-06-01", "1/6/2026", "1. päivä kesäkuuta 2026",
    ],
    "--06-01": ["1.6.", "1. kesäkuuta", "1 juni", "den 1:a juni", "June 1st", "1st of June"],
    "2026-06": ["kesäkuussa 2026", "juni 2026", "June 2026"],
    "14 d": ["14 päivää", "14 pv", "14 päivän", "14 days", "14 dagar", "14 dagars"],
    "14 working d": ["14 arkipäivää", "14 arkipv", "14 vardagar", "14 business days"],
    "12 mo": ["12 kk", "12 kuukautta", "12 kuukauden", "12 months", "12 månader", "12 mån"],
    "T08:30": ["klo 8.30", "8:30", "8.30", "kl. 8.30", "08:30", "8.30 am", "klo 08.30"],
    "T20:00": ["klo 20", "kl. 20", "8 pm", "8 p.m.", "20:00", "klo 20.00"],
    "tel:401234567": ["040 123 4567", "+358 40 1234567", "0401234567", "+358 (0)40 123 4567"],
    "url:kela.fi/asuminen": [
        "https://www.kela.fi/asuminen/", "www.kela.fi/asuminen.", "kela.fi/asuminen",
    ],
    "mail:apu@kela.fi": ["apu@kela.fi", "Apu@Kela.fi."],
    "code:5g": ["5G", "5g"],
    "100 Mbit/s": ["100 Mbit/s", "100 Mbps", "100 megaa"],
    "00100": ["00100"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("canonical", "written"), [(form, each) for form, all_of in SAME.items() for each in all_of]
)
def test_every_way_to_write_it_is_the_same(canonical, written):
    assert literals(written) == {canonical}
    assert canonical in literals(f"Tämä on {written} ja muuta")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10–20 €", {"10 EUR", "20 EUR"}),
        ("24-36 kk", {"24 mo", "36 mo"}),
        ("klo 8–16", {"T08:00", "T16:00"}),
        ("8.00–16.00", {"T08:00", "T16:00"}),
        ("1.6.–31.8.2026", {"--06-01", "2026-08-31"}),
        ("1.–15. elokuuta", {"--08-01", "--08-15"}),
        ("5–19 augusti 2026", {"2026-08-05", "2026-08-19"}),
        ("5.–19.8.2026", {"2026-08-05", "2026-08-19"}),
        ("2.–4. luokka", {"2", "4"}),
        ("Tilaus 12345, versio 2.0", {"12345", "2"}),
        ("Maksu 5 € ja 1.6. alkaen 6 €", {"5 EUR", "6 EUR", "--06-01"}),
        ("[PUHELIN_1] soittaa", set()),
        ("ei mitään lukuja", set()),
        ("I may call you", set()),
        ("toukokuussa", {"--05"}),
        ("Maksoin.Se on hoidettu", set()),
        ("", set()),
    ],
)
def test_a_text_gives_all_its_literals(text, expected):
    assert literals(text) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [("29,90 €", "29,95 €"), ("14 pv", "14 vk"), ("1.6.2026", "6.1.2026"), ("24 %", "24 €")],
)
def test_what_differs_stays_different(one, other):
    assert not literals(one) & literals(other)


def test_a_full_date_also_says_its_day_month_and_year():
    assert readings("1.6.2026") == {"2026-06-01", "2026-06", "--06-01", "--06", "2026"}


def test_a_literal_says_all_that_follows_from_it():
    assert implied("2 wk") == {"2 wk", "2", "14 d"}
    assert implied("2 y") == {"2 y", "2", "24 mo"}
    assert implied("5 EUR") == {"5 EUR", "5"}


def test_a_literal_has_its_place():
    text = "Maksa 5 € ennen 1.6."
    assert [text[each.start : each.end] for each in placed(text)] == ["5 €", "1.6."]


@given(st.text() | st.text("0123456789.,:/-+ €%klopvmajunikesäkuu@", max_size=40))
def test_no_text_breaks_it_and_readings_hold_the_literals(text):
    assert literals(text) <= readings(text)


@given(st.integers(1, 28), st.integers(1, 12), st.integers(2000, 2099))
def test_all_dates_are_read_in_all_ways(day, month, year):
    finnish = ["tammi", "helmi", "maalis", "huhti", "touko", "kesä", "heinä", "elo"]
    finnish += ["syys", "loka", "marras", "joulu"]
    wanted = {f"{year}-{month:02}-{day:02}"}
    assert literals(f"{day}.{month}.{year}") == wanted
    assert literals(f"{day}. {finnish[month - 1]}kuuta {year}") == wanted


@pytest.mark.parametrize("piece", ["1", "1.", "1 ", "0", "a@", "klo ", "1-", "www.", "kuu", "+"])
@pytest.mark.timeout(5)
def test_a_huge_text_of_one_piece_is_read_quickly(piece):
    literals(piece * 10_000)
