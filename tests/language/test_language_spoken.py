import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neuvoja.language.analysis import Analyser
from neuvoja.language.forms.spoken import SpokenFinnish, written
from neuvoja.language.forms.spoken_words import SPOKEN_WORDS

PROJECT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def spoken(lemmatizer):
    return SpokenFinnish(lambda word: bool(lemmatizer.lemmas(word)))


@pytest.mark.voikko
@pytest.mark.parametrize(
    ("said", "written_form"),
    [
        ("maksaaks", "maksaako"), ("voinks", "voinko"), ("tukeeks", "tukeeko"),
        ("saatsä", "saatko"),
        ("laskuu", "laskua"), ("keskusteluu", "keskustelua"), ("asiakkait", "asiakkaita"),
        ("hintoi", "hintoja"), ("laskui", "laskuja"), ("rajotuksii", "rajoituksia"),
        ("korkee", "korkea"), ("pimee", "pimeä"), ("aukee", "aukeaa"), ("nopeempi", "nopeampi"),
        ("kauheesti", "kauheasti"), ("kerkeen", "kerkeän"), ("haluutte", "haluatte"),
        ("firmas", "firmassa"), ("linkist", "linkistä"), ("tilil", "tilillä"),
        ("tililt", "tililtä"),
        ("kotii", "kotiin"), ("saanu", "saanut"), ("menny", "mennyt"), ("maksais", "maksaisi"),
        ("tulis", "tulisi"), ("haluisin", "haluaisin"), ("ottasin", "ottaisin"),
        ("välilehen", "välilehden"), ("yhellä", "yhdellä"), ("uuen", "uuden"), ("vuoen", "vuoden"),
        ("saahaan", "saadaan"), ("ehottaa", "ehdottaa"), ("vaihettiin", "vaihdettiin"),
        ("tarkotus", "tarkoitus"), ("kirjottaa", "kirjoittaa"), ("julkasta", "julkaista"),
        ("ilmanen", "ilmainen"), ("sähkönen", "sähköinen"), ("punanen", "punainen"),
        ("ilmane", "ilmainen"), ("viimesin", "viimeisin"), ("ratkasu", "ratkaisu"),
        ("kattelin", "katselin"), ("ettii", "etsii"), ("viittin", "viitsin"),
        ("muutki", "muutkin"), ("muutenki", "muutenkin"), ("firmalki", "firmallakin"),
        ("asiaks", "asiaksi"), ("vanhaks", "vanhaksi"), ("maksaks", "maksaako"),
        ("valmiiks", "valmiiksi"), ("vaihettuu", "vaihdettua"),
        ("paivaa", "päivää"), ("sahko", "sähkö"), ("sahkosopimus", "sähkösopimus"),
        ("tyopaikka", "työpaikka"), ("nakyyko", "näkyykö"), ("tehaan", "tehdään"),
        ("oon", "olen"), ("meiän", "meidän"), ("onks", "onko"), ("haluun", "haluan"),
    ],
)  # fmt: skip
def test_spoken_words_find_their_written_form(spoken, said, written_form):
    assert written_form in spoken.expansions(said)


@pytest.mark.voikko
@pytest.mark.parametrize(
    "word",
    [
        "lasku",
        "sähkösopimuksen",
        "maksaako",
        "siitä",
        "kuusi",
        "Matti",
        "Helsinki",
        "maksaa",
        "meillä",
        "Microsoft",
        "Revontuli",
        "WLAN",
        "SEPA",
        "5G",
        "iPhone",
        "[NIMI_1]",
        "copilot",
        "router",
        "x",
    ],
)
def test_written_words_names_and_foreign_words_are_left_alone(spoken, word):
    assert not spoken.expansions(word)


@pytest.mark.voikko
def test_a_question_is_brought_to_writing_with_its_marks_and_capitals(spoken):
    said = "Moi, onks teil viel sähkösii laskuu? Mun välilehel ei näy mitään!"
    assert spoken.written(said) == (
        "Moi, onko teillä vielä sähköisiä laskua? Minun välilehdellä ei näy mitään!"
    )


def test_without_a_dictionary_only_the_list_is_used():
    assert written("Mä oon kotona, onks laskuu?") == "Minä olen kotona, onko laskuu?"


def test_the_list_leads_from_speech_to_writing_and_not_round():
    assert not set(SPOKEN_WORDS) & set(SPOKEN_WORDS.values()) - {"tuolla", "sitä"}


@pytest.mark.voikko
def test_every_listed_written_form_is_in_the_dictionary(lemmatizer):
    unknown = [word for word in set(SPOKEN_WORDS.values()) if not lemmatizer.lemmas(word)]
    assert unknown == []


@given(st.text() | st.text("aäoösthkn ", max_size=20))
def test_writing_twice_changes_nothing_more(text):
    assert written(written(text)) == written(text)


@pytest.mark.voikko
@given(st.text() | st.text("aäoösthkiuen ", max_size=20))
def test_no_text_breaks_the_rules(spoken, text):
    spoken.written(text)


@pytest.mark.voikko
@pytest.mark.shared
def test_the_lemmas_of_spoken_questions_meet_more_of_their_written_questions(
    lemmatizer, shared_data
):
    rows = [
        json.loads(line) for line in _lines(shared_data / "bc-docs-fi-sv" / "faq_queries.jsonl")
    ]
    asked = {row["qid"]: row["fi"] for row in rows}
    said = [json.loads(line) for line in _lines(PROJECT / "eval/suites/spoken/queries.jsonl")]
    analyser = Analyser({"fi": lemmatizer})

    def met(question, spoken_question):
        wanted = set(analyser.lemmas(question, "fi"))
        return len(wanted & set(analyser.lemmas(spoken_question, "fi"))) / max(1, len(wanted))

    with_rules = [met(asked[row["qid"]], row["spoken"]) for row in said]
    assert sum(with_rules) / len(with_rules) > 0.45


def _lines(path):
    return path.read_text().splitlines()
