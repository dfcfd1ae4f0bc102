"""The rows that are learnt, and Adam for those that a batch has met."""

from dataclasses import dataclass
from math import sqrt

import numpy as np
import torch

FIRST, SECOND, TINY = 0.9, 0.999, 1e-8
SPREAD = 0.05
"""Of the first values: some five steps' worth."""

AT_ONCE = 2048
"""Rows that are moved together: they stay in the processor's cache."""


@dataclass(slots=True)
class Table:
    values: torch.Tensor
    """Shape (rows, dimension)."""

    mean: torch.Tensor
    square: torch.Tensor
    steps: int = 0

    @classmethod
    def at_random(cls, rows: int, dimension: int, chance: np.random.Generator) -> "Table":
        values = chance.normal(scale=SPREAD, size=(rows, dimension)).astype(np.float32)
        shape = (rows, dimension)
        return cls(torch.from_numpy(values), torch.zeros(shape), torch.zeros(shape))

    def take(self, rows: torch.Tensor) -> torch.Tensor:
        """A copy that gathers a gradient."""
        return self.values[rows].requires_grad_()

    def move(self, rows: torch.Tensor, gradient: torch.Tensor, rate: float) -> None:
        """One step of Adam for these rows; the others stand still, their moments too.

        Source: Kingma and Ba, ICLR 2015, as torch.optim.SparseAdam does it.
        """
        self.steps += 1
        for some, slope in zip(rows.split(AT_ONCE), gradient.split(AT_ONCE), strict=True):
            self._move(some, slope, rate)

    def _move(self, rows: torch.Tensor, gradient: torch.Tensor, rate: float) -> None:
        mean = self.mean[rows].lerp_(gradient, 1 - FIRST)
        square = self.square[rows].mul_(SECOND).addcmul_(gradient, gradient, value=1 - SECOND)
        self.mean[rows], self.square[rows] = mean, square
        size = rate * sqrt(1 - SECOND**self.steps) / (1 - FIRST**self.steps)
        self.values[rows] -= size * mean / (square.sqrt() + TINY)
