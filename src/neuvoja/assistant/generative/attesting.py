"""Whether a line that a model writes of a conversation stands in the messages it names.

exact       every figure, date, price, name and placeholder stands there
carried     its words do too; across languages, where no word tells, the embedding finds it near
guarded     it holds nothing that no answer may hold
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import BeforeValidator

from neuvoja.assistant.evidence.across import NEAR
from neuvoja.assistant.extractive.filing.deeds import promises_left
from neuvoja.assistant.extractive.filing.notes import Noter
from neuvoja.assistant.generative.citations import without_marks
from neuvoja.assistant.generative.draft import equal_names
from neuvoja.assistant.generative.grounded import is_scrap
from neuvoja.assistant.generative.nearness import NEAR as NEAR_ABROAD
from neuvoja.assistant.generative.nearness import Nearness
from neuvoja.assistant.generative.structured import Form
from neuvoja.assistant.generative.verbatim import unmarked
from neuvoja.assistant.generative.verifying import Guarding
from neuvoja.assistant.grounding import PARTIAL, Finding, Grounding
from neuvoja.assistant.reading import Reading
from neuvoja.domain.conversation import Language, Role
from neuvoja.domain.suggestion import Source, SummaryLine
from neuvoja.language.detection import Detector
from neuvoja.language.sentences import sentences

MOST_NAMED = 8
"""Messages that a line may name; one that names them all points nowhere."""

LONGEST = 600
"""Characters of a line."""

OURS: tuple[Role, ...] = ("advisor", "expert")

_PLACEHOLDER = re.compile(r"\[[A-ZÅÄÖ][A-ZÅÄÖ-]*_\d+\]")


class Line(Form):
    """One thing that was said."""

    text: str
    messages: tuple[int, ...]
    """Numbers of the messages that say it."""


Lines = Annotated[tuple[Line, ...], BeforeValidator(lambda value: () if value is None else value)]
"""Null is none."""


@dataclass(frozen=True, slots=True)
class Hold:
    """By what lines are held."""

    reading: Reading
    prompt: str
    """The rules that the model was given, which it must not repeat."""

    roles: tuple[Role, ...] = ("customer", "advisor", "expert", "bot")
    """Whose messages a line may stand on."""

    one_of: tuple[Role, ...] = ()
    """Whose message must be among them; empty: anybody's."""

    stated: bool = False
    """Whether what they asked counts for nothing."""


class Witness:
    """Safe to use from several threads."""

    def __init__(
        self, *, grounding: Grounding, guard: Guarding, nearness: Nearness, detector: Detector
    ) -> None:
        self._grounding = grounding
        self._nearness = nearness
        self._guard = guard
        self._detector = detector

    def attested(self, line: Line | None, hold: Hold) -> SummaryLine | None:
        """The line with its messages in order; None where it does not stand in them."""
        if line is None or not self._names_messages(line, hold):
            return None
        text = tidy(line.text)
        named = tuple(sorted(set(line.messages)))
        said = [
            each
            for at in named
            for each in _said(hold.reading.conversation.messages[at].text, hold)
        ]
        if not text or len(text) > LONGEST or not self.stands(text, said, hold.reading):
            return None
        if self.objected(text, (), hold.reading, hold.prompt):
            return None
        return SummaryLine(text=text, messages=named)

    def all_attested(self, lines: Sequence[Line], hold: Hold) -> Iterator[SummaryLine]:
        """Those that stand, each text once."""
        seen: set[str] = set()
        for line in lines:
            found = self.attested(line, hold)
            if found and found.text.casefold() not in seen:
                seen.add(found.text.casefold())
                yield found

    def stands(self, text: str, said: Sequence[str], reading: Reading) -> bool:
        """Whether a text in the advisor's language stands in what was said in the customer's."""
        finding = self._found(text, said, reading)
        if finding is None or _refuted(finding):
            return False
        alike = reading.advisor_language == reading.language
        return self._carried(finding, text, said, alike=alike)

    def meets(self, text: str, offered: str, quote: str, reading: Reading) -> bool:
        """Whether a text stands in what a product offers and in the need that it meets.

        The two say the opposite of each other, and the text may say either: what is lacking, and
        that it will be there.
        """
        both = [offered, quote]
        finding = self._found(text, both, reading)
        alone = self._found(text, [offered], reading, heard=[quote])
        if finding is None or alone is None or (_refuted(finding) and _refuted(alone)):
            return False
        alike = self.in_language(both, reading.advisor_language)
        return self._carried(finding, text, both, alike=alike)

    def _carried(self, finding: Finding, text: str, said: Sequence[str], *, alike: bool) -> bool:
        if finding.near is not None:
            return finding.near >= NEAR
        if alike:
            return finding.share >= PARTIAL and not is_scrap(finding)
        told = [each.text for whole in said for each in sentences(whole)]
        return self._nearness(text, told) >= NEAR_ABROAD

    def _found(
        self, text: str, said: Sequence[str], reading: Reading, heard: Sequence[str] = ()
    ) -> Finding | None:
        """None where nothing was said, or a placeholder is none of what was said."""
        whole = "\n".join((*said, *heard))
        strange = set(_PLACEHOLDER.findall(text)) - set(_PLACEHOLDER.findall(whole))
        if strange or not whole.strip():
            return None
        return self._grounding.finding(
            text, said, reading.advisor_language, heard=heard, equal=equal_names(reading)
        )

    def objected(self, text: str, sources: Sequence[Source], reading: Reading, prompt: str) -> bool:
        """Whether a text holds what no answer may hold."""
        found = self._guard.objections(text, sources=sources, reading=reading, prompt=prompt)
        return bool(found)

    def in_language(self, texts: Sequence[str], language: Language) -> bool:
        """Whether texts are in a language, or too short to tell."""
        found = self._detector.message("\n".join(texts)).language
        return found in (None, language)

    def _names_messages(self, line: Line, hold: Hold) -> bool:
        messages = hold.reading.conversation.messages
        if not 0 < len(line.messages) <= MOST_NAMED:
            return False
        if not all(0 <= at < len(messages) for at in line.messages):
            return False
        roles = {messages[at].role for at in line.messages}
        return roles <= set(hold.roles) and (not hold.one_of or bool(roles & set(hold.one_of)))


def promising(reading: Reading, noter: Noter) -> frozenset[int]:
    """The messages in which we may have promised something.

    Across languages only those in which our own ear hears a promise, since no word of a line in
    another language tells whether it was one.
    """
    if reading.language == reading.advisor_language:
        return frozenset(at for at, _ in reading.conversation.said_by(*OURS))
    return frozenset(each.message for each in promises_left(noter.notes(reading)))


def tidy(text: str) -> str:
    """A line without line breaks, the marker of a list, and citation marks."""
    plain = " ".join(without_marks(text.replace("\\_", "_")).split())
    return unmarked(plain)


def _said(text: str, hold: Hold) -> Iterator[str]:
    if not hold.stated:
        yield text
        return
    yield from (each.text for each in sentences(text) if not each.text.endswith("?"))


def _refuted(finding: Finding) -> bool:
    return any(each.refutes for each in finding.doubts)
