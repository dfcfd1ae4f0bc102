"""A `ChatModel` that answers by a script; it keeps the promise that the real ones are tested for.

An answer is a text, or pieces: texts, `Finished`, an exception to raise, a number of seconds to
wait. What the script does with a request is a function of it, or a dict by the prompt's name.
"""

import asyncio
from collections.abc import Mapping

from neuvoja.assistant.chat import Finished, Usage

PIECE = 6
"""Characters of a piece where a text is given whole."""


class ScriptedChat:
    def __init__(self, script, *, name="scripted"):
        self._script = script
        self._name = name
        self.asked = []
        self.left = 0
        """How many answers were not heard to their end."""

    @property
    def name(self):
        return self._name

    def asked_by(self, prompt):
        return [each for each in self.asked if each.prompt.startswith(f"{prompt}/")]

    async def stream(self, request):
        self.asked.append(request)
        ended = False
        try:
            for piece in _pieces(self._answer(request)):
                if isinstance(piece, Exception):
                    ended = True
                    raise piece
                if isinstance(piece, int | float):
                    await asyncio.sleep(piece)
                elif isinstance(piece, Finished):
                    ended = True
                    yield piece
                    return
                else:
                    yield piece
            ended = True
            yield Finished("stop", Usage(10, 5))
        finally:
            self.left += not ended

    def _answer(self, request):
        if isinstance(self._script, Mapping):
            return self._script[request.prompt.split("/")[0]]
        return self._script(request) if callable(self._script) else self._script


def _pieces(answer):
    if isinstance(answer, str):
        return [answer[at : at + PIECE] for at in range(0, len(answer), PIECE)]
    return [answer] if isinstance(answer, Exception) else answer
