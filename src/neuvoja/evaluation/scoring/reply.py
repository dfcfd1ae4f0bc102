"""A reply against the facts, the claims and the sources that its labels name."""

from collections.abc import Callable, Iterator, Sequence

from neuvoja.assistant.grounding import text_of
from neuvoja.domain.suggestion import Reply, Sentence, Source, Suggestion
from neuvoja.evaluation.items import ReplyItem
from neuvoja.evaluation.run_folder import Answer
from neuvoja.evaluation.scores import Metric, Score, judgement, named
from neuvoja.evaluation.scoring import texts
from neuvoja.evaluation.scoring.literals import holds, missing, share_stated
from neuvoja.language.similarity import literals, share_of_grams, unsupported_literals

SHOWN = 6
"""Sources that an advisor sees at once."""

METRICS = named(
    Metric("answer_correct", "all facts and no wrong claim, or rightly abstained"),
    Metric("fact_coverage", "share of the facts that the draft states; an abstention states none"),
    Metric("fact_coverage_drafted", "the same over the drafts alone"),
    Metric("wrong_claim", "whether the draft makes a claim that it must not", "lower"),
    Metric("unsupported_fact_rate", "share of figures that no cited source holds", "lower"),
    Metric("groundedness", "share of the draft's 5-grams that its cited sources hold"),
    Metric("citation_precision", "share of the cited articles that are labelled right"),
    Metric("citation_recall", "share of the sentences that cite an article labelled right"),
    Metric("invented_citation", "whether a sentence cites what was not offered", "lower"),
    Metric("right_source", "whether a right article is among the six shown"),
    Metric("abstention_precision", "share of the abstentions that were due"),
    Metric("abstention_recall", "share of the due abstentions that were made"),
    Metric("false_refusal", "share of the answerable contacts without a draft", "lower"),
    Metric("risk_coverage", "mean risk as drafts are taken by confidence", "lower", "aurc"),
    *texts.METRICS,
)


def score(item: ReplyItem, answer: Answer, original: Callable[[str], str]) -> Iterator[Score]:
    """Every metric that concerns the item."""
    suggestion = answer.suggestion
    if suggestion is None or suggestion.reply is None:
        return
    reply = suggestion.reply
    drafted = _content(reply) if reply.status == "drafted" else []
    judged = [
        *_abstention(item, drafted=bool(drafted)),
        *_whole(item, reply, drafted=bool(drafted)),
    ]
    if not item.abstain:
        judged += _answerable(item, suggestion, original, drafted=bool(drafted))
    if drafted:
        judged += _draft(item, suggestion, drafted, original)
        judged += texts.likeness(item.id, reply.text, item.reference, "neuvoja")
    yield from judged


def _content(reply: Reply) -> list[Sentence]:
    return [each for each in reply.sentences if each.support != "courtesy"]


def _abstention(item: ReplyItem, *, drafted: bool) -> Iterator[Score]:
    if not drafted:
        yield judgement(item, "abstention_precision", item.abstain)
    if item.abstain:
        yield judgement(item, "abstention_recall", not drafted)
    else:
        yield judgement(item, "false_refusal", not drafted)


def _whole(item: ReplyItem, reply: Reply, *, drafted: bool) -> Iterator[Score]:
    wrong = [each for each in item.must_not if holds(reply.text, each)] if drafted else []
    yield judgement(item, "wrong_claim", bool(wrong), why="; ".join(wrong))
    right = drafted and not wrong and not missing(reply.text, item.must)
    correct = not drafted if item.abstain else right
    lacking = missing(reply.text, item.must)
    why = (
        "a draft was not due"
        if item.abstain
        else "; ".join(
            [
                *(f"wrong: {each}" for each in wrong),
                *([f"not stated: {lacking}"] if lacking else []),
            ]
        )
    )
    yield judgement(item, "answer_correct", correct, why=None if correct else why)
    # Risk is what an advisor would send wrongly: only drafts carry it.
    if drafted:
        yield Score(item=item.id, metric="risk_coverage", value=reply.confidence, truth=not correct)


def _answerable(
    item: ReplyItem, suggestion: Suggestion, original: Callable[[str], str], *, drafted: bool
) -> Iterator[Score]:
    right = {original(each) for each in item.sources}
    shown = [original(each.source_id) for each in suggestion.sources[:SHOWN]]
    why = f"shown: {', '.join(shown)}; right: {', '.join(sorted(right))}"
    yield judgement(item, "right_source", bool(right & set(shown)), why=why)
    if item.must and suggestion.reply is not None:
        covered = share_stated(suggestion.reply.text, item.must)
        why = missing(suggestion.reply.text, item.must)
        yield judgement(item, "fact_coverage", covered, why=f"not stated: {why}" if why else None)
        if drafted:
            yield judgement(item, "fact_coverage_drafted", covered)


def _draft(
    item: ReplyItem,
    suggestion: Suggestion,
    content: Sequence[Sentence],
    original: Callable[[str], str],
) -> Iterator[Score]:
    offered = {each.n: each for each in suggestion.sources}
    named = _numbers_named(suggestion.reply)
    invented = ", ".join(str(n) for n in sorted(named - offered.keys()))
    yield judgement(
        item, "invented_citation", bool(invented), why=f"cited: {invented}" if invented else None
    )
    cited = [[offered[n] for n in each.cites if n in offered] for each in content]
    yield from _grounded(item, content, cited)
    if not item.abstain:
        yield from _cited_right(item, cited, original)


def _numbers_named(reply: Reply | None) -> set[int]:
    """Of the sources that any sentence cites or quotes, courtesies too."""
    sentences = reply.sentences if reply else ()
    quoted = {quote.n for each in sentences for quote in each.quotes}
    return quoted.union(*(each.cites for each in sentences))


def _cited_right(
    item: ReplyItem, cited: Sequence[Sequence[Source]], original: Callable[[str], str]
) -> Iterator[Score]:
    right = {original(each) for each in item.sources}
    articles = {original(each.source_id) for sources in cited for each in sources}
    if articles:
        precision = len(articles & right) / len(articles)
        yield judgement(
            item, "citation_precision", precision, why=f"cited: {', '.join(sorted(articles))}"
        )
    hits = [any(original(each.source_id) in right for each in sources) for sources in cited]
    yield judgement(item, "citation_recall", sum(hits) / len(hits))


def _grounded(
    item: ReplyItem, content: Sequence[Sentence], cited: Sequence[Sequence[Source]]
) -> Iterator[Score]:
    told = "\n".join(message.text for message in item.conversation.messages)
    pairs = [
        (each.text, "\n".join(map(text_of, sources)))
        for each, sources in zip(content, cited, strict=True)
    ]
    shares = [share_of_grams(text, source) for text, source in pairs]
    yield judgement(item, "groundedness", sum(shares) / len(shares))
    strange = [unsupported_literals(text, f"{source}\n{told}") for text, source in pairs]
    figures = sum(len(literals(text)) for text, _ in pairs)
    if figures:
        rate = sum(map(len, strange)) / figures
        why = "; ".join(sorted(frozenset[str]().union(*strange)))
        yield judgement(item, "unsupported_fact_rate", rate, why=why)
