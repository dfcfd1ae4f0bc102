"""What is true in a model's own words stands; the same words, turned, do not."""

import pytest

from neuvoja.assistant.grounding import Grounding
from neuvoja.language.analysis import Analyser
from neuvoja.language.embedding.static_embedding import StaticEmbedder

pytestmark = pytest.mark.voikko

CLUB = (
    "Jäsenyys\nHinnat\n\n- Perus – Hinta/kk: 19 €; Sauna Rannassa: ei sisälly\n"
    "- Vapaa – Hinta/kk: 35 €; Sauna Rannassa: sisältyy\n"
    "- Ryhmä – Hinta/kk: 52 €; Ohjaus: kuuluu\n\n"
    "Kortti\n\nIlman korttia kortista on vain vähän hyötyä. Kortista on hyötyä, kun käyt salilla "
    "kahdesti viikossa. Maksamatta jätetystä ja peruuttamatta jääneestä tunnista veloitetaan 8 €. "
    "Kirjaudu Oma Kuntolaan ja valitse Varaukset."
)
MOVING = (
    "Nettiliittymän siirto\n\n- Nettiliittymä talosta toiseen, pistoke valmiina – Hinta: 35 €\n\n"
    "Postille tehty ilmoitus vaihtaa talon osoitteen, mutta ei siirrä nettiliittymää."
)
INSURANCE = (
    "Travel cover\n\nIncluded\n\n- Lost luggage and delays of more than 6 hours.\n\n"
    "Not included\n\n- Phones, cash and damage to the rented car.\n\n"
    "The cover costs €4.90 a day."
)
FERRY = (
    "Lemmikit laivalla\nTarvitseeko koira lipun?\n\nKoira matkustaa ilman lippua. Hytistä ei "
    "peritä lisämaksua. Jos varausta ei makseta ajoissa, se peruuntuu."
)


@pytest.fixture(scope="module")
def support(lemmatizer):
    grounding = Grounding(Analyser({"fi": lemmatizer}), StaticEmbedder())

    def supported(sentence, source, language):
        return grounding.support(sentence, [source], language)

    return supported


@pytest.mark.parametrize(
    ("sentence", "source", "language"),
    [
        ("Vapaa maksaa 35 €/kk, ja Rannan sauna sisältyy.", CLUB, "fi"),
        ("Peruuttamattomasta tunnista veloitetaan 8 €.", CLUB, "fi"),
        ("Varaukset löydät Oma Kuntolasta.", CLUB, "fi"),
        ("Nettiliittymän siirto talosta toiseen, pistoke valmiina, maksaa 35 €.", MOVING, "fi"),
        ("Damage to the rented car is not included.", INSURANCE, "en"),
        ("You don't need a ticket for a dog.", FERRY, "en"),
        (
            "The dog travels without a ticket, and no extra fee is charged for the cabin.",
            FERRY,
            "en",
        ),
        ("If the booking is not paid in time, it is cancelled.", FERRY, "en"),
    ],
)
def test_what_the_source_says_in_other_words_is_not_refuted(support, sentence, source, language):
    assert support(sentence, source, language) != "unsupported"


@pytest.mark.parametrize(
    ("sentence", "source", "language"),
    [
        ("Vapaa maksaa 19 €/kk.", CLUB, "fi"),
        ("Peruutetusta tunnista ei veloiteta 8 €.", CLUB, "fi"),
        ("Kirjaudu Oma Kuntelaan ja valitse Varaukset.", CLUB, "fi"),
        ("Lost luggage is not included, and the cover costs €5.90 a day.", INSURANCE, "en"),
        ("Koira ei matkusta ilman lippua.", FERRY, "fi"),
        ("Postille tehty ilmoitus siirtää nettiliittymän.", MOVING, "fi"),
    ],
)
def test_what_it_denies_or_says_of_something_else_is_not_supported(
    support, sentence, source, language
):
    assert support(sentence, source, language) != "supported"
