"""A `ChatModel` that answers by a script: it keeps the promise that `test_recording` checks."""

from neuvoja.assistant.chat import Finished, Usage
from neuvoja.domain.errors import ModelUnavailable


class Scripted:
    def __init__(self, answer, *, name="scripted", cut_after=None):
        self._answer = answer
        self._name = name
        self._cut_after = cut_after
        self.asked = []

    @property
    def name(self):
        return self._name

    async def stream(self, request):
        self.asked.append((request.system, request.user))
        for at, piece in enumerate(self._answer(request.user).split(" ")):
            if at == self._cut_after:
                raise ModelUnavailable(self._name)
            yield piece if at == 0 else f" {piece}"
        yield Finished("stop", Usage(1, 1))
