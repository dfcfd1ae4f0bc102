"""What people say for the same thing everywhere: hukata → kadota, bike → bicycle."""

import csv
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from neuvoja.domain.conversation import LANGUAGES, Language


class Pair(NamedTuple):
    said: str
    """A word or phrase."""

    meant: str
    """Another for it, that a source may use."""


@cache
def everyday(language: Language) -> Sequence[Pair]:
    """The pairs of a language, both ways where both are said."""
    lines = files("neuvoja.language").joinpath("everyday.csv").read_text("utf-8").splitlines()
    rows = list(csv.DictReader(lines))
    strange = {row["language"] for row in rows}.difference(LANGUAGES)
    if strange:
        raise ValueError(f"no such language: {', '.join(sorted(strange))}")
    return [Pair(row["said"], row["meant"]) for row in rows if row["language"] == language]
