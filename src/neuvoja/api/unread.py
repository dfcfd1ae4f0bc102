"""The notice that a request had fields which nobody reads."""

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing

from neuvoja.assistant.events import Done, Event
from neuvoja.domain.conversation import Language
from neuvoja.domain.fields import Unknown
from neuvoja.domain.suggestion import Notice

CODE = "unknown_field"
_TEXTS: dict[Language, str] = {
    "fi": "Pyynnössä on kenttiä, joita palvelu ei tunne ja jotka jäivät lukematta: {}.",
    "sv": "Begäran innehåller fält som tjänsten inte känner till och inte har läst: {}.",
    "en": "The request has fields that the service does not know and has not read: {}.",
}


async def with_notice(
    events: AsyncGenerator[Event], unread: Sequence[Unknown], language: Language
) -> AsyncGenerator[Event]:
    """The same events; the last tells of the fields, where there are any.

    Args:
        language: the advisor's.
    """
    async with aclosing(events):
        async for event in events:
            if unread and isinstance(event, Done):
                notices = (*event.suggestion.notices, _notice(unread, language))
                yield Done(event.suggestion.model_copy(update={"notices": notices}))
            else:
                yield event


def _notice(unread: Sequence[Unknown], language: Language) -> Notice:
    named = (f"{each.place} ({each.meant}?)" if each.meant else each.place for each in unread)
    return Notice(code=CODE, text=_TEXTS[language].format(", ".join(named)))
