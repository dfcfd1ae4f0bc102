"""Fit what a unit is worth as the answer, and report how good the choice is.

    python eval/calibration/unit_choice.py            report
    python eval/calibration/unit_choice.py --ablate   and what the choice loses without each feature
    python eval/calibration/unit_choice.py --write    and freeze the numbers

A listwise logistic regression: of all units of one question those that hold a fact of the answer,
in a right source, are to have the most of the probability. All figures come from fits in which the
organisation had no part.
"""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import astuple, dataclass
from pathlib import Path

import numpy as np
from leave_one_out import conversation, organisation, records
from numpy.typing import NDArray
from scipy.optimize import minimize

from neuvoja.assistant.extractive.replying.answer import Answer
from neuvoja.assistant.extractive.replying.worth import Seen
from neuvoja.domain.conversation import LANGUAGES, Conversation, Language
from neuvoja.evaluation.scoring.literals import states
from neuvoja.language.analysis import Analyser
from neuvoja.vendors.voikko import open_voikko

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Weights = Mapping[str, Floats]
"""Organisation → the weights of a fit without it."""

PROJECT = Path(__file__).parents[2]
FROZEN = PROJECT / "src/neuvoja/assistant/extractive/replying/worth.json"
SUITES = ("reply", "reply_dev_fields")
NAMES = Seen.__slots__
RIDGE = 0.02
"""A question, of each feature by its spread."""

SCALE = 8.0
"""By what the weights are divided: what follows a quoted sentence is worth a quarter more, as
`pick.py` has it, and two sources that answer about as well differ by less than a half."""

FOUND = 0.4
"""What the place among the passages found counts, set and not fitted: it tells the more, the more
there are, and most organisations of the calibration are small. Their fit gives .18, with which the
suites' larger ones are quoted beside the point more often (`reply`: .61 right, with this .63)."""


@dataclass(frozen=True, slots=True)
class Told:
    """A conversation whose answer is known."""

    folder: str
    conversation: Conversation
    language: Language
    sources: frozenset[str]
    facts: Sequence[tuple[str, ...]]
    """Of each fact the literals of which any tells it."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The units of one thing that is asked."""

    organisation: str
    conversation: int
    seen: Floats
    """Shape (units, features)."""

    facts: Bools
    """Shape (units, facts): what each holds, of a right source."""

    right: Bools
    """Of each unit whether it is of a right source."""


def choices(analyser: Analyser) -> list[Choice]:
    told = [*_of_calibration(), *_of_suites()]
    found: list[Choice] = []
    for folder in dict.fromkeys(each.folder for each in told):
        with closing(organisation(PROJECT / folder, analyser)) as opened:
            for n, each in enumerate(told):
                if each.folder == folder:
                    answers = opened.answers(each.conversation, each.language)
                    found += [_choice(opened.name, n, each, one) for one in answers]
    return found


def _of_calibration() -> Iterator[Told]:
    for each in records(PROJECT / "eval/calibration/conversations.jsonl"):
        if each["sources"] and (facts := each.get("must")):
            alike = [(fact,) if isinstance(fact, str) else tuple(fact) for fact in facts]
            sources = frozenset(each["sources"])
            yield Told(each["folder"], conversation(each), each["language"], sources, alike)


def _of_suites() -> Iterator[Told]:
    for each in (item for name in SUITES for item in records(_items(name))):
        if each["must"]:
            own = PROJECT / "eval/organisations" / each["organisation"]
            folder = str(own.relative_to(PROJECT)) if own.is_dir() else "knowledge"
            said = Conversation.model_validate(each["conversation"])
            language = next((name for name in LANGUAGES if name in each["slice"]), None)
            if language:
                facts = [tuple(fact) for fact in each["must"]]
                yield Told(folder, said, language, frozenset(each["sources"]), facts)


def _items(suite: str) -> Path:
    return PROJECT / "eval/suites" / suite / "items.jsonl"


def _choice(name: str, n: int, told: Told, answer: Answer) -> Choice:
    pages = [answer.candidates[each.candidate].page for each in answer.ranked]
    texts = [
        "\n".join(page.pieces[piece].text for piece in each.unit.pieces)
        for page, each in zip(pages, answer.ranked, strict=True)
    ]
    right = np.array([page.passage.source_id in told.sources for page in pages])
    facts = np.array([[states(text, fact) for fact in told.facts] for text in texts])
    return Choice(
        organisation=name,
        conversation=n,
        seen=np.array([astuple(each.seen) for each in answer.ranked]),
        facts=facts & right[:, None],
        right=right,
    )


