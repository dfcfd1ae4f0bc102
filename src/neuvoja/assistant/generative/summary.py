"""The summary in a model's words: every line stands in the messages that it names, or falls."""

from collections.abc import Iterator, Sequence

from neuvoja.assistant.generative.attesting import OURS, Hold, Line, Lines, Witness
from neuvoja.assistant.generative.retelling import Retelling
from neuvoja.assistant.generative.structured import Form, model_of
from neuvoja.assistant.reading import Reading
from neuvoja.domain.errors import AnswerUnusable
from neuvoja.domain.suggestion import Summary, SummaryLine
from neuvoja.language.similarity import literals
from neuvoja.prompting.prompt import Prompt

MOST_TOKENS = 1_200

LEAST_LEFT = 1 / 3
"""Part of the lines written that must stand; of the lines of our own advisors, more than half do
where they tell only what was said."""


class Told(Form):
    """What a summary asks for."""

    reason: Line | None
    """Why the customer made contact."""

    situation: Line | None
    """What else matters of the customer's situation."""

    actions: Lines
    """What was done already."""

    resolution: Line | None
    """How the matter ended; null while it is open."""

    open_questions: Lines
    """What was asked and not answered."""

    commitments: Lines
    """What an advisor or expert promised to do."""

    needs: Lines
    """What the customer wishes for or lacks."""


class GenerativeSummary:
    """Safe to use from several tasks."""

    def __init__(self, retelling: Retelling, prompt: Prompt) -> None:
        self._retelling = retelling
        self._prompt = prompt

    async def write(self, reading: Reading) -> Summary:
        """Every field from what was said, in the advisor's language; the rest stays empty.

        Raises:
            ModelUnavailable: it did not answer, or too little of its answer stands.
            OverBudget, ModelRefused, BrokenPrompt
        """
        asked = self._retelling
        told = await asked.told(self._prompt, reading, Told, most_tokens=MOST_TOKENS)
        return await asked.worker(self._checked, told, reading)

    def _checked(self, told: Told, reading: Reading) -> Summary:
        retelling = self._retelling
        promised = retelling.promising(reading)
        summary = _summary(told, retelling.witness, reading, self._prompt.system, promised)
        texts = [each.text for each in summary.lines]
        if len(texts) < LEAST_LEFT * _written(told) or not (summary.reason or summary.situation):
            raise AnswerUnusable(model_of(reading), "ungrounded")
        retelling.check_language(texts, reading)
        return summary


def _summary(
    told: Told, witness: Witness, reading: Reading, prompt: str, promised: frozenset[int]
) -> Summary:
    """What stands of it, field by field; a text stands in one field only."""
    anyone = Hold(reading, prompt)
    done = Hold(reading, prompt, one_of=OURS)
    ended = done if told.resolution and literals(told.resolution.text) else anyone
    ours = Hold(reading, prompt, roles=OURS, stated=True)
    commitments = [each for each in told.commitments if promised & set(each.messages)]
    fields = _Fields(witness)
    return Summary(
        reason=fields.one(told.reason, anyone),
        situation=fields.one(told.situation, anyone),
        actions=fields.each(told.actions, done),
        resolution=fields.one(told.resolution, ended),
        open_questions=fields.each(told.open_questions, anyone),
        commitments=fields.each(commitments, ours),
        needs=fields.each(told.needs, Hold(reading, prompt, roles=("customer",))),
        lines=tuple(fields.lines.values()),
    )


class _Fields:
    """Keeps the lines that stand, in order, by their texts in small letters."""

    def __init__(self, witness: Witness) -> None:
        self._witness = witness
        self.lines: dict[str, SummaryLine] = {}

    def one(self, line: Line | None, hold: Hold) -> str | None:
        return next(iter(self.each([line] if line else [], hold)), None)

    def each(self, lines: Sequence[Line], hold: Hold) -> tuple[str, ...]:
        found = {each.text.casefold(): each for each in self._witness.all_attested(lines, hold)}
        fresh = {key: each for key, each in found.items() if key not in self.lines}
        self.lines |= fresh
        return tuple(each.text for each in fresh.values())


def _written(told: Told) -> int:
    return sum(1 for _ in _all(told))


def _all(told: Told) -> Iterator[Line]:
    yield from filter(None, (told.reason, told.situation, told.resolution))
    yield from (*told.actions, *told.open_questions, *told.commitments, *told.needs)
