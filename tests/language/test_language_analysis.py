import json
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neuvoja.language.analysis import Analyser
from neuvoja.language.text import fold
from neuvoja.language.words import words

STEMS_ONLY = Analyser({})


@pytest.fixture(scope="module")
def analyser(lemmatizer):
    return Analyser({"fi": lemmatizer})


def only(analyser, word, language="fi"):
    (token,) = analyser.tokens(word, language)
    return token


@pytest.mark.voikko
@pytest.mark.parametrize(
    ("word", "lemma", "parts"),
    [
        ("sähkösopimuksessani", "sähkösopimus", {"sähkö", "sopimus"}),
        ("kaukolämpöä", "kaukolämpö", {"kauko", "lämpö"}),
        ("SÄHKÖLASKUN", "sähkölasku", {"sähkö", "lasku"}),
        ("sähköauto-latauksen", "sähköautolataus", {"sähkö", "auto", "lataus"}),
        ("5G-liittymän", "5gliittymä", {"5g", "liittymä"}),
        ("ulko-oven", "ulko-ovi", {"ulko", "ovi"}),
        ("KELA:n", "kela", set()),
        ("100:lla", "100", set()),
        ("laskuista", "lasku", set()),
        ("29,90", "29,90", set()),
        ("5G", "5g", set()),
        ("laskuu", "lasku", set()),
        ("välilehel", "välilehti", {"väli", "lehti"}),
        ("sahkolasku", "sähkölasku", {"sähkö", "lasku"}),
        ("oon", "olla", set()),
    ],
)
def test_finnish_words_are_read_with_their_compound_parts(analyser, word, lemma, parts):
    token = only(analyser, word)
    assert lemma in token.lemmas
    assert set(token.parts) == parts


@pytest.mark.voikko
def test_derived_words_meet_the_words_that_they_come_from(analyser):
    assert only(analyser, "asennus").lemmas & only(analyser, "asentaa").lemmas
    assert only(analyser, "muuttanut").lemmas & only(analyser, "muutan").lemmas


@pytest.mark.voikko
@pytest.mark.parametrize(
    ("word", "name"),
    [("Matille", "first_name"), ("Virtasen", "surname"), ("helsingissä", "place"), ("lasku", None)],
)
def test_names_are_told(analyser, word, name):
    assert only(analyser, word).name == name


@pytest.mark.voikko
def test_an_unknown_finnish_word_meets_its_own_other_forms(analyser):
    assert only(analyser, "copilotista").lemmas == only(analyser, "copilotilla").lemmas


@pytest.mark.voikko
@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("miten mä saisin mun laskun maksettuu", {"laskun", "maksettuu"}),
        ("voisitteko te kertoa siitä kuidusta", {"kertoa", "kuidusta"}),
        ("onks teil jotain halvempaa", {"halvempaa"}),
    ],
)
def test_function_words_are_told_from_content_also_in_speech(analyser, text, content):
    assert {each.text for each in analyser.tokens(text, "fi") if each.content} == content


@pytest.mark.parametrize(
    ("text", "language", "content"),
    [
        ("hur kan jag byta mitt abonnemang", "sv", {"byta", "abonnemang"}),
        ("how do I cancel my subscription, please", "en", {"cancel", "subscription"}),
        ("I don’t have any bills", "en", {"bills"}),
        ("mulla ei oo sähköä", "fi", {"sähköä"}),
    ],
)
def test_function_words_are_told_from_content_without_a_dictionary(text, language, content):
    assert {each.text for each in STEMS_ONLY.tokens(text, language) if each.content} == content


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("fakturorna", "fakturan", "sv"),
        ("avtalet", "avtalen", "sv"),
        ("bills", "bill", "en"),
        ("paid", "paying", "en"),
        ("customer's", "customers", "en"),
        ("children", "child", "en"),
        ("laskuissa", "laskun", "fi"),
    ],
)
def test_forms_of_a_word_share_a_stem(one, other, language):
    assert only(STEMS_ONLY, one, language).lemmas == only(STEMS_ONLY, other, language).lemmas


