"""The locked glossary, in prompts and in answers."""

import pytest
from reply_readings import HANDBOOK, article, reading

from neuvoja.assistant.generative.locked_terms import MOST_TERMS, LockedTerms, Stray
from neuvoja.domain.organisation import GlossaryTerm
from neuvoja.language.analysis import Analyser

GLOSSARY = (
    GlossaryTerm(fi="perusmaksu", sv="grundavgift", en="basic charge"),
    GlossaryTerm(fi="määräaikainen sopimus", sv="tidsbundet avtal", en="fixed-term contract"),
    GlossaryTerm(fi="marginaali", sv="marginal", en="margin"),
    GlossaryTerm(fi="reititin", sv="router", en="router"),
)


@pytest.fixture(scope="module")
def terms(lemmatizer):
    return LockedTerms(Analyser({"fi": lemmatizer}))


def house(*said, **changed):
    return reading(*said, handbook=HANDBOOK.model_copy(update={"glossary": GLOSSARY}), **changed)


@pytest.mark.voikko
def test_rows_whose_term_is_spoken_of_are_told_in_any_form(terms):
    told = terms.lines(house("Miksi perusmaksuni nousi määräaikaisen sopimuksen aikana?"))
    assert told.splitlines()[1:] == [
        "perusmaksu = grundavgift = basic charge",
        "määräaikainen sopimus = tidsbundet avtal = fixed-term contract",
    ]


@pytest.mark.voikko
def test_terms_of_the_sources_count_in_the_sources_own_language(terms):
    found = article("Perusmaksu on 4,90 €.", language="fi")
    told = terms.lines(house("Vad kostar det?", language="sv", articles=found))
    assert "grundavgift" in told


@pytest.mark.voikko
def test_where_no_term_occurs_nothing_is_told(terms):
    assert terms.lines(house("Hei")) == ""


@pytest.mark.voikko
def test_a_prompt_is_not_flooded(terms):
    many = tuple(GlossaryTerm(fi="lasku", sv=f"faktura{n}") for n in range(100))
    read = reading("lasku", handbook=HANDBOOK.model_copy(update={"glossary": many}))
    assert len(terms.lines(read).splitlines()) == MOST_TERMS + 1


@pytest.mark.voikko
@pytest.mark.parametrize(
    ("text", "language", "mended"),
    [
        ("Avtalets perusmaksu är 4,90 €.", "sv", "Avtalets grundavgift är 4,90 €."),
        ("A tidsbundet avtal ends then.", "en", "A fixed-term contract ends then."),
        ("Grundavgiften (perusmaksu) är 4,90 €.", "sv", "Grundavgiften (perusmaksu) är 4,90 €."),
        ("Only a marginal change.", "en", "Only a marginal change."),
        ("Start the router anew.", "en", "Start the router anew."),
        ("Avtalets perusmaksun är 4,90 €.", "sv", "Avtalets perusmaksun är 4,90 €."),
        ("Maksat grundavgift.", "fi", "Maksat grundavgift."),
        ("", "sv", ""),
    ],
)
def test_a_term_left_in_another_language_is_put_right_where_no_form_is_at_stake(
    terms, text, language, mended
):
    assert terms.mended(text, language, GLOSSARY) == mended


@pytest.mark.voikko
def test_in_finnish_it_is_only_told(terms):
    strays = terms.strays("Maksat Grundavgift.", "fi", GLOSSARY)
    assert strays == (Stray("Grundavgift", "perusmaksu"),)
