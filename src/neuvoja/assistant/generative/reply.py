"""The reply that a model writes, in the manner of the channel, every sentence of it checked.

pack      sources and dialogue, in so many tokens             packing.py
ask       while it is written, show what is safe to show      asking.py, provisional.py
read      the sentences with what they cite                   citations.py
hold      each against its sources and the guard              verifying.py
mend      what fails, once; then leave it out                 mending.py
compose   in the unit's manner; or abstain                    composing.py, opinion.py
"""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace

from neuvoja.assistant.chat import Finished
from neuvoja.assistant.events import Delta, Drafted
from neuvoja.assistant.generative.asking import Asker
from neuvoja.assistant.generative.citations import Stated, declines, stated
from neuvoja.assistant.generative.composing import Composer
from neuvoja.assistant.generative.deadline import ends_of
from neuvoja.assistant.generative.draft import Draft
from neuvoja.assistant.generative.locked_terms import LockedTerms
from neuvoja.assistant.generative.mending import Mender
from neuvoja.assistant.generative.packing import Packed, fenced_dialogue, fenced_sources
from neuvoja.assistant.generative.provisional import Provisional
from neuvoja.assistant.generative.tone import manner, wish, wished_language
from neuvoja.assistant.generative.verbatim import word_for_word
from neuvoja.assistant.generative.verifying import Verified, Verifier
from neuvoja.assistant.promises import Engine, TokenCounter
from neuvoja.assistant.reading import Reading
from neuvoja.assistant.working import Worker
from neuvoja.domain.errors import AnswerFault, AnswerUnusable
from neuvoja.language.detection import Detector
from neuvoja.prompting.prompt import Prompt

MOST_TOKENS = 700
"""Of an answer."""

SOURCE_TOKENS = 3_000
DIALOGUE_TOKENS = 2_000

LONGEST_MENDING_S = 8.0
FEWEST_WORDS = 4
"""Of an answer, for its language to be told."""

_LOOPING = 3
"""Times that a sentence is said in an answer which has lost its way."""


@dataclass(frozen=True, slots=True)
class _Asked:
    values: Mapping[str, str]
    packed: Packed
    draft: Draft
    known: str


