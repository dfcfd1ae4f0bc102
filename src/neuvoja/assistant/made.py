"""The parts of one answer, kept as the engine gave them and shown with their values restored."""

from collections.abc import Iterator
from typing import Any, TypeVar

from neuvoja.assistant.events import Delta, Drafted, Event, Found, HandedOver, Offers, Summarised
from neuvoja.assistant.noted import Noted
from neuvoja.domain.suggestion import Notice, Suggestion
from neuvoja.domain.value import Value
from neuvoja.language.redaction import RedactionSession
from neuvoja.language.redaction.restoring import StreamRestorer

V = TypeVar("V", bound=Value)


class Made:
    def __init__(
        self,
        found: Found,
        session: RedactionSession,
        warnings: tuple[Notice, ...] = (),
        noted: Noted | None = None,
    ) -> None:
        self.found = found
        """The sources as they were shown last."""

        self._session = session
        self._parts: dict[str, Any] = {}
        self._notices = warnings
        self._noted = noted or Noted()
        self._deltas = StreamRestorer(session.restore)

    def take(self, event: Event) -> Iterator[Event]:
        """Keep what the event brings; the same event with the redacted values restored.

        Of a delta only what is certain to be no half placeholder; the rest comes with the next.
        """
        match event:
            case Delta(text):
                yield from _delta(self._deltas.feed(text))
            case Drafted():
                yield from _delta(self._deltas.end())
                yield self._taken(event)
            case _:
                yield self._taken(event)

    def _taken(self, event: Event) -> Event:
        match event:
            case Drafted(reply, notices):
                self._parts["reply"] = reply
                self._notices += notices
                return Drafted(self._restored(reply), notices)
            case Summarised(summary):
                self._parts["summary"] = summary
                return Summarised(self._restored(summary))
            case Offers(opportunities, no_offer):
                self._parts |= {"opportunities": opportunities, "no_offer": no_offer}
                return Offers(
                    tuple(self._restored(each) for each in opportunities),
                    no_offer and self._restored(no_offer),
                )
            case HandedOver(hand_over):
                self._parts["hand_over"] = hand_over
                return HandedOver(hand_over and self._restored(hand_over))
        return event

    def redacted(self) -> Suggestion:
        """The answer so far with placeholders, fit to be stored."""
        return Suggestion(
            id=self.found.id,
            language=self.found.language,
            engine=self.found.engine,
            sources=self.found.sources,
            notices=(*self._notices, *self._noted.notices),
            **self._parts,
        )

    def restored(self) -> Suggestion:
        """The answer so far as the advisor sees it. Sources are shown as they are stored."""
        redacted = self.redacted()
        return self._restored(redacted).model_copy(update={"sources": redacted.sources})

    def _restored(self, value: V) -> V:
        return type(value).model_validate(self._mapped(value.model_dump()))

    def _mapped(self, value: Any) -> Any:
        match value:
            case str():
                return self._session.restore(value)
            case dict():
                return {key: self._mapped(each) for key, each in value.items()}
            case list() | tuple():
                return [self._mapped(each) for each in value]
        return value


def _delta(text: str) -> Iterator[Delta]:
    if text:
        yield Delta(text)
