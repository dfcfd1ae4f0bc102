"""How much of a question a passage carries."""

from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from made_passages import passage
from neuvoja.language.analysis import Analyser
from neuvoja.retrieval.concepts import Concept, Name
from neuvoja.retrieval.question import Question
from neuvoja.retrieval.share import CARRIED, Carrying, less_by_what_is_not_carried
from neuvoja.retrieval.terms import Rarity
from neuvoja.retrieval.wording import Wording

ANALYSER = Analyser({})
HELD = Rarity(2.0, held=True)


def share(question, text, *rarities, language="fi"):
    concepts = Wording(ANALYSER).concepts(Question.of_text(question, language), language)
    given_rarities = rarities or [HELD] * len(concepts)
    carrying = Carrying(concepts, given_rarities)
    return carrying.share(passage("a#1", text, language=language), ANALYSER)


def test_all_is_carried_where_every_word_stands_in_some_form():
    assert share("laskun eräpäivä", "Eräpäivän laskulle näet tästä.") == 1.0


def test_nothing_is_carried_of_other_words():
    assert share("laskun eräpäivä", "Muuta rauhassa.") == 0.0


def test_a_rarer_word_is_a_larger_share():
    common, rare = Rarity(1.0, held=True), Rarity(3.0, held=True)
    assert share("laskun reititin", "Reititin vilkkuu.", common, rare) == pytest.approx(0.75)


def test_a_word_that_nothing_holds_counts_as_the_others_on_average():
    known, unknown = Rarity(3.0, held=True), Rarity(0.0, held=False)
    assert share("laskun kryptoteline", "Lasku.", known, unknown) == pytest.approx(0.5)


def test_a_misspelt_word_is_carried_in_part_by_its_grams():
    misspelt = Rarity(3.0, held=False)
    assert 0.6 <= share("irtisanomsaika", "Irtisanomisaika on kaksi viikkoa.", misspelt) < 1.0


def test_the_title_and_the_heading_count():
    concepts = Wording(ANALYSER).concepts(Question.of_text("laskun eräpäivä", "fi"), "fi")
    titled = passage("a#1", "Se on 14 päivää.", title="Lasku", heading="Eräpäivä")
    assert Carrying(concepts, [HELD, HELD]).share(titled, ANALYSER) == 1.0


def test_a_part_of_a_compound_carries_a_part():
    lamp = Name(frozenset({"lämpösopimus"}), frozenset({"lämpö", "sopimus"}), frozenset({"_läm"}))
    carrying = Carrying([Concept(lamp, 1.0)], [HELD])
    assert carrying.share(passage("a#1", "sopimus"), ANALYSER) == pytest.approx(0.5)


def test_only_the_places_asked_for_count():
    concepts = Wording(ANALYSER).concepts(Question.of_text("laskun eräpäivä", "fi"), "fi")
    carrying = Carrying(concepts, [HELD, HELD])
    assert carrying.share(passage("a#1", "laskun eräpäivä"), ANALYSER, of={0}) == pytest.approx(0.5)


def test_a_question_without_a_word_is_carried_by_nothing():
    assert share("?!", "Lasku.") == 0.0


words = st.lists(st.sampled_from(["lasku", "reititin", "muutto", "sopimus", "xyzzy"]), min_size=1)


@given(words, words, st.lists(st.floats(0, 12), min_size=5, max_size=5))
def test_a_share_is_a_share_and_grows_with_what_the_passage_says(question, text, amounts):
    concepts = Wording(ANALYSER).concepts(Question.of_text(" ".join(question), "fi"), "fi")
    rare = [Rarity(amount, held=amount > 0) for amount in amounts[: len(concepts)]]
    carrying = Carrying(concepts, rare)
    some = carrying.share(passage("a#1", " ".join(text)), ANALYSER)
    more = carrying.share(passage("a#1", " ".join(text + question)), ANALYSER)
    assert 0.0 <= some <= more <= 1.0 + 1e-9
    assert more == pytest.approx(1.0)


def test_the_less_of_a_question_a_passage_carries_the_less_it_scores():
    assert less_by_what_is_not_carried(1.0) == 1.0
    assert less_by_what_is_not_carried(0.0) == pytest.approx(exp(-CARRIED))
