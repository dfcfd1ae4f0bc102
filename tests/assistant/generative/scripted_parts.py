"""Scripted models for the tests of summary, opportunities and hand-over."""

import json

from neuvoja.assistant.chat import Finished
from neuvoja.assistant.generative.asking import Asker


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
