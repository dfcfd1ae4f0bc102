"""The walk of a conversation: read it, write the parts, restore what was redacted, record it."""

import asyncio
import time
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Mapping
from contextlib import aclosing
from dataclasses import asdict, replace
from uuid import uuid4

from neuvoja.assistant.chat import Calls
from neuvoja.assistant.events import Done, Drafted, Event, Found, HandedOver, Summarised, last
from neuvoja.assistant.in_flight import InFlight
from neuvoja.assistant.made import Made
from neuvoja.assistant.merging import merged
from neuvoja.assistant.promises import Engine, Questioning, SuggestionLog
from neuvoja.assistant.reader import Read, Reader
from neuvoja.assistant.reading import Reading
from neuvoja.assistant.working import Worker
from neuvoja.domain.organisation import Handbook
from neuvoja.domain.suggestion import Feedback, Request, Suggestion


class Assistant:
    """Answers requests. The advisor decides what becomes of the answers."""

    def __init__(
        self,
        *,
        reader: Reader,
        engine: Engine,
        log: SuggestionLog,
        handbook: Callable[[], Handbook],
        facts: Callable[[], Mapping[str, object]],
        worker: Worker,
        watch: Callable[[Suggestion, Calls], None] = lambda _suggestion, _calls: None,
        questioner: Questioning | None = None,
    ) -> None:
        self._reader = reader
        self._engine = engine
        self._log = log
        self._handbook = handbook
        """The organisation's files as they stand now."""

        self._facts = facts
        """What is logged beside each suggestion, such as the indexes' revisions."""

        self._worker = worker
        self._questioner = questioner
        """Asked what else to search for once the sources are shown; None: nobody is."""

        self._in_flight = InFlight()
        self._watch = watch
        """Told of every suggestion, redacted, and of the calls made for it: also of one that was
        left before it was whole."""

    async def begin(self, request: Request, caller: str | None = None) -> AsyncGenerator[Event]:
        """Read the conversation; the events that can then be awaited end with `Done`.

        The sources may come a second time with more of them, numbered on. Where a longer request
        about the same conversation comes meanwhile, the events end with `Superseded`.

        All that the caller can put right is raised here, before the first event.

        Args:
            caller: whose request it is, as a name that tells nothing of the API key.

        Raises:
            EmptyConversation, IndexUnavailable, DatabaseUnavailable
        """
        started = time.monotonic()
        read = await self._worker(self._read, request)
        begun = asyncio.get_running_loop().time()
        reading = replace(read.reading, caller=caller, begun=begun)
        return self._events(request, replace(read, reading=reading), started)

    async def assist(self, request: Request) -> Suggestion:
        """The whole answer at once; raises what `begin` raises."""
        # Closed before it returns, so that whoever watches has been told by then.
        async with aclosing(await self.begin(request)) as events:
            return await last(events)

    async def feedback(self, suggestion_id: str, feedback: Feedback) -> None:
        """Record what the advisor did; the text is redacted first.

        Raises:
            UnknownSuggestion, DatabaseUnavailable
        """
        redacted = await self._worker(self._reader.redacted, feedback)
        await self._worker(self._log.feedback, suggestion_id, redacted)

    def _read(self, request: Request) -> Read:
        return self._reader.read(request, self._handbook())

    async def _events(self, request: Request, read: Read, started: float) -> AsyncGenerator[Event]:
        reading = read.reading
        found = self._found(reading)
        made = Made(found, read.session, reading.warnings, reading.noted)
        try:
            with self._in_flight.flight(request, reading.caller) as flight:
                yield found
                if (wider := await self._widened(reading)) is not reading:
                    reading, found = wider, replace(found, sources=tuple(wider.sources))
                    made.found = found
                    yield found
                parts = merged(*self._parts(request, reading), until=flight.withdrawn)
                async with aclosing(parts) as events:
                    async for event in events:
                        for each in made.take(event):
                            yield each
            facts = self._facts_of(request, reading, started)
            await self._worker(self._record, made.redacted(), facts)
            yield Done(made.restored())
        finally:
            self._watch(made.redacted(), reading.calls)

    async def _widened(self, reading: Reading) -> Reading:
        """The reading with more sources, where a question in better words finds any."""
        if self._questioner is None or not (asked := await self._questioner.question(reading)):
            return reading
        wider = await self._worker(self._reader.widened, reading, asked)
        return wider if len(wider.sources) > len(reading.sources) else reading

    def _found(self, reading: Reading) -> Found:
        return Found(
            id=uuid4().hex,
            language=reading.language,
            engine=self._engine.name,
            sources=tuple(reading.sources),
        )

    def _parts(self, request: Request, reading: Reading) -> list[AsyncIterator[Event]]:
        parts: list[AsyncIterator[Event]] = []
        if "reply" in request.want:
            parts.append(self._reply(reading))
        if "opportunities" in request.want:
            parts.append(self._opportunities(reading))
        if "summary" in request.want:
            parts.append(self._summary(reading))
        return parts

    async def _reply(self, reading: Reading) -> AsyncIterator[Event]:
        async for event in self._engine.reply(reading):
            yield event
            if isinstance(event, Drafted):
                yield HandedOver(await self._engine.hand_over(reading, event))

    async def _summary(self, reading: Reading) -> AsyncIterator[Event]:
        yield Summarised(await self._engine.summary(reading))

    async def _opportunities(self, reading: Reading) -> AsyncIterator[Event]:
        yield await self._engine.opportunities(reading)

    def _facts_of(self, request: Request, reading: Reading, started: float) -> Mapping[str, object]:
        return {
            **self._facts(),
            "channel": request.conversation.channel,
            "conversation_id": request.conversation.id,
            "latency_ms": round((time.monotonic() - started) * 1000),
            "calls": [asdict(each) for each in reading.calls],
            "noted": dict(+reading.noted.counts),
        }

    def _record(self, suggestion: Suggestion, facts: Mapping[str, object]) -> None:
        self._log.record(suggestion, facts=facts)
