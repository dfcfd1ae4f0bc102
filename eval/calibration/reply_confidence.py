"""Fit the confidence of replies, and report how good it is.

    python eval/calibration/reply_confidence.py            report
    python eval/calibration/reply_confidence.py --write    and freeze the numbers

A logistic regression tells whether an answer is of a right source; a conversation is as sure as its
surest answer. The weights are of all languages, the threshold is each language's own: it lets
`FALSE_ANSWERS` of what nothing answers get a draft. All figures come from fits, and thresholds, in
which the organisation had no part.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

import logistic
import numpy as np
from leave_one_out import Row, own
from logistic import Floats
from numpy.typing import NDArray

from neuvoja.assistant.extractive.replying.confidence import Features
from neuvoja.domain.conversation import LANGUAGES, Language
from neuvoja.language.analysis import Analyser
from neuvoja.vendors.voikko import open_voikko

Flags = NDArray[np.bool_]

PROJECT = Path(__file__).parents[2]
FROZEN = PROJECT / "src/neuvoja/assistant/extractive/replying/confidence.json"
NAMES = (*Features.__slots__, "intercept")
NEVER_ANSWERED = 2.0
"""What a question weighs that nothing ever answered: most have a source near by, and tempt more
than one whose source was taken away."""

FALSE_ANSWERS = 0.11
"""Part of the questions without an answer that may get a draft: where a draft at the threshold is
about as likely right as not. An advisor sees each with its sources and its confidence."""

BORROWED = 200.0
"""What the unanswerable questions of all languages weigh together beside a language's own, which
weigh about 300. Nought is a threshold from its own alone, infinity is one for all: the report tells
how each does for an organisation that had no part."""

SEED, DRAWS, INTERVAL = 20261123, 2000, (5, 95)


def fitted(rows: Sequence[Row]) -> Floats:
    """Coefficients and, last, the intercept."""
    leading = [(row, n) for row in rows for n in range(len(row.answers)) if not _follows(row, n)]
    return logistic.fitted(
        np.array([_column(row, n) for row, n in leading]),
        labels=np.array([float(row.right[n]) for row, n in leading]),
        weights=np.array([_weight(row) for row, _ in leading]),
    )


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


@dataclass(frozen=True, slots=True, eq=False)
class Unanswerable:
    """The questions that nothing answers, surest first; each array of their number."""

    surest: Floats
    weights: Floats
    languages: NDArray[np.str_]
    organisations: NDArray[np.str_]

    @classmethod
    def of(cls, rows: Sequence[Row], guesses: Sequence[Floats]) -> "Unanswerable":
        pairs = [
            (guess.max(), row)
            for row, guess in zip(rows, guesses, strict=True)
            if not row.answerable
        ]
        pairs.sort(key=lambda pair: -pair[0])
        return cls(
            surest=np.array([guess for guess, _ in pairs]),
            weights=np.array([_weight(row) for _, row in pairs]),
            languages=np.array([row.language for _, row in pairs]),
            organisations=np.array([row.organisation for _, row in pairs]),
        )

    def threshold(
        self, language: Language, seen: Floats | Flags | float = 1.0, borrowed: float = BORROWED
    ) -> float:
        """The probability that only `FALSE_ANSWERS` of the weight reach.

        Args:
            language: whose questions weigh what they are.
            seen: how often each question counts, ≥ 0: of a draw, or of all organisations but one.
            borrowed: what all questions together weigh besides, > 0.

        Source: the posterior mean of a distribution under a Dirichlet process whose prior is that
        of all languages, worth `borrowed` observations (Ferguson, Annals of Statistics 1973).
        """
        seen = self.weights * seen
        weights = seen * (self.languages == language) + borrowed * seen / seen.sum()
        reached = np.cumsum(weights) / weights.sum()
        return float(self.surest[np.searchsorted(reached, FALSE_ANSWERS)])

    def without(self, organisation: str) -> Flags:
        return self.organisations != organisation

    def interval(self, language: Language) -> tuple[float, float]:
        """Where nine of ten thresholds lie when organisations are drawn, with replacement."""
        names, places = np.unique(self.organisations, return_inverse=True)
        draws = np.random.default_rng(SEED).multinomial(
            len(names), [1 / len(names)] * len(names), size=DRAWS
        )
        drawn = [self.threshold(language, times[places]) for times in draws]
        low, high = np.percentile(drawn, INTERVAL)
        return float(low), float(high)

    def loss(self, borrowed: float) -> float:
        """How far thresholds are off for an organisation that had no part in them; ≥ 0.

        Source: the quantile loss of Koenker and Bassett, Econometrica 1978.
        """
        lost = 0.0
        for name in np.unique(self.organisations):
            seen = self.without(name)
            for language in LANGUAGES:
                mine = ~seen & (self.languages == language)
                over = self.surest[mine] - self.threshold(language, seen, borrowed)
                lost += self.weights[mine] @ (np.maximum(over, 0) - FALSE_ANSWERS * over)
        return lost / self.weights.sum()


def quality(rows: Sequence[Row], guesses: Sequence[Floats], least: Floats) -> str:
    """One line of figures.

    Args:
        least: of each row the threshold.
    """
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


def _share(what: Flags, of: Flags) -> str:
    return f"{what[of].mean():6.1%}" if of.any() else "  none"


def area(right: Floats, wrong: Floats) -> float:
    """The chance that a right one is above a wrong one."""
    ordered = np.sort(wrong)
    below = np.searchsorted(ordered, right, "left") + np.searchsorted(ordered, right, "right")
    return float(below.mean() / 2 / len(ordered))


def report(rows: Sequence[Row], guesses: Sequence[Floats]) -> Iterator[str]:
    """Each organisation by thresholds in which it had no part, then the thresholds of all."""
    them = Unanswerable.of(rows, guesses)
    organisations = list(dict.fromkeys(row.organisation for row in rows))
    leasts = {
        (name, language): them.threshold(language, them.without(name))
        for name in organisations
        for language in LANGUAGES
    }
    for name in ("all", *LANGUAGES, *organisations):
        kept = [n for n, row in enumerate(rows) if name in ("all", row.language, row.organisation)]
        least = np.array([leasts[rows[n].organisation, rows[n].language] for n in kept])
        yield f"{name:14} {quality([rows[n] for n in kept], [guesses[n] for n in kept], least)}"
    for language in LANGUAGES:
        low, high = them.interval(language)
        yield f"threshold {language}   {them.threshold(language):.2f} ({low:.2f}–{high:.2f})"
    for name, borrowed in (("own", 1e-9), ("pooled", BORROWED), ("one for all", 1e9)):
        yield f"loss {name:12} {them.loss(borrowed):.4f}"


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
    print(*report(rows, guesses), sep="\n")
    them = Unanswerable.of(rows, guesses)
    frozen = {
        **{name: round(w, 3) for name, w in zip(NAMES, fitted(rows), strict=True)},
        "thresholds": {each: round(them.threshold(each), 2) for each in LANGUAGES},
    }
    print(json.dumps(frozen, indent=2))
    if arguments.write:
        FROZEN.write_text(json.dumps(frozen, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
