"""How a reply begins and ends: the channel's manner, as the point of the conversation asks.

Nothing is said twice: once we have greeted on a channel where one talks to and fro, the reply goes
straight to the matter. A letter greets and closes every time.
"""

from collections.abc import Iterator

from neuvoja.assistant.extractive.listening.listening import listening
from neuvoja.assistant.extractive.moments.danger import DANGER
from neuvoja.assistant.extractive.moments.moments import MomentReader, Standing
from neuvoja.assistant.extractive.wording.phrases import speech
from neuvoja.assistant.reading import Reading
from neuvoja.domain.conversation import Channel
from neuvoja.domain.knowledge import Texts
from neuvoja.domain.organisation import Manners
from neuvoja.language.text import fold

LETTERS: tuple[Channel, ...] = ("email",)
"""Channels where each message stands alone."""

COMFORTED = {"bereavement": "bereavement", "complaint": "trouble", "fault": "trouble"}
"""Moment → the words that take the place of thanks for the message."""


class Courtesy:
    """Safe to use from several threads."""

    def __init__(self, moments: MomentReader) -> None:
        self._moments = moments

    def opening(self, reading: Reading) -> list[str]:
        """Greeting and acknowledgement, in order; empty in the middle of a talk."""
        if _talking(reading):
            return []
        manners = _manners(reading)
        greeting = _text(manners.greeting, reading)
        # "How may I help?" has been answered already by whoever asks something.
        greetings = [greeting] if greeting and not greeting.endswith("?") else []
        return [*greetings, *self._acknowledgement(manners, reading)]

    def mourns(self, reading: Reading) -> bool:
        """Whether the customer tells of a death."""
        return any(each.moment.id == "bereavement" for each in self._moments.heard(reading))

    def in_danger(self, reading: Reading) -> bool:
        """Whether the customer tells of danger to life."""
        return any(each.moment.id == DANGER for each in self._moments.heard(reading))

    def closing(self, reading: Reading) -> list[str]:
        """How to end; empty where we have said the same before."""
        closing = _text(_manners(reading).closing, reading)
        said = closing and reading.conversation.channel not in LETTERS and _said(closing, reading)
        return [closing] if closing and not said else []

    def _acknowledgement(self, manners: Manners, reading: Reading) -> Iterator[str]:
        heard = {
            each.moment.id
            for each in self._moments.heard(reading)
            if each.moment.id == "bereavement" or _is_told(each, reading)
        }
        for moment, words in COMFORTED.items():
            if moment in heard:
                yield speech(reading.language).texts[words]
                return
        if text := _text(manners.acknowledgement, reading):
            yield text


def _is_told(standing: Standing, reading: Reading) -> bool:
    """Whether it is told as the customer's own, now; not supposed, nor asked about."""
    saying = standing.said.saying
    if "if" in listening(reading.language).scope.names(saying.words):
        return False
    last = saying.clauses[-1] if saying.clauses else None
    return not (saying.asks and last and any(last.first <= at for at in standing.tokens))


def farewell(reading: Reading) -> list[str]:
    """What to say to a customer who only thanks."""
    text = speech(reading.language).texts["farewell"]
    if reading.conversation.channel not in LETTERS:
        return [text]
    manners = _manners(reading)
    greeting, closing = _text(manners.greeting, reading), _text(manners.closing, reading)
    return [each for each in (greeting, text, closing) if each]


def _manners(reading: Reading) -> Manners:
    channels = reading.handbook.organisation.channels
    return channels.get(reading.conversation.channel, Manners())


def _text(texts: Texts, reading: Reading) -> str | None:
    return texts.get(reading.language, "").strip() or None


def _talking(reading: Reading) -> bool:
    """Whether we have spoken already, on a channel where one does not greet again."""
    conversation = reading.conversation
    return conversation.channel not in LETTERS and any(conversation.said_by("advisor", "expert"))


def _said(text: str, reading: Reading) -> bool:
    said = (fold(each.text) for _, each in reading.conversation.said_by("advisor", "expert"))
    return any(fold(text) in each for each in said)
