import pytest

from neuvoja.language.quoted import own_words

HISTORIES = [
    "-----Original Message-----\nFrom: Matti",
    "---- Alkuperäinen viesti ----\nHei",
    "Lähettäjä: Asiakaspalvelu\nLähetetty: maanantai 2.11.2026\nAihe: Lasku",
    "Från: Kundtjänst\nSkickat: den 2 november 2026\nÄmne: Faktura",
    "From: Support\nSent: Monday\nSubject: Bill",
    "On Mon, Nov 2, 2026 at 10:00 Support wrote:\nHello",
    "Ma 2.11.2026 klo 10.00 Asiakaspalvelu kirjoitti:\nHei",
    "Den mån 2 nov. 2026 kl 10:00 skrev Kundtjänst:\nHej",
    "__________\nLähettäjä: x",
]


@pytest.mark.parametrize("history", HISTORIES)
def test_what_was_quoted_is_left_out(history):
    assert own_words(f"Kiitos vastauksesta.\n\n{history}\n").strip() == "Kiitos vastauksesta."


@pytest.mark.parametrize(
    "signature",
    ["-- \nMatti", "Lähetetty iPhonesta", "Skickat från min iPhone", "Sent from my Galaxy"],
)
def test_a_signature_is_left_out(signature):
    assert own_words(f"Lasku on väärin.\n\n{signature}").strip() == "Lasku on väärin."


def test_quoted_lines_are_left_out_and_answers_between_them_stay():
    assert own_words("> Mikä on osoite?\nKatu 1\n> Entä numero?\n2").split() == ["Katu", "1", "2"]


@pytest.mark.parametrize(
    "text",
    ["Hän kirjoitti kirjeen.", "From: tämä on otsikko", "a - b -- c", "Lasku on väärin.", ""],
)
def test_a_plain_message_is_left_as_it_is(text):
    assert own_words(text) == text


def test_a_message_that_only_forwards_is_kept_whole():
    text = "> Lasku on väärin"
    assert own_words(text) == text
