"""How near texts are by their meaning, in one language or several."""

from collections.abc import Sequence

from neuvoja.language.promises import Embedder

NEAR = 0.35
"""From this cosine on a sentence means what a passage in another language says."""


class Nearness:
    """Safe to use from several threads."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def __call__(self, text: str, others: Sequence[str]) -> float:
        """Cosine with the nearest of the others, -1 to 1; 0 where there is none."""
        if not others:
            return 0.0
        vectors = self._embedder.embed([text, *others])
        return float((vectors[1:] @ vectors[0]).max())
