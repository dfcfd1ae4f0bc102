"""What the advisor should know of a generated draft, in the advisor's language."""

from collections.abc import Iterator, Sequence

from neuvoja.assistant.extractive.replying.notices import answer_from_case
from neuvoja.assistant.reading import Reading
from neuvoja.domain.conversation import Language
from neuvoja.domain.suggestion import Notice, Reply, Source

_KEPT = ("urgent", "internal_source", "expert_wanted")
_KEPT_ABSTAINING = (*_KEPT, "foreign_source")
"""Notices of the extractive engine that do not depend on what it would have written."""

_TRANSLATED: dict[Language, str] = {
    "fi": "Vastaus on käännetty muunkielisestä lähteestä ({}). Vertaa sitä lähteeseen ennen "
    "lähettämistä.",
    "sv": "Svaret är översatt från en källa på ett annat språk ({}). Jämför med källan innan du "
    "skickar det.",
    "en": "The reply is translated from a source in another language ({}). Compare it with the "
    "source before sending.",
}


def remarks(reply: Reply, reading: Reading, extractive: Sequence[Notice]) -> tuple[Notice, ...]:
    """The notices of a draft.

    Args:
        reading: in the language of the reply.
        extractive: what the extractive engine tells of the same conversation.
    """
    kept = _KEPT if reply.status == "drafted" else _KEPT_ABSTAINING
    return (*(each for each in extractive if each.code in kept), *_of_sources(reply, reading))


def _of_sources(reply: Reply, reading: Reading) -> Iterator[Notice]:
    numbers = sorted({n for each in reply.sentences for n in each.cites})
    cited = [each for each in reading.sources if each.n in numbers]
    if abroad := [str(each.n) for each in cited if each.language != reading.language]:
        text = _TRANSLATED[reading.advisor_language].format(", ".join(abroad))
        yield Notice(code="translated", text=text)
    if cited and all(_is_case(each) for each in cited):
        yield answer_from_case(cited[0], reading)


def _is_case(source: Source) -> bool:
    return source.kind == "case"
