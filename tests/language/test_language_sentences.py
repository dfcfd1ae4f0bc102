from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neuvoja.language.sentences import sentences


def split(text):
    return [span.text for span in sentences(text)]


ONE_SENTENCE = [
    "Sopimus alkaa 1. kesäkuuta 2026 ja päättyy 31.12.2026 klo 24.00.",
    "Hinta on 29,90 €/kk (sis. alv. 25,5 %).",
    "Katso esim. ohje tai kts. sivu 12.",
    "Palvelemme mm. puhelimessa, chatissa jne. arkisin.",
    "Valitse 1. ja 2. kohta.",
    "Toimitamme sen 2. krs. huoneistoon.",
    "Sovimme J. Virtasen ja K.-P. Mäen kanssa.",
    "Ks. www.kela.fi/asuminen?x=1.2 ja kirjoita neuvonta@kela.fi.",
    "Kyse on ns. kiinteästä hinnasta.",
    "Perusmaksu on n. 5 € ja käyttö max. 30 kWh.",
    "Soita puh. 040 123 4567.",
    "Viitenumero on nro. 12345.",
    "Avtalet gäller t.ex. el, bl.a. fiber och s.k. grön el.",
    "Ring kl. 8.30 eller fr.o.m. 1.6.2026.",
    "Det kostar ca. 30 kr per mån. med rabatt.",
    "Kontakta oss p.g.a. flytten, d.v.s. nu.",
    "We offer e.g. fibre, i.e. the fast one.",
    "Call Mr. Smith at no. 5, approx. 5 wks. before.",
    "It costs 29.90 EUR vs. 19.90 EUR.",
    "Asiakas kysyi: ”Mikä on hinta?” ja odotti.",
    "Odotin… ja odotin… vielä",
    "Käytä versiota 2.0.1 tai uudempaa.",
    "Node.js toimii.",
]


@pytest.mark.parametrize("text", ONE_SENTENCE)
def test_a_full_stop_inside_does_not_end_the_sentence(text):
    assert split(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Nopeus on 300 Mbit/s. Hinta on 5 €/h. Kolmas.",
            ["Nopeus on 300 Mbit/s.", "Hinta on 5 €/h.", "Kolmas."],
        ),
        ("Moi! Onko teillä kuitua? Kiitos.", ["Moi!", "Onko teillä kuitua?", "Kiitos."]),
        ("moi. mulla ei oo nettiä. auttakaa", ["moi.", "mulla ei oo nettiä.", "auttakaa"]),
        ("Mitä?! Ei voi olla... Tosiaan.", ["Mitä?!", "Ei voi olla...", "Tosiaan."]),
        ("Hän sanoi: ”Ei käy.” Sitten hän lähti.", ["Hän sanoi: ”Ei käy.”", "Sitten hän lähti."]),
        ("Hinta on 30. Maksat sen heti.", ["Hinta on 30.", "Maksat sen heti."]),
        ("Se kestää 12 kk. Sitten se loppuu.", ["Se kestää 12 kk.", "Sitten se loppuu."]),
        ("Myyjä on Firma Oy. Se toimittaa.", ["Myyjä on Firma Oy.", "Se toimittaa."]),
        ("Maksoin laskun.Silti tuli muistutus.", ["Maksoin laskun.", "Silti tuli muistutus."]),
        ("Katso kela.fi/a?Id=5. Kiitos!", ["Katso kela.fi/a?Id=5.", "Kiitos!"]),
        ("Paina OK. Saat viestin.", ["Paina OK.", "Saat viestin."]),
        ("So do I. But why?", ["So do I.", "But why?"]),
        ("Det är bra. vi ses", ["Det är bra.", "vi ses"]),
        ("Kiitos :) Hyvää päivää!", ["Kiitos :) Hyvää päivää!"]),
        ("moi\nei toimi\nauttakaa", ["moi", "ei toimi", "auttakaa"]),
    ],
)  # fmt: skip
def test_sentences_end_where_a_reader_would_end_them(text, expected):
    assert split(text) == expected


def test_items_headings_quotes_and_rows_stand_alone_without_their_markers():
    text = (
        "# Hinnat\n- Kuitu 100: 29,90 €/kk\n* Kuitu 500\n1. Avaa sovellus\n2) Valitse\n"
        "a) ensin\n> lainattu rivi\n• piste\n"
        "| Tuote | Hinta |\n|---|---|\n| Kuitu | 5 € |\n---\nLoppu"
    )
    assert split(text) == [
        "Hinnat", "Kuitu 100: 29,90 €/kk", "Kuitu 500", "Avaa sovellus", "Valitse", "ensin",
        "lainattu rivi", "piste", "| Tuote | Hinta |", "| Kuitu | 5 € |", "Loppu",
    ]  # fmt: skip


def test_an_unknown_abbreviation_is_seen_where_sentences_begin_with_capitals():
    text = "Valitse Anl. tilit. Paina nappia. Avaa sivu ja tarkista maks. määrä. Se riittää."
    assert split(text) == [
        "Valitse Anl. tilit.", "Paina nappia.", "Avaa sivu ja tarkista maks. määrä.", "Se riittää.",
    ]  # fmt: skip


def test_an_ordinal_at_the_beginning_of_a_line_is_no_item_number():
    assert split("3. kerroksessa on vika.\n1. kesäkuuta alkaen") == [
        "3. kerroksessa on vika.", "1. kesäkuuta alkaen",
    ]  # fmt: skip


def test_a_line_that_a_mail_program_wrapped_goes_on_in_the_next():
    wrapped = "Olen muuttamassa ensi kuussa uuteen asuntoon Tampereelle\nja haluaisin siirtää sen."
    assert split(f"{wrapped}\nKiitos") == [wrapped, "Kiitos"]


@pytest.mark.parametrize("text", ["", "  \n ", "---", "👍", "?!", "| | |"])
def test_without_words_there_is_no_sentence(text):
    assert sentences(text) == []


any_text = st.text() | st.text("aA1.!?…”) -*|>#\n", max_size=60)


@given(any_text)
def test_every_span_stands_where_it_says_and_is_stripped(text):
    found = sentences(text)
    assert all(text[span.start : span.end] == span.text == span.text.strip() for span in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(st.text("aÄ1.!?…” -*|>#\n", max_size=60))
def test_no_letter_is_lost(text):
    inside = {place for span in sentences(text) for place in range(span.start, span.end)}
    assert all(place in inside for place, each in enumerate(text) if each.isalpha())


@pytest.mark.parametrize("piece", ["esim. ", "a.", "x", "a | ", "! ", "- ", "\n", "1. ", "(", ">"])
@pytest.mark.timeout(5)
def test_a_huge_message_of_one_piece_is_split_quickly(piece):
    sentences(piece * 20_000)
