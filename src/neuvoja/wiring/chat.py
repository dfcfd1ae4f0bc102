"""Settings → the chat model, with what records or replays it."""

from neuvoja.assistant.promises import ChatModel
from neuvoja.domain.errors import BadSettings
from neuvoja.evaluation.recording import Recorded, Replayed
from neuvoja.settings import Settings


def open_chat(settings: Settings) -> ChatModel:
    """The model that the settings name; from a recording where NEUVOJA_CHAT_REPLAY is set.

    Raises:
        BadSettings: no model, no service and no recording is named.
    """
    if settings.chat_model is None:
        raise BadSettings("NEUVOJA_CHAT_MODEL", None, "the model's name at NEUVOJA_CHAT_BASE_URL")
    if settings.chat_replay is not None:
        return Replayed(settings.chat_model, settings.chat_replay)
    if settings.chat_endpoint is None:
        raise BadSettings(
            "NEUVOJA_CHAT_BASE_URL", None, "the URL of a chat service, or NEUVOJA_CHAT_REPLAY"
        )
    model = _served(settings, settings.chat_endpoint, settings.chat_model)
    return Recorded(model, settings.chat_record) if settings.chat_record else model


def _served(settings: Settings, url: str, name: str) -> ChatModel:
    from neuvoja.vendors.breaker import Breaker
    from neuvoja.vendors.langchain_chat import LangChainChat
    from neuvoja.vendors.patience import Patient

    key = settings.chat_api_key
    model = LangChainChat(
        url, name, key.get_secret_value() if key else None, connect_s=settings.chat_connect_s
    )
    patient = Patient(
        model,
        first_piece_s=settings.chat_first_token_s,
        whole_s=settings.chat_deadline_s,
        retries=settings.chat_retries,
    )
    return Breaker(patient)
