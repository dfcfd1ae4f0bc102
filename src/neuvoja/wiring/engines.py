"""Settings → the engine that answers: the extractive one, or a model on a ladder above it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from neuvoja.assistant.promises import ChatModel, Engine, Purse, Questioning
from neuvoja.prompting.prompt import Prompt, read_prompt
from neuvoja.settings import packed
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

    @property
    def facts(self) -> Mapping[str, Any]:
        """What readiness tells of it; a prompt as its number and the head of its SHA-256."""
        hashes = {name: f"{each.number}@{each.sha[:12]}" for name, each in self.prompts.items()}
        return {"engine": self.engine.name, "model": self.model, "prompts": hashes}


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
    beneath = open_extractive(parts)
    if chat is None and parts.settings.engine_chosen == "extractive":
        return Answering(beneath.engine, beneath.engine)
    model = chat or open_chat(parts.settings)
    if parts.tracing is not None:
        model = parts.tracing.traced(model)
    folder = parts.settings.prompts or packed("prompts")
    prompts = {name: read_prompt(folder, name) for name in PROMPTS}
    from neuvoja.wiring.generating import open_generative

    made = open_generative(parts, model, prompts, purse(), beneath)
    questioner = made.questioner if parts.settings.chat_question else None
    return Answering(made.engine, beneath.engine, prompts, model.name, questioner)
