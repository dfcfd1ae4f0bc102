"""What is asked: the texts of a conversation, each with how much it weighs."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from neuvoja.domain.conversation import Conversation, Language, Role
from neuvoja.retrieval import mail

WEIGHT_OF_ROLE: dict[Role, float] = {"customer": 1.0, "advisor": 0.25, "expert": 0.25, "bot": 0.1}
"""The customer's words tell what to look for; the others', what was made of them."""

EARLIER = 0.5
"""What a customer's earlier message weighs beside the last one."""

SUBJECT = 0.5
QUOTED = 0.15

LONGEST = 6_000
"""Code points read of one message, three quarters from its beginning and one from its end."""

LONGEST_TOGETHER = 8_000
"""Code points read of all, the newest messages first: a longer conversation has moved on."""


@dataclass(frozen=True, slots=True)
class Said:
    text: str
    weight: float
    """Above 0; 1 for the customer's last message."""


@dataclass(frozen=True, slots=True)
class Question:
    language: Language
    """The customer's."""

    said: tuple[Said, ...]

    @classmethod
    def of_text(cls, text: str, language: Language) -> Self:
        return cls(language, (Said(text, 1.0),))

    @classmethod
    def of(cls, conversation: Conversation, language: Language) -> Self:
        """The whole dialogue, the newest message first; the customer's last weighs most."""
        return cls(language, tuple(_said(conversation)))


def _said(conversation: Conversation) -> Iterator[Said]:
    if conversation.subject:
        yield Said(conversation.subject, SUBJECT)
    last = max((index for index, _ in conversation.said_by("customer")), default=None)
    left = LONGEST_TOGETHER
    for index, message in reversed(list(enumerate(conversation.messages))):
        if left <= 0:
            return
        earlier = EARLIER if message.role == "customer" and index != last else 1.0
        text = _shortened(message.text)
        left -= len(text)
        yield from _parts(text, WEIGHT_OF_ROLE[message.role] * earlier)


def _parts(text: str, weight: float) -> Iterator[Said]:
    """The message's matter, and what it quotes; courtesies ask nothing."""
    matter: list[str] = []
    quoted: list[str] = []
    for line in mail.lines(text):
        if line.place != "courtesy":
            (matter if line.place == "matter" else quoted).append(line.text)
    if matter:
        yield Said("\n".join(matter), weight)
    if quoted:
        # A message that only forwards another asks what the other asked.
        yield Said("\n".join(quoted), weight * (QUOTED if matter else 1.0))


def _shortened(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    return f"{text[: LONGEST * 3 // 4]}\n{text[-LONGEST // 4 :]}"
