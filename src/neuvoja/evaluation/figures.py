"""Run → scores → figures. The same answers give the same figures to the last digit."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from neuvoja.domain.value import Value
from neuvoja.evaluation.agreement import agreement
from neuvoja.evaluation.asking import OURS
from neuvoja.evaluation.items import (
    AnyItem,
    GroundingItem,
    LanguageItem,
    OpportunityItem,
    RedactionItem,
    SafetyItem,
)
from neuvoja.evaluation.latency import Latency, latency
from neuvoja.evaluation.run_folder import Answer, Asked, RunFolder
from neuvoja.evaluation.scores import Figure, Metrics, Score
from neuvoja.evaluation.scoring.scorers import METRICS, metrics_of, scorer_of
from neuvoja.evaluation.spending import Spending, spending
from neuvoja.evaluation.statistics import estimate
from neuvoja.evaluation.suite import Suite, read_copy
from neuvoja.evaluation.thresholds import EVERYTHING


class Figures(Value):
    """`figures.json`: all that a run adds up to."""

    suite: str
    figures: tuple[Figure, ...]
    items: int
    """Declared."""

    answered: int
    errors: Mapping[str, str]
    """Item id → why it has no answer."""

    agreement: Mapping[str, float | None] = {}
    """Label → how well the second labels agree with the first."""

    def find(self, metric: str, slice: str = EVERYTHING, system: str = OURS) -> Figure | None:
        """The one figure, or None."""
        wanted = (metric, slice, system)
        found = (each for each in self.figures if (each.metric, each.slice, each.system) == wanted)
        return next(found, None)


@dataclass(frozen=True, slots=True)
class Scored:
    """A run with all that is known of it."""

    asked: Asked
    suite: Suite
    answers: Mapping[str, Answer]
    scores: Sequence[Score]
    figures: Figures
    latency: Latency | None
    """None: no answer was timed."""

    spending: Spending | None = None
    """None: no model was asked."""

    @property
    def metrics(self) -> Metrics:
        return metrics_of(self.suite.header)

    @property
    def shown(self) -> Figures:
        """The figures with the judged system by its own name."""
        name = self.asked.subject
        figures = tuple(
            each.model_copy(update={"system": name}) if each.system == OURS else each
            for each in self.figures.figures
        )
        return self.figures.model_copy(update={"figures": figures})

    @property
    def lacking(self) -> str | None:
        """What to warn of: items without an answer; None where every one has its answer."""
        items = self.figures.items
        missing = items - self.figures.answered
        if missing <= 0 and self.asked.finished is not None:
            return None
        end = "" if self.asked.finished else "; the run is not finished"
        return f"{missing} of {items} items have no answer{end}"


def score_run(run: RunFolder) -> Scored:
    """Judge the answers that the run holds; nothing is asked again.

    Raises:
        UnreadableFile, BrokenRecord: the run's files are broken.
    """
    suite = read_copy(run.path / "suite")
    answers = run.answers()
    scores = tuple(_scores(suite, answers))
    there = [answers[item.id] for item in suite.items if item.id in answers]
    figures = Figures(
        suite=suite.header.name,
        figures=tuple(_figures(suite, scores)),
        items=suite.header.items,
        answered=sum(found.error is None for found in there),
        errors={each.id: each.error for each in there if each.error is not None},
        agreement=agreement(suite),
    )
    run.write("scores.jsonl", "".join(f"{each.model_dump_json()}\n" for each in scores))
    run.write("figures.json", figures.model_dump_json(indent=1) + "\n")
    return Scored(
        run.asked,
        suite,
        answers,
        scores,
        figures,
        latency(answers.values()),
        spending((each.calls for each in answers.values()), run.asked.facts),
    )


def slices_of(item: AnyItem) -> Sequence[str]:
    """The slices that an item belongs to, each once: all, its language, its words, its kind."""
    named = [EVERYTHING, item.language, *item.slice]
    # The others are asked of no organisation's knowledge.
    if not isinstance(item, GroundingItem | LanguageItem | RedactionItem):
        named.append(item.organisation)
    if isinstance(item, OpportunityItem | GroundingItem):
        named.append(item.kind)
    if isinstance(item, SafetyItem):
        named += [item.attack, item.carrier]
    return list(dict.fromkeys(filter(None, named)))


def _scores(suite: Suite, answers: Mapping[str, Answer]) -> Iterator[Score]:
    score = scorer_of(suite.header)
    systems = _systems(answers)
    for item in suite.items:
        answer = answers.get(item.id)
        if answer is None or answer.error is not None:
            yield from _unscored(suite, item, systems, "there is no answer")
            continue
        found = list(score(item, answer, partial(suite.original, item.organisation)))
        # An answer without the part that was asked for says nothing good of it.
        yield from found or _unscored(suite, item, systems, "the answer lacks what was asked for")


def _systems(answers: Mapping[str, Answer]) -> Sequence[str]:
    """Ours and the baselines: what was not asked is missing in the rows of all alike."""
    beside = (name for each in answers.values() for name in each.rankings or {})
    return list(dict.fromkeys((OURS, *beside)))


def _unscored(suite: Suite, item: AnyItem, systems: Sequence[str], why: str) -> Iterator[Score]:
    for metric in METRICS[suite.header.task]:
        for system in systems:
            yield Score(item=item.id, metric=metric, system=system, value=None, why=why)


def _figures(suite: Suite, scores: Sequence[Score]) -> Iterator[Figure]:
    slices = {item.id: slices_of(item) for item in suite.items}
    groups: dict[tuple[str, str, str], list[Score]] = {}
    for each in scores:
        for name in slices[each.item]:
            groups.setdefault((each.metric, each.system, name), []).append(each)
    for (metric, system, name), group in groups.items():
        yield _figure(suite, metric, system, name, group)


def _figure(suite: Suite, metric: str, system: str, name: str, group: Iterable[Score]) -> Figure:
    scored = [(each.value, each.truth) for each in group if each.value is not None]
    found = estimate(
        METRICS[suite.header.task][metric].statistic,
        [value for value, _ in scored],
        [truth for _, truth in scored],
        # Systems share draws, so that their intervals differ by what they do alone.
        name=f"{suite.header.name} {metric} {name}",
    )
    unscored = sum(each.value is None for each in group)
    return Figure(
        metric=metric,
        system=system,
        slice=name,
        value=found and found.value,
        low=found and found.low,
        high=found and found.high,
        n=len(scored),
        unscored=unscored,
    )
