"""Many texts as two sparse sums: rows of the table → words → texts."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch.nn.functional import embedding_bag, normalize

from training.embedding.corpus import Corpus
from training.embedding.vocabulary import Ragged


@dataclass(frozen=True, slots=True)
class Bags:
    rows: torch.Tensor
    """The rows of the table that the texts need, each once."""

    word_rows: torch.Tensor
    """Places in `rows`, word after word."""

    word_starts: torch.Tensor
    row_weights: torch.Tensor
    """One for each of `word_rows`."""

    text_words: torch.Tensor
    """Places among the words, text after text."""

    text_starts: torch.Tensor

    def embed(self, rows: torch.Tensor) -> torch.Tensor:
        """Shape (texts, dimension), each of length 1; `rows` are the table's, in our order."""
        words = embedding_bag(
            self.word_rows, rows, self.word_starts, mode="sum", per_sample_weights=self.row_weights
        )
        return normalize(embedding_bag(self.text_words, words, self.text_starts, mode="sum"))


def bags(
    corpus: Corpus, texts: Sequence[Ragged], dropout: float, chance: np.random.Generator
) -> Bags:
    """All `texts`, one list after the other.

    Args:
        dropout: the share of each word's rows that is left out, so that no row is leant on alone.
    """
    said = np.concatenate([each.values for each in texts])
    lengths = np.concatenate([each.lengths for each in texts])
    words, text_words = np.unique(said, return_inverse=True)
    listed = corpus.word_rows.take(words)
    kept = chance.random(len(listed.values)) >= dropout
    owner = np.repeat(np.arange(len(words)), listed.lengths)[kept]
    rows, word_rows = np.unique(listed.values[kept], return_inverse=True)
    return Bags(
        rows=torch.from_numpy(rows),
        word_rows=torch.from_numpy(word_rows),
        word_starts=_starts(np.bincount(owner, minlength=len(words))),
        row_weights=torch.from_numpy(corpus.word_weights[words][owner]).float(),
        text_words=torch.from_numpy(text_words),
        text_starts=_starts(lengths),
    )


def _starts(lengths: np.ndarray) -> torch.Tensor:
    return torch.from_numpy(np.cumsum(lengths) - lengths)
