"""Scripted models for the tests of summary, opportunities and hand-over."""

import json

from neuvoja.assistant.chat import Finished
from neuvoja.assistant.extractive.filing.notes import Noter
from neuvoja.assistant.generative.asking import Asker
from neuvoja.assistant.generative.attesting import Witness
from neuvoja.assistant.generative.guard import Guard
from neuvoja.assistant.generative.nearness import Nearness
from neuvoja.assistant.generative.retelling import Retelling
from neuvoja.assistant.grounding import Grounding
from neuvoja.language.detection import Detector
from neuvoja.language.embedding.static_embedding import StaticEmbedder
from neuvoja.prompting.prompt import read_prompt
from neuvoja.settings import packed


class Answers:
    """Answers one after the other; what is no text is written as JSON."""

    def __init__(self, *answers, reason="stop"):
        self._answers = list(answers)
        self._reason = reason
        self.asked = []

    @property
    def name(self):
        return "scripted"

    async def stream(self, request):
        answer = self._answers[len(self.asked)]
        self.asked.append(request)
        text = answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False)
        for at in range(0, len(text), 7):
            yield text[at : at + 7]
        yield Finished(self._reason)


class Letters:
    exact = False

    def count(self, text):
        return len(text) // 3


class OpenPurse:
    """Admits all."""

    def admit(self, tokens, caller):
        return self

    def settle(self, usage):
        pass


def answered_by(model):
    return Asker(model=model, counter=Letters(), purse=OpenPurse())


def witness_of(analyser):
    nearness = Nearness(StaticEmbedder())
    return Witness(
        grounding=Grounding(analyser, StaticEmbedder()),
        guard=Guard(nearness),
        nearness=nearness,
        detector=Detector(),
    )


def retold_by(model, analyser):
    """What summary and hand-over have in common."""
    return Retelling(
        answered_by(model),
        witness=witness_of(analyser),
        noter=Noter(analyser),
        counter=Letters(),
        worker=at_once,
    )


async def at_once(function, *given):
    """A worker that works where it stands."""
    return function(*given)


def prompts():
    """Those that come with the product."""
    names = ("summary", "opportunities", "hand_over")
    return {name: read_prompt(packed("prompts"), name) for name in names}
