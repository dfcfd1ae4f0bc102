"""Messages and sources that speak to a machine: what is not listened to, and what is said of it."""

from collections.abc import Sequence

from neuvoja.domain.conversation import Conversation, Language, Role
from neuvoja.domain.suggestion import Notice, Source
from neuvoja.language.hostile import heeded, hostile_spans

ORDERED, SUSPICIOUS = "instructions_in_message", "suspicious_source"
"""What notices of it are known by."""

FROM_OUTSIDE: tuple[Role, ...] = ("customer", "bot")
"""Who may have been told what to write by somebody else."""

_IN_MESSAGE: dict[Language, str] = {
    "fi": "Viestissä oli ohjeita koneelle tai se pyysi toisen asiakkaan tietoja. "
    "Kohtaa ei noudatettu, ja se on jätetty pois luonnoksista.",
    "sv": "Meddelandet innehöll instruktioner till en maskin eller bad om en annan kunds "
    "uppgifter. Det har inte följts och är utelämnat ur utkasten.",
    "en": "The message held instructions to a machine or asked for another customer's data. "
    "That part was not followed and is left out of the drafts.",
}
_IN_SOURCE: dict[Language, str] = {
    "fi": "Lähteessä {} on tekstiä, joka puhuu koneelle eikä ihmisille. Sitä ei lainata; "
    "kerro siitä tietosisällön omistajalle.",
    "sv": "Källa {} innehåller text som är riktad till en maskin och inte till människor. Den "
    "citeras inte; meddela den som ansvarar för innehållet.",
    "en": "Source {} holds text that speaks to a machine and not to people. It is not quoted; "
    "tell the owner of the knowledge.",
}


def listened_to(conversation: Conversation) -> tuple[Conversation, bool]:
    """The conversation without orders to machines, and whether there were any.

    Every message keeps its place; one that held nothing else is empty. A role that one assigns
    is known in those after it.
    """
    subject = heeded(conversation.subject) if conversation.subject else None
    ordered = bool(subject and subject.ordered)
    assigned = subject.assigned if subject else frozenset()
    messages = []
    for message in conversation.messages:
        if message.role in FROM_OUTSIDE:
            kept = heeded(message.text, assigned)
            ordered = ordered or kept.ordered
            assigned |= kept.assigned
            message = message.model_copy(update={"text": kept.text})
        messages.append(message)
    update = {"messages": tuple(messages), "subject": subject and subject.text}
    return conversation.model_copy(update=update), ordered


def without_orders(text: str) -> str:
    """A document's text without what in it speaks to a machine; empty where that is all of it."""
    places = hostile_spans(text)
    if not places:
        return text
    ends = [0, *(end for _, end in places)]
    starts = [*(start for start, _ in places), len(text)]
    kept = (text[end:start].strip() for end, start in zip(ends, starts, strict=True))
    return "\n".join(filter(None, kept))


def is_attacked(notices: Sequence[Notice]) -> bool:
    """Whether any message or source that was read spoke to a machine."""
    return any(each.code in (ORDERED, SUSPICIOUS) for each in notices)


def _is_suspicious(source: Source) -> bool:
    return any(map(hostile_spans, filter(None, (source.title, source.heading, source.text))))


def warnings(sources: Sequence[Source], language: Language, *, ordered: bool) -> tuple[Notice, ...]:
    """What the advisor should know of it.

    Args:
        language: the advisor's.
        ordered: whether a message gave orders to a machine.
    """
    found: list[Notice] = []
    if ordered:
        found.append(Notice(code=ORDERED, text=_IN_MESSAGE[language]))
    suspicious = [str(each.n) for each in sources if _is_suspicious(each)]
    if suspicious:
        text = _IN_SOURCE[language].format(", ".join(suspicious))
        found.append(Notice(code=SUSPICIOUS, text=text))
    return tuple(found)
