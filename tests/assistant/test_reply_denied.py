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
        ("fi", "netti on poikki, ei netti toimi", [], []),
        ("fi", "meillä ei ole kuitua. Milloin se tulee?", [], []),
        ("fi", "en ole tyytyväinen, mihin valitan", [], []),
        ("sv", "jag är inte nöjd, vart klagar jag", [], []),
        ("en", "I'm not happy, who do I complain to", [], []),
    ],
)
def test_what_is_denied_is_known_from_what_only_lacks(analyser, language, text, not_so, harmful):
    found = denied([text], language, Matcher(analyser))
    assert [form.text for form in found.not_so] == not_so
    assert [form.text for form in found.harmful] == harmful


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
