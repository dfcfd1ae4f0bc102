import pytest
from reply_readings import reading

from neuvoja.assistant.generative.courteous import Courteous
from neuvoja.language.analysis import Analyser

pytestmark = pytest.mark.voikko

SAID = {
    "fi": "Pakettini ei ole tullut, saanko rahat takaisin?",
    "sv": "Mitt paket har inte kommit, får jag pengarna tillbaka?",
    "en": "My parcel is late, can I get a refund?",
}


@pytest.fixture(scope="module")
def courteous(lemmatizer):
    return Courteous(Analyser({"fi": lemmatizer}))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fi", "Ikävä kuulla, että pakettisi ei ole tullut."),
        ("fi", "Pahoittelen tilanteesta aiheutunutta vaivaa."),
        ("fi", "Ymmärrän, että paketti huolettaa."),
        ("fi", "Hei [NIMI_1]!"),
        ("fi", "Otan osaa suruusi."),
        ("fi", "Kiitos viestistäsi ja mukavaa päivänjatkoa!"),
        ("fi", "Toimi näin:"),
        ("fi", "Ystävällisin terveisin"),
        ("sv", "Beklagar att ditt paket inte har kommit."),
        ("sv", "Hoppas att allt ordnar sig!"),
        ("sv", "Vi beklagar sorgen."),
        ("en", "I'm sorry to hear that your parcel is late."),
        ("en", "We apologise for the inconvenience."),
        ("en", "Please let me know if you have any questions."),
        ("en", "Happy to help!"),
    ],
)
def test_courtesy_states_nothing(courteous, language, text):
    assert courteous.is_courtesy(text, reading(SAID[language], language=language), language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fi", "Saat rahat takaisin."),
        ("fi", "Kiitos, saat rahat takaisin."),
        ("fi", "Ymmärrän, että hyvitys maksetaan huomenna."),
        ("fi", "Ymmärrän, että huolto on kallis."),
        ("fi", "Valitettavasti tilausta ei voi enää perua."),
        ("fi", "Pahoittelut, palautamme 20 € tilillesi."),
        ("sv", "Tack för ditt meddelande, du får pengarna tillbaka."),
        ("sv", "Ditt paket kommer i morgon."),
        ("en", "Thank you, your refund is approved."),
        ("en", "We are happy to refund you in full."),
        ("en", "Unfortunately we cannot refund it."),
        ("en", "Sorry, the fee is 5 €."),
    ],
)
def test_what_states_something_is_none(courteous, language, text):
    assert not courteous.is_courtesy(text, reading(SAID[language], language=language), language)


def test_the_units_own_manners_are_courtesy_whatever_they_say(courteous):
    assert courteous.is_courtesy("Autanko vielä?", reading(SAID["fi"]), "fi")


@pytest.mark.parametrize(
    ("text", "manner"),
    [("Hei!", True), ("Kiitos viestistäsi.", True), ("Ikävä kuulla, hei.", False)],
)
def test_greetings_are_told_from_feeling(courteous, text, manner):
    assert courteous.is_manner(text, "fi") is manner
