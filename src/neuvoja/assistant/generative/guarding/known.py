"""What an answer may repeat, and what it may not, of all that was read for it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from neuvoja.assistant.reading import Reading
from neuvoja.domain.suggestion import Source
from neuvoja.language.hostile import heeded, hostile_spans, overlaps
from neuvoja.language.hostile.commands import is_order
from neuvoja.language.hostile.tasks import is_alien_task
from neuvoja.language.sentences import sentences
from neuvoja.language.text import clean

TEXTS_REMEMBERED = 2_048
OURS = ("advisor", "expert")

_IN_THE_ANSWER = re.compile(
    r"\W*(?:(?:in|within|throughout|with) your (?:\w+ )?(?:answer|reply|response|output)s?"
    r"|when (?:you (?:are )?)?(?:answer|reply|respond)(?:ing)?|vastaukse(?:ssasi|esi)"
    r"|kun vastaat|vastatessasi|i ditt svar|när du svarar)\b",
    re.IGNORECASE,
)
"""So begins what a text would have stand in the answer of who reads it; no article is answered."""


@dataclass(frozen=True, slots=True)
class Known:
    """The texts of one reading, by whom they are from."""

    trusted: tuple[str, ...]
    """Articles, the handbook and what colleagues said: they may lend addresses and numbers."""

    heard: tuple[str, ...]
    """What the customer said: it may be spoken of, but its addresses are led to by nobody."""

    cases: tuple[str, ...]
    """Other customers' matters."""

    planted: tuple[str, ...]
    """What in a source tells its reader what to answer."""

    @classmethod
    def of(cls, reading: Reading, sources: Sequence[Source]) -> "Known":
        """All that was read.

        Args:
            sources: those cited, beside all that are shown.
        """
        shown = {each.passage_id: each for each in (*reading.sources, *sources)}
        articles = [_text_of(each) for each in shown.values() if each.kind == "article"]
        others = (each.passage for each in reading.articles)
        articles += [each.text for each in others if each.passage_id not in shown]
        said = reading.conversation.messages
        return cls(
            trusted=(
                *(heeded_source(each).text for each in articles),
                *_texts(reading.handbook.model_dump()),
                *(each.text for each in said if each.role in OURS),
                reading.instruction or "",
            ),
            heard=(
                reading.conversation.subject or "",
                *(each.text for each in said if each.role not in OURS),
            ),
            cases=tuple(_case_text(each) for each in shown.values() if each.kind == "case"),
            planted=tuple(
                told
                for each in (*articles, *map(_case_text, shown.values()))
                if (told := heeded_source(each).planted)
            ),
        )


@dataclass(frozen=True, slots=True)
class HeededSource:
    text: str
    """Without what tells its reader what to answer."""

    planted: str
    """Just that; empty for nearly all sources."""


@lru_cache(maxsize=TEXTS_REMEMBERED)
def heeded_source(text: str) -> HeededSource:
    """A source held to the standard of a customer's message.

    Stricter than what is shown to people: a sentence that looks like an order lends no address, no
    promise and no fact to what a machine writes.
    """
    spans = hostile_spans(text)
    kept: list[str] = []
    planted: list[str] = []
    for each in sentences(text):
        hostile = overlaps(each.start, each.end, spans) or _orders(each.text, text)
        (planted if hostile else kept).append(each.text)
    planted += [text[start:end] for start, end in spans]
    return HeededSource("\n".join(kept), "\n".join(planted))


def _orders(sentence: str, text: str) -> bool:
    if is_order(sentence, message=True) or heeded(sentence).ordered:
        return True
    if _IN_THE_ANSWER.match(sentence):
        return True
    return is_alien_task(sentence, text)


def _text_of(source: Source) -> str:
    return clean("\n".join(filter(None, (source.title, source.heading, source.text, source.url))))


def _case_text(source: Source) -> str:
    resolution = source.case.resolution if source.case else None
    return clean("\n".join(filter(None, (source.title, source.text, resolution))))


def _texts(value: Any) -> Iterator[str]:
    """The strings of a value at any depth, keys left out."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _texts(each)
