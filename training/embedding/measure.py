"""How well an embedding alone finds the section that answers, for each pair of languages.

Each question is asked of the sections of one language alone; nothing else takes part.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log2
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from neuvoja.language.promises import Embedder

DEPTH = 10
CHUNK = 45
"""Words that are embedded together where a section is looked at in parts."""

_QUESTIONS = "faq_queries.jsonl"


@dataclass(frozen=True, slots=True)
class Figure:
    asked: str
    searched: str
    n: int
    whole: float
    """Mean nDCG@10 by the likeness of whole sections, 0 to 1."""

    parts: float
    """The same by the mean of the whole's likeness and the best part's."""


def product_help(embedder: Embedder, folder: Path) -> Iterator[Figure]:
    """The six pairs of bc-docs-fi-sv, of which nothing is in the training folder."""
    asked_of_all = list(_lines(folder / _QUESTIONS))
    for searched in ("fi", "sv"):
        sections = list(_lines(folder / f"sections.{searched}.jsonl"))
        texts = {each["id"]: (each["page_title"], each["text"]) for each in sections}
        for asked in ("fi", "sv", "en"):
            judged = [
                (_asked(each, asked), {each["relevant"]: 1.0})
                for each in asked_of_all
                if _asked(each, asked) and each["relevant"] in texts
            ]
            yield _figure(embedder, asked, searched, judged, texts)


def questions(folder: Path) -> list[str]:
    """All questions, in each language that they are in."""
    asked = [(_asked(each, "fi"), _asked(each, "sv")) for each in _lines(folder / _QUESTIONS)]
    return [text for pair in asked for text in pair if text]


def _asked(question: Mapping[str, Any], language: str) -> str:
    """English questions are only there as anchors of the page."""
    slug: str = question["en_slug"] or ""
    return slug.replace("-", " ") if language == "en" else question[language] or ""


def _figure(
    embedder: Embedder,
    asked: str,
    searched: str,
    judged: Sequence[tuple[str, Mapping[str, float]]],
    texts: Mapping[str, tuple[str, str]],
) -> Figure:
    ids = list(texts)
    questions = embedder.embed([text for text, _ in judged])
    whole = questions @ embedder.embed(["\n".join(each) for each in texts.values()]).T
    parts = _best_part(embedder, questions, list(texts.values()))
    gains = [
        [_ndcg(ids, row, grades) for row, (_, grades) in zip(scores, judged, strict=True)]
        for scores in (whole, (whole + parts) / 2)
    ]
    return Figure(asked, searched, len(judged), *(float(np.mean(each)) for each in gains))


def _best_part(
    embedder: Embedder, questions: NDArray[np.float32], texts: Sequence[tuple[str, str]]
) -> NDArray[np.float32]:
    split = [_parts(title, body) for title, body in texts]
    scores = questions @ embedder.embed([part for parts in split for part in parts]).T
    starts = np.cumsum([0, *map(len, split)])[:-1]
    return np.maximum.reduceat(scores, starts, axis=1)


def _parts(title: str, body: str) -> list[str]:
    words = body.split()
    starts = range(0, max(len(words), 1), CHUNK)
    return [f"{title}\n{' '.join(words[start : start + CHUNK])}" for start in starts]


def _ndcg(ids: Sequence[str], scores: NDArray[np.float32], grades: Mapping[str, float]) -> float:
    best = np.argsort(-scores, kind="stable")[:DEPTH]
    gains = [grades.get(ids[place], 0.0) for place in best]
    ideal = sorted(grades.values(), reverse=True)[:DEPTH]
    return _discounted(gains) / _discounted(ideal)


def _discounted(gains: Sequence[float]) -> float:
    return sum(gain / log2(rank + 1) for rank, gain in enumerate(gains, 1))


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)
