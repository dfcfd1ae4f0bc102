"""Read a conversation: redact, tell its language, find what bears on it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from neuvoja.assistant.hostile import listened_to, warnings
from neuvoja.assistant.reading import Reading
from neuvoja.assistant.unread import unread_notices
from neuvoja.assistant.versions import compared, stale_notices, wanted
from neuvoja.domain.conversation import Conversation, Language
from neuvoja.domain.errors import EmptyConversation
from neuvoja.domain.knowledge import Kind as SourceKind
from neuvoja.domain.knowledge import Passage
from neuvoja.domain.organisation import Handbook
from neuvoja.domain.suggestion import Feedback, Request, Source
from neuvoja.language.detection import Detector
from neuvoja.language.redaction import Kind, RedactionSession, Redactor
from neuvoja.language.text import clean
from neuvoja.retrieval.question import Question
from neuvoja.retrieval.search import Found

ARTICLES_READ = 12
ARTICLES_SHOWN = 6
CASES_SHOWN = 3

LONGEST_READ = 12_000
"""Characters of one message that are read; of a longer one its beginning and its end, so that a
log file pasted into a chat holds up nobody."""


class Finder(Protocol):
    """What the reader needs of retrieval."""

    def search(
        self, question: Question, *, kind: SourceKind, on: date | None, limit: int
    ) -> Sequence[Found]: ...

    def passages(self, passage_ids: Sequence[str]) -> Sequence[Passage]: ...


@dataclass(frozen=True, slots=True)
class Read:
    reading: Reading
    session: RedactionSession
    """Brings the redacted values back."""


class Reader:
    """Safe to use from several threads."""

    def __init__(self, *, redactor: Redactor, detector: Detector, finder: Finder) -> None:
        self._redactor = redactor
        self._detector = detector
        self._finder = finder

    def read(self, request: Request, handbook: Handbook) -> Read:
        """Read one request.

        Raises:
            EmptyConversation: no message has a word.
            IndexUnavailable, DatabaseUnavailable: nothing can be searched now.
        """
        session = self._redactor.session(_known(request.conversation))
        conversation, ordered = listened_to(_redacted(request.conversation, session))
        default = handbook.organisation.default_language
        language = self._detector.conversation(conversation, default)
        day = _day(conversation, handbook.organisation.time_zone)
        found, cases = self._find(conversation, language, day)
        versions = compared(found, self._finder.passages(wanted(found)), day)
        sources = _numbered([*versions.found[:ARTICLES_SHOWN], *cases])
        advisor_language = request.advisor_language or default
        reading = Reading(
            conversation=conversation,
            language=language,
            advisor_language=advisor_language,
            day=day,
            articles=versions.found,
            cases=cases,
            sources=sources,
            handbook=handbook,
            instruction=request.instruction and session.redact(request.instruction),
            warnings=(
                *unread_notices(self._detector, conversation, language, advisor_language),
                *warnings(sources, advisor_language, ordered=ordered),
                *stale_notices(sources, versions.outdated, advisor_language),
            ),
            outdated=versions.outdated,
        )
        return Read(reading, session)

    def widened(self, reading: Reading, question: str) -> Reading:
        """The reading with the articles that another question finds, behind those it has.

        The numbers of the sources that it has stay as they are.

        Raises:
            IndexUnavailable, DatabaseUnavailable
        """
        asked = Question.of_text(question, reading.language)
        found = self._finder.search(asked, kind="article", on=reading.day, limit=ARTICLES_READ)
        known = {each.passage.passage_id for each in (*reading.articles, *reading.cases)}
        more = [each for each in found if each.passage.passage_id not in known][:ARTICLES_SHOWN]
        behind = len(reading.sources)
        sources = (
            *reading.sources,
            *(_source(n, each) for n, each in enumerate(more, start=behind + 1)),
        )
        return replace(reading, articles=(*reading.articles, *more), sources=sources)

    def redacted(self, feedback: Feedback) -> Feedback:
        """Feedback whose free texts hold no personal data."""
        session = self._redactor.session()
        return feedback.model_copy(
            update={
                "text": feedback.text and session.redact(clean(feedback.text)),
                "reason": feedback.reason and session.redact(clean(feedback.reason)),
            }
        )

    def _find(
        self, conversation: Conversation, language: Language, day: date
    ) -> tuple[Sequence[Found], Sequence[Found]]:
        question = Question.of(conversation, language)
        return (
            self._finder.search(question, kind="article", on=day, limit=ARTICLES_READ),
            self._finder.search(question, kind="case", on=None, limit=CASES_SHOWN),
        )


def _known(conversation: Conversation) -> dict[Kind, tuple[str, ...]]:
    name = conversation.customer.name
    return {Kind.NAME: (name,)} if name else {}


def _redacted(conversation: Conversation, session: RedactionSession) -> Conversation:
    messages = tuple(
        message.model_copy(update={"text": session.redact(_bounded(clean(message.text)))})
        for message in conversation.messages
    )
    if not any(message.text.strip() for message in messages):
        raise EmptyConversation()
    subject = conversation.subject and session.redact(_bounded(clean(conversation.subject)))
    customer = conversation.customer.model_copy(update={"name": None})
    return conversation.model_copy(
        update={"messages": messages, "subject": subject, "customer": customer}
    )


def _bounded(text: str) -> str:
    """The beginning and the end of a text that is longer than anybody writes by hand."""
    if len(text) <= LONGEST_READ:
        return text
    half = LONGEST_READ // 2
    return f"{text[:half].rsplit(maxsplit=1)[0]}\n…\n{text[-half:].split(maxsplit=1)[-1]}"


def _day(conversation: Conversation, time_zone: str) -> date:
    zone = ZoneInfo(time_zone)
    at = next((each.at for each in reversed(conversation.messages) if each.at), None)
    if at is None:
        return datetime.now(UTC).astimezone(zone).date()
    return at.date() if at.tzinfo is None else at.astimezone(zone).date()


def _numbered(found: Sequence[Found]) -> tuple[Source, ...]:
    return tuple(_source(n, each) for n, each in enumerate(found, start=1))


def _source(n: int, found: Found) -> Source:
    return Source(n=n, score=round(found.score, 4), **found.shown())
