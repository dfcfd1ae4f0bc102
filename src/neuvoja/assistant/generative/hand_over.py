"""The hand-over with a model's brief: whether and to whom is decided by the rules."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Protocol

from pydantic import BeforeValidator

from neuvoja.assistant.events import Drafted
from neuvoja.assistant.extractive.handing_over.briefs import needs_of
from neuvoja.assistant.generative.attesting import OURS, Hold, Line, Lines
from neuvoja.assistant.generative.retelling import Retelling
from neuvoja.assistant.generative.structured import Form, model_of
from neuvoja.assistant.generative.tone import inert
from neuvoja.assistant.reading import Reading
from neuvoja.domain.errors import AnswerUnusable
from neuvoja.domain.suggestion import HandOver
from neuvoja.prompting.prompt import Prompt

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

    def __init__(self, retelling: Retelling, prompt: Prompt, *, writer: Writer) -> None:
        self._retelling = retelling
        self._prompt = prompt
        self._writer = writer

    async def write(self, reading: Reading, drafted: Drafted) -> HandOver | None:
        """The hand-over that the rules call for, its brief in the model's words.

        No model is asked where none is called for, nor where there is danger to life.

        Raises:
            AnswerUnusable: nobody said what it calls the matter, or it is in another language.
            OverBudget, ModelUnavailable, ModelRefused, BrokenPrompt
        """
        asked = self._retelling
        due = await asked.worker(self._writer.write, reading, drafted)
        if due is None or await asked.worker(self._writer.is_urgent, reading):
            return due
        listed = enumerate(needs_of(reading, due.team), start=1)
        needs = "\n".join(f"{n}. {inert(each)}" for n, each in listed) or NO_NEEDS
        brief = await asked.told(self._prompt, reading, Brief, most_tokens=MOST_TOKENS, needs=needs)
        return await asked.worker(self._checked, due, brief, reading)

    def _checked(self, due: HandOver, brief: Brief, reading: Reading) -> HandOver:
        matter = self._matter(brief, reading)
        if "brief_reason" not in matter:
            raise AnswerUnusable(model_of(reading), "ungrounded")
        self._retelling.check_language(list(matter.values()), reading)
        known = self._known(brief.known, needs_of(reading, due.team), reading)
        retold = self._writer.retold(reading, due.team, matter, known)
        return due.model_copy(update={"brief": retold})

    def _matter(self, brief: Brief, reading: Reading) -> dict[str, str]:
        """What was said of it, by the label that leads it in."""
        anyone = Hold(reading, self._prompt.system)
        ours = Hold(reading, self._prompt.system, roles=OURS, stated=True)
        may = self._retelling.promising(reading)
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
        found = list(self._retelling.witness.all_attested(lines, hold))[:MOST_LINES]
        return " ".join(_ended(each.text) for each in found)

    def _known(self, met: Sequence[Met], needs: Sequence[str], reading: Reading) -> dict[str, str]:
        """By need, what was said of it; the rest is what the brief calls missing."""
        hold = Hold(reading, self._prompt.system)
        known: dict[str, str] = {}
        for each in met:
            found = self._retelling.witness.attested(each, hold)
            if found and 1 <= each.need <= len(needs):
                known.setdefault(needs[each.need - 1], found.text)
        return known


def _ended(text: str) -> str:
    return text if text[-1:] in ".!?…" else f"{text}."