def test_hyphenated_words_have_parts_in_every_language():
    assert only(STEMS_ONLY, "e-postfakturan", "sv").parts == {"e", "postfaktur"}
    assert "mail" in only(STEMS_ONLY, "e-mails", "en").parts
    assert only(STEMS_ONLY, "sähkö-laskun", "fi").parts == {"sähkö", "lasku"}


@pytest.mark.parametrize(
    ("word", "language"),
    [
        ("enkä", "fi"),
        ("eivät", "fi"),
        ("eikö", "fi"),
        ("inte", "sv"),
        ("don't", "en"),
        ("never", "en"),
    ],
)
def test_negative_words_are_told(word, language):
    assert only(STEMS_ONLY, word, language).negative


def test_a_placeholder_brings_no_terms():
    assert STEMS_ONLY.gram_text("[NIMI_1]").strip() == ""
    assert STEMS_ONLY.lemma_text("[NIMI_1]", "fi") == ""
    assert not only(STEMS_ONLY, "[NIMI_1]").content


def test_grams_are_folded_and_marked_where_the_word_begins():
    assert dict(STEMS_ONLY.grams("Sähkö on ÄÄ")) == {
        "_sah": 1,
        "sahk": 1,
        "ahko": 1,
        "_on": 1,
        "_aa": 1,
    }


def test_the_index_gets_the_same_terms_as_the_question():
    text = "Sähkösopimus ja sähkölasku"
    assert sorted(STEMS_ONLY.grams(text).elements()) == sorted(STEMS_ONLY.gram_text(text).split())
    assert sorted(STEMS_ONLY.lemmas(text, "fi").elements()) == sorted(
        STEMS_ONLY.lemma_text(text, "fi").split()
    )


def test_both_fields_come_at_once_as_they_come_apart():
    text = "[NIMI_1] kysyi: Onko sähkölasku 29,90 €?"
    apart = (STEMS_ONLY.gram_text(text), STEMS_ONLY.lemma_text(text, "fi"))
    found = STEMS_ONLY.terms(text, "fi")
    assert (found.grams.split(), found.lemmas) == (apart[0].split(), apart[1])
    assert STEMS_ONLY.terms("", "fi") == ("", "")


def test_function_words_stay_out_of_the_lemma_field():
    assert STEMS_ONLY.lemma_text("jag har en faktura", "sv") == "faktur"


languages = st.sampled_from(["fi", "sv", "en"])
texts = st.text() | st.text("aäbKn1-:'. [N_]", max_size=30)


@given(texts, languages)
def test_tokens_are_the_words_of_any_text(text, language):
    tokens = STEMS_ONLY.tokens(text, language)
    assert [(each.text, each.start, each.end) for each in tokens] == [
        (each.text, each.start, each.end) for each in words(text)
    ]


@pytest.mark.voikko
@given(texts)
def test_no_text_breaks_the_dictionary(analyser, text):
    for token in analyser.tokens(text, "fi"):
        assert token.lemmas or token.text.startswith("[")
        assert not any(lemma != lemma.lower() or " " in lemma for lemma in token.lemmas)


@given(texts)
def test_grams_do_not_see_case_or_accents(text):
    assert STEMS_ONLY.grams(fold(text)) == STEMS_ONLY.grams(fold(text.lower()))
    assert STEMS_ONLY.grams("ÄITI" + text) == STEMS_ONLY.grams("aiti" + text)


@pytest.mark.voikko
@pytest.mark.shared
def test_threads_get_the_same_analyses_as_one_alone(lemmatizer, shared_data):
    path = shared_data / "bc-docs-fi-sv" / "sections.fi.jsonl"
    texts = [json.loads(line)["text"] for line in path.read_text().splitlines()[:120]]
    alone = [Analyser({"fi": lemmatizer}).lemma_text(text, "fi") for text in texts]
    shared = Analyser({"fi": lemmatizer})
    found: list[list[str]] = []

    def analyse():
        found.append([shared.lemma_text(text, "fi") for text in texts])

    threads = [threading.Thread(target=analyse) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [alone] * 6
