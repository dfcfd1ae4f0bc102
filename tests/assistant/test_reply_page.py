"""How a passage is cut into what a reply may quote."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reply_readings import article

from neuvoja.assistant.extractive.pages.pages import Pages
from neuvoja.assistant.extractive.wording.matching import Matcher, match
from neuvoja.language.analysis import Analyser

pytestmark = pytest.mark.voikko


@pytest.fixture(scope="module")
def matcher(lemmatizer):
    return Matcher(Analyser({"fi": lemmatizer}))


@pytest.fixture
def page_of(matcher):
    pages = Pages(matcher)

    def page(text, **fields):
        return pages.of(article(text, **fields)[0].passage)

    return page


def quotes(page):
    return [[page.pieces[n].text for n in unit.pieces] for unit in page.units]


def shapes(page):
    return [piece.shape for piece in page.pieces]


def test_every_piece_stands_where_it_says(page_of):
    text = "Lause yksi. Lause kaksi:\n\n- kohta a\n- kohta b. Lisää.\n\n1. Tee näin.\n\nLoppu."
    page = page_of(text)
    for piece in page.pieces:
        assert page.passage.text[piece.start : piece.end] == piece.text


@given(st.text(st.sampled_from("aA.:?!-1 \n|•"), max_size=120))
@settings(max_examples=150, deadline=None)
def test_no_text_breaks_a_page(matcher, text):
    found = article(f"Alku on tässä. {text}")[0]
    page = Pages(matcher).of(found.passage)
    for piece in page.pieces:
        assert found.passage.text[piece.start : piece.end] == piece.text


def test_a_sentence_that_hangs_on_another_brings_it_along(page_of):
    page = page_of("Tilaus maksaa 5 €. Se lisätään seuraavaan laskuun. Muuta ei tarvita.")
    assert ["Tilaus maksaa 5 €.", "Se lisätään seuraavaan laskuun."] in quotes(page)
    assert ["Se lisätään seuraavaan laskuun."] not in quotes(page)


def test_a_hanging_sentence_without_another_is_left_out(page_of):
    assert quotes(page_of("Se lisätään seuraavaan laskuun.")) == []


@pytest.mark.parametrize(
    "narrowing",
    [
        "Tämä ei koske kampanjoita.",
        "Poikkeus: kampanjatuotteita ei voi palauttaa.",
        "Jos tuote on käytetty, tuotetta ei voi palauttaa.",
        "Palautus ei kuitenkaan koske lahjakortteja.",
    ],
)
def test_what_narrows_a_sentence_stays_with_it(page_of, narrowing):
    page = page_of(f"Tuotteen voi palauttaa 14 päivän kuluessa. {narrowing}")
    assert ["Tuotteen voi palauttaa 14 päivän kuluessa.", narrowing] in quotes(page)
    assert ["Tuotteen voi palauttaa 14 päivän kuluessa."] not in quotes(page)


def test_another_case_does_not_narrow(page_of):
    page = page_of("Linkki tulee sähköpostiin. Jos viestiä ei kuulu, tarkista roskaposti.")
    assert ["Linkki tulee sähköpostiin."] in quotes(page)


def test_fragments_are_quoted_whole_with_their_lead_in(page_of):
    page = page_of("Tarvitset:\n\n- henkilökortin\n- tilausnumeron\n- kuitin")
    assert quotes(page) == [
        ["Tarvitset:", "- henkilökortin", "- tilausnumeron", "- kuitin"],
    ]


def test_items_that_say_a_whole_thing_may_be_quoted_alone(page_of):
    page = page_of("- Lasku tulee kerran kuussa.\n- Paperilasku maksaa 3 €.")
    assert ["- Paperilasku maksaa 3 €."] in quotes(page)


def test_steps_are_quoted_whole_or_one_alone(page_of):
    page = page_of("1. Avaa sovellus.\n2. Valitse asetukset.\n3. Sulje sovellus.")
    assert ["1. Avaa sovellus.", "2. Valitse asetukset.", "3. Sulje sovellus."] in quotes(page)
    assert ["2. Valitse asetukset."] in quotes(page)


def test_a_row_of_a_table_needs_no_column_head(page_of):
    table = "| Tuote | Hinta |\n|---|---|\n| Pieni | 5 € |\n| Suuri | 9 € |"
    page = page_of(table)
    assert "row" in shapes(page)
    assert all(len(each) == 1 for each in quotes(page))


def test_a_question_in_a_source_heads_its_answer(page_of):
    page = page_of("Siirtyykö bonus? Siirtyy, kun haltija on sama. Saako sen takaisin? Kyllä saa.")
    assert shapes(page) == ["label", "sentence", "label", "sentence"]
    assert {form.text for form in page.headings[1].forms} == {"siirtyyko", "bonus"}
    assert not any("?" in text for each in quotes(page) for text in each)


def test_a_bare_yes_goes_with_what_explains_it(page_of):
    page = page_of("Kyllä. Voit siirtää laskun eräpäivää sovelluksessa.")
    assert quotes(page) == [["Kyllä.", "Voit siirtää laskun eräpäivää sovelluksessa."]]


def test_headings_of_joined_sections_head_only_what_is_below_them(page_of):
    body = "## Hinta\n\nTilaus maksaa 5 €.\n\n## Aikataulu\n\nTilaus kestää 3 päivää."
    page = page_of(body)
    assert shapes(page) == ["label", "sentence", "label", "sentence"]
    assert page.headings[1].promises == {"price"}
    assert page.headings[3].promises == {"when"}


def test_a_page_is_made_once(matcher):
    pages = Pages(matcher)
    passage = article("Tilaus maksaa 5 €.")[0].passage
    assert pages.of(passage) is pages.of(passage)


@pytest.mark.parametrize(
    ("asked", "said", "least", "most"),
    [
        ("sopimuksen", "sopimus", 1.0, 1.0),
        ("sopimus", "sähkösopimus", 0.7, 0.9),
        ("sähkösopimus", "sopimus", 0.3, 0.6),
        ("eläkevakuutus", "kotivakuutus", 0.0, 0.4),
        ("reititn", "reititin", 0.7, 1.0),
        ("100", "1000", 0.0, 0.0),
        ("lasku", "kuitu", 0.0, 0.0),
    ],
)
def test_words_match_as_well_as_they_mean_the_same(matcher, asked, said, least, most):
    (one,), (other,) = matcher.forms(asked, "fi"), matcher.forms(said, "fi")
    assert least <= match(one, other) <= most


def test_a_marked_text_is_quoted_whole_or_not_at_all(page_of):
    page = page_of(
        "Voit irtisanoa verkossa.\n\n<!-- verbatim -->\nIrtisanomisaika on 14 päivää.\n\n"
        "Päättämismaksu on 50 €.\n<!-- /verbatim -->\n\nLaitteet palautetaan postitse."
    )
    terms = ["Irtisanomisaika on 14 päivää.", "Päättämismaksu on 50 €."]
    assert {tuple(each) for each in quotes(page)} == {
        ("Voit irtisanoa verkossa.",),
        tuple(terms),
        ("Laitteet palautetaan postitse.",),
    }
    assert [each.cost for each in page.units] == [1, 2, 2, 1]
