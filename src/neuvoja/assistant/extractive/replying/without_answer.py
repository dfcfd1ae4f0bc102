"""What is drafted where nothing is asked, and what is asked where nothing answers."""

from collections.abc import Sequence

from neuvoja.assistant.events import Drafted
from neuvoja.assistant.extractive.asking.asked import Asked, Turn
from neuvoja.assistant.extractive.replying.answer import Answer
from neuvoja.assistant.extractive.replying.compose import courtesies, joined
from neuvoja.assistant.extractive.replying.manners import farewell
from neuvoja.assistant.extractive.replying.notices import foreign_sources, internal_sources
from neuvoja.assistant.extractive.replying.questions import clarifying
from neuvoja.assistant.extractive.wording.phrases import speech
from neuvoja.assistant.reading import Reading
from neuvoja.domain.suggestion import Reply


def small_talk(turn: Turn, reading: Reading) -> Drafted:
    """A farewell to who thanks; a question to who only greets."""
    if turn.greets or not _said_something(reading):
        hello = speech(reading.language).texts["hello"]
        return Drafted(Reply(status="abstained", text="", confidence=0, questions=(hello,)))
    sentences = tuple(courtesies(farewell(reading)))
    text = joined(sentences, reading.conversation.channel)
    return Drafted(Reply(status="drafted", text=text, confidence=1, sentences=sentences))


def _said_something(reading: Reading) -> bool:
    """Whether the customer wrote a word at all; a row of faces is none."""
    said = [message.text for _, message in reading.conversation.said_by("customer")]
    return bool(said) and any(letter.isalpha() for letter in said[-1])


def abstained(
    asked: Sequence[Asked], found: Sequence[Answer | None], reading: Reading, *, mourns: bool
) -> Drafted:
    """No draft; what to ask the customer instead.

    Who mourns is asked only for whom the matter is handled: no more is needed to begin.
    """
    confidence = max((each.probability for each in found if each), default=0.0)
    mourning = (speech(reading.language).texts["mourning"],)
    reply = Reply(
        status="abstained",
        text="",
        confidence=round(confidence, 3),
        questions=mourning if mourns else clarifying(asked, found, reading),
    )
    return Drafted(reply, (*internal_sources(reading), *foreign_sources(reading)))
