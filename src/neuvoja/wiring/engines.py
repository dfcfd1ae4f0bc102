"""Settings → the engine that answers: the extractive one, or a model on a ladder above it."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from os import cpu_count
from typing import Any

from neuvoja.assistant.promises import ChatModel, Engine, Purse, Questioning
from neuvoja.prompting.prompt import Prompt, read_prompt
from neuvoja.settings import Settings, packed
from neuvoja.wiring.apart import Apart, Joined
from neuvoja.wiring.beneath import open_extractive
from neuvoja.wiring.chat import open_chat
from neuvoja.wiring.parts import Parts

PROMPTS = ("reply", "rewrite", "question", "summary", "opportunities", "hand_over")
"""What the generative engine asks by."""


@dataclass(frozen=True, slots=True)
class Answering:
    """The engine that answers, with what it asks."""

    engine: Engine
    beneath: Engine
    """What answers where no model does."""

    prompts: Mapping[str, Prompt] = field(default_factory=dict)
    """By name; empty where no model is asked."""

    model: str | None = None
    """Which model is asked; None: none."""

    questioner: Questioning | None = None
    """What words a search question; None: nothing does."""

    apart: Apart | None = None
    """What checks what a model writes; None: there is none."""

    @property
    def facts(self) -> Mapping[str, Any]:
        """What readiness tells of it; a prompt as its number and the head of its SHA-256."""
        hashes = {name: f"{each.number}@{each.sha[:12]}" for name, each in self.prompts.items()}
        return {"engine": self.engine.name, "model": self.model, "prompts": hashes}

    @contextmanager
    def serving(self, settings: Settings) -> Iterator[None]:
        """Let a process of its own check what is written, where there is a processor for it."""
        if self.apart is None or self.model is None or (cpu_count() or 1) < 2:
            yield
            return
        self.apart.start(self.engine, Joined(settings, self.prompts, self.model))
        try:
            yield
        finally:
            self.apart.stop()


def open_engine(
    parts: Parts, *, purse: Callable[[], Purse], chat: ChatModel | None = None
) -> Answering:
    """The engine that the settings choose.

    Args:
        purse: what may be spent; opened only where a model is asked.
        chat: the model; None: the one that the settings name.

    Raises:
        BadSettings: the generative engine is chosen and no model is named.
        BrokenPrompt, DatabaseUnavailable
    """
    if chat is None and parts.settings.engine_chosen == "extractive":
        engine = open_extractive(parts).engine
        return Answering(engine, engine)
    model = chat or open_chat(parts.settings)
    if parts.tracing is not None:
        model = parts.tracing.traced(model)
    folder = parts.settings.prompts or packed("prompts")
    prompts = {name: read_prompt(folder, name) for name in PROMPTS}
    from neuvoja.wiring.generating import open_generative

    apart = Apart(parts.worker)
    thinking = replace(parts, worker=apart)
    beneath = open_extractive(thinking)
    made = open_generative(thinking, model, prompts, purse(), beneath, near=parts.worker)
    questioner = made.questioner if parts.settings.chat_question else None
    return Answering(made.engine, beneath.engine, prompts, model.name, questioner, apart)
