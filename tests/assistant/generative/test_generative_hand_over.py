"""The hand-over with a model's brief."""

import pytest
from desk_readings import defaults, reading
from scripted_parts import Answers, prompts, retold_by

from neuvoja.assistant.events import Drafted
from neuvoja.assistant.extractive.handing_over.hand_over import HandOverWriter
from neuvoja.assistant.generative.hand_over import GenerativeHandOver
from neuvoja.domain.errors import AnswerUnusable
from neuvoja.domain.organisation import Team
from neuvoja.domain.suggestion import Reply
from neuvoja.language.analysis import Analyser

pytestmark = [pytest.mark.anyio, pytest.mark.voikko]

SUPPORT = Team(
    id="tuki",
    name={"fi": "Laitetuki", "en": "Device support"},
    handles=("reititin", "netti", "valokuitu"),
    needs=("laitteen malli", "milloin vika alkoi", "osoite"),
)
HOUSE = defaults().model_copy(update={"teams": (SUPPORT,)})
SAID = (
    "Hei, netti on pätkinyt maanantaista lähtien. Reititin on Huawei B535.",
    "a: Käynnistitkö reitittimen uudelleen?",
    "Joo, käynnistin sen kolme kertaa. Ei auttanut. Haluan puhua asiantuntijan kanssa.",
    "a: Siirrän asian laitetuelle, he soittavat sinulle huomenna. Vaihdamme johdonkin.",
)
ABSTAINED = Drafted(Reply(status="abstained", text="", confidence=0.1))


def line(text, *messages, **more):
    return {"text": text, "messages": list(messages), **more}


GOOD = {
    "matter": [line("Netti on pätkinyt maanantaista lähtien.", 0)],
    "tried": [line("Reititin käynnistettiin kolme kertaa, ei auttanut.", 1, 2)],
    "promised": [line("Laitetuki soittaa huomenna.", 3)],
    "open_questions": [],
    "known": [
        line("Huawei B535", 0, need=1),
        line("Maanantaista lähtien.", 0, need=2),
    ],
}


@pytest.fixture(scope="module")
def analyser(lemmatizer):
    return Analyser({"fi": lemmatizer})


@pytest.fixture(scope="module")
def rules(analyser):
    return HandOverWriter(analyser)


@pytest.fixture(scope="module")
def write(analyser, rules):
    async def written(read, *answers, model=None, drafted=ABSTAINED):
        retelling = retold_by(model or Answers(*answers), analyser)
        writer = GenerativeHandOver(retelling, prompts()["hand_over"], writer=rules)
        return await writer.write(read, drafted)

    return written


def desk(*said, **changed):
    return reading(*(said or SAID), handbook=HOUSE, **changed)


async def test_team_and_why_are_the_rules_and_the_brief_is_the_models(write, rules):
    read = desk()
    due = rules.write(read, ABSTAINED)
    handed = await write(read, GOOD)
    assert (handed.team, handed.why) == (due.team, due.why)
    assert "Asia: Netti on pätkinyt maanantaista lähtien." in handed.brief
    assert "Kokeiltu ja tehty: Reititin käynnistettiin kolme kertaa" in handed.brief
    assert "Luvattu: Laitetuki soittaa huomenna." in handed.brief
    assert "Tiedossa: laitteen malli: Huawei B535" in handed.brief


async def test_what_nobody_told_of_the_teams_needs_is_named_as_missing(write):
    brief = (await write(desk(), GOOD)).brief
    missing = next(each for each in brief.splitlines() if each.startswith("Puuttuu: "))
    assert "osoite" in missing
    assert "laitteen malli" not in missing


async def test_a_need_that_the_model_invents_stays_missing(write):
    known = [line("Kotikatu 5", 0, need=3), line("Huawei B535", 0, need=9)]
    brief = (await write(desk(), {**GOOD, "known": known})).brief
    assert "Kotikatu" not in brief
    assert "osoite" in next(each for each in brief.splitlines() if each.startswith("Puuttuu: "))


@pytest.mark.parametrize(
    ("label", "false"),
    [
        ("tried", line("Reititin vaihdettiin uuteen 12.11.", 2)),
        ("promised", line("Asiakas saa hyvityksen 50 €.", 3)),
        ("promised", line("Laitetuki soittaa huomenna.", 0)),
        ("open_questions", line("Onko naapurin kissa karannut pihalta?", 2)),
    ],
)
async def test_a_line_that_nobody_said_falls_alone(write, label, false):
    brief = (await write(desk(), {**GOOD, label: [false]})).brief
    assert false["text"] not in brief or label == "promised"
    assert "12.11." not in brief
    assert "50 €" not in brief
    assert "Asia: Netti on pätkinyt" in brief


async def test_where_the_model_forgets_a_promise_our_own_ear_tells_it(write):
    brief = (await write(desk(), {**GOOD, "promised": []})).brief
    assert "Luvattu: " in brief


async def test_a_matter_that_nobody_voiced_counts_as_no_answer(write):
    with pytest.raises(AnswerUnusable, match="none of the sources"):
        await write(desk(), {**GOOD, "matter": [line("Auto ei käynnisty pakkasella.", 0)]})


async def test_where_nothing_is_handed_over_no_model_is_asked(write):
    model = Answers(GOOD)
    assert await write(desk("Kiitos paljon, hyvää viikonloppua!"), model=model) is None
    assert model.asked == []


async def test_danger_to_life_waits_for_no_model(write, rules):
    grid = Team(id="verkko", name={"fi": "Sähköverkko"}, handles=("sähkötolppa", "sähköverkko"))
    house = defaults().model_copy(update={"teams": (grid,)})
    read = reading("Netti on poikki, sähkötolppa kaatui pihalle!", handbook=house)
    assert rules.write(read, ABSTAINED).team == "verkko"
    model = Answers(GOOD)
    assert await write(read, model=model) == rules.write(read, ABSTAINED)
    assert model.asked == []


async def test_the_brief_is_in_the_advisors_language(write):
    told = {
        **GOOD,
        "matter": [line("The internet has been breaking up since Monday.", 0)],
        "tried": [line("The router was restarted three times without help.", 2)],
        "promised": [],
        "known": [line("Huawei B535", 0, need=1)],
    }
    brief = (await write(desk(advisor_language="en"), told)).brief
    assert "Matter: The internet has been breaking up since Monday." in brief
    assert "Known: laitteen malli: Huawei B535" in brief


async def test_the_question_names_the_needs_by_number(write):
    model = Answers(GOOD)
    await write(desk(), model=model)
    assert "1. laitteen malli\n2. milloin vika alkoi\n3. osoite" in model.asked[0].user
