"""Where the turn of the customer begins in a conversation, and how it is spoken."""

from collections.abc import Sequence
from itertools import pairwise

from neuvoja.assistant.extractive.wording.phrases import Heard, speech
from neuvoja.domain.conversation import Conversation, Language, Message
from neuvoja.retrieval.mail import lines


def latest(conversation: Conversation) -> tuple[list[Message], list[Message]]:
    """The customer's messages after our last one, and the customer's before it, newest first.

    When we spoke last, the customer's last words before that are the turn.
    """
    messages = list(conversation.messages)
    while messages and messages[-1].role != "customer":
        messages.pop()
    now: list[Message] = []
    while messages and messages[-1].role in ("customer", "bot"):
        last = messages.pop()
        if last.role == "customer":
            now.insert(0, last)
    before = [each for each in reversed(messages) if each.role == "customer"]
    return now, before


def said_last(conversation: Conversation) -> str:
    """Our message that the turn follows on; empty where the customer begins."""
    ours = ""
    for before, after in pairwise(conversation.messages):
        if before.role in ("advisor", "expert") and after.role == "customer":
            ours = before.text
    return ours


def matter_of(text: str) -> str:
    """The matter of a message, without greetings, signatures and the mail that it answers."""
    return "\n".join(line.text for line in lines(text) if line.place == "matter")


def only_greets(messages: Sequence[Message], language: Language) -> bool:
    said = speech(language)
    words = [word for each in messages for word in Heard.of(each.text).words]
    return any(map(said.greetings.has, words)) and not any(map(said.thanks.has, words))


def for_company(conversation: Conversation, language: Language) -> bool:
    if conversation.customer.segment is not None:
        return conversation.customer.segment == "business"
    said = speech(language).business
    return any(said.in_text(each.text) for _, each in conversation.said_by("customer"))
