"""What a word is called in another language, by the words of the passages there."""

import pytest

from made_passages import PassageShelf, passage
from neuvoja.language.analysis import Analyser
from neuvoja.language.embedding.static_embedding import StaticEmbedder
from neuvoja.retrieval.promises import Changes
from neuvoja.retrieval.question import Question
from neuvoja.retrieval.rarity import rarity_of
from neuvoja.retrieval.search import Retriever
from neuvoja.retrieval.translation import LIKE_ENOUGH, Translator, _as_one_word
from neuvoja.retrieval.wording import Wording
from neuvoja.vendors.tantivy_index import TantivyIndex

PASSAGES = (
    passage("lasku#1", "Laskun voi maksaa verkkopankissa.", title="Lasku"),
    passage("muutto#1", "Muutto uuteen asuntoon.", title="Muutto"),
    passage("laite#1", "Reititin Nordnix 300 asennetaan seinään.", title="Nordnix"),
    passage("sv-bil#1", "Bilen parkeras på gatan.", title="Bil", language="sv"),
)


@pytest.fixture(scope="module")
def embedder():
    return StaticEmbedder()


@pytest.fixture(scope="module")
def keywords(tmp_path_factory):
    index = TantivyIndex(tmp_path_factory.mktemp("keywords"), Analyser({}))
    index.apply(Changes(1, PASSAGES, [each.source_id for each in PASSAGES], replaced=False))
    index.seal()
    return index


def meant(keywords, embedder, text, asked, language):
    concepts = Wording(Analyser({})).concepts(Question.of_text(text, asked), language)
    return Translator(embedder, keywords).translated(concepts, "article", language)


def test_a_word_is_called_by_what_lies_nearest_in_the_passages(keywords, embedder):
    [invoice] = meant(keywords, embedder, "faktura", "sv", "fi")
    best = max(invoice.meant, key=lambda each: each.weight)
    assert best.lemma.startswith("lasku")
    assert all(each.likeness >= LIKE_ENOUGH for each in invoice.meant)


def test_all_that_a_word_may_mean_is_searched_for_as_one_word():
    rarity = {"faktura": rarity_of(1, 10), "räkning": rarity_of(9, 10), "okänd": 0.0}
    found = _as_one_word({"faktura": 0.8, "räkning": 0.8, "okänd": 0.8}, rarity, 10)
    together = rarity_of((1 + 9 + 0) / 3, 10)
    assert [each.weight * (rarity[each.lemma] or together) for each in found] == pytest.approx(
        [together / 3] * 3
    )
    assert _as_one_word({}, {}, 10) == ()


def test_a_name_that_the_passages_hold_is_the_nearest_to_itself(keywords, embedder):
    [name] = meant(keywords, embedder, "Nordnix", "sv", "fi")
    best = max(name.meant, key=lambda each: each.likeness)
    assert best.likeness == pytest.approx(1.0, abs=0.01)


def test_a_word_that_nothing_lies_near_to_stays_as_it_was_said(keywords, embedder):
    [word] = meant(keywords, embedder, "xqzwvk", "en", "sv")
    assert word.meant == ()


def test_an_answer_in_another_language_is_found_and_carries_the_question(keywords, embedder):
    retriever = Retriever(
        passages=PassageShelf(*PASSAGES),
        keywords=keywords,
        analyser=Analyser({}),
        lexical=embedder,
    )
    found = retriever.search(Question.of_text("betala faktura", "sv"), kind="article", limit=3)
    assert found[0].passage.passage_id == "lasku#1"
    assert found[0].share > 0.3
