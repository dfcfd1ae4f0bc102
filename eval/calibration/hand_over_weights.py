"""Fit when a matter is handed over by itself, and report how good it is.

    python eval/calibration/hand_over_weights.py            report
    python eval/calibration/hand_over_weights.py --write    and freeze the numbers

A logistic regression tells from what a matter weighs (see `pressing.weight`) and from how surely a
draft answers it whether a team must take it over, on the conversations of the suite `hand_over`;
those in which a danger, a promise or a demand tells are left out. All figures, and the threshold,
come from fits in which the organisation had no part.

Whoever fits `reply_confidence.py` anew fits this after it.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from leave_one_out import organisation
from logistic import Floats, fitted

from neuvoja.assistant.extractive.handing_over.hand_over import HandOverWriter
from neuvoja.assistant.extractive.handing_over.pressing import weight
from neuvoja.domain.conversation import Conversation
from neuvoja.language.analysis import Analyser
from neuvoja.vendors.voikko import open_voikko

PROJECT = Path(__file__).parents[2]
FROZEN = PROJECT / "src/neuvoja/assistant/extractive/handing_over/pressing.json"
SUITE = PROJECT / "eval/suites/hand_over/items.jsonl"
FOLDERS = {"revontuli": "knowledge"}
"""Where an organisation stands, if not in `eval/organisations`."""

FALSE_CALLS = 0.09
"""Part of the matters that an advisor can finish which a team may be called for. They are told at
length here; claims of one sentence, which real chats have and the suite lacks, are due from it."""


@dataclass(frozen=True, slots=True)
class Row:
    """One conversation as the hand-over saw it."""

    organisation: str
    weighs: float
    answered: float
    """How surely a draft answers it, 0 to 1."""

    due: bool
    """Whether a team must take the matter over."""


def rows(analyser: Analyser) -> Iterator[Row]:
    """Of each conversation that nothing else decides, by organisation."""
    items = [json.loads(line) for line in SUITE.read_text("utf-8").splitlines()]
    writer = HandOverWriter(analyser)
    for name in dict.fromkeys(each["organisation"] for each in items):
        folder = PROJECT / FOLDERS.get(name, f"eval/organisations/{name}")
        with closing(organisation(folder, analyser)) as opened:
            for each in items:
                if each["organisation"] != name:
                    continue
                conversation = Conversation.model_validate(each["conversation"])
                reading = opened.reading(conversation, each["language"])
                if notes := writer.undecided(reading):
                    weighs = weight(notes, reading.language)
                    due = each["expect"]["team"] is not None
                    yield Row(name, weighs, opened.confidence(reading), due)


def counts_of(found: Sequence[Row]) -> Floats:
    """What weight, sureness and, last, the intercept count."""
    return fitted(_columns(found), np.array([float(row.due) for row in found]))


def _columns(found: Sequence[Row]) -> Floats:
    return np.array([[row.weighs, row.answered, 1.0] for row in found])


def held_out(found: Sequence[Row]) -> Floats:
    """Of each row the log-odds by a fit without its organisation."""
    counts = {
        name: counts_of([row for row in found if row.organisation != name])
        for name in {row.organisation for row in found}
    }
    columns = _columns(found)
    return np.array(
        [column @ counts[row.organisation] for column, row in zip(columns, found, strict=True)]
    )


def threshold(found: Sequence[Row], guesses: Floats) -> float:
    """The log-odds midway between the last false call that may be, and the next."""
    stay = np.sort([guess for guess, row in zip(guesses, found, strict=True) if not row.due])[::-1]
    called = int(FALSE_CALLS * len(stay))
    return float(stay[called - 1 : called + 1].mean())


def report(found: Sequence[Row], guesses: Floats, least: float) -> None:
    for name in ("all", *dict.fromkeys(row.organisation for row in found)):
        kept = [
            (row.due, bool(guess >= least))
            for row, guess in zip(found, guesses, strict=True)
            if name in ("all", row.organisation)
        ]
        due = [called for is_due, called in kept if is_due]
        stay = [called for is_due, called in kept if not is_due]
        print(f"{name:14} due {sum(due):3} of {len(due):3}  others {sum(stay):2} of {len(stay):3}")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--write", action="store_true", help="freeze the numbers")
    arguments = parser.parse_args()
    voikko = open_voikko()
    if voikko is None:
        sys.exit("libvoikko1 with voikko-fi is missing")
    found = list(rows(Analyser({"fi": voikko})))
    guesses = held_out(found)
    least = threshold(found, guesses)
    report(found, guesses, least)
    weighs, answered, intercept = counts_of(found)
    # The weight counts as it stands; the rest in proportion to it.
    frozen = {"answered": answered / weighs, "least": (least - intercept) / weighs}
    text = json.dumps({name: round(value, 2) for name, value in frozen.items()}, indent=2)
    print(text)
    if arguments.write:
        FROZEN.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
