"""Which lines of a message are its matter."""

import pytest

from neuvoja.retrieval import mail

LETTER = """Hei Revontulen väki,

Lasku tuli kahteen kertaan.
Mitä teen?

Ystävällisin terveisin
Maija Meikäläinen
puh. 040 123 4567

Lähettäjä: Revontuli Energia
Aihe: Laskusi
Laskusi eräpäivä on 1.6.2026.
> Tämä oli sitä ennen.
"""


def places(text):
    return {line.text: line.place for line in mail.lines(text)}


def test_a_letter_is_told_apart_into_its_matter_its_courtesies_and_its_quotation():
    found = places(LETTER)
    assert [text for text, place in found.items() if place == "matter"] == [
        "Lasku tuli kahteen kertaan.",
        "Mitä teen?",
    ]
    assert found["Hei Revontulen väki,"] == "courtesy"
    assert found["Maija Meikäläinen"] == "courtesy"
    assert found["Laskusi eräpäivä on 1.6.2026."] == "quoted"
    assert found["Tämä oli sitä ennen."] == "quoted"


@pytest.mark.parametrize(
    "line",
    [
        "Hei!",
        "Moikka",
        "Hyvää huomenta,",
        "Hej",
        "God dag!",
        "Hello there,",
        "Dear customer service,",
    ],
)
def test_greetings_of_three_languages_ask_nothing(line):
    assert places(f"{line}\nKysymys tulee tässä.")[line] == "courtesy"


@pytest.mark.parametrize(
    "line",
    ["Hei mun netti ei toimi", "Moi, onko lasku maksettu?", "Hej, min faktura kom inte fram"],
)
def test_a_greeting_with_a_matter_on_its_line_is_read(line):
    assert places(line)[line] == "matter"


@pytest.mark.parametrize(
    "opening",
    [
        "Ma 3.2.2026 klo 12.01 Revontuli Energia <palvelu@revontuli.example> kirjoitti:",
        "-----Original Message-----",
        "Från: Norrsken Energi",
        "On Mon, Feb 3 2026 at 12:01 Revontuli wrote:",
    ],
)
def test_all_below_the_opening_of_a_quotation_is_quoted(opening):
    assert places(f"Kiitos!\n{opening}\nvanha viesti")["vanha viesti"] == "quoted"


def test_a_long_line_below_a_closing_is_matter_again():
    more = "P.S. Unohdin kysyä vielä, voiko sopimuksen siirtää puolison nimiin ennen muuttoa?"
    assert places(f"Mitä teen?\nTerveisin Matti\n{more}")[more] == "matter"


def test_nothing_holds_no_lines():
    assert list(mail.lines(" \n\n\t")) == []
