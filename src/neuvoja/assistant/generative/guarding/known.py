"""What an answer may repeat, and what it may not, of all that was read for it."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from weakref import WeakKeyDictionary

from neuvoja.assistant.grounding import text_of
from neuvoja.assistant.reading import Reading
from neuvoja.domain.suggestion import Source
from neuvoja.language.exact.contact_points import addresses, digits_in
from neuvoja.language.hostile import hostile_spans, is_ordering, overlaps
from neuvoja.language.hostile.answers import changes_rules
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


@dataclass(frozen=True)
class Known:
    """The texts of one reading, by whom they are from, and what is often asked of them."""

    trusted: tuple[str, ...]
    """Articles shown, the handbook, what colleagues said: they may lend addresses and numbers."""

    heard: tuple[str, ...]
    """What the customer said: it may be spoken of, but its addresses are led to by nobody."""

    cases: tuple[str, ...]
    """Other customers' matters."""

    planted: tuple[str, ...]
    """What in a source tells its reader what to answer."""

    @classmethod
    def of(cls, reading: Reading) -> "Known":
        """All that was read; worked out once, and kept as long as the reading is."""
        known = _KEPT.get(reading)
        if known is None:
            known = _KEPT[reading] = _read(reading)
        return known

    @cached_property
    def vouched(self) -> str:
        """All that is trusted."""
        return "\n".join(self.trusted)

    @cached_property
    def said(self) -> str:
        """All but the cases."""
        return "\n".join((*self.trusted, *self.heard))

    @cached_property
    def addresses(self) -> frozenset[str]:
        """Of the trusted texts."""
        return frozenset[str]().union(*map(addresses, self.trusted))

    @cached_property
    def digits(self) -> tuple[str, ...]:
        """Those of each text but the cases, in a row."""
        return tuple(map(digits_in, (*self.trusted, *self.heard)))

    @cached_property
    def changes_rules(self) -> bool:
        """Whether any trusted text says that rules change."""
        return any(map(changes_rules, self.trusted))


_KEPT: WeakKeyDictionary[Reading, Known] = WeakKeyDictionary()


def _read(reading: Reading) -> Known:
    articles = [each for each in reading.sources if each.kind == "article"]
    cases = [_case_text(each) for each in reading.sources if each.kind == "case"]
    heeded = [heeded_source(text_of(each)) for each in articles]
    said = reading.conversation.messages
    return Known(
        trusted=(
            *(each.text for each in heeded),
            *(each.url for each in articles if each.url),
            *reading.handbook.texts,
            *(each.text for each in said if each.role in OURS),
            reading.instruction or "",
        ),
        heard=(
            reading.conversation.subject or "",
            *(each.text for each in said if each.role not in OURS),
        ),
        cases=tuple(cases),
        planted=tuple(
            each.planted for each in (*heeded, *map(heeded_source, cases)) if each.planted
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
    if is_ordering(sentence) or _IN_THE_ANSWER.match(sentence):
        return True
    return is_alien_task(sentence, text)


def _case_text(source: Source) -> str:
    resolution = source.case.resolution if source.case else None
    return clean("\n".join(filter(None, (source.title, source.text, resolution))))
