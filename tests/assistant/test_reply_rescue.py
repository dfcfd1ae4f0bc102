"""What stands first where life is in danger, and what is asked where nothing answers."""

import pytest
from reply_readings import HANDBOOK, article, reading

from neuvoja.assistant.extractive.replying.reply import ReplyWriter
from neuvoja.domain.organisation import Moment
from neuvoja.language.analysis import Analyser

pytestmark = pytest.mark.voikko

GAS = """
Huolto tarkistaa kaasulaitteen vuosittain. Tarkastus maksaa 90 €.

## Kaasun haju

Jos haistat kaasua, poistu rakennuksesta ja soita hätänumeroon 112. Tuuleta asunto.
"""
DANGER = Moment(
    id="danger",
    signals={"fi": ("haisee kaasulle",), "sv": ("luktar gas",), "en": ("smell of gas",)},
)


@pytest.fixture(scope="module")
def drafted(lemmatizer):
    writer = ReplyWriter(Analyser({"fi": lemmatizer}))
    handbook = HANDBOOK.model_copy(update={"moments": (*HANDBOOK.moments, DANGER)})
    return lambda *said, **given: writer.write(reading(*said, handbook=handbook, **given)).reply


def test_where_life_is_in_danger_the_order_of_the_source_stands_first(drafted):
    reply = drafted("Täällä haisee kaasulle! Paljonko tarkastus maksaa?", articles=article(GAS))
    first = next(each for each in reply.sentences if each.cites)
    assert first.text.startswith("Jos haistat kaasua, poistu rakennuksesta")


def test_no_order_is_given_that_no_source_gives(drafted):
    hours = article("Myymälä on auki arkisin klo 9–17.", title="Aukioloajat")
    reply = drafted("Täällä haisee kaasulle! Monelta myymälä on auki?", articles=hours)
    assert "112" not in reply.text


def test_of_what_nothing_bears_on_no_answer_is_claimed(drafted):
    hours = article("Myymälä on auki arkisin klo 9–17.", title="Aukioloajat", share=0.0)
    reply = drafted("Anna hyvä pastaresepti", articles=hours)
    assert reply.status == "abstained"
    assert "ohjeistamme" in reply.questions[0]


def test_sections_of_one_article_are_told_apart(drafted):
    text = (
        "## Kadonnut laukku\n\nTee ilmoitus laukusta.\n\n## Laukun koko\n\nLaukku on enintään 8 kg."
    )
    found = article(text, id="laukku", title="Laukku", share=0.3)
    reply = drafted("Onko laukku sallittu, kun kissa matkustaa lennolla?", articles=found)
    assert reply.status == "abstained"
    assert "laukku" in reply.questions[0].lower()


def test_the_bereaved_are_answered_by_the_article_that_is_for_them(drafted):
    text = "Otamme osaa. Varauksen voi peruuttaa maksutta. Lähetä virkatodistus meille."
    estate = article(text, id="kuolema", title="Kun matkustaja on kuollut", share=0.3)
    reply = drafted("Äiti kuoli. Meillä oli varaus. Miten toimitaan?", articles=estate)
    assert reply.status == "drafted"
