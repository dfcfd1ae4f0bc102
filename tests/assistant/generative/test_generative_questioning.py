"""A search question from a model: only where little was found, and never in the way."""

import pytest
from reply_readings import article, reading
from scripted_parts import Letters, OpenPurse

from neuvoja.assistant.generative.asking import Asker
from neuvoja.assistant.generative.questioning import Questioner
from neuvoja.domain.errors import ModelRefused, ModelUnavailable, OverBudget
from neuvoja.prompting.prompt import read_prompt
from neuvoja.settings import packed
from scripted_chat import ScriptedChat

pytestmark = pytest.mark.anyio

LITTLE = article("Jotain muuta.", share=0.1)


async def question(answer, articles=LITTLE):
    model = ScriptedChat(answer)
    asker = Asker(model=model, counter=Letters(), purse=OpenPurse())
    questioner = Questioner(asker, read_prompt(packed("prompts"), "question"), Letters())
    return await questioner.question(reading("Se juttu ei toimi", articles=articles)), model


async def test_where_little_was_found_the_model_words_a_question():
    asked, model = await question("laajakaistaliittymän häiriö\n")
    assert asked == "laajakaistaliittymän häiriö"
    assert "Finnish" in model.asked[0].system


async def test_where_enough_was_found_no_model_is_asked():
    asked, model = await question("turha kysymys", article("Se juttu.", share=0.9))
    assert asked is None
    assert model.asked == []


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "Kysymys:\n- laajakaistan häiriö",
        "sana " * 200,
        ModelUnavailable("scripted"),
        ModelRefused("scripted", "bad key"),
        OverBudget("day", wanted=2, left=1),
    ],
)
async def test_what_is_no_question_changes_nothing(answer):
    assert (await question(answer))[0] is None
