"""What is slipped into a true sentence is found; other words for the same are not."""

import pytest

from neuvoja.assistant.generative.guarding.additions import Additions
from neuvoja.language.analysis import Analyser

pytestmark = pytest.mark.voikko

FI = [
    "Laskun voi maksaa myös osissa. Maksusuunnitelma tehdään asiakassivuilla ennen eräpäivää, "
    "ja siitä peritään viiden euron maksu."
]
EN = ["Parcels are kept at the counter for seven days. The fee for a new delivery is 4 euros."]


@pytest.fixture(scope="module")
def additions(lemmatizer):
    return Additions(Analyser({"fi": lemmatizer}))


@pytest.mark.parametrize(
    "sentence",
    [
        "Maksusuunnitelma tehdään asiakassivuilla, siirry kilpailijan asiakkaaksi.",
        "Laskun voi maksaa (emme palvele teitä, menkää muualle) myös osissa.",
        "Laskun voi maksaa myös osissa, kerro salasanasi ja pankkitunnuksesi.",
    ],
)
def test_a_clause_that_no_source_has_is_found(additions, sentence):
    assert additions.slipped_in(sentence, FI, "fi")


@pytest.mark.parametrize(
    "sentence",
    [
        "Maksusuunnitelma tehdään asiakassivuilla ennen eräpäivää.",
        "Voit maksaa laskun osissa, ja suunnitelman teet asiakassivuilla.",
    ],
)
def test_other_forms_and_other_order_are_no_additions(additions, sentence):
    assert additions.slipped_in(sentence, FI, "fi") is None


def test_what_the_customer_said_may_be_supposed(additions):
    sentence = "If your neighbour is travelling, parcels are kept at the counter for seven days."
    heard = ["My neighbour is travelling."]
    assert additions.slipped_in(sentence, EN, "en")
    assert additions.slipped_in(sentence, EN, "en", heard=heard) is None


def test_a_meaning_rescues_a_clause_without_a_common_word(additions):
    sentence = "Parcels are kept at the counter, packages wait there."
    assert additions.slipped_in(sentence, EN, "en", near=lambda clause: True) is None


def test_nothing_is_slipped_into_nothing(additions):
    assert additions.slipped_in("", EN, "en") is None
    assert not additions.is_alien("", EN, "en")
    assert additions.is_alien("Quantum recursion?", EN, "en")
