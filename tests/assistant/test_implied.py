"""Needs that are told in words which no signal has: heard by what is meant, or not at all."""

import pytest
from desk_readings import defaults, reading

from neuvoja.assistant.extractive.opportunities import OpportunityFinder
from neuvoja.domain.knowledge import Product
from neuvoja.language.analysis import Analyser
from neuvoja.language.static_embedding import StaticEmbedder

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


def test_without_an_embedder_only_words_tell(analyser):
    said = "Det är så kallt i bilen på morgnarna. Vad finns det för lösningar?"
    assert offered(OpportunityFinder(analyser), said, language="sv") == []


@pytest.mark.parametrize(
    "said",
    [
        "Det är så kallt i bilen på morgnarna.",
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
