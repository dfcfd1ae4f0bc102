"""Settings → the engine that answers: extractive, or a model on a ladder above it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from neuvoja.assistant.extractive.manners import Courtesy
from neuvoja.assistant.extractive.moments import MomentReader
from neuvoja.assistant.generative.asking import Asker
from neuvoja.assistant.generative.courteous import Courteous
from neuvoja.assistant.generative.engine import GenerativeEngine
from neuvoja.assistant.generative.guard import Guard
from neuvoja.assistant.generative.ladder import Ladder, for_the_model
from neuvoja.assistant.generative.locked_terms import LockedTerms
from neuvoja.assistant.generative.mending import Mender
from neuvoja.assistant.generative.reply import GenerativeReply
from neuvoja.assistant.generative.verifying import Verifier
from neuvoja.assistant.grounding import Grounding
from neuvoja.assistant.promises import ChatModel, Engine, Purse
from neuvoja.prompting.prompt import Prompt, read_prompt
from neuvoja.settings import packed
from neuvoja.wiring.chat import open_chat
from neuvoja.wiring.parts import Parts

PROMPTS = ("reply", "rewrite", "question")
"""What the generative engine asks by."""


@dataclass(frozen=True, slots=True)
class Opened:
    """The engine that answers."""

    engine: Engine
    prompts: Mapping[str, Prompt] = field(default_factory=dict)
    """By name; empty where no model is asked."""

    model: str | None = None

    @property
    def facts(self) -> Mapping[str, Any]:
        """What readiness tells of it; the prompts as `1@` and the first digits of their SHA-256."""
        return {
            "engine": self.engine.name,
            "model": self.model,
            "prompts": {
                name: f"{each.number}@{each.sha[:12]}" for name, each in self.prompts.items()
            },
        }


def open_engine(
    parts: Parts,
    extractive: Engine,
    *,
    purse: Callable[[], Purse],
    chat: ChatModel | None = None,
) -> Opened:
    """The engine that the settings choose.

    Args:
        extractive: answers alone, or stands beneath the generative one.
        purse: what may be spent; opened where a model is asked only.
        chat: the model; None: the one that the settings name.

    Raises:
        BadSettings: the generative engine is chosen and no model is named.
        BrokenPrompt, DatabaseUnavailable
    """
    if chat is None and parts.settings.engine_chosen == "extractive":
        return Opened(extractive)
    model = chat or open_chat(parts.settings)
    folder = parts.settings.prompts or packed("prompts")
    prompts = {name: read_prompt(folder, name) for name in PROMPTS}
    above = _generative(parts, extractive, model, prompts, purse())
    ladder = Ladder(above, extractive, deadline_s=parts.settings.chat_deadline_s)
    return Opened(ladder, prompts, model.name)


def _generative(
    parts: Parts, extractive: Engine, model: ChatModel, prompts: Mapping[str, Prompt], purse: Purse
) -> GenerativeEngine:
    from neuvoja.vendors.token_counter import open_counter

    counter = open_counter(model.name)
    asker = Asker(model=model, counter=counter, purse=purse)
    verifier = Verifier(
        grounding=Grounding(parts.analyser),
        guard=Guard(parts.analyser),
        courteous=Courteous(parts.analyser),
        embedder=parts.embedder,
    )
    mender = Mender(asker=asker, prompt=prompts["rewrite"], verifier=verifier, worker=parts.worker)
    reply = GenerativeReply(
        asker=asker,
        prompt=prompts["reply"],
        counter=counter,
        verifier=verifier,
        mender=mender,
        courtesy=Courtesy(MomentReader(parts.analyser)),
        terms=LockedTerms(parts.analyser),
        detector=parts.detector,
        beneath=extractive,
        worker=parts.worker,
        within_s=for_the_model(parts.settings.chat_deadline_s),
    )
    return GenerativeEngine(
        reply=reply,
        summary=_Summary(extractive),
        opportunities=_Offers(extractive),
        hand_over=_HandOver(extractive),
    )


class _Summary:
    def __init__(self, engine: Engine) -> None:
        self.write = engine.summary


class _Offers:
    def __init__(self, engine: Engine) -> None:
        self.find = engine.opportunities


class _HandOver:
    def __init__(self, engine: Engine) -> None:
        self.write = engine.hand_over
