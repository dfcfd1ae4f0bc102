"""A `Subject` that says what it is told to: it stands for any Neuvoja, and may fail like one."""

from contextlib import contextmanager

import anyio

from neuvoja.domain.suggestion import Suggestion
from neuvoja.evaluation.subject import Opened


class ToldSubject:
    """Answers every request with an empty suggestion, after what `before` does for its number."""

    def __init__(self, before=lambda number: None, *, facts=None, delay_s=0.0):
        self._before = before
        self._delay_s = delay_s
        self.facts = facts or {"engine": "told"}
        self.asked = 0
        self.running = 0
        self.most_running = 0

    async def assist(self, request):
        self.asked += 1
        self.running += 1
        self.most_running = max(self.most_running, self.running)
        try:
            await anyio.sleep(self._delay_s)
            self._before(self.asked)
        finally:
            self.running -= 1
        text = request.conversation.messages[0].text
        return Suggestion(id=text, language="fi", engine="extractive")

    def calls(self, suggestion_id):
        return ()

    async def search(self, query):
        raise NotImplementedError


class Silent:
    """`Inside` that is never asked."""


def opener(subject, *, inside=True):
    @contextmanager
    def opened(knowledge):
        yield Opened(subject, Silent() if inside else None)

    return opened
