"""How an item of each task is put to the subject. One function a task; none knows what is right."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import date
from typing import Any

from anyio import to_thread

from neuvoja.domain.suggestion import Part, Request
from neuvoja.evaluation.errors import NotOffered
from neuvoja.evaluation.items import (
    AnyItem,
    GroundingItem,
    HandOverItem,
    LanguageItem,
    OpportunityItem,
    RedactionItem,
    ReplyItem,
    RetrievalItem,
    SafetyItem,
    SummaryItem,
)
from neuvoja.evaluation.spending import Called
from neuvoja.evaluation.subject import Inside, Opened
from neuvoja.retrieval.found import Ranked
from neuvoja.retrieval.library import PassageQuery

OURS = "neuvoja"
"""The name of the subject among the systems."""

DEPTH = 100
"""Passages that a search gives, at most."""

Fields = Mapping[str, Any]
"""Of `Answer`."""


async def ask(opened: Opened, item: AnyItem, on: date | None = None) -> Fields:
    """What the subject answers to one item.

    Args:
        on: the day on which a search is made; a conversation tells its own.

    Raises:
        NotOffered: the subject is asked over HTTP, which has no such call.
        NeuvojaError: what the subject raises.
    """
    if isinstance(item, RetrievalItem):
        return await _retrieval(opened, item, on)
    return await _ASKERS[type(item)](opened, item)


async def _retrieval(opened: Opened, item: RetrievalItem, on: date | None) -> Fields:
    query = PassageQuery(q=item.text, kind="article", on=on, limit=DEPTH)
    found = await opened.subject.search(query)
    ours = _each_once([Ranked(each.source_id, each.score) for each in found])
    return {"rankings": {OURS: ours} | await to_thread.run_sync(_baselines, opened, item, on)}


def _baselines(
    opened: Opened, item: RetrievalItem, on: date | None
) -> dict[str, tuple[Ranked, ...]]:
    language = item.language or "fi"
    return {
        ranker.name: tuple(ranker.rank(item.text, language, DEPTH, on)) for ranker in opened.rankers
    }


def _each_once(ranked: list[Ranked]) -> tuple[Ranked, ...]:
    first: dict[str, Ranked] = {}
    for each in ranked:
        first.setdefault(each.source_id, each)
    return tuple(first.values())


def _parts(*want: Part) -> Callable[[Opened, Any], Awaitable[Fields]]:
    async def asked(
        opened: Opened,
        item: ReplyItem | SummaryItem | OpportunityItem | HandOverItem | SafetyItem,
    ) -> Fields:
        request = Request(conversation=item.conversation, want=want)
        suggestion = await opened.subject.assist(request)
        calls = [Called.of(each) for each in opened.subject.calls(suggestion.id)]
        return {"suggestion": suggestion} | ({"calls": calls} if calls else {})

    return asked


async def _language(opened: Opened, item: LanguageItem) -> Fields:
    if item.conversation is not None:
        request = Request(conversation=item.conversation, want=("summary",))
        return {"text": (await opened.subject.assist(request)).language}
    text = item.text or ""
    return {"text": await to_thread.run_sync(_inside(opened, "language").language, text) or ""}


async def _redaction(opened: Opened, item: RedactionItem) -> Fields:
    return {"text": await to_thread.run_sync(_inside(opened, "redaction").redact, item.text)}


async def _grounding(opened: Opened, item: GroundingItem) -> Fields:
    inside = _inside(opened, "grounding")
    asked = (item.sentence, item.sources, item.language or "fi")
    return {
        "text": await to_thread.run_sync(inside.support, *asked),
        "score": await to_thread.run_sync(inside.carried, *asked),
    }


def _inside(opened: Opened, task: str) -> Inside:
    if opened.inside is None:
        raise NotOffered(task)
    return opened.inside


_ASKERS: Mapping[type, Callable[[Opened, Any], Awaitable[Fields]]] = {
    ReplyItem: _parts("reply"),
    SummaryItem: _parts("summary"),
    OpportunityItem: _parts("opportunities"),
    HandOverItem: _parts("reply"),
    SafetyItem: _parts("reply", "summary", "opportunities"),
    LanguageItem: _language,
    RedactionItem: _redaction,
    GroundingItem: _grounding,
}