def fitted(made: Sequence[Choice], features: Sequence[int]) -> Floats:
    """The weights of some features; 0 for the others."""
    told = [each for each in made if each.facts.any() and not each.facts.any(axis=1).all()]
    sizes = np.array([len(each.seen) for each in told])
    of = np.repeat(np.arange(len(told)), sizes)
    starts = np.cumsum(sizes) - sizes
    columns = np.concatenate([each.seen[:, features] for each in told])
    columns = columns - (np.add.reduceat(columns, starts) / sizes[:, None])[of]
    spread = np.sqrt((columns**2).mean(axis=0)) + 1e-9
    columns = columns / spread
    holds = np.concatenate([each.facts.any(axis=1) for each in told])

    def loss(weights: Floats) -> tuple[float, Floats]:
        odds = np.exp(columns @ weights - np.maximum.reduceat(columns @ weights, starts)[of])
        every, held = np.add.reduceat(odds, starts), np.add.reduceat(odds * holds, starts)
        slope = columns.T @ (odds / every[of] - odds * holds / held[of])
        ridge = RIDGE * len(told) * weights
        lost = np.log(every / held).sum() + ridge @ weights / 2
        return float(lost), np.asarray(slope + ridge)

    found = minimize(loss, np.zeros(len(features)), jac=True, method="L-BFGS-B")
    weights = np.zeros(len(NAMES))
    weights[list(features)] = found.x / spread
    return weights


def held_out(made: Sequence[Choice], features: Sequence[int]) -> Weights:
    return {
        name: fitted([each for each in made if each.organisation != name], features)
        for name in dict.fromkeys(each.organisation for each in made)
    }


def surprise(made: Sequence[Choice], weights: Weights) -> float:
    """What the probability of the units with a fact lacks, in nats a question; the least is 0."""
    lost = []
    for each in made:
        if each.facts.any():
            scores = each.seen @ weights[each.organisation]
            odds = np.exp(scores - scores.max())
            lost.append(np.log(odds.sum() / max(odds[each.facts.any(axis=1)].sum(), 1e-12)))
    return float(np.mean(lost))


def report(made: Sequence[Choice], weights: Weights) -> None:
    """Facts in the first unit and the first three of each thing asked, a line an organisation."""
    figures = defaultdict[str, list[Floats]](list)
    for n in dict.fromkeys(each.conversation for each in made):
        mine = [each for each in made if each.conversation == n]
        figures[mine[0].organisation].append(_figures(mine, weights[mine[0].organisation]))
    everything = [each for some in figures.values() for each in some]
    for name, some in [*figures.items(), ("all", everything)]:
        one, three, source = np.mean(some, axis=0)
        print(
            f"{name:14} {len(some):4}  facts in the first unit {one:.3f}  in the first three "
            f"{three:.3f}  first of a right source {source:.3f}"
        )
    print(f"surprise {surprise(made, weights):.4f}")


def _figures(mine: Sequence[Choice], weights: Floats) -> Floats:
    ranked = [np.argsort(-(each.seen @ weights), kind="stable") for each in mine]
    pairs = list(zip(mine, ranked, strict=True))
    one, three = (
        np.logical_or.reduce([each.facts[order[:most]].any(axis=0) for each, order in pairs])
        for most in (1, 3)
    )
    right = [each.right[order[0]] for each, order in pairs]
    return np.array([one.mean(), three.mean(), np.mean(right)])


def ablate(made: Sequence[Choice]) -> None:
    """What the choice loses without each feature, in nats a question."""
    every = range(len(NAMES))
    whole = surprise(made, held_out(made, every))
    for gone, name in enumerate(NAMES):
        left = surprise(made, held_out(made, [n for n in every if n != gone]))
        print(f"without {name:14} {left - whole:+.4f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--ablate", action="store_true", help="fit without each feature, too")
    parser.add_argument("--write", action="store_true", help="freeze the numbers")
    arguments = parser.parse_args()
    voikko = open_voikko()
    if voikko is None:
        sys.exit("libvoikko1 with voikko-fi is missing")
    made = choices(Analyser({"fi": voikko}))
    every = range(len(NAMES))
    report(made, held_out(made, every))
    if arguments.ablate:
        ablate(made)
    weights = fitted(made, every) / SCALE
    frozen = {name: round(float(w), 3) for name, w in zip(NAMES, weights, strict=True)}
    frozen["found"] = FOUND
    print(json.dumps(frozen, indent=2))
    if arguments.write:
        FROZEN.write_text(json.dumps(frozen, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
