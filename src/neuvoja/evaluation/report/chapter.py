"""What the report says of one run: chosen and put in order here, laid out elsewhere."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from textwrap import shorten

from neuvoja.domain.conversation import LANGUAGES, Conversation
from neuvoja.domain.suggestion import Source
from neuvoja.evaluation.asking import OURS
from neuvoja.evaluation.figures import Scored
from neuvoja.evaluation.gate import Gated, Verdict, gate
from neuvoja.evaluation.items import AnyItem
from neuvoja.evaluation.pairs import MIXED, PAIRS
from neuvoja.evaluation.scores import Figure, Metric, Score
from neuvoja.evaluation.scoring.scorers import FIRST
from neuvoja.evaluation.statistics import risk_coverage
from neuvoja.evaluation.thresholds import EVERYTHING

WORST = 10
TOLD = 100
"""Characters of a reason in the verdict; the whole stands with its gate."""

OPENING = 12
"""Words by which a reader knows a question again."""


@dataclass(frozen=True, slots=True)
class Case:
    """An item that went badly, with all that a reader needs to see why."""

    id: str
    asked: str
    conversation: Conversation | None
    answer: str
    sources: Sequence[Source]
    scores: Sequence[Score]
    """The metrics that it fails, worst first."""

    @property
    def opening(self) -> str:
        """The first words of what was asked; of a conversation, what its customer said last."""
        said = [
            each.text
            for each in (self.conversation.messages if self.conversation else ())
            if each.role == "customer"
        ]
        words = (self.asked or (said[-1] if said else self.id)).split()
        return " ".join(words[:OPENING]) + (" …" if len(words) > OPENING else "")


@dataclass(frozen=True, slots=True)
class Chapter:
    """One run."""

    scored: Scored
    gated: Gated
    first: Metric
    """The metric that stands for the suite."""

    name: str
    """The suite's, with a number where several runs are of one suite."""

    @property
    def failed(self) -> Sequence[Verdict]:
        """The gates that it does not pass."""
        return [each for each in self.gated.verdicts if not each.passed]

    @property
    def headline(self) -> Figure | None:
        return self.scored.figures.find(self.first.name)

    @property
    def whole(self) -> Mapping[str, Sequence[Figure]]:
        """Metric → the figures of every system on all items, ours first."""
        found: dict[str, list[Figure]] = {name: [] for name in self.scored.metrics}
        ours = self.scored.asked.subject
        for each in self.scored.shown.figures:
            if each.slice == EVERYTHING:
                found[each.metric].append(each)
        return {
            name: sorted(figures, key=lambda each: each.system != ours)
            for name, figures in found.items()
            if figures
        }

    @property
    def slices(self) -> Sequence[Figure]:
        """The first metric on every slice: all, the languages, then the others by size."""
        ours = [
            each
            for each in self.scored.figures.figures
            if each.metric == self.first.name and each.system == OURS
        ]
        return sorted(ours, key=_rank)

    @property
    def by_language(self) -> Mapping[str, Sequence[Figure]]:
        """Language, pair of languages or mixed ones → the first metric of every system."""
        names = (EVERYTHING, *LANGUAGES, *PAIRS, MIXED)
        found = {
            name: [
                each
                for each in self.scored.shown.figures
                if each.metric == self.first.name and each.slice == name
            ]
            for name in names
        }
        return {name: figures for name, figures in found.items() if figures}

    @property
    def risk(self) -> Sequence[tuple[float, float]]:
        """(coverage, risk) of the drafts by confidence; empty for other tasks."""
        drafts = [each for each in self.scored.scores if each.metric == "risk_coverage"]
        there = [(each.value, bool(each.truth)) for each in drafts if each.value is not None]
        return risk_coverage([value for value, _ in there], [wrong for _, wrong in there])

    @property
    def worst(self) -> Sequence[Case]:
        """The items that fail by most metrics, the worst first."""
        failures = _failures(self.scored)
        bad = [item for item in self.scored.suite.items if item.id in failures]
        bad.sort(key=lambda item: (-_weight(self.first, failures[item.id]), item.id))
        return [_case(self.scored, item, failures[item.id]) for item in bad[:WORST]]


def chapter(scored: Scored) -> Chapter:
    """The chapter of a run, held against its suite's own thresholds."""
    first = scored.metrics[FIRST[scored.suite.header.task]]
    return Chapter(scored, gate(scored, scored.suite.thresholds), first, scored.asked.suite)


def chapters(runs: Sequence[Scored]) -> Sequence[Chapter]:
    """The chapters of several runs, in their order and each with a name of its own."""
    suites = [each.asked.suite for each in runs]
    return [
        replace(made, name=f"{made.name}-{suites[: at + 1].count(made.name)}")
        if suites.count(made.name) > 1
        else made
        for at, made in enumerate(map(chapter, runs))
    ]


def verdict_of(chapters: Sequence[Chapter]) -> str:
    """One sentence: how many suites pass their gates, and which fail because of what."""
    gated = [each for each in chapters if each.gated.word != "no gates"]
    passed = sum(each.gated.passed for each in gated)
    free = len(chapters) - len(gated)
    parts = [f"{passed} of {len(gated)} suites pass their gates" if gated else ""]
    parts.append(f"{free} of {len(chapters)} without gates" if free else "")
    failed = [each for each in gated if not each.gated.passed]
    why = "; ".join(f"{each.name} because of {_names(each.failed)}" for each in failed)
    parts.append(f"failed: {why}" if why else "")
    return "; ".join(filter(None, parts)) + "."


def _names(failed: Sequence[Verdict]) -> str:
    return ", ".join(f"{each.name} ({shorten(each.told, TOLD)})" for each in failed)


def _rank(figure: Figure) -> tuple[int, int, str]:
    names = [EVERYTHING, *LANGUAGES]
    place = names.index(figure.slice) if figure.slice in names else len(names)
    return place, -figure.n, figure.slice


def _failures(scored: Scored) -> Mapping[str, Sequence[Score]]:
    """Item → our scores of it that are on the wrong half; items without any are left out."""
    found: dict[str, list[Score]] = {}
    for each in scored.scores:
        if each.system == OURS and _failed(each, scored.metrics[each.metric]):
            found.setdefault(each.item, []).append(each)
    return found


def _failed(score: Score, metric: Metric) -> bool:
    if metric.statistic != "mean" or not metric.judged or score.value is None:
        return False
    return (score.value if metric.better == "higher" else 1 - score.value) < 0.5


def _weight(first: Metric, failures: Sequence[Score]) -> int:
    """The first metric counts more than all others together."""
    return len(failures) + 100 * any(each.metric == first.name for each in failures)


def _case(scored: Scored, item: AnyItem, failures: Sequence[Score]) -> Case:
    answer = scored.answers[item.id]
    asked = getattr(item, "text", None) or getattr(item, "sentence", None)
    suggestion = answer.suggestion
    return Case(
        id=item.id,
        asked=asked or "",
        conversation=getattr(item, "conversation", None),
        answer=answer.whole(),
        sources=suggestion.sources if suggestion else (),
        scores=failures,
    )
