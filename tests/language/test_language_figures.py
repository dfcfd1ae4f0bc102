"""Figures told in another language: every literal stays, a word that is not known is not told."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neuvoja.domain.conversation import LANGUAGES
from neuvoja.language.exact.figures import told_in
from neuvoja.language.exact.literals import literals


@pytest.mark.parametrize(
    ("fi", "sv", "en"),
    [
        ("44,90 €/kk", "44,90 €/mån", "44,90 €/month"),
        ("14 päivää", "14 dagar", "14 days"),
        ("1 kuukausi", "1 månad", "1 month"),
        ("12 kuukautta", "12 månader", "12 months"),
        ("2–4 arkipäivää", "2–4 vardagar", "2–4 working days"),
        ("enintään 3 viikkoa", "högst 3 veckor", "at most 3 weeks"),
        ("vähintään 24 tuntia", "minst 24 timmar", "at least 24 hours"),
        ("noin 30 minuuttia", "cirka 30 minuter", "about 30 minutes"),
        ("99 € (sis. alv 25,5 %)", "99 € (inkl. moms 25,5 %)", "99 € (incl. VAT 25,5 %)"),
        ("318 euroa kuukaudessa", "318 euro per månad", "318 euros per month"),
        ("ma–pe klo 9.00–15.30", "mån–fre kl. 9.00–15.30", "Mon–Fri at 9.00–15.30"),
        ("1 490 €", "1 490 €", "1 490 €"),
        ("1.6.2026", "1.6.2026", "1.6.2026"),
        ("1000/500 Mbit/s", "1000/500 Mbit/s", "1000/500 Mbit/s"),
        ("29 € alkaen", "från 29 €", "from 29 €"),
        ("maksuton", "gratis", "free of charge"),
        ("8,49 c/kWh", "8,49 c/kWh", "8,49 c/kWh"),
        ("30 min", "30 min", "30 min"),
    ],
)
def test_a_figure_is_the_same_in_all_three_languages(fi, sv, en):
    texts = {"fi": fi, "sv": sv, "en": en}
    for written, told in permutations(LANGUAGES, 2):
        assert told_in(texts[written], written, told) == texts[told]


@pytest.mark.parametrize(
    "value",
    [
        "129 € + varaosat",
        "12 kuukauden jälkeen 1 kuukausi",
        "14 päivää tilauksesta",
        "5 €/lasku",
        "seuraava arkipäivä",
        "ei maksua",
        "99 € opiskelijoille",
    ],
)
def test_a_word_that_may_be_a_condition_is_not_told(value):
    assert told_in(value, "fi", "sv") is None
    assert told_in(value, "fi", "en") is None


def test_a_word_that_somebody_knows_is_told():
    assert told_in("2,50 €/lasku", "fi", "sv", {"lasku": "faktura"}.get) == "2,50 €/faktura"


def test_a_known_word_elsewhere_may_be_another_label_and_is_not_told():
    assert told_in("5 €/kk ja lasku 2 €", "fi", "sv", {"lasku": "faktura"}.get) is None


def test_a_time_that_would_no_longer_read_as_one_is_not_told():
    assert told_in("klo 8–16", "fi", "sv") == "kl. 8–16"
    assert told_in("klo 8–16", "fi", "en") is None


@given(st.text(max_size=60), st.sampled_from(LANGUAGES), st.sampled_from(LANGUAGES))
def test_whatever_is_told_says_the_same_literals(value, written, told):
    found = told_in(value, written, told)
    assert found is None or literals(found) == literals(value)


def test_a_value_as_long_as_a_page_is_read_in_one_pass():
    value = "5 €/kk + " * 11_000
    assert told_in(value, "fi", "sv") == value.replace("kk", "mån").strip()
