"""Sentences held against passages in another language."""

import pytest

from neuvoja.assistant.grounding import Grounding
from neuvoja.language.analysis import Analyser
from neuvoja.language.embedding.static_embedding import StaticEmbedder

pytestmark = pytest.mark.voikko

LIBRARY = """Kirjaston aukioloajat

Kirjasto on avoinna arkisin klo 9–19 ja lauantaisin klo 10–15. Laina-aika on 28 päivää, ja lainan
voi uusia viisi kertaa. Myöhästymismaksu on 0,20 euroa päivältä. Kirjastokortti on maksuton, ja sen
saa palvelutiskiltä henkilötodistuksella."""
POOL = "Uimahallin kertalippu maksaa 7 euroa. Sarjakorttia ei voi lunastaa takaisin rahaksi."


@pytest.fixture(scope="module")
def support(lemmatizer):
    grounding = Grounding(Analyser({"fi": lemmatizer}), StaticEmbedder())

    def found(sentence, language, *passages, equal=()):
        return grounding.finding(sentence, passages or (LIBRARY,), language, equal=equal).support

    return found


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("The library is open on weekdays from 9 to 19.", "en"),
        ("The loan period is 28 days.", "en"),
        ("The late fee is €0.20 a day.", "en"),
        ("Lånetiden är 28 dagar.", "sv"),
        ("Biblioteket är öppet vardagar kl. 9–19.", "sv"),
        ("Förseningsavgiften är 0,20 euro per dag.", "sv"),
    ],
)
def test_what_cannot_be_verified_word_by_word_is_partial(support, sentence, language):
    assert support(sentence, language) == "partial"


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("The loan period is 21 days.", "en"),
        ("The late fee is €0.50 a day.", "en"),
        ("Lånetiden är 14 dagar.", "sv"),
        ("Biblioteket är öppet vardagar kl. 9–21.", "sv"),
    ],
)
def test_a_figure_that_nobody_says_is_unsupported(support, sentence, language):
    assert support(sentence, language) == "unsupported"


def test_yes_for_no_is_unsupported(support):
    assert support("A multi-visit card can be exchanged for money.", "en", POOL) == "unsupported"
    assert support("Lånetiden är inte 28 dagar.", "sv") == "unsupported"


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Preheat the oven and mix flour, butter and sugar.", "en"),
        ("Förvärm ugnen och blanda mjöl, smör och socker.", "sv"),
    ],
)
def test_what_is_about_something_else_is_unsupported(support, sentence, language):
    assert support(sentence, language) == "unsupported"


def test_a_products_names_in_several_languages_are_one_name(support):
    source = "Lumo Kotivahti maksaa 9,90 euroa kuukaudessa, ja se sisältää kaksi kameraa."
    said = "Lumo Homewatch costs €9.90 a month."
    names = [frozenset({"Lumo Kotivahti", "Lumo Homewatch"}), frozenset({"Lumo Piha", "Lumo Yard"})]
    assert support(said, "en", source, equal=names) == "partial"
    swapped = said.replace("Homewatch", "Yard")
    assert support(swapped, "en", source, equal=names) == "unsupported"
