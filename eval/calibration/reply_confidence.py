"""Fit the confidence of replies, and report how good it is.

    python eval/calibration/reply_confidence.py            report
    python eval/calibration/reply_confidence.py --write    and freeze the numbers

A logistic regression tells whether an answer is of a right source; a conversation is as sure as its
surest answer. All figures, and the threshold, come from fits in which the organisation had no part.
The threshold, one for all languages, lets at most `FALSE_ANSWERS` of what nothing answers get a
draft.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import astuple
from pathlib import Path

import numpy as np
from leave_one_out import Row, own
from numpy.typing import NDArray

from neuvoja.assistant.extractive.replying.confidence import Features
from neuvoja.domain.conversation import LANGUAGES
from neuvoja.language.analysis import Analyser
from neuvoja.vendors.voikko import open_voikko

Floats = NDArray[np.float64]

PROJECT = Path(__file__).parents[2]
FROZEN = PROJECT / "src/neuvoja/assistant/extractive/replying/confidence.json"
NAMES = (*Features.__slots__, "intercept")
RIDGE = 1.0
NEVER_ANSWERED = 2.0
"""What a question weighs that nothing ever answered: most have a source near by, and tempt more
than one whose source was taken away."""

FALSE_ANSWERS = 0.1
"""Part of the questions without an answer that may get a draft. An advisor sees each draft with its
sources and its confidence: one to discard costs less than one to write."""


def fitted(rows: Sequence[Row]) -> Floats:
    """Coefficients and, last, the intercept; by Newton's method with a ridge."""
    leading = [(row, n) for row in rows for n in range(len(row.answers)) if not _follows(row, n)]
    columns = np.array([_column(row, n) for row, n in leading])
    labels = np.array([float(row.right[n]) for row, n in leading])
    weights = np.array([_weight(row) for row, _ in leading])
    # By the spread of each feature, so that its scale tells nothing; the intercept has none.
    ridge = np.diag(columns.var(axis=0)) * RIDGE
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


def guessed(found: Floats, row: Row) -> Floats:
    """The probability of each answer; of one that follows on that of the one before it."""
    guesses = [1 / (1 + np.exp(-_column(row, n) @ found)) for n in range(len(row.answers))]
    for n in range(len(guesses)):
        guesses[n] = guesses[n - 1] if _follows(row, n) else guesses[n]
    return np.array(guesses)


def _column(row: Row, n: int) -> Floats:
    return np.array([*astuple(row.answers[n].features), 1.0])


def _follows(row: Row, n: int) -> bool:
    return n > 0 and row.answers[n].asked.follows_on


def _weight(row: Row) -> float:
    return 1.0 if row.answerable or row.gone else NEVER_ANSWERED


def held_out(rows: Sequence[Row]) -> list[Floats]:
    """Of each row the probabilities by a fit without its organisation."""
    found = {
        name: fitted([row for row in rows if row.organisation != name])
        for name in {row.organisation for row in rows}
    }
    return [guessed(found[row.organisation], row) for row in rows]


def threshold(rows: Sequence[Row], guesses: Sequence[Floats]) -> float:
    """The probability that only `FALSE_ANSWERS` of the unanswerable weight reach."""
    unanswerable = [
        (guess.max(), _weight(row))
        for row, guess in zip(rows, guesses, strict=True)
        if not row.answerable
    ]
    surest, weights = np.array(sorted(unanswerable, reverse=True)).T
    reached = np.cumsum(weights) / weights.sum()
    return float(surest[np.searchsorted(reached, FALSE_ANSWERS)])


def quality(rows: Sequence[Row], guesses: Sequence[Floats], least: float) -> str:
    """One line of figures."""
    surest = np.array([g.max() for g in guesses])
    right = np.array([row.right[g.argmax()] for row, g in zip(rows, guesses, strict=True)])
    drafted = surest >= least
    answerable = np.array([row.answerable for row in rows])
    never = np.array([not row.answerable and not row.gone for row in rows])
    gone = np.array([row.gone for row in rows])
    return (
        f"answerable {answerable.sum():4}  refused {_share(~drafted, answerable)}  "
        f"right of drafted {_share(right, answerable & drafted)}  "
        f"false answers: never answered {_share(drafted, never)}, taken away "
        f"{_share(drafted, gone)}  AUC {area(surest[answerable], surest[~answerable]):.3f}"
    )


def _share(what: NDArray[np.bool_], of: NDArray[np.bool_]) -> str:
    return f"{what[of].mean():6.1%}" if of.any() else "  none"


def area(right: Floats, wrong: Floats) -> float:
    """The chance that a right one is above a wrong one."""
    ordered = np.sort(wrong)
    below = np.searchsorted(ordered, right, "left") + np.searchsorted(ordered, right, "right")
    return float(below.mean() / 2 / len(ordered))


def report(rows: Sequence[Row], guesses: Sequence[Floats], least: float) -> None:
    for name in ("all", *LANGUAGES, *dict.fromkeys(row.organisation for row in rows)):
        kept = [n for n, row in enumerate(rows) if name in ("all", row.language, row.organisation)]
        line = quality([rows[n] for n in kept], [guesses[n] for n in kept], least)
        print(f"{name:14} {line}")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--write", action="store_true", help="freeze the numbers")
    arguments = parser.parse_args()
    voikko = open_voikko()
    if voikko is None:
        sys.exit("libvoikko1 with voikko-fi is missing")
    analyser = Analyser({"fi": voikko})
    rows = [row for language in LANGUAGES for row in own(PROJECT, language, analyser)]
    guesses = held_out(rows)
    least = round(threshold(rows, guesses), 2)
    report(rows, guesses, least)
    weights = {name: round(w, 3) for name, w in zip(NAMES, fitted(rows), strict=True)}
    frozen = {**weights, "threshold": least}
    print(json.dumps(frozen, indent=2))
    if arguments.write:
        FROZEN.write_text(json.dumps(frozen, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
