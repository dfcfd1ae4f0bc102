"""What is made of needs that are told as people tell them, in five fields with few signals each."""

from functools import cache

import pytest
import yaml
from desk_readings import DATA, defaults, reading

from neuvoja.assistant.extractive.selling.opportunities import OpportunityFinder
from neuvoja.domain.knowledge import Product
from neuvoja.language.analysis import Analyser
from neuvoja.language.embedding.static_embedding import StaticEmbedder

pytestmark = pytest.mark.voikko

RECALL, PRECISION, MOST_FALSE = 0.38, 0.8, 4
"""What was reached. Most of these needs are voiced in no word of a signal."""

HARD = ("bereavement", "payment", "minor")


@cache
def handbooks():
    catalogues = yaml.safe_load((DATA / "catalogues_told.yaml").read_text("utf-8"))
    return {
        field: defaults().model_copy(
            update={"products": tuple(map(Product.model_validate, products))}
        )
        for field, products in catalogues.items()
    }


@pytest.fixture(scope="module")
def offers(lemmatizer):
    """Of each tale its kind, what is right, and the offers."""
    finder = OpportunityFinder(Analyser({"fi": lemmatizer}), StaticEmbedder())

    def made(field, language, kind, right, *said):
        customer = said[-1] if isinstance(said[-1], dict) else {}
        texts = [each for each in said if isinstance(each, str)]
        read = reading(*texts, language=language, handbook=handbooks()[field], customer=customer)
        return kind, right, {each.product_id for each in finder.find(read).opportunities}

    told = yaml.safe_load((DATA / "told.yaml").read_text("utf-8"))
    return [made(field, *each) for field, tales in told.items() for each in tales]


def test_four_needs_in_ten_are_heard_and_hardly_any_mistaken(offers):
    needs = [(right, got) for kind, right, got in offers if kind == "need"]
    heard = sum(not got.isdisjoint(right) for right, got in needs)
    mistaken = sum(len(got.difference(right)) for right, got in needs)
    assert heard / len(needs) >= RECALL
    assert heard / (heard + mistaken) >= PRECISION


def test_where_there_is_no_need_or_no_moment_hardly_anything_is_offered(offers):
    wrong = [each for each in offers if each[0] != "need" and each[2]]
    assert len(wrong) <= MOST_FALSE
    assert not [each for each in wrong if each[0] in HARD]
