"""The training folder.

Segments say the same in two or three languages; sections have headings that ask for them.

segments.jsonl.gz   {"fi": …, "sv": …, "en": …, "src": …}, any two or three of the languages
sections.jsonl.gz   {"t_fi": title, "h_fi": heading, "b_fi": body, … "src": …}; may be missing
"""

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from neuvoja.domain.errors import UnreadableFile

LANGUAGES = ("fi", "sv", "en")


@dataclass(frozen=True, slots=True)
class Segment:
    texts: tuple[str | None, str | None, str | None]
    """In the order of LANGUAGES; at least two are there."""

    source: str


@dataclass(frozen=True, slots=True)
class Section:
    headings: tuple[str | None, str | None, str | None]
    titles: tuple[str | None, str | None, str | None]
    bodies: tuple[str | None, str | None, str | None]


def read_segments(folder: Path) -> list[Segment]:
    """Every segment, in the file's order.

    Raises:
        UnreadableFile: the file is missing or broken, or two of the languages never stand side by
            side, so that nothing would bring them together.
    """
    path = folder / "segments.jsonl.gz"
    segments = [
        Segment(tuple(row.get(each) for each in LANGUAGES), row.get("src", ""))
        for row in _rows(path)
    ]
    _refuse_unpaired(path, segments)
    return segments


def read_sections(folder: Path) -> list[Section]:
    """Every section; none where the file is missing.

    Raises:
        UnreadableFile: the file is broken.
    """
    path = folder / "sections.jsonl.gz"
    if not path.exists():
        return []
    return [
        Section(*(tuple(row.get(f"{part}_{each}") for each in LANGUAGES) for part in "htb"))
        for row in _rows(path)
    ]


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    try:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                yield _row(path, number, line)
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise UnreadableFile(str(path), f"it cannot be read: {error}") from error


def _row(path: Path, number: int, line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise UnreadableFile(f"{path}:{number}", f"it is no JSON: {error.msg}") from error
    if not isinstance(row, dict):
        raise UnreadableFile(f"{path}:{number}", "a JSON object was expected")
    return row


def _refuse_unpaired(path: Path, segments: Sequence[Segment]) -> None:
    for one, other in combinations(range(len(LANGUAGES)), 2):
        if not any(each.texts[one] and each.texts[other] for each in segments):
            pair = f"{LANGUAGES[one]} and {LANGUAGES[other]}"
            raise UnreadableFile(str(path), f"no segment is there in both {pair}")
