"""A summary against the facts that it must hold, and against the conversation itself."""

from collections.abc import Callable, Iterator

from neuvoja.domain.suggestion import Summary
from neuvoja.evaluation.items import SummaryItem
from neuvoja.evaluation.run_folder import Answer
from neuvoja.evaluation.scores import Metric, Score, judgement, named
from neuvoja.evaluation.scoring import texts
from neuvoja.evaluation.scoring.literals import missing, share_stated
from neuvoja.language.similarity import literals, share_of_grams, unsupported_literals

LEAD = "lead 2+2"
"""The baseline: the first two messages and the last two."""

METRICS = named(
    Metric("fact_coverage", "share of the facts that the summary states, in any field"),
    Metric("field_coverage", "share of the facts that stand in their own field"),
    Metric("empty_kept", "share of the fields rightly left empty"),
    Metric("invented_fact_rate", "share of figures that the conversation does not hold", "lower"),
    Metric("invented", "whether any figure is invented", "lower"),
    Metric("pointed_right", "share of the lines whose 5-grams stand in their messages, by 0.5"),
    Metric(
        "compression",
        "length of the summary / length of the conversation",
        "lower",
        judged=False,
        most=None,
    ),
    *texts.METRICS,
)


def score(item: SummaryItem, answer: Answer, original: Callable[[str], str]) -> Iterator[Score]:
    """Ours and the baseline's."""
    if answer.suggestion is None or answer.suggestion.summary is None:
        return
    summary = answer.suggestion.summary
    ours, lead = _text(summary), _lead(item)
    yield from _common(item, ours, "neuvoja")
    yield from _common(item, lead, LEAD)
    yield from _fields(item, summary)
    yield from _true_to(item, summary, ours)


def _common(item: SummaryItem, text: str, system: str) -> Iterator[Score]:
    facts = [fact for each in item.must.values() for fact in each or ()]
    if facts:
        why = missing(text, facts)
        yield Score(
            item=item.id,
            metric="fact_coverage",
            system=system,
            value=share_stated(text, facts),
            why=f"not stated: {why}" if why else None,
        )
    told = sum(len(message.text) for message in item.conversation.messages)
    yield Score(item=item.id, metric="compression", system=system, value=len(text) / max(told, 1))
    yield from texts.likeness(item.id, text, item.reference, system)


def _fields(item: SummaryItem, summary: Summary) -> Iterator[Score]:
    fields = {name: _field(summary, name) for name in item.must}
    held = [
        share_stated(fields[name], [fact])
        for name, facts in item.must.items()
        for fact in facts or ()
    ]
    if held:
        yield judgement(item, "field_coverage", sum(held) / len(held))
    empty = {*item.empty, *(name for name, facts in item.must.items() if facts is None)}
    if empty:
        filled = sorted(name for name in empty if _field(summary, name))
        why = f"filled: {', '.join(filled)}" if filled else None
        yield judgement(item, "empty_kept", 1 - len(filled) / len(empty), why)


def _true_to(item: SummaryItem, summary: Summary, text: str) -> Iterator[Score]:
    told = "\n".join(message.text for message in item.conversation.messages)
    figures = literals(text)
    strange = unsupported_literals(text, told)
    yield judgement(item, "invented", bool(strange), "; ".join(sorted(strange)))
    if figures:
        yield judgement(item, "invented_fact_rate", len(strange) / len(figures))
    messages = item.conversation.messages
    pointed = [
        share_of_grams(
            line.text,
            "\n".join(messages[at].text for at in line.messages if at < len(messages)),
        )
        >= 0.5
        for line in summary.lines
    ]
    if pointed:
        yield judgement(item, "pointed_right", sum(pointed) / len(pointed))


def _lead(item: SummaryItem) -> str:
    messages = item.conversation.messages
    taken = messages if len(messages) <= 4 else (*messages[:2], *messages[-2:])
    return "\n".join(message.text for message in taken)


def _text(summary: Summary) -> str:
    names = Summary.model_fields.keys() - {"lines"}
    return "\n".join(filter(None, (_field(summary, name) for name in sorted(names))))


def _field(summary: Summary, name: str) -> str:
    value = getattr(summary, name)
    return "\n".join(value) if isinstance(value, tuple) else value or ""
