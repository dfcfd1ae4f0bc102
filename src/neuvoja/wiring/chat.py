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
    from neuvoja.vendors.openai_chat import OpenAIChat

    key = settings.chat_api_key
    model = OpenAIChat(
        settings.chat_endpoint, settings.chat_model, key.get_secret_value() if key else None
    )
    return Recorded(model, settings.chat_record) if settings.chat_record else model
