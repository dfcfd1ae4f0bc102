"""What a colleague is told of a conversation: asked of a model by a form, held by a witness."""

from collections.abc import Sequence
from typing import TypeVar

from neuvoja.assistant.extractive.filing.notes import Noter
from neuvoja.assistant.generative.asking import Asker
from neuvoja.assistant.generative.attesting import Witness, promising
from neuvoja.assistant.generative.packing import fenced_dialogue
from neuvoja.assistant.generative.structured import Form, model_of, structured
from neuvoja.assistant.generative.tone import LANGUAGE_NAMES
from neuvoja.assistant.promises import TokenCounter
from neuvoja.assistant.reading import Reading
from neuvoja.assistant.working import Worker
from neuvoja.domain.errors import AnswerUnusable
from neuvoja.prompting.prompt import Prompt

DIALOGUE_TOKENS = 4_500

F = TypeVar("F", bound=Form)


class Retelling:
    """Safe to use from several tasks."""

    def __init__(
        self, asker: Asker, *, witness: Witness, noter: Noter, counter: TokenCounter, worker: Worker
    ) -> None:
        self._asker = asker
        self._noter = noter
        self._counter = counter
        self.witness = witness
        self.worker = worker

    async def told(
        self, prompt: Prompt, reading: Reading, form: type[F], *, most_tokens: int, **values: str
    ) -> F:
        """The form as a model fills it in of the conversation, in the advisor's language.

        Args:
            values: of the prompt's other variables.

        Raises:
            AnswerUnusable, OverBudget, ModelUnavailable, ModelRefused, BrokenPrompt
        """
        dialogue = await self.worker(fenced_dialogue, reading, DIALOGUE_TOKENS, self._counter)
        language = LANGUAGE_NAMES[reading.advisor_language]
        given = {"language": language, "dialogue": dialogue, **values}
        return await structured(
            self._asker, prompt, given, reading, form=form, most_tokens=most_tokens
        )

    def promising(self, reading: Reading) -> frozenset[int]:
        """The messages in which we may have promised something."""
        return promising(reading, self._noter)

    def check_language(self, texts: Sequence[str], reading: Reading) -> None:
        """See that what a colleague is told is in the colleague's language.

        Raises:
            AnswerUnusable
        """
        if not self.witness.in_language(texts, reading.advisor_language):
            raise AnswerUnusable(model_of(reading), "language")
