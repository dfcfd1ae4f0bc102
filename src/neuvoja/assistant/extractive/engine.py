"""The extractive engine: all that it says stands in the conversation, the sources or the rules."""

from collections.abc import AsyncIterator
from dataclasses import replace

from neuvoja.assistant.events import Delta, Drafted, Offers
from neuvoja.assistant.extractive.filing.summary import SummaryWriter
from neuvoja.assistant.extractive.handing_over.hand_over import HandOverWriter
from neuvoja.assistant.extractive.moments.danger import DangerWatch
from neuvoja.assistant.extractive.replying.reply import ReplyWriter
from neuvoja.assistant.extractive.selling.opportunities import OpportunityFinder
from neuvoja.assistant.reading import Reading
from neuvoja.assistant.working import Worker
from neuvoja.domain.suggestion import EngineName, HandOver, Summary


class ExtractiveEngine:
    """Keeps the promise `Engine` with no model at all."""

    def __init__(
        self,
        *,
        reply: ReplyWriter,
        summary: SummaryWriter,
        opportunities: OpportunityFinder,
        hand_over: HandOverWriter,
        danger: DangerWatch,
        worker: Worker,
    ) -> None:
        self._reply = reply
        self._summary = summary
        self._opportunities = opportunities
        self._hand_over = hand_over
        self._danger = danger
        self._worker = worker

    @property
    def name(self) -> EngineName:
        return "extractive"

    async def reply(self, reading: Reading) -> AsyncIterator[Delta | Drafted]:
        yield await self._worker(self._drafted, reading)

    def _drafted(self, reading: Reading) -> Drafted:
        """The reply with all its notices; danger to life is told first."""
        drafted = self._reply.write(reading)
        first = (*self._danger.notices(reading), *self._hand_over.notices(reading))
        return replace(drafted, notices=(*first, *drafted.notices))

    async def summary(self, reading: Reading) -> Summary:
        return await self._worker(self._summary.write, reading)

    async def opportunities(self, reading: Reading) -> Offers:
        return await self._worker(self._opportunities.find, reading)

    async def hand_over(self, reading: Reading, drafted: Drafted) -> HandOver | None:
        return await self._worker(self._hand_over.write, reading, drafted)
