"""A question as concepts, by every name that they have."""

import pytest

from neuvoja.domain.organisation import GlossaryTerm, Synonym
from neuvoja.language.analysis import Analyser
from neuvoja.language.forms.spoken import SpokenFinnish
from neuvoja.retrieval.concepts import SATURATION
from neuvoja.retrieval.naming import OUR_NAMES, TRANSLATION
from neuvoja.retrieval.question import Question, Said
from neuvoja.retrieval.wording import Wording


@pytest.fixture(scope="module")
def analyser(lemmatizer):
    return Analyser({"fi": lemmatizer})


def concepts(wording, text, language="fi", *, among=None):
    found = wording.concepts(Question.of_text(text, language), among or language)
    return {word: each for each in found for word in each.said.bases}


def ours(concept):
    return [set(name.bases | name.parts) for name in concept.also]


def test_function_words_tell_nothing(analyser):
    assert set(concepts(Wording(analyser), "Mikä on laskun eräpäivä?")) == {"lasku", "eräpäivä"}


def test_a_question_of_nothing_but_function_words_is_taken_at_all_of_them(analyser):
    assert concepts(Wording(analyser), "Mikä se on?")


def test_no_word_gives_no_concept(analyser):
    assert concepts(Wording(analyser), " ?! 🙂 ") == {}


def test_forms_of_a_word_are_one_concept_with_the_grams_of_all(analyser):
    [concept] = concepts(Wording(analyser), "lasku laskulle").values()
    assert {"skul", "_las"} <= concept.said.grams


def test_a_word_said_often_weighs_more_and_never_without_end(analyser):
    said = tuple(Said("lasku", 1.0) for _ in range(50))
    [concept] = Wording(analyser).concepts(Question("fi", said), "fi")
    assert 1.0 < concept.weight < 1 + SATURATION


def test_the_organisations_word_comes_beside_the_customers(analyser):
    wording = Wording(
        analyser, [Synonym(language="fi", customer_word="piuha", our_word="verkkokaapeli")]
    )
    [also] = ours(concepts(wording, "piuhassa katko")["piuha"])
    assert "verkkokaapeli" in also


def test_what_everybody_says_for_the_same_thing_comes_beside_it(analyser):
    also = ours(concepts(Wording(analyser), "hukkasin avaimen")["hukata"])
    assert any("kadota" in each for each in also)


def test_a_phrase_of_function_words_is_a_concept_of_its_own(analyser):
    found = Wording(analyser).concepts(Question.of_text("Min man gick bort", "sv"), "sv")
    [phrase] = [each for each in found if "gick bort" in each.said.bases]
    assert any("dödsbo" in name.bases for name in phrase.also)


def test_concepts_of_every_language_stand_in_the_same_places(analyser):
    asked = Question.of_text("Min man gick bort, vad händer med avtalet?", "sv")
    wording = Wording(analyser)
    home, *abroad = (
        [each.said.bases for each in wording.concepts(asked, to)] for to in ("sv", "fi", "en")
    )
    for there in abroad:
        assert all(bases <= read for bases, read in zip(home, there, strict=True))


def test_a_word_of_another_language_is_read_as_that_language_has_it(analyser):
    asked = Question.of_text("My bill has an eräpäivän that I missed", "en")
    read = Wording(analyser).concepts(asked, "fi")
    assert any("eräpäivä" in each.said.bases for each in read)


def test_all_our_names_for_a_word_weigh_less_together_than_the_word(analyser):
    found = concepts(Wording(analyser), "hukkasin avaimen").values()
    assert any(concept.also for concept in found)
    for concept in found:
        assert len(concept.also) * concept.also_weight <= OUR_NAMES + 1e-9


def test_a_locked_translation_weighs_what_the_word_does(analyser):
    term = GlossaryTerm(fi="kaukolämpö", sv="fjärrvärme", en="district heating")
    wording = Wording(analyser, glossary=[term])
    [heating] = concepts(wording, "fjärrvärme", "sv", among="fi").values()
    assert heating.also_weight == TRANSLATION


def test_a_phrase_of_the_customers_counts_only_where_all_of_it_is_said(analyser):
    wording = Wording(
        analyser, [Synonym(language="fi", customer_word="sähkö poikki", our_word="katko")]
    )
    assert ours(concepts(wording, "sähkön hinta")["sähkö"]) == []
    [also] = ours(concepts(wording, "sähkö on poikki")["sähkö"])
    assert "katko" in also


def test_the_glossary_names_a_concept_in_the_passages_language(analyser):
    wording = Wording(analyser, glossary=[GlossaryTerm(fi="kaukolämpö", sv="fjärrvärme", en="")])
    question = "Vad kostar fjärrvärmepriset?"
    [also] = (each for each in concepts(wording, question, "sv", among="fi").values() if each.also)
    assert "kaukolämpö" in ours(also)[0]
    assert not any(each.also for each in concepts(wording, question, "sv").values())


def test_spoken_words_are_heard_in_written_form(analyser, lemmatizer):
    spoken = SpokenFinnish(lambda word: bool(lemmatizer.lemmas(word)))
    heard = concepts(Wording(analyser, spoken=spoken), "mä haluisin tietää maksaaks tää jotain")
    assert "maksaa" in heard
    assert not heard.keys() & {"mä", "tää", "maksaaks"}


def test_grams_of_the_spoken_form_stay(analyser, lemmatizer):
    spoken = SpokenFinnish(lambda word: bool(lemmatizer.lemmas(word)))
    concept = concepts(Wording(analyser, spoken=spoken), "rajotuksia")["rajoitus"]
    assert {"rajo", "raji", "ajot", "ajoi"} & concept.said.grams == {"rajo", "ajot", "ajoi"}
