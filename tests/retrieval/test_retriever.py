"""From a question to ranked passages, with a real keyword index."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import numpy as np
import pytest

from made_passages import PassageShelf, passage
from neuvoja.domain.errors import IndexUnavailable, ModelUnavailable
from neuvoja.domain.organisation import GlossaryTerm, Synonym
from neuvoja.language.analysis import Analyser
from neuvoja.retrieval.meaning import Meaning
from neuvoja.retrieval.promises import Changes
from neuvoja.retrieval.question import Question
from neuvoja.retrieval.search import Retriever
from neuvoja.vendors.exact_index import ExactIndex
from neuvoja.vendors.tantivy_index import TantivyIndex

PASSAGES = (
    passage("lasku#1", "Laskun eräpäivää voi siirtää kaksi viikkoa.", title="Lasku"),
    passage("lasku#2", "E-laskun tilaat verkkopankissa.", title="Lasku"),
    passage("muutto#1", "Ilmoita muutosta viimeistään kaksi viikkoa ennen.", title="Muutto"),
    passage("vanha#1", "Vuoden 2024 hinnasto.", title="Hinnasto", valid_to=date(2024, 12, 31)),
    passage("sisainen#1", "Hyvitys hinnastosta ohi.", title="Hyvitys", audience="internal"),
    passage("kuitu#1", "Reititin käynnistyy uudelleen virtanapista.", title="Kuitu"),
    passage("lampo#1", "Kaukolämmön liittymä maksaa 4 500 euroa.", title="Kaukolämpö"),
    passage("sv-flytt#1", "Meddela flytten två veckor före.", language="sv", title="Flytt"),
    passage("en-move#1", "Tell us of a move.", language="en", translation_of="muutto"),
    passage("c-1#1", "Eräpäivä siirrettiin.", kind="case", searched="En ehdi maksaa laskua."),
)


@pytest.fixture(scope="module")
def analyser():
    return Analyser({})


@pytest.fixture(scope="module")
def keywords(analyser, tmp_path_factory):
    index = TantivyIndex(tmp_path_factory.mktemp("keywords"), analyser)
    index.apply(Changes(1, PASSAGES, [each.source_id for each in PASSAGES], replaced=False))
    index.seal()
    return index


@pytest.fixture
def retriever(keywords, analyser):
    return Retriever(passages=PassageShelf(*PASSAGES), keywords=keywords, analyser=analyser)


def ask(retriever, text, language="fi", **how):
    how = {"kind": "article", "limit": 5} | how
    return retriever.search(Question.of_text(text, language), **how)


def ids(found):
    return [each.passage.passage_id for each in found]


def test_the_passage_that_answers_comes_first(retriever):
    assert ids(ask(retriever, "Voiko laskun eräpäivää siirtää?"))[0] == "lasku#1"


def test_typing_errors_and_missing_dots_do_not_hide_it(retriever):
    assert ids(ask(retriever, "voiko lakun erapaivaa sirtää"))[0] == "lasku#1"


def test_articles_and_cases_are_searched_apart(retriever):
    assert ids(ask(retriever, "lasku eräpäivä", kind="case")) == ["c-1#1"]
    assert "c-1#1" not in ids(ask(retriever, "lasku eräpäivä"))


def test_what_does_not_hold_on_the_day_is_left_out(retriever):
    assert ids(ask(retriever, "vuoden hinnasto", on=date(2024, 6, 1)))[0] == "vanha#1"
    assert "vanha#1" not in ids(ask(retriever, "vuoden hinnasto", on=date(2025, 1, 1)))
    assert "vanha#1" in ids(ask(retriever, "vuoden hinnasto", on=None))


def test_what_only_advisors_may_read_is_left_out_where_asked(retriever):
    assert "sisainen#1" in ids(ask(retriever, "hyvitys"))
    assert "sisainen#1" not in ids(ask(retriever, "hyvitys", public_only=True))


def test_never_more_than_the_limit(retriever):
    assert len(ask(retriever, "lasku muutto kuitu hinnasto hyvitys", limit=2)) == 2


@pytest.mark.parametrize("text", ["", "  ", "?!", "🙂", "xyzzyqwq"])
def test_a_question_that_nothing_bears_on_finds_nothing(retriever, text):
    assert ask(retriever, text) == []


def test_a_language_asked_for_is_the_only_one_found(retriever):
    found = ask(retriever, "flytt", language="sv")
    assert {each.passage.language for each in found} == {"sv"}


def test_the_organisations_words_are_found_by_the_customers(keywords, analyser):
    synonym = Synonym(language="fi", customer_word="modeemi", our_word="reititin")
    knowing = Retriever(
        passages=PassageShelf(*PASSAGES), keywords=keywords, analyser=analyser, synonyms=[synonym]
    )
    assert ids(ask(knowing, "modeemi"))[0] == "kuitu#1"


def test_another_language_has_its_say_where_the_customers_has_nothing(keywords, analyser):
    term = GlossaryTerm(fi="kaukolämpö", sv="fjärrvärme", en="district heating")
    knowing = Retriever(
        passages=PassageShelf(*PASSAGES), keywords=keywords, analyser=analyser, glossary=[term]
    )
    assert ids(ask(knowing, "Vad kostar fjärrvärme?", "sv"))[0] == "lampo#1"
    assert ids(ask(knowing, "Hur meddelar jag flytten?", "sv"))[0] == "sv-flytt#1"


def test_a_passage_gone_from_the_database_is_not_shown(keywords, analyser):
    fewer = PassageShelf(*(each for each in PASSAGES if each.source_id != "lasku"))
    found = ask(Retriever(passages=fewer, keywords=keywords, analyser=analyser), "laskun eräpäivä")
    assert not {"lasku#1", "lasku#2"} & {*ids(found)}


def test_what_is_not_asked_for_is_not_explained(retriever):
    assert ask(retriever, "laskun eräpäivä")[0].why == {}


def test_an_explanation_adds_up_to_the_score(retriever):
    best = ask(retriever, "laskun eräpäivän siirto", explain=True)[0]
    assert sum(best.why.values()) == pytest.approx(best.score, rel=1e-3)
    assert any(name.startswith("lemmas:") for name in best.why)
    assert best.why["vectors"] == pytest.approx(0.0, abs=1e-3)
    assert best.why["share"] <= 0.0


def test_where_one_language_is_searched_its_words_rank_alone(retriever):
    asked = Question.of_text("laskun eräpäivän siirto", "fi")
    found = retriever.search(asked, kind="article", limit=5, language="fi", explain=True)
    assert found
    assert not any("share" in each.why for each in found)


def test_the_same_question_is_answered_alike_from_many_threads(retriever):
    def one(_):
        return ids(ask(retriever, "laskun eräpäivän siirto ja muutto"))

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(one, range(64)))
    assert all(each == answers[0] for each in answers)


class OneDirection:
    """An embedder that knows two directions: of fibre, and of all else."""

    model_id = "one-direction"
    dimension = 2

    def embed(self, texts):
        rows = [[1.0, 0.0] if "virta" in each or "kuitu" in each else [0.0, 1.0] for each in texts]
        return np.array(rows, dtype=np.float32)


class AwayEmbedder(OneDirection):
    def embed(self, texts):
        raise ModelUnavailable("away")


class DamagedIndex(ExactIndex):
    whole = True

    def search(self, vector, scope, *, limit):
        raise IndexUnavailable("vector", "damaged")


@pytest.fixture
def vectors():
    index = ExactIndex(OneDirection())
    index.apply(Changes(1, PASSAGES, [], replaced=False))
    index.seal()
    return index


def knowing(keywords, analyser, index, *, embedder=None):
    return Retriever(
        passages=PassageShelf(*PASSAGES),
        keywords=keywords,
        analyser=analyser,
        meaning=Meaning(lambda: index, embedder or OneDirection()),
    )


def test_vectors_bring_near_what_shares_no_word(keywords, analyser, vectors):
    plain = Retriever(passages=PassageShelf(*PASSAGES), keywords=keywords, analyser=analyser)
    assert ids(ask(plain, "laskun kuitu"))[0] == "lasku#1"
    assert ids(ask(knowing(keywords, analyser, vectors), "laskun kuitu"))[0] == "kuitu#1"


def test_an_explanation_tells_what_the_vectors_changed(keywords, analyser, vectors):
    found = ask(knowing(keywords, analyser, vectors), "laskun eräpäivä", explain=True)
    assert any(each.why["vectors"] for each in found)
    for each in found:
        assert sum(each.why.values()) == pytest.approx(each.score, rel=1e-3, abs=1e-2)


@pytest.mark.parametrize("away", ["closed", "building", "damaged", "model"])
def test_search_goes_on_by_words_while_vectors_are_away(
    keywords, analyser, vectors, retriever, away
):
    index = {
        "closed": None,
        "building": ExactIndex(OneDirection()),
        "damaged": DamagedIndex(OneDirection()),
        "model": vectors,
    }[away]
    embedder = AwayEmbedder() if away == "model" else None
    found = ask(knowing(keywords, analyser, index, embedder=embedder), "laskun eräpäivä")
    assert ids(found) == ids(ask(retriever, "laskun eräpäivä"))
