"""Settings → the chat model, with what guards, records or replays it and counts its tokens."""

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from neuvoja.assistant.chat import ChatRequest
from neuvoja.assistant.promises import ChatModel, TokenCounter
from neuvoja.domain.errors import BadSettings, ModelRefused
from neuvoja.evaluation.recording import Recorded, Replayed
from neuvoja.settings import Settings

if TYPE_CHECKING:
    from neuvoja.vendors.langchain_chat import LangChainChat

_TRIAL = ChatRequest(
    system="Answer as JSON, as the schema says.",
    user="Is everything ready?",
    most_tokens=32,
    schema={
        "type": "object",
        "properties": {"ready": {"type": "boolean"}},
        "required": ["ready"],
        "additionalProperties": False,
    },
    prompt="trial",
)

_MOST_NAMED = 8
"""Models of a service that an error names."""


def open_chat(settings: Settings) -> ChatModel:
    """The model that the settings name; from a recording where NEUVOJA_CHAT_REPLAY is set.

    Raises:
        BadSettings: no model, no service and no recording is named.
    """
    name = _model_of(settings)
    if settings.chat_replay is not None:
        return Replayed(name, settings.chat_replay)
    from neuvoja.vendors.breaker import Breaker
    from neuvoja.vendors.patience import Patient

    patient = Patient(
        _asked_once(settings),
        first_piece_s=settings.chat_first_token_s,
        whole_s=settings.chat_deadline_s,
        retries=settings.chat_retries,
    )
    model = Breaker(patient)
    return Recorded(model, settings.chat_record) if settings.chat_record else model


def open_counter(settings: Settings) -> TokenCounter:
    """What counts the tokens of the model that the settings name."""
    from neuvoja.vendors import token_counter

    return token_counter.open_counter(settings.chat_model)


@dataclass(frozen=True, slots=True)
class Tried:
    """What a service did with a small request."""

    first_piece_ms: int | None
    """None: it has said nothing, such as a model that thinks for longer."""

    takes_schemas: bool
    """Whether its answers can be held to a JSON Schema."""


async def try_chat(settings: Settings) -> Tried:
    """Ask the chat service for a few words, once.

    Raises:
        BadSettings: no model or no service is named.
        ModelRefused, ModelUnavailable: it does not answer; what it has is told, where it says.
    """
    from neuvoja.vendors.patience import Patient

    model = _asked_once(settings)
    limit_s = settings.chat_deadline_s
    patient = Patient(model, first_piece_s=limit_s, whole_s=limit_s, retries=0)
    try:
        first_piece_ms = await _first_piece_ms(patient)
        return Tried(first_piece_ms, model.takes_schemas)
    except ModelRefused as error:
        models = await model.models()
        if not models or model.name in models:
            raise
        why = f"{error.why}; it has {', '.join(models[:_MOST_NAMED])}"
        raise ModelRefused(model.name, why) from error


async def _first_piece_ms(model: ChatModel) -> int | None:
    began, first = time.monotonic(), None
    async for piece in model.stream(_TRIAL):
        if first is None and isinstance(piece, str):
            first = round((time.monotonic() - began) * 1000)
    return first


def _asked_once(settings: Settings) -> "LangChainChat":
    from neuvoja.vendors.langchain_chat import LangChainChat

    if settings.chat_endpoint is None:
        raise BadSettings(
            "NEUVOJA_CHAT_BASE_URL", None, "the URL of a chat service, or NEUVOJA_CHAT_REPLAY"
        )
    key = settings.chat_api_key
    return LangChainChat(
        settings.chat_endpoint,
        _model_of(settings),
        key.get_secret_value() if key else None,
        connect_s=settings.chat_connect_s,
    )


def _model_of(settings: Settings) -> str:
    if settings.chat_model is None:
        raise BadSettings("NEUVOJA_CHAT_MODEL", None, "the model's name at NEUVOJA_CHAT_BASE_URL")
    return settings.chat_model
