"""The training loop."""

import time
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch

from training.embedding.bags import bags
from training.embedding.corpus import Corpus, some
from training.embedding.losses import contrast, segment_loss
from training.embedding.table import Table
from training.embedding.vocabulary import Ints


@dataclass(frozen=True, slots=True)
class Recipe:
    epochs: int = 4
    batch: int = 1024
    sections: int = 384
    """Sections that stand in each batch beside the segments."""

    largest_source: int = 80_000
    """Segments of one source in an epoch; others of it come in the next."""

    rate: float = 0.01
    dropout: float = 0.15
    section_weight: float = 1.0
    seed: int = 20260101


def fit(corpus: Corpus, recipe: Recipe, *, dimension: int) -> Table:
    """The table that fits, shape (rows, dimension); the same for the same seed and machine."""
    chance = np.random.default_rng(recipe.seed)
    table = Table.at_random(len(corpus.vocabulary.names), dimension, chance)
    batches = [each for _ in range(recipe.epochs) for each in _epoch(corpus, recipe, chance)]
    started = time.monotonic()
    for step, segments in enumerate(batches):
        rate = recipe.rate * (1 - step / len(batches))
        loss = _step(corpus, recipe, table, segments, rate, chance)
        if step % 20 == 0:
            spent = time.monotonic() - started
            print(f"step {step}/{len(batches)} loss {loss:.3f} {spent:.0f} s", flush=True)
    return table


def _epoch(corpus: Corpus, recipe: Recipe, chance: np.random.Generator) -> Iterator[Ints]:
    chosen = []
    for source in np.unique(corpus.sources):
        rows = chance.permutation(np.flatnonzero(corpus.sources == source))
        chosen.append(rows[: recipe.largest_source])
    order = chance.permutation(np.concatenate(chosen))
    for start in range(0, len(order) - recipe.batch // 2, recipe.batch):
        yield order[start : start + recipe.batch]


def _step(
    corpus: Corpus,
    recipe: Recipe,
    table: Table,
    segments: Ints,
    rate: float,
    chance: np.random.Generator,
) -> float:
    languages = range(len(corpus.segments.words))
    sections, asked, answered = _drawn_sections(corpus, recipe, chance)
    texts = [some(corpus.segments, each, segments) for each in languages]
    texts += [some(corpus.headings, asked, sections), some(corpus.bodies, answered, sections)]
    bag = bags(corpus, texts, recipe.dropout, chance)
    rows = table.take(bag.rows)
    vectors = bag.embed(rows)
    cut = len(languages) * len(segments)
    there = torch.from_numpy(corpus.segments.there[segments].T)
    target = torch.from_numpy(corpus.target[segments])
    loss = segment_loss(vectors[:cut].view(len(languages), len(segments), -1), there, target)
    if len(sections):
        headings, bodies = vectors[cut:].chunk(2)
        loss = loss + recipe.section_weight * contrast(headings, bodies)
    loss.backward()
    table.move(bag.rows, rows.grad, rate)
    return loss.item()


def _drawn_sections(
    corpus: Corpus, recipe: Recipe, chance: np.random.Generator
) -> tuple[Ints, int, int]:
    """Sections, the language of their headings and that of their bodies."""
    asked, answered = (int(each) for each in chance.integers(len(corpus.bodies.words), size=2))
    there = corpus.headings.there[:, asked] & corpus.bodies.there[:, answered]
    rows = np.flatnonzero(there)
    return chance.permutation(rows)[: recipe.sections], asked, answered
