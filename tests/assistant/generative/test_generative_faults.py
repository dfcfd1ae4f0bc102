"""Five hundred faults, each by its seed, over the real client: an answer in time, every time."""

import asyncio
import random

import pytest
from faulty_service import HEALTHY, KINDS, Fault, FaultyService, fault_of
from reply_readings import article, reading
from scripted_parts import prompts, retold_by
from scripted_reply import extractive, replying, verifier
from virtual_loop import run

from neuvoja.assistant.chat import ChatRequest, whole
from neuvoja.assistant.events import Drafted
from neuvoja.assistant.generative.deadline import for_the_model
from neuvoja.assistant.generative.engine import GenerativeEngine
from neuvoja.assistant.generative.ladder import Ladder
from neuvoja.assistant.generative.summary import GenerativeSummary
from neuvoja.language.analysis import Analyser
from neuvoja.vendors.langchain_chat import LangChainChat
from neuvoja.vendors.patience import Patient

pytestmark = pytest.mark.voikko

FAULTS = 500
DEADLINE_S = 20.0
FEE = (
    "Liittymän muuttosiirto maksaa 49 euroa. Yhteys siirtyy uuteen osoitteeseen 7 arkipäivän "
    "kuluessa tilauksesta. Avausmaksua ei peritä muutossa."
)
QUESTION = "Paljonko liittymän muuttosiirto maksaa?"
MAY_STAND = (HEALTHY, "slow to begin", "slow to write")
"""Faults with which an answer of the model may come in time."""


class Kept:
    """The extractive engine, its answers made once: they are not what is tried here."""

    name = "extractive"

    def __init__(self, engine, told):
        self._engine = engine
        self._told = told

    async def prepare(self):
        (self._drafted,) = [each async for each in self._engine.reply(self._told)]
        self._summary = await self._engine.summary(self._told)
        return self

    async def reply(self, reading):
        await asyncio.sleep(0.3)
        yield self._drafted

    async def summary(self, reading):
        await asyncio.sleep(0.3)
        return self._summary


def told():
    return reading(QUESTION, articles=article(FEE, title="Liittymän muuttosiirto"))


@pytest.fixture(scope="module")
def analyser(lemmatizer):
    return Analyser({"fi": lemmatizer})


@pytest.fixture(scope="module")
def joined(analyser):
    """The service and the ladder, but for the part that each run makes anew."""
    service = FaultyService()
    client = LangChainChat("http://model.test/v1", "m", "key", transport=service)
    # In real time: openai's first request asks a thread on what machine it runs.
    asyncio.run(whole(client.stream(ChatRequest("", ""))))
    patient = Patient(client, first_piece_s=8, whole_s=DEADLINE_S, chance=random.Random(1))
    beneath = run(Kept(extractive(analyser), told()).prepare())
    reply = replying(
        analyser,
        patient,
        beneath=beneath,
        checks=verifier(analyser),
        within_s=for_the_model(DEADLINE_S),
    )
    summary = GenerativeSummary(retold_by(patient, analyser), prompts()["summary"])
    above = GenerativeEngine(reply=reply, summary=summary, opportunities=None, hand_over=None)
    return service, Ladder(above, beneath, deadline_s=DEADLINE_S)


async def tried(ladder, part):
    """The part, how long it took, and what the advisor was told."""
    now = asyncio.get_running_loop().time
    given, began = told(), now()
    if part == "summary":
        made = await ladder.summary(given)
    else:
        *_, made = [each async for each in ladder.reply(given)]
    return made, now() - began, given.noted


def is_usable(made):
    if not isinstance(made, Drafted):
        return bool(made.reason)
    reply = made.reply
    return "49 euroa" in reply.text if reply.status == "drafted" else bool(reply.questions)


def test_five_hundred_faults_yield_five_hundred_usable_answers_in_time(joined):
    service, ladder = joined
    seen, fell = set(), 0
    for seed in range(FAULTS):
        chance = random.Random(seed)
        service.fault, part = fault_of(chance), chance.choice(["reply", "summary"])
        made, took_s, noted = run(tried(ladder, part))
        why = f"seed {seed}: {part} with {service.fault}"
        assert took_s <= DEADLINE_S, why
        assert is_usable(made), why
        codes = [each.code for each in noted.notices]
        assert codes in ([], ["fallback"]), why
        assert codes or service.fault.kind in MAY_STAND, why
        assert not codes or service.fault.kind != HEALTHY, why
        seen.add((service.fault.kind, part))
        fell += bool(codes)
    assert len(seen) == 2 * len(KINDS)
    assert FAULTS / 2 < fell < FAULTS


@pytest.mark.parametrize("part", ["reply", "summary"])
def test_a_healthy_service_answers_itself(joined, part):
    service, ladder = joined
    service.fault = Fault(HEALTHY)
    made, _, noted = run(tried(ladder, part))
    assert noted.notices == ()
    if part == "reply":
        assert "7 arkipäivän kuluessa tilauksesta" in made.reply.text
    else:
        assert made.reason == "Liittymän muuttosiirron hinta."
