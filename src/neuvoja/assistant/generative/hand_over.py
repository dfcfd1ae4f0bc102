"""The hand-over with a model's brief: whether and to whom is decided by the rules."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Protocol

from pydantic import BeforeValidator

from neuvoja.assistant.events import Drafted
from neuvoja.assistant.extractive.briefs import needs_of
from neuvoja.assistant.extractive.notes import Noter
from neuvoja.assistant.generative.asking import Asker
from neuvoja.assistant.generative.attesting import OURS, Hold, Line, Lines, Witness, promising
from neuvoja.assistant.generative.packing import fenced_dialogue
from neuvoja.assistant.generative.structured import Form, model_of, structured
from neuvoja.assistant.generative.tone import LANGUAGE_NAMES, inert
from neuvoja.assistant.promises import TokenCounter
from neuvoja.assistant.reading import Reading
from neuvoja.assistant.working import Worker
from neuvoja.domain.errors import AnswerUnusable
from neuvoja.domain.suggestion import HandOver
from neuvoja.prompting.prompt import Prompt

DIALOGUE_TOKENS = 4_500
MOST_TOKENS = 1_000
MOST_LINES = 6

NO_NEEDS = "(nothing in particular)"


class Writer(Protocol):
    """The rules: whether the matter is handed over, to whom and why; and the brief's frame."""

    def write(self, reading: Reading, drafted: Drafted) -> HandOver | None: ...

    def is_urgent(self, reading: Reading) -> bool: ...

    def retold(
        self, reading: Reading, team: str, matter: Mapping[str, str], known: Mapping[str, str]
    ) -> str: ...


class Met(Line):
    """What the messages tell of one thing that the team needs."""

    need: int
    """Its number."""


class Brief(Form):
    """What an expert must know."""

    matter: Lines
    """What it is about."""

    tried: Lines
    """What was tried or done already."""

    promised: Lines
    """What an advisor or expert promised."""

    open_questions: Lines
    """What the expert must answer."""

    known: Annotated[tuple[Met, ...], BeforeValidator(lambda value: () if value is None else value)]
    """What is told of the things that the team needs."""


class GenerativeHandOver:
    """Safe to use from several tasks."""

    def __init__(
        self,
        asker: Asker,
        prompts: Mapping[str, Prompt],
        *,
        writer: Writer,
        witness: Witness,
        noter: Noter,
        counter: TokenCounter,
        worker: Worker,
    ) -> None:
        self._asker = asker
        self._prompt = prompts["hand_over"]
        self._writer = writer
        self._witness = witness
        self._noter = noter
        self._counter = counter
        self._worker = worker

    async def write(self, reading: Reading, drafted: Drafted) -> HandOver | None:
        """The hand-over that the rules call for, its brief in the model's words.

        No model is asked where none is called for, nor where there is danger to life.

        Raises:
            AnswerUnusable: nobody said what it calls the matter, or it is in another language.
            OverBudget, ModelUnavailable, ModelRefused, BrokenPrompt
        """
        due = await self._worker(self._writer.write, reading, drafted)
        if due is None or await self._worker(self._writer.is_urgent, reading):
            return due
        values = await self._worker(self._values, due, reading)
        brief = await structured(
            self._asker, self._prompt, values, reading, form=Brief, most_tokens=MOST_TOKENS
        )
        return await self._worker(self._checked, due, brief, reading)

    def _values(self, due: HandOver, reading: Reading) -> dict[str, str]:
        needs = enumerate(needs_of(reading, due.team), start=1)
        return {
            "language": LANGUAGE_NAMES[reading.advisor_language],
            "needs": "\n".join(f"{n}. {inert(each)}" for n, each in needs) or NO_NEEDS,
            "dialogue": fenced_dialogue(reading, DIALOGUE_TOKENS, self._counter),
        }

    def _checked(self, due: HandOver, brief: Brief, reading: Reading) -> HandOver:
        matter = self._matter(brief, reading)
        if "brief_reason" not in matter:
            raise AnswerUnusable(model_of(reading), "ungrounded")
        if not self._witness.in_language(list(matter.values()), reading.advisor_language):
            raise AnswerUnusable(model_of(reading), "language")
        known = self._known(brief.known, needs_of(reading, due.team), reading)
        retold = self._writer.retold(reading, due.team, matter, known)
        return due.model_copy(update={"brief": retold})

    def _matter(self, brief: Brief, reading: Reading) -> dict[str, str]:
        """What was said of it, by the label that leads it in."""
        anyone = Hold(reading, self._prompt.system)
        ours = Hold(reading, self._prompt.system, roles=OURS, stated=True)
        may = promising(reading, self._noter)
        promised = [each for each in brief.promised if may & set(each.messages)]
        found = {
            "brief_reason": self._told(brief.matter, anyone),
            "brief_tried": self._told(brief.tried, anyone),
            "brief_promised": self._told(promised, ours),
            "brief_open": self._told(brief.open_questions, anyone),
        }
        return {label: text for label, text in found.items() if text}

    def _told(self, lines: Sequence[Line], hold: Hold) -> str:
        """The lines that were said, as one text; empty where none was."""
        found = list(self._witness.all_attested(lines, hold))[:MOST_LINES]
        return " ".join(_ended(each.text) for each in found)

    def _known(self, met: Sequence[Met], needs: Sequence[str], reading: Reading) -> dict[str, str]:
        """By need, what was said of it; the rest is what the brief calls missing."""
        hold = Hold(reading, self._prompt.system)
        known: dict[str, str] = {}
        for each in met:
            found = self._witness.attested(each, hold)
            if found and 1 <= each.need <= len(needs):
                known.setdefault(needs[each.need - 1], found.text)
        return known


def _ended(text: str) -> str:
    return text if text[-1:] in ".!?…" else f"{text}."
