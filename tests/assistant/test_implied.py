"""Needs that are told in words which no signal has: heard by what is meant, or not at all.

And why a product helps: the fact of a source that meets the need.
"""

from dataclasses import replace

import pytest
from desk_readings import defaults, found, reading

from neuvoja.assistant.extractive.selling.opportunities import OpportunityFinder
from neuvoja.domain.knowledge import Product
from neuvoja.language.analysis import Analyser
from neuvoja.language.embedding.static_embedding import StaticEmbedder

pytestmark = pytest.mark.voikko

PRODUCTS = (
    ("talvisailytys", "Renkaille ei ole kotona tilaa", ["renkaat vie koko varaston"]),
    ("sijaisauto", "Asiakas tarvitsee auton huollon ajaksi", ["miten pääsen töihin huollon ajan"]),
    ("lammitin", "Auto on talviaamuna kylmä", ["auto on aamulla kylmä", "ei ole tolppaa"]),
)


@pytest.fixture(scope="module")
def analyser(lemmatizer):
    return Analyser({"fi": lemmatizer})


@pytest.fixture(scope="module")
def finder(analyser):
    return OpportunityFinder(analyser, StaticEmbedder())


def handbook(*products):
    made = [Product(id=id, name={"fi": id}, need=need, signals=said) for id, need, said in products]
    return defaults().model_copy(update={"products": tuple(made)})


def offered(finder, *said, language="fi", products=PRODUCTS):
    made = finder.find(reading(*said, language=language, handbook=handbook(*products)))
    return [(each.product_id, each.evidence.quote) for each in made.opportunities]


def test_a_swedish_customer_is_heard_by_signals_in_finnish_alone(finder):
    said = "Det är så kallt i bilen på morgnarna. Vad finns det för lösningar?"
    assert offered(finder, said, language="sv") == [
        ("lammitin", "Det är så kallt i bilen på morgnarna.")
    ]


def test_an_english_customer_is_heard_too(finder):
    said = "My car will be in for service and I have to get to work. What can you do?"
    assert [id for id, _ in offered(finder, said, language="en")] == ["sijaisauto"]


def test_a_situation_told_by_one_who_asks_for_nothing_is_heard(finder):
    said = "Det är så kallt i bilen på morgnarna."
    assert [id for id, _ in offered(finder, said, language="sv")] == ["lammitin"]


def test_without_an_embedder_only_words_tell(analyser):
    said = "Det är så kallt i bilen på morgnarna. Vad finns det för lösningar?"
    assert offered(OpportunityFinder(analyser), said, language="sv") == []


@pytest.mark.parametrize(
    "said",
    [
        "Det är så kallt i bilen på morgnarna. När öppnar ni på lördag?",
        "Tack för hjälpen! Det var så kallt i bilen på morgnarna.",
        "Min granne har så kallt i bilen på morgnarna. Vad rekommenderar ni för däck?",
        "Vi behöver ingen värmare fast det är kallt i bilen på morgnarna. Vad finns det annars?",
        "Om det var kallt i bilen på morgnarna, vad finns det då? Jag bara undrar.",
    ],
)
def test_where_nothing_is_sought_or_it_is_no_own_need_nothing_is_offered(finder, said):
    assert offered(finder, said, language="sv") == []


def test_where_only_one_thing_is_sold_likeness_tells_nothing(finder):
    said = "Det är så kallt i bilen på morgnarna. Vad finns det för lösningar?"
    assert offered(finder, said, language="sv", products=PRODUCTS[2:]) == []


COLD = "auto on aamulla kylmä"
PAGE = (
    "Lämmitin ei sovi sähköautoon. Lämmitin lämmittää auton ennen lähtöä. "
    "Asennus kestää puoli päivää."
)


def why(finder, *, text=PAGE, audience="public", advisor_language="fi", products=("lammitin",)):
    article = found("art-1#1", products=products)
    page = article.passage.model_copy(update={"text": text, "audience": audience})
    shown = type("Shown", (), {"n": 1, "passage_id": "art-1#1"})
    read = reading(
        COLD,
        handbook=handbook(*PRODUCTS),
        advisor_language=advisor_language,
        articles=[replace(article, passage=page)],
        sources=[shown],
    )
    return finder.find(read).opportunities[0].why_it_helps


def test_the_need_is_told_with_the_fact_that_meets_it_and_where_it_stands(finder):
    assert why(finder) == (
        f"Asiakkaan sanat ”{COLD}” viittaavat tilanteeseen, jossa auto on talviaamuna kylmä. "
        "lammitin auttaa siinä näin: Lämmitin lämmittää auton ennen lähtöä. [1]"
    )


def test_to_another_advisor_what_is_finnish_is_quoted(finder):
    assert why(finder, advisor_language="en") == (
        f"The customer's words “{COLD}” point to a need that lammitin is made for: "
        "“Auto on talviaamuna kylmä.” "
        "This is how it helps: “Lämmitin lämmittää auton ennen lähtöä.” [1]"
    )


@pytest.mark.parametrize(
    "changed",
    [
        {"audience": "internal"},
        {"products": (), "text": "Takkuinen auto on aamulla kylmä, joten pukeudu hyvin."},
        {"text": "Lämmitin ei sovi sähköautoon."},
    ],
)
def test_what_is_internal_of_another_thing_or_denied_explains_nothing(finder, changed):
    assert why(finder, **changed).endswith("lammitin on tehty juuri siihen.")
