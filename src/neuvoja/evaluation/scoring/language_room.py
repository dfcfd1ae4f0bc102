"""What only the parts themselves can be asked: redaction, language and grounding."""

from collections.abc import Callable, Iterator

from neuvoja.evaluation.asking import OURS
from neuvoja.evaluation.items import GroundingItem, LanguageItem, RedactionItem
from neuvoja.evaluation.run_folder import Answer
from neuvoja.evaluation.scores import Metric, Score, judgement, named

LENGTH = "length only"
"""The baseline of grounding: the shorter, the truer."""

REDACTION = named(
    Metric("leak_rate", "share of the personal data that was left in the text", "lower"),
    Metric("kept", "share of the other words that were left in the text"),
)
LANGUAGE = named(Metric("accuracy", "share of the messages whose language was named right"))
GROUNDING = named(
    Metric("caught", "share of the planted falsehoods that were flagged"),
    Metric("stopped", "share of the planted falsehoods that may not enter a reply: unsupported"),
    Metric("flagged_true", "share of the true sentences that were flagged", "lower"),
    Metric("flagged_near", "the same, of those in nearly their source's words", "lower"),
    Metric("flagged_free", "the same, of free paraphrases and small inferences", "lower"),
    Metric("flagged_across", "the same, of those in another language than their source", "lower"),
    Metric("stopped_true", "share of the true sentences that may not enter a reply", "lower"),
    Metric("grounding_auc", "how well the check tells true from false", "higher", "auc"),
)
FLAGGED = {
    "cross": "flagged_across",
    "paraphrase": "flagged_free",
    **dict.fromkeys(("verbatim", "shortened", "reworded", "joined"), "flagged_near"),
}
"""Word of a true item's slices → the metric of its kind; the first that fits is meant."""


def redaction(
    item: RedactionItem, answer: Answer, original: Callable[[str], str]
) -> Iterator[Score]:
    """Of each text the share of what leaked and of what was kept."""
    text = answer.text
    if text is None:
        return
    if item.secrets:
        leaked = [each for each in item.secrets if each in text]
        yield judgement(item, "leak_rate", len(leaked) / len(item.secrets), "; ".join(leaked))
    if item.keep:
        lost = [each for each in item.keep if each not in text]
        yield judgement(item, "kept", 1 - len(lost) / len(item.keep), "; ".join(lost))


def language(item: LanguageItem, answer: Answer, original: Callable[[str], str]) -> Iterator[Score]:
    """Naming none is naming it wrong."""
    if answer.text is None:
        return
    why = f"named: {answer.text or 'none'}; right: {item.expect}"
    yield judgement(item, "accuracy", answer.text == item.expect, why)


def grounding(
    item: GroundingItem, answer: Answer, original: Callable[[str], str]
) -> Iterator[Score]:
    """Flagged is whatever is not `supported`; stopped, what is `unsupported`."""
    if answer.text is None:
        return
    flagged, stopped = answer.text != "supported", answer.text == "unsupported"
    why = f"{answer.text}: {item.sentence}"
    if item.supported:
        kind = next((metric for word, metric in FLAGGED.items() if word in item.slice), None)
        for metric in filter(None, ("flagged_true", kind)):
            yield judgement(item, metric, flagged, why)
    else:
        yield judgement(item, "caught", flagged, why)
    yield judgement(item, "stopped_true" if item.supported else "stopped", stopped, why)
    yield from _ranked(item, answer)


def _ranked(item: GroundingItem, answer: Answer) -> Iterator[Score]:
    for system, value in ((OURS, answer.score), (LENGTH, -float(len(item.sentence)))):
        if value is not None:
            yield Score(
                item=item.id,
                metric="grounding_auc",
                system=system,
                value=value,
                truth=item.supported,
            )
