"""Whatever a model does, each part arrives in time, and the advisor is told why it is another's."""

import asyncio
from dataclasses import replace

import pytest
from reply_readings import reading

from neuvoja.assistant.events import Delta, Drafted, Offers
from neuvoja.assistant.generative.deadline import for_the_model
from neuvoja.assistant.generative.falls import fallen
from neuvoja.assistant.generative.ladder import Ladder
from neuvoja.domain.errors import (
    AnswerUnusable,
    BrokenPrompt,
    ModelRefused,
    ModelUnavailable,
    OverBudget,
)
from neuvoja.domain.suggestion import HandOver, Reply, Summary

pytestmark = pytest.mark.anyio

PARTS = ("reply", "summary", "opportunities", "hand_over")


class Told:
    """An engine that tells its name in every part."""

    def __init__(self, name, *, raises=None, after_s=0.0, deltas=()):
        self.name = name
        self._raises = raises
        self._after_s = after_s
        self._deltas = deltas

    async def reply(self, reading):
        for each in self._deltas:
            yield Delta(each)
        yield Drafted(await self._given(Reply(status="drafted", text=self.name, confidence=1)))

    async def summary(self, reading):
        return await self._given(Summary(reason=self.name))

    async def opportunities(self, reading):
        return await self._given(Offers())

    async def hand_over(self, reading, drafted):
        return await self._given(HandOver(team=self.name, why="", brief=""))

    async def _given(self, value):
        await asyncio.sleep(self._after_s)
        if self._raises is not None:
            raise self._raises
        return value


BELOW = Told("extractive")


async def replies(above, deadline_s=5.0, advisor_language="en"):
    told = reading("Hei", advisor_language=advisor_language)
    ladder = Ladder(above, BELOW, deadline_s=deadline_s)
    return [each async for each in ladder.reply(told)], told.noted.notices


async def test_the_models_part_arrives_where_all_goes_well():
    events, notices = await replies(Told("generative", deltas=("a", "b")))
    assert [each.text for each in events[:-1]] == ["a", "b"]
    assert events[-1].reply.text == "generative"
    assert notices == ()


FAILURES = [
    (ModelUnavailable("m"), "could not be reached"),
    (ModelUnavailable("m", "no word within 3 s"), "in time"),
    (ModelRefused("m", "bad key"), "did not accept"),
    (OverBudget("day", wanted=2, left=1), "limit"),
    (AnswerUnusable("m", "empty"), "empty"),
    (AnswerUnusable("m", "cut"), "cut short"),
    (AnswerUnusable("m", "withheld"), "withheld"),
    (AnswerUnusable("m", "nonsense"), "could not be read"),
    (AnswerUnusable("m", "language"), "wrong language"),
    (AnswerUnusable("m", "ungrounded"), "did not carry"),
    (BrokenPrompt("reply", "it is empty"), "something went wrong"),
    (RuntimeError("nobody foresaw it"), "something went wrong"),
]


@pytest.mark.parametrize(("error", "said"), FAILURES)
async def test_whatever_fails_the_extractive_reply_arrives_with_the_reason(error, said):
    events, (notice,) = await replies(Told("generative", raises=error, deltas=("half",)))
    assert events[-1].reply.text == "extractive"
    assert notice.code == "fallback"
    assert said in notice.text


@pytest.mark.parametrize("part", ["summary", "opportunities", "hand_over"])
async def test_each_part_falls_by_itself(part):
    told = reading("Hei", advisor_language="en")
    ladder = Ladder(Told("generative", raises=ModelUnavailable("m")), BELOW, deadline_s=5)
    given = (told, Drafted(Reply(status="drafted", text="", confidence=1)))
    await getattr(ladder, part)(*(given if part == "hand_over" else given[:1]))
    assert [each.code for each in told.noted.notices] == ["fallback"]
    assert told.noted.counts["fallbacks"] == 1


async def test_a_slow_model_is_left_in_time_for_the_extractive_answer():
    now = asyncio.get_running_loop().time
    began = now()
    events, (notice,) = await replies(Told("generative", after_s=60), deadline_s=0.2)
    assert now() - began < 0.2
    assert events[-1].reply.text == "extractive"
    assert "in time" in notice.text


async def test_a_slow_summary_is_left_in_time_too():
    told = reading("Hei")
    ladder = Ladder(Told("generative", after_s=60), BELOW, deadline_s=0.1)
    assert (await ladder.summary(told)).reason == "extractive"


async def test_who_leaves_is_not_held_up_by_the_ladder():
    told = reading("Hei")
    ladder = Ladder(Told("generative", after_s=60), BELOW, deadline_s=120)
    task = asyncio.ensure_future(ladder.summary(told))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert told.noted.notices == ()


@pytest.mark.parametrize("deadline_s", [0.1, 1.0, 3.0, 30.0])
def test_something_of_every_deadline_is_kept_for_the_extractive_answer(deadline_s):
    assert 0 < for_the_model(deadline_s) < deadline_s


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("error", [error for error, _ in FAILURES])
def test_every_fall_is_told_in_the_advisors_language(part, error, language):
    text = fallen(part, error, language).text
    assert text.endswith(".")
    assert "{" not in text
    assert ("kielimalli" in text, "språkmodell" in text, "language model" in text) == (
        language == "fi",
        language == "sv",
        language == "en",
    )


async def test_parts_that_wait_for_each_other_share_one_deadline():
    loop = asyncio.get_running_loop()
    told = replace(reading("Hei", advisor_language="en"), begun=loop.time())
    ladder = Ladder(Told("generative", after_s=30), BELOW, deadline_s=0.4)
    begun = loop.time()
    [drafted] = [each async for each in ladder.reply(told)]
    brief = await ladder.hand_over(told, drafted)
    assert (drafted.reply.text, brief.team) == ("extractive", "extractive")
    assert loop.time() - begun < 0.39
