"""The house's manner, and the advisor's wish, as a prompt tells them to a model."""

from neuvoja.assistant.generative.wishes import wished_language as wished_language
from neuvoja.assistant.reading import Reading
from neuvoja.domain.conversation import Channel, Language

LANGUAGE_NAMES: dict[Language, str] = {"fi": "Finnish", "sv": "Swedish", "en": "English"}
"""As prompts, which are in English, name them."""

LONGEST_WISH = 1_000
"""Characters; who writes more wishes more than another form."""

NO_WISH = "(none)"

_REGISTERS: dict[Channel, str] = {
    "phone": "phone: words that the advisor says aloud; short sentences, no lists, no links",
    "email": "e-mail: whole sentences in short paragraphs; steps may be a numbered list",
    "chat": "chat: a short message in plain words, two to five sentences",
    "social": (
        "social media, which everybody reads: short and friendly; no personal data; what needs "
        "personal data is taken to a private channel"
    ),
    "in_person": "face to face: words that the advisor says aloud; short sentences, no lists",
}


def manner(reading: Reading, language: Language | None = None) -> str:
    """How the answer is to be written, a line each: language, channel, the unit's own tone.

    Args:
        language: of the answer; None: the customer's.
    """
    lines = [
        f"Language: {LANGUAGE_NAMES[language or reading.language]}",
        f"Channel: {_REGISTERS[reading.conversation.channel]}",
    ]
    if tone := " ".join(reading.handbook.organisation.tone.split()):
        lines.append(f"The unit's tone, in its own words: {tone}")
    return "\n".join(lines)


def wish(reading: Reading) -> str:
    """The advisor's wish between tags that it cannot close; `NO_WISH` where there is none.

    It is about the form of the draft. What the draft may say is checked whatever is wished.
    """
    text = " ".join((reading.instruction or "").split())[:LONGEST_WISH]
    return f"<wish-form>\n{inert(text)}\n</wish-form>" if text else NO_WISH


def inert(text: str) -> str:
    """The text with signs in the place of angle brackets, so that it opens and closes no tag."""
    return text.replace("<", "‹").replace(">", "›")
