"""What is learnt: to say what the teacher says, and the same in every language."""

from itertools import combinations

import torch
from torch.nn.functional import cross_entropy

TEMPERATURE = 0.05
FAITHFUL, TELLING, ALIGNED = 3.0, 0.5, 0.5
SAME = 0.9
"""Two texts that the teacher holds this alike are not told apart."""


def segment_loss(texts: torch.Tensor, there: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
    """For one batch of segments.

    Args:
        texts: our vectors, each of length 1 or 0; shape (languages, segments, dimension).
        there: which are there; shape (languages, segments).
        target: the teacher's; shape (segments, dimension), zeros where there is no English side.
    """
    known = target.any(dim=1)
    alike = (target @ target.T > SAME).fill_diagonal_(fill_value=False)
    loss = texts.new_zeros(())
    for one, here in zip(texts, there & known, strict=True):
        if here.any():
            loss = loss + FAITHFUL * (1 - (one[here] * target[here]).sum(dim=1)).mean()
            loss = loss + TELLING * contrast(one[here], target[here], alike[here][:, here])
    for first, second in combinations(range(len(texts)), 2):
        here = there[first] & there[second]
        if here.any():
            pair = contrast(texts[first][here], texts[second][here], alike[here][:, here])
            loss = loss + ALIGNED * pair
    return loss


def contrast(
    one: torch.Tensor, other: torch.Tensor, alike: torch.Tensor | None = None
) -> torch.Tensor:
    """InfoNCE, both ways: each row of `one` finds its own among all rows of `other`.

    Source: van den Oord et al., "Representation Learning with Contrastive Predictive Coding", 2018.
    """
    likeness = one @ other.T / TEMPERATURE
    if alike is not None:
        likeness = likeness.masked_fill(alike, float("-inf"))
    own = torch.arange(len(one))
    return (cross_entropy(likeness, own) + cross_entropy(likeness.T, own)) / 2
