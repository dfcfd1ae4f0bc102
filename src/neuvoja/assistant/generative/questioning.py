"""A search question in the words of written instructions, where the dialogue's own found little."""

import asyncio
import logging
from contextlib import aclosing

from neuvoja.assistant.chat import whole
from neuvoja.assistant.generative.asking import Asker
from neuvoja.assistant.generative.packing import fenced_dialogue
from neuvoja.assistant.generative.tone import LANGUAGE_NAMES
from neuvoja.assistant.promises import TokenCounter
from neuvoja.assistant.reading import Reading
from neuvoja.domain.errors import BrokenPrompt, ModelRefused, Unavailable
from neuvoja.prompting.prompt import Prompt

log = logging.getLogger(__name__)

WEAK = 0.4
"""Part of the question's telling weight; where the best article carries less, little was found."""

WITHIN_S = 3.0
"""A better search is not worth more of the advisor's time."""

MOST_TOKENS = 60
DIALOGUE_TOKENS = 1_000
LONGEST = 300
"""Characters of a question; a longer one is no question."""


class Questioner:
    def __init__(self, asker: Asker, prompt: Prompt, counter: TokenCounter) -> None:
        self._asker = asker
        self._prompt = prompt
        self._counter = counter

    async def question(self, reading: Reading) -> str | None:
        """What to search for; None where enough was found, or no question came in time."""
        if max((each.share for each in reading.articles), default=0.0) >= WEAK:
            return None
        values = {
            "language": LANGUAGE_NAMES[reading.language],
            "dialogue": fenced_dialogue(reading, DIALOGUE_TOKENS, self._counter),
        }
        asked = self._asker.stream(self._prompt, values, reading, most_tokens=MOST_TOKENS)
        try:
            async with asyncio.timeout(WITHIN_S), aclosing(asked) as pieces:
                return _line(await whole(pieces))
        except (Unavailable, ModelRefused, BrokenPrompt, TimeoutError) as error:
            log.info("no search question: %s", error)
            return None


def _line(answer: str) -> str | None:
    """The one line that was asked for; None where the answer is anything else."""
    lines = [each.strip(" \t-*\"'`") for each in answer.splitlines() if each.strip()]
    if len(lines) != 1 or not 0 < len(lines[0]) <= LONGEST:
        return None
    return lines[0]
