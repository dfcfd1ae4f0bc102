"""The phrases of `data/cues.txt` by their sections."""

import re
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files


def phrases(section: str) -> frozenset[str]:
    """The phrases of a section, lower case, their words parted by single blanks."""
    return _sections()[section]


@lru_cache(maxsize=1)
def _sections() -> Mapping[str, frozenset[str]]:
    text = (files(__package__) / "data" / "cues.txt").read_text(encoding="utf-8")
    bare = "".join(line for line in text.splitlines(keepends=True) if not line.startswith("#"))
    parts = [part.partition("]") for part in re.split(r"^\[", bare, flags=re.MULTILINE)]
    return {
        title: frozenset(each for phrase in listed.split("|") if (each := " ".join(phrase.split())))
        for title, _, listed in parts
    }
