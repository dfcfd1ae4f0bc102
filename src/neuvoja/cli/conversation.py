"""A conversation from a file or standard input: JSON of the contract, a transcript, or words.

transcript = { speaker ":" what was said, in any number of lines }
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, TextIO

from pydantic import ValidationError

from neuvoja.domain.conversation import Channel, Conversation, Language, Role
from neuvoja.domain.errors import EmptyConversation, InvalidConversation
from neuvoja.domain.expectations import expectation
from neuvoja.language.text import from_json

_SPEAKERS: Mapping[str, Role] = {
    "asiakas": "customer",
    "kund": "customer",
    "customer": "customer",
    "neuvoja": "advisor",
    "asiakasneuvoja": "advisor",
    "rådgivare": "advisor",
    "kundrådgivare": "advisor",
    "advisor": "advisor",
    "agent": "advisor",
    "asiantuntija": "expert",
    "expert": "expert",
    "botti": "bot",
    "bot": "bot",
}
_SPEAKER = re.compile(rf"^[ \t]*({'|'.join(_SPEAKERS)})[ \t]*:[ \t]*", re.IGNORECASE | re.MULTILINE)


def read_conversation(
    stream: TextIO, *, channel: Channel | None, language: Language | None
) -> Conversation:
    """JSON when it begins with `{`, a transcript when it begins with a speaker and a colon.

    Any other text is one message of the customer.

    Args:
        stream: the file; it is read to its end.
        channel: replaces the conversation's own.
        language: replaces the conversation's own.

    Raises:
        EmptyConversation: nothing is said in it.
        InvalidConversation: the JSON is broken, or a field cannot be used.
    """
    text = _text(stream)
    if not text.strip():
        raise EmptyConversation()
    content = _json(text) if text.lstrip().startswith("{") else _transcript(text)
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
        content = from_json(text)
    except ValueError as error:
        raise InvalidConversation("conversation", text, f"JSON ({error})") from error
    nested = content.get("conversation", content)
    if not isinstance(nested, dict):
        raise InvalidConversation("conversation", nested, "an object")
    return nested


def _transcript(text: str) -> dict[str, Any]:
    messages = [*_messages(text)]
    if not messages:
        raise EmptyConversation()
    return {"messages": messages}


def _messages(text: str) -> Iterator[dict[str, str]]:
    turns = list(_SPEAKER.finditer(text))
    if not turns or text[: turns[0].start()].strip():
        yield {"role": "customer", "text": text}
        return
    ends = [*(each.start() for each in turns[1:]), len(text)]
    for turn, end in zip(turns, ends, strict=True):
        if said := text[turn.end() : end].strip():
            yield {"role": _SPEAKERS[turn[1].lower()], "text": said}


def _first(error: ValidationError) -> InvalidConversation:
    flaw = error.errors(include_url=False)[0]
    where = ".".join(str(part) for part in flaw["loc"])
    value = None if flaw["type"] == "missing" else flaw.get("input")
    return InvalidConversation(where, value, expectation(flaw))