class GenerativeReply:
    def __init__(
        self,
        *,
        asker: Asker,
        prompt: Prompt,
        counter: TokenCounter,
        verifier: Verifier,
        mender: Mender,
        composer: Composer,
        terms: LockedTerms,
        detector: Detector,
        beneath: Engine,
        near: Worker,
        worker: Worker,
        within_s: float,
    ) -> None:
        """Join the parts.

        Args:
            beneath: the extractive engine, whose opinion is heard.
            near: does what the first word waits for.
            within_s: how long a draft may take, its mending included.
        """
        self._asker = asker
        self._prompt = prompt
        self._counter = counter
        self._verifier = verifier
        self._mender = mender
        self._composer = composer
        self._terms = terms
        self._detector = detector
        self._beneath = beneath
        self._near = near
        self._worker = worker
        self._within_s = within_s

    async def write(self, reading: Reading) -> AsyncIterator[Delta | Drafted]:
        """Provisional deltas, then the draft.

        Raises:
            AnswerUnusable: nothing of the answer can be used.
            OverBudget, ModelUnavailable, ModelRefused
        """
        ends = ends_of(reading, self._within_s)
        spoken = _spoken(reading)
        asked = await self._near(self._asked, spoken)
        if not asked.packed.offered:
            yield await self._extractive(reading)
            return
        opinion: asyncio.Future[Drafted] | None = None
        try:
            answer = ""
            async with aclosing(self._answer(asked)) as pieces:
                async for piece in pieces:
                    # Not before the second piece: the first would wait for it.
                    if answer and opinion is None:
                        opinion = asyncio.ensure_future(self._extractive(reading))
                    answer += piece.raw
                    if piece.shown:
                        yield Delta(piece.shown)
            opinion = opinion or asyncio.ensure_future(self._extractive(reading))
            yield await self._drafted(answer, asked, opinion, ends)
        finally:
            if opinion is not None:
                opinion.cancel()

    def _asked(self, reading: Reading) -> _Asked:
        packed = fenced_sources(reading, SOURCE_TOKENS, self._counter)
        dialogue = fenced_dialogue(reading, DIALOGUE_TOKENS, self._counter)
        values = {
            "manner": manner(reading, reading.language),
            "terms": self._terms.lines(reading),
            "wish": wish(reading),
            "sources": packed.text,
            "dialogue": dialogue,
        }
        rules = self._prompt.render(values).system
        draft = Draft(reading, reading.language, packed.offered, rules)
        return _Asked(values, packed, draft, f"{packed.text}\n{dialogue}")

    async def _answer(self, asked: _Asked) -> AsyncGenerator["_Piece"]:
        """The answer as it comes, and what may be shown of it.

        Raises:
            AnswerUnusable: it was cut or withheld.
        """
        shown, checks = Provisional(asked.known), list[asyncio.Future[None]]()
        stream = self._asker.stream(
            self._prompt, asked.values, asked.draft.reading, most_tokens=MOST_TOKENS
        )
        try:
            async with aclosing(stream) as pieces:
                async for piece in pieces:
                    if isinstance(piece, Finished):
                        self._check_end(piece)
                        break
                    yield _Piece(piece, shown.feed(piece))
                    checks += [
                        asyncio.ensure_future(self._watch(each, shown, asked.draft))
                        for each in shown.sentences()
                    ]
            yield _Piece("", shown.end())
        finally:
            for each in checks:
                each.cancel()

    async def _watch(self, sentence: str, shown: Provisional, draft: Draft) -> None:
        """Show no more of an answer in which a sentence stands that may not pass.

        What is shown meanwhile does not wait for it.
        """
        if await self._worker(self._verifier.objection, sentence, draft.offered, draft):
            shown.halt()

    def _check_end(self, end: Finished) -> None:
        faults: dict[str, AnswerFault] = {"length": "cut", "filter": "withheld"}
        if fault := faults.get(end.reason):
            raise self._unusable(fault)

    def _unusable(self, fault: AnswerFault) -> AnswerUnusable:
        return AnswerUnusable(self._asker.model, fault)

    async def _drafted(
        self, answer: str, asked: _Asked, opinion: Awaitable[Drafted], ends: float
    ) -> Drafted:
        draft, compose = asked.draft, self._composer
        if declines(answer):
            return await self._worker(compose.abstained, answer, draft, await opinion)
        first = await self._worker(self._verified, answer, draft)
        strange = sum(len(each.strange) for each in first)
        draft.reading.noted.counts["strange_citations"] += strange
        left = min(LONGEST_MENDING_S, ends - asyncio.get_running_loop().time())
        kept = await self._mender.mended(first, draft, asked.packed.text, within_s=left)
        content = [each.sentence for each in kept]
        made = await self._worker(compose.drafted, content, draft, await opinion)
        if made is None:
            raise self._unusable("ungrounded")
        return made

    def _verified(self, answer: str, draft: Draft) -> tuple[Verified, ...]:
        """The sentences of an answer, each held against its sources.

        Raises:
            AnswerUnusable: it is no answer at all.
        """
        said = self._termed(stated(answer), draft)
        self._check(answer, said, draft)
        return self._verifier.verified(said, draft)

    def _termed(self, said: Sequence[Stated], draft: Draft) -> tuple[Stated, ...]:
        """The sentences with the organisation's terms, and with its own words where it wants them.

        Terms also where a model left foreign ones.
        """
        glossary = draft.reading.handbook.glossary
        termed = (
            replace(each, text=self._terms.mended(each.text, draft.language, glossary))
            for each in said
        )
        return word_for_word(termed, draft.reading, draft.language, draft.offered)

    def _check(self, answer: str, said: Sequence[Stated], draft: Draft) -> None:
        """See that it is an answer at all.

        Raises:
            AnswerUnusable: it is empty, goes round in circles, or is in another language.
        """
        if not answer.strip():
            raise self._unusable("empty")
        texts = [each.text for each in said]
        if not texts or any(texts.count(each) >= _LOOPING for each in texts):
            raise self._unusable("nonsense")
        if len(answer.split()) >= FEWEST_WORDS:
            told = self._detector.message("\n".join(texts)).language
            if told is not None and told != draft.language:
                raise self._unusable("language")

    async def _extractive(self, reading: Reading) -> Drafted:
        async for event in self._beneath.reply(reading):
            if isinstance(event, Drafted):
                return event
        raise RuntimeError("a reply ends with its draft")


@dataclass(frozen=True, slots=True)
class _Piece:
    raw: str
    shown: str


def _spoken(reading: Reading) -> Reading:
    """The reading in the language that the reply is to be in."""
    wished = wished_language(reading.instruction) or reading.language
    return reading if wished == reading.language else replace(reading, language=wished)
