"""A suggestion as lines for a terminal."""

from collections.abc import Iterator

from neuvoja.domain.knowledge import Price
from neuvoja.domain.suggestion import Opportunity, Reply, Source, Suggestion


def of_reply(suggestion: Suggestion) -> Iterator[str]:
    """The draft with its citations, then the sources."""
    if suggestion.reply is not None:
        yield from _draft(suggestion.reply)
    yield from _sources(suggestion.sources)
    yield from _notices(suggestion)


def of_summary(suggestion: Suggestion) -> Iterator[str]:
    """Each field that holds something, by its name."""
    if suggestion.summary is None:
        return
    for name, value in suggestion.summary.model_dump(exclude={"lines"}).items():
        for text in [value] if isinstance(value, str) else value or []:
            yield f"{name}: {text}"


def of_opportunities(suggestion: Suggestion) -> Iterator[str]:
    """What to offer, or why nothing is."""
    for each in suggestion.opportunities or ():
        yield from _opportunity(each)
    if suggestion.opportunities == () and suggestion.no_offer is None:
        yield "– nothing to offer: the customer voiced no need that a product meets"
    if suggestion.no_offer is not None:
        yield f"– {suggestion.no_offer.reason}: {suggestion.no_offer.explanation}"


def of_all(suggestion: Suggestion) -> Iterator[str]:
    yield from of_reply(suggestion)
    yield ""
    yield from of_summary(suggestion)
    yield ""
    yield from of_opportunities(suggestion)
    if suggestion.hand_over is not None:
        yield f"→ {suggestion.hand_over.team}: {suggestion.hand_over.why}"
        yield suggestion.hand_over.brief


def _draft(reply: Reply) -> Iterator[str]:
    yield f"[{reply.status}, {reply.confidence:.2f}]"
    for sentence in reply.sentences:
        cites = "".join(f" [{n}]" for n in sentence.cites)
        yield f"{sentence.text}{cites}"
    for question in reply.questions:
        yield f"? {question}"


def _sources(sources: tuple[Source, ...]) -> Iterator[str]:
    yield ""
    for source in sources:
        heading = f" › {source.heading}" if source.heading else ""
        yield f"[{source.n}] {source.passage_id}  {source.title}{heading}"


def _notices(suggestion: Suggestion) -> Iterator[str]:
    for notice in suggestion.notices:
        yield f"! {notice.text}"


def _opportunity(each: Opportunity) -> Iterator[str]:
    yield f"+ {each.name} {_priced(each.price) if each.price else ''}".rstrip()
    yield f"  “{each.evidence.quote}” → {each.why_it_helps}"
    for check in each.check_first:
        yield f"  ☐ {check}"


def _priced(price: Price) -> str:
    whole = f"{price.amount} {price.currency}"
    return f"{whole} / {price.unit}" if price.unit else whole
