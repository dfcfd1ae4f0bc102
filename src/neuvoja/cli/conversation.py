"""A conversation from a file or standard input: JSON of the contract, or just words."""

import json
from typing import Any, TextIO

from pydantic import ValidationError

from neuvoja.domain.conversation import Channel, Conversation, Language
from neuvoja.domain.errors import EmptyConversation, InvalidConversation
from neuvoja.domain.expectations import expectation
from neuvoja.language.text import without_lone_surrogates


def read_conversation(
    stream: TextIO, *, channel: Channel | None, language: Language | None
) -> Conversation:
    """JSON when it begins with `{`; any other text is one message of the customer.

    Args:
        stream: the file; it is read to its end.
        channel: replaces the conversation's own.
        language: replaces the conversation's own.

    Raises:
        EmptyConversation: there is nothing but white space.
        InvalidConversation: the JSON is broken, or a field cannot be used.
    """
    text = _text(stream)
    if not text.strip():
        raise EmptyConversation()
    content = _json(text) if text.lstrip().startswith("{") else _words(text)
    chosen = {"channel": channel, "language": language}
    content |= {name: value for name, value in chosen.items() if value is not None}
    try:
        return Conversation.model_validate(content)
    except ValidationError as error:
        raise _first(error) from error


def _text(stream: TextIO) -> str:
    try:
        return stream.read()
    except UnicodeDecodeError as error:
        raise InvalidConversation(stream.name, error.object[:20], "text in UTF-8") from error


def _json(text: str) -> dict[str, Any]:
    try:
        content = without_lone_surrogates(json.loads(text))
    except (ValueError, RecursionError) as error:
        raise InvalidConversation("conversation", text, f"JSON ({error})") from error
    nested = content.get("conversation", content)
    if not isinstance(nested, dict):
        raise InvalidConversation("conversation", nested, "an object")
    return nested


def _words(text: str) -> dict[str, Any]:
    return {"messages": [{"role": "customer", "text": text}]}


def _first(error: ValidationError) -> InvalidConversation:
    flaw = error.errors(include_url=False)[0]
    where = ".".join(str(part) for part in flaw["loc"])
    value = None if flaw["type"] == "missing" else flaw.get("input")
    return InvalidConversation(where, value, expectation(flaw))
