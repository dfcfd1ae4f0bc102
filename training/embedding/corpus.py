"""The training folder as numbers: which words each text has, and what the teacher makes of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from training.embedding.aligned import LANGUAGES, Section, Segment, read_sections, read_segments
from training.embedding.teacher import teach
from training.embedding.vocabulary import Ints, Ragged, Reader, Vocabulary, choose

ENGLISH = LANGUAGES.index("en")
LONGEST_TAUGHT = 100
"""Characters. The teacher's time goes to long texts; those are learnt from their translations."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Aligned:
    """Texts that mean the same in several languages."""

    words: tuple[Ragged, ...]
    """One for each of LANGUAGES; a text that is missing has no words."""

    there: NDArray[np.bool_]
    """Shape (texts, languages)."""


@dataclass(frozen=True, slots=True)
class Corpus:
    vocabulary: Vocabulary
    word_rows: Ragged
    """Word number → rows of the table."""

    word_weights: NDArray[np.float64]
    """Word number → its smooth inverse frequency / √rows."""

    segments: Aligned
    target: Floats
    """Shape (segments, dimension): the teacher's vector of the English side, zeros without one."""

    sources: NDArray[np.str_]
    """Of each segment."""

    bodies: Aligned
    """Sections with their page's title, as they stand in an index."""

    headings: Aligned
    """Of the same sections, in the same order."""


def read_corpus(folder: Path, *, dimension: int, kept: Path) -> Corpus:
    """Read, number and teach.

    Args:
        dimension: of the vectors, at most the teacher's 384.
        kept: where the teacher's vectors are kept from one run to the next.

    Raises:
        UnreadableFile: the folder is broken or a language is missing.
    """
    segments, sections = read_segments(folder), read_sections(folder)
    reader = Reader()
    texts = [_column(segments, language) for language in range(len(LANGUAGES))]
    words = tuple(reader.read(each) for each in texts)
    vocabulary = choose(reader.counts)
    bodies = tuple(reader.read(_bodies(sections, each)) for each in range(len(LANGUAGES)))
    headings = tuple(reader.read(_headings(sections, each)) for each in range(len(LANGUAGES)))
    rows = Ragged.of([vocabulary.rows_of(word) for word in reader.words])
    weights = np.array([vocabulary.weight_of(word) for word in reader.words])
    return Corpus(
        vocabulary=vocabulary,
        word_rows=rows,
        word_weights=weights / np.sqrt(np.maximum(rows.lengths, 1)),
        segments=_aligned(words),
        target=_targets(texts[ENGLISH], dimension, kept),
        sources=np.array([each.source for each in segments]),
        bodies=_aligned(bodies),
        headings=_aligned(headings),
    )


def _column(segments: Sequence[Segment], language: int) -> list[str]:
    return [each.texts[language] or "" for each in segments]


def _bodies(sections: Sequence[Section], language: int) -> list[str]:
    pairs = ((each.titles[language] or "", each.bodies[language]) for each in sections)
    return [f"{title}\n{body}" if body else "" for title, body in pairs]


def _headings(sections: Sequence[Section], language: int) -> list[str]:
    return [each.headings[language] or "" for each in sections]


def _targets(english: Sequence[str], dimension: int, kept: Path) -> Floats:
    taught = _taught([each if len(each) <= LONGEST_TAUGHT else "" for each in english], kept)
    return _unit(taught @ _principal_axes(taught, dimension))


def _taught(texts: Sequence[str], kept: Path) -> Floats:
    """The teacher's vectors; zeros for an empty text."""
    distinct = sorted(set(texts) - {""})
    vectors = teach(distinct, kept) if distinct else np.zeros((0, 384), dtype=np.float16)
    place = {text: row for row, text in enumerate(distinct)}
    listed = np.zeros((len(texts), vectors.shape[1]), dtype=np.float32)
    full = [index for index, text in enumerate(texts) if text]
    listed[full] = vectors[[place[texts[index]] for index in full]]
    return listed


def _principal_axes(vectors: Floats, dimension: int) -> Floats:
    """Shape (384, dimension): the directions that keep most of the teacher's cosines."""
    _, axes = np.linalg.eigh(vectors.T @ vectors)
    return np.ascontiguousarray(axes[:, ::-1][:, :dimension])


def _unit(vectors: Floats) -> Floats:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.divide(vectors, lengths, out=np.zeros_like(vectors), where=lengths > 0)


def _aligned(words: tuple[Ragged, ...]) -> Aligned:
    return Aligned(words, np.stack([each.lengths > 0 for each in words], axis=1))


def some(aligned: Aligned, language: int, rows: Ints) -> Ragged:
    return aligned.words[language].take(rows)
