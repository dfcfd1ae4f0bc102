"""Fit the confidence of replies, and report how good it is.

    python eval/calibration/reply_confidence.py            report
    python eval/calibration/reply_confidence.py --write    and freeze the numbers

A logistic regression for each language tells whether the passage that answers best is of a right
source. Most of the weight lies on customers' words to the repository's organisations, in all
three languages since they are few, the rest on the language's public set. Figures are those of
five-fold cross-validation over questions: an answerable question and its unanswerable twin are
always in the same fold.

Of a whole public set, where thousands of sections describe one product, the figures stay poor:
other pages share all words of a question and say half of what was taken away.
"""

import argparse
import json
import sys
import zlib
from dataclasses import astuple
from pathlib import Path

import numpy as np
from leave_one_out import Row, own, public
from numpy.typing import NDArray

from neuvoja.assistant.extractive.confidence import Features
from neuvoja.domain.conversation import LANGUAGES
from neuvoja.language.analysis import Analyser
from neuvoja.vendors.voikko import open_voikko

Floats = NDArray[np.float64]

PROJECT = Path(__file__).parents[2]
FROZEN = PROJECT / "src/neuvoja/assistant/extractive/confidence.json"
NAMES = tuple(Features.__slots__)
RIDGE = 1.0
FOLDS = 5
NEVER_ANSWERED = 2.0
"""What a customers' question weighs that nothing ever answered: most have a source near by, and
tempt more than one whose source was taken away."""

PUBLIC = 0.1
"""What all public rows of a language weigh beside all of the customers' words."""

FALSE_ANSWERS = 0.12
"""Part of the customers' questions without an answer that may get a draft. An advisor
sees each draft with its sources and its confidence: one to discard costs less than one to write."""


def fitted(values: Floats, labels: Floats, weights: Floats) -> Floats:
    """Coefficients and, last, the intercept; by Newton's method with a ridge."""
    columns = np.c_[values, np.ones(len(values))]
    ridge = np.eye(columns.shape[1]) * RIDGE
    ridge[-1, -1] = 0
    found = np.zeros(columns.shape[1])
    for _ in range(100):
        guess = 1 / (1 + np.exp(-columns @ found))
        slope = columns.T @ (weights * (guess - labels)) + ridge @ found
        curve = (columns * (weights * guess * (1 - guess))[:, None]).T @ columns + ridge
        step = np.linalg.solve(curve, slope)
        found -= step
        if np.abs(step).max() < 1e-9:
            break
    return found


def guessed(found: Floats, values: Floats) -> Floats:
    result: Floats = 1 / (1 + np.exp(-np.c_[values, np.ones(len(values))] @ found))
    return result


def crossed(rows: list[Row], values: Floats, labels: Floats, weights: Floats) -> Floats:
    """Each row's probability from a fit without its question."""
    fold = np.array([zlib.crc32(row.question.encode()) % FOLDS for row in rows])
    guesses = np.zeros(len(rows))
    for each in range(FOLDS):
        held = fold == each
        found = fitted(values[~held], labels[~held], weights[~held])
        guesses[held] = guessed(found, values[held])
    return guesses


def area(right: Floats, wrong: Floats) -> float:
    """The chance that a right one is above a wrong one."""
    ordered = np.sort(wrong)
    below = np.searchsorted(ordered, right, "left") + np.searchsorted(ordered, right, "right")
    return float(below.mean() / 2 / len(ordered))


def quality(rows: list[Row], guesses: Floats, threshold: float) -> str:
    """One line of figures."""
    answerable = np.array([row.answerable for row in rows])
    right = np.array([row.right for row in rows])
    drafted = guesses >= threshold
    covered = drafted & answerable
    return (
        f"answerable {answerable.sum():4}  unanswerable {(~answerable).sum():4}  "
        f"AUC {area(guesses[right], guesses[~answerable]):.3f}  "
        f"false answers {drafted[~answerable].mean():.1%}  "
        f"coverage {covered.sum() / answerable.sum():.1%}  "
        f"right of drafted {right[covered].mean():.1%}"
    )


def risk_and_coverage(rows: list[Row], guesses: Floats) -> str:
    """Coverage of the answerable at several rates of false answers."""
    answerable = np.array([row.answerable for row in rows])
    points = []
    for rate in (0.05, 0.1, 0.15, 0.2):
        threshold = np.quantile(guesses[~answerable], 1 - rate)
        points.append(f"{rate:.0%} → {(guesses[answerable] >= threshold).mean():.1%}")
    return "false answers → coverage: " + ", ".join(points)


def least(rows: list[Row], guesses: Floats) -> float:
    """The threshold above which only `FALSE_ANSWERS` of what was never answered remain.

    Over the customers of all languages: those of one are too few for a quantile.
    """
    unanswered = guesses[[_never_answered(row) for row in rows]]
    return float(np.quantile(unanswered, 1 - FALSE_ANSWERS))


def _never_answered(row: Row) -> bool:
    return row.data == "own" and not row.answerable and not row.gone


def _weight(row: Row, public: float) -> float:
    if row.data != "own":
        return public
    return NEVER_ANSWERED if _never_answered(row) else 1.0


def calibrated(language: str, rows: list[Row]) -> dict[str, object]:
    """One language's numbers; its figures go to standard output."""
    values = np.array([astuple(row.features) for row in rows])
    labels = np.array([float(row.right) for row in rows])
    owned = np.array([row.data == "own" for row in rows])
    public = PUBLIC * owned.sum() / (~owned).sum()
    weights = np.array([_weight(row, public) for row in rows])
    guesses = crossed(rows, values, labels, weights)
    threshold = least(rows, guesses)
    print(f"{language}: threshold {threshold:.3f}")
    parts = {
        "own, this language": [row.data == "own" and row.language == language for row in rows],
        "own, all languages": list(owned),
        "public, small": [row.data == "small" for row in rows],
        "public, whole": [row.data == "whole" for row in rows],
    }
    for name, keep in parts.items():
        some = [row for row, kept in zip(rows, keep, strict=True) if kept]
        print(f"  {name:19} {quality(some, guesses[keep], threshold)}")
        print(f"  {'':19} {risk_and_coverage(some, guesses[keep])}")
    found = fitted(values, labels, weights)
    return {
        "weights": {name: round(float(each), 3) for name, each in zip(NAMES, found, strict=False)},
        "intercept": round(float(found[-1]), 3),
        "threshold": round(threshold, 3),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--write", action="store_true", help="freeze the numbers")
    parser.add_argument("--shared", type=Path, default=PROJECT.parent / "shared/data")
    arguments = parser.parse_args()
    voikko = open_voikko()
    if voikko is None:
        sys.exit("libvoikko1 with voikko-fi is missing")
    analyser = Analyser({"fi": voikko})
    owned = [row for language in LANGUAGES for row in own(PROJECT, language, analyser)]
    frozen = {
        language: calibrated(language, [*owned, *public(arguments.shared, language, analyser)])
        for language in LANGUAGES
    }
    if arguments.write:
        FROZEN.write_text(json.dumps({"languages": frozen}, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
