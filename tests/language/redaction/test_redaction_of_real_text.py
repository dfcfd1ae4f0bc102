"""Names in the Turku NER corpus: news, fiction, law and encyclopedias, not customers' words."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pytest

from neuvoja.language.redaction import Redactor

pytestmark = [pytest.mark.shared, pytest.mark.voikko]

JOINED_TO_THE_LEFT = frozenset(",.;:!?)”%'")
Labelled = tuple[int, int, str]
"""Start and end of a token in its text, and the label of its entity, O where there is none."""


def test_names_are_found_and_other_names_stay(shared_data: Path, redactor: Redactor) -> None:
    counts: Counter[tuple[str, bool]] = Counter()
    for text, tokens in texts(shared_data / "turku-ner" / "dev.tsv"):
        redacted = spans(redactor, text)
        for start, end, label in tokens:
            counts[label, any(s < end and start < e for s, e in redacted)] += 1
    hit = {label: counts[label, True] for label, _ in counts}
    total = {label: counts[label, True] + counts[label, False] for label, _ in counts}
    assert hit["PER"] / total["PER"] >= 0.55
    assert hit["PER"] / sum(hit.values()) >= 0.9
    assert all(hit[label] / total[label] < 0.05 for label in ("ORG", "LOC", "PRO", "O"))


def texts(path: Path) -> Iterator[tuple[str, list[Labelled]]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    for start, document in groupby(lines, lambda line: line.startswith("-DOCSTART-")):
        if not start:
            yield reassembled(list(document))


def reassembled(lines: list[str]) -> tuple[str, list[Labelled]]:
    text, tokens = "", []
    for line in lines:
        token, _, label = line.partition("\t")
        if not token or token in JOINED_TO_THE_LEFT:
            text = text.rstrip(" ")
        start = len(text)
        text += token or "\n"
        if token:
            tokens.append((start, len(text), label.removeprefix("B-").removeprefix("I-")))
            text += " "
    return text, tokens


def spans(redactor: Redactor, text: str) -> list[tuple[int, int]]:
    """Where the names of a text stood, read off its redacted form."""
    redacted = redactor.redact(text)
    found: list[tuple[int, int]] = []
    place = shift = 0
    values = sorted(redacted.values, key=len, reverse=True)
    while (start := redacted.text.find("[", place)) >= 0:
        placeholder = next((each for each in values if redacted.text.startswith(each, start)), None)
        if placeholder is None:
            place = start + 1
            continue
        value = redacted.values[placeholder]
        if placeholder.startswith("[NIMI_"):
            found.append((start + shift, start + shift + len(value)))
        shift += len(value) - len(placeholder)
        place = start + len(placeholder)
    return found
