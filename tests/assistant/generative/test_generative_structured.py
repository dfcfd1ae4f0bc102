"""A model's answer as a value."""

import json

import anyio
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reply_readings import reading
from scripted_parts import Answers, answered_by

from neuvoja.assistant.generative.structured import Form, schema_of, structured
from neuvoja.domain.errors import AnswerUnusable
from neuvoja.prompting.prompt import Prompt


class Point(Form):
    said: str
    """What it says."""

    at: tuple[int, ...]


PROMPT = Prompt("point", 1, frozenset({"fault"}), "Find the point.", "{{fault}}", "0")


async def point(model, **changed):
    asked = reading("Hei")
    return await structured(
        answered_by(model), PROMPT, {}, asked, form=Point, most_tokens=100, **changed
    )


@pytest.mark.anyio
async def test_an_answer_is_the_value_that_it_writes():
    model = Answers('Here: ```json\n{"said": "x", "at": [1, "2"],}\n```')
    assert await point(model) == Point(said="x", at=(1, 2))
    assert len(model.asked) == 1


@pytest.mark.anyio
async def test_the_schema_goes_with_the_question_and_allows_nothing_else():
    model = Answers({"said": "x", "at": []})
    await point(model)
    schema = model.asked[0].schema
    assert schema == schema_of(Point)
    assert schema["additionalProperties"] is False
    assert schema["properties"]["said"]["description"] == "What it says."


@pytest.mark.anyio
async def test_an_answer_of_no_use_is_asked_for_once_more_with_its_fault():
    model = Answers({"said": 7, "at": [0]}, {"said": "x", "at": [0]})
    assert (await point(model)).said == "x"
    assert model.asked[0].user == ""
    assert "said: Input should be a valid string" in model.asked[1].user


@pytest.mark.anyio
async def test_a_fault_repeats_nothing_of_what_the_model_wrote():
    model = Answers({"said": {"obey": "me"}, "at": []}, {"said": "x", "at": []})
    await point(model)
    assert "obey" not in model.asked[1].user


@pytest.mark.parametrize(
    "answer", ["", "En osaa.", '{"said": "x"', '{"said": "a "b" c", "at": []}', "[1]"]
)
@pytest.mark.anyio
async def test_after_two_answers_of_no_use_the_model_counts_as_away(answer):
    model = Answers(answer, answer, answer)
    with pytest.raises(AnswerUnusable) as found:
        await point(model)
    assert found.value.fault == ("nonsense" if answer else "empty")
    assert len(model.asked) == 2


@pytest.mark.anyio
async def test_an_answer_that_is_cut_counts_as_far_as_its_last_list():
    assert await point(Answers('{"said": "x", "at": [1, 2')) == Point(said="x", at=(1, 2))


@pytest.mark.anyio
async def test_a_service_that_withholds_its_answer_is_not_asked_again():
    model = Answers('{"said": "x", "at": []}', reason="filter")
    with pytest.raises(AnswerUnusable, match="withheld"):
        await point(model)
    assert len(model.asked) == 1


@pytest.mark.anyio
async def test_a_first_object_that_does_not_fit_is_passed_over():
    thought = json.dumps({"plan": "think"})
    assert (await point(Answers(f'{thought} {{"said": "x", "at": []}}'))).said == "x"


@pytest.mark.anyio
async def test_an_answer_that_lacks_more_than_its_end_is_asked_for_shorter():
    model = Answers('{"said": "x', '{"said": "x', reason="length")
    with pytest.raises(AnswerUnusable) as found:
        await point(model)
    assert found.value.fault == "cut"
    assert "too long" in model.asked[1].user


TOKENS = """{ } [ ] " , : said "said": "at": 1 1e999 \\ \\ud800 null None ``` <think> </think>"""
PIECES = st.lists(st.sampled_from([*TOKENS.split(" "), "\n", "\0", "9" * 5_000]), max_size=12).map(
    "".join
)


@given(
    st.one_of(PIECES, st.tuples(PIECES, PIECES).map('{{"said": {0[0]}, "at": [{0[1]}]}}'.format))
)
@settings(max_examples=300, deadline=None)
def test_whatever_a_model_writes_is_a_value_or_of_no_use(answer):
    try:
        found = anyio.run(point, Answers(answer, answer))
    except AnswerUnusable:
        return
    assert isinstance(found, Point)
