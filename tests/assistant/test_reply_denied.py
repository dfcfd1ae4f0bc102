"""What the customer says is not so, or cannot have, is not told as the answer."""

import pytest
from reply_readings import article, reading

from neuvoja.assistant.extractive.asking.denied import denied
from neuvoja.assistant.extractive.replying.reply import ReplyWriter
from neuvoja.assistant.extractive.wording.matching import Matcher
from neuvoja.language.analysis import Analyser

pytestmark = pytest.mark.voikko

CARE = """
## Hampaan poisto

Kuntosalille voi mennä 2 vuorokauden kuluttua poistosta.

## Leikkaus

Kuntosalille voi mennä 7 vuorokauden kuluttua leikkauksesta.
"""
PAIN = """
Särkyyn otetaan ensin parasetamolia tai ibuprofeenia. Lääkettä saa ottaa kolmesti päivässä.

Jos olet allerginen parasetamolille, särkyyn voi ottaa ibuprofeenia.
"""


@pytest.fixture(scope="module")
def analyser(lemmatizer):
    return Analyser({"fi": lemmatizer})


@pytest.mark.parametrize(
    ("language", "text", "not_so", "harmful"),
    [
        ("fi", "hammas poistettiin, ei leikkausta. Saako saunoa?", ["leikkausta"], []),
        ("fi", "en ole opiskelija, mitä lippu maksaa", ["opiskelija"], []),
        ("fi", "oon allerginen kalalle, mitä ruokaa teillä on", [], ["kalalle"]),
        ("sv", "en vanlig fyllning, ingen operation", ["operation"], []),
        ("sv", "jag är allergisk mot nötter", [], ["notter"]),
        ("en", "a simple extraction, no surgery.", ["surgery"], []),
        ("en", "I'm allergic to penicillin, what else?", [], ["penicillin"]),
        ("fi", "tutkimus, ei mitään isompaa leikkausta.", ["leikkausta"], []),
        ("fi", "en voi käyttää mitään maitoa sisältävää", [], ["maitoa"]),
        ("fi", "en syö lihaa enkä kalaa, mitä listalla on", [], ["lihaa", "kalaa"]),
        ("fi", "poika ei saa syödä mitään pähkinää", [], ["pahkinaa"]),
        (
            "fi",
            "allerginen pähkinälle, kalalle ja soijalle",
            [],
            ["pahkinalle", "kalalle", "soijalle"],
        ),
        ("sv", "en koll, ingen större operation", ["operation"], []),
        ("sv", "jag kan inte äta något som innehåller mjölk", [], ["mjolk"]),
        ("sv", "hon tål varken ägg eller fisk", [], ["agg", "fisk"]),
        ("sv", "han är mycket allergisk mot alla nötter", [], ["notter"]),
        ("en", "a check, no major oral surgery.", ["surgery"], []),
        ("en", "I can't use anything that contains milk", [], ["milk"]),
        ("en", "we don't eat pork or shellfish, what else", [], ["pork", "shellfish"]),
        ("en", "I cannot eat any kind of gluten", [], ["gluten"]),
        ("fi", "en voi käyttää sovellusta, miten maksan", [], []),
        ("sv", "jag kan inte använda appen", [], []),
        ("en", "I can't use the app or the website", [], []),
        ("fi", "netti on poikki, ei netti toimi", [], []),
        ("fi", "meillä ei ole kuitua. Milloin se tulee?", [], []),
        ("fi", "en ole tyytyväinen, mihin valitan", [], []),
        ("sv", "jag är inte nöjd, vart klagar jag", [], []),
        ("en", "I'm not happy, who do I complain to", [], []),
    ],
)
def test_what_is_denied_is_known_from_what_only_lacks(analyser, language, text, not_so, harmful):
    found = denied([text], language, Matcher(analyser))
    assert {form.text for form in found.not_so} == set(not_so)
    assert {form.text for form in found.harmful} == set(harmful)


def test_another_case_than_the_customers_is_not_told_as_theirs(analyser):
    read = reading(
        "Minulta poistettiin hammas, ei leikkausta. Milloin voin mennä kuntosalille?",
        articles=article(CARE, id="a", title="Kotihoito-ohje"),
    )
    text = ReplyWriter(analyser).write(read).reply.text
    assert "2 vuorokauden" in text


def test_who_is_allergic_is_offered_nothing_but_what_is_meant_for_them(analyser):
    read = reading(
        "Olen allerginen parasetamolille. Mitä lääkettä särkyyn voi ottaa?",
        articles=article(PAIN, id="a", title="Särkylääke"),
    )
    text = ReplyWriter(analyser).write(read).reply.text
    assert "Jos olet allerginen parasetamolille" in text
    assert "parasetamolia tai" not in text


def test_what_is_without_the_harmful_is_told(analyser):
    menu = "Lounaalla on lihapulla-annos. Kasviskiusaus ei sisällä lihaa. Lihan voi korvata."
    read = reading(
        "En voi syödä lihaa. Mitä lounaalla on?", articles=article(menu, id="a", title="Lounas")
    )
    assert "ei sisällä lihaa" in ReplyWriter(analyser).write(read).reply.text
