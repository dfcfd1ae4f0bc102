"""What a unit is worth as the answer, by weights that a fit has frozen."""

import json
from dataclasses import replace
from importlib.resources import files

import numpy as np
import pytest
from reply_readings import article

from neuvoja.assistant.extractive.pages.pages import Pages
from neuvoja.assistant.extractive.replying import worth as worths
from neuvoja.assistant.extractive.replying.bearing import bearing
from neuvoja.assistant.extractive.replying.choose import Candidate, Picked
from neuvoja.assistant.extractive.replying.compose import quoted
from neuvoja.assistant.extractive.replying.coverage import Coverage
from neuvoja.assistant.extractive.replying.worth import Seen, worth
from neuvoja.assistant.extractive.wording.matching import Matcher
from neuvoja.assistant.extractive.wording.meaning import Meaning
from neuvoja.language.analysis import Analyser

NOTHING = Seen(**dict.fromkeys(Seen.__slots__, 0.0))


def test_every_feature_has_a_frozen_weight_and_nothing_else_has():
    source = files(worths.__package__).joinpath("worth.json").read_text("utf-8")
    assert list(json.loads(source)) == list(Seen.__slots__)


@pytest.mark.parametrize("feature", ["found", "near", "said", "offers", "lists", "in_band"])
def test_what_speaks_for_a_unit_makes_it_worth_more(feature):
    assert worth(replace(NOTHING, **{feature: 1.0})) > worth(NOTHING) > 0


@pytest.mark.parametrize("feature", ["row_unsaid", "step", "other_band"])
def test_what_speaks_against_it_makes_it_worth_less(feature):
    assert 0 < worth(replace(NOTHING, **{feature: 1.0})) < worth(NOTHING)


def test_a_word_is_carried_by_its_meaning_where_its_form_is_not_there():
    matcher, meaning = Matcher(Analyser({})), Meaning()
    text = "Leverans tar tre dagar.\n\nKontoret är stängt."
    page = Pages(matcher, meaning).of(article(text, language="sv", title="Info")[0].passage)
    asked = matcher.forms("frakt", "sv")
    told = bearing(0, page, Coverage((1.0,), (({},),)), meaning.of_words(asked))
    assert told.share(told.pieces[0]) > told.share(told.pieces[1]) >= 0
    assert told.beside(1, 0) == 0.0


def test_a_question_without_words_is_carried_by_nothing():
    page = Pages(Matcher(Analyser({}))).of(article("Avoinna klo 9.")[0].passage)
    told = bearing(0, page, Coverage((), ((),)), np.zeros((0, page.word_meanings.shape[1]), "f4"))
    assert told.share(told.of([0])) == 0.0


def test_what_narrows_a_sentence_of_the_next_paragraph_is_told_after_it():
    text = "Mitä palautus maksaa? Palautus on maksuton.\n\nTämä ei koske alennustuotteita."
    page = Pages(Matcher(Analyser({}))).of(article(text)[0].passage)
    unit = next(each for each in page.units if each.core == (1,))
    picked = [Picked(0, unit, 1.0, NOTHING)]
    told = quoted(picked, [Candidate(page, 1, 1.0)], "fi")
    assert [each.text for each in told] == [
        "Palautus on maksuton.",
        "Tämä ei koske alennustuotteita.",
    ]
