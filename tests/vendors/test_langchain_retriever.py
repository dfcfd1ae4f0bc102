"""Our retriever as LangChain users meet it."""

import pytest
from langchain_core.runnables import RunnableLambda

from made_passages import PassageShelf, passage
from neuvoja.domain.errors import IndexUnavailable
from neuvoja.language.analysis import Analyser
from neuvoja.retrieval.promises import Changes
from neuvoja.retrieval.search import Retriever
from neuvoja.vendors.langchain_retriever import NeuvojaRetriever
from neuvoja.vendors.tantivy_index import TantivyIndex

PASSAGES = (
    passage("lasku#1", "Laskun eräpäivää voi siirtää.", title="Lasku", url="https://x.example/l"),
    passage("muutto#1", "Ilmoita muutosta ajoissa.", title="Muutto"),
    passage("ohje#1", "Laskun hyvitys sisäisesti.", audience="internal"),
)


@pytest.fixture
def retriever(tmp_path):
    analyser = Analyser({})
    keywords = TantivyIndex(tmp_path, analyser)
    keywords.apply(Changes(1, PASSAGES, [], replaced=False))
    ours = Retriever(passages=PassageShelf(*PASSAGES), keywords=keywords, analyser=analyser)
    return NeuvojaRetriever(retriever=ours)


def test_it_gives_documents_with_the_passages_facts(retriever):
    [document] = retriever.invoke("laskun eräpäivä")
    assert (document.id, document.page_content) == ("lasku#1", PASSAGES[0].text)
    assert document.metadata["title"] == "Lasku"
    assert document.metadata["url"] == "https://x.example/l"
    assert document.metadata["score"] > 0
    assert 0 < document.metadata["share"] <= 1


def test_what_only_advisors_may_read_stays_out_unless_asked(retriever):
    assert "ohje#1" not in {each.id for each in retriever.invoke("laskun hyvitys")}
    inside = retriever.model_copy(update={"public_only": False})
    assert "ohje#1" in {each.id for each in inside.invoke("laskun hyvitys")}


def test_it_takes_its_place_in_a_chain(retriever):
    chain = retriever | RunnableLambda(lambda found: [each.id for each in found])
    assert chain.invoke("muutto") == ["muutto#1"]
    assert chain.batch(["muutto", "laskun eräpäivä"]) == [["muutto#1"], ["lasku#1"]]


@pytest.mark.anyio
async def test_it_answers_asynchronously_too(retriever):
    assert [each.id for each in await retriever.ainvoke("muutto")] == ["muutto#1"]


def test_an_index_that_is_away_is_told_by_our_error(retriever, monkeypatch):
    def away(*given, **how):
        raise IndexUnavailable("keyword", "away")

    monkeypatch.setattr(retriever.retriever, "search", away)
    with pytest.raises(IndexUnavailable):
        retriever.invoke("muutto")
