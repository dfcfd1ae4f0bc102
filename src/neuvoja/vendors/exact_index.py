"""`VectorIndex` by exact search, in memory: for suites, whose results must repeat to the digit."""

from dataclasses import dataclass

import numpy as np

from neuvoja.domain.knowledge import Passage
from neuvoja.language.promises import Embedder, Vectors
from neuvoja.retrieval.embedded import of_passage
from neuvoja.retrieval.promises import Changes, Hit, Ranking, Scope


@dataclass(frozen=True, slots=True)
class Held:
    """What the index holds at one moment; readers keep theirs while a writer makes the next."""

    passages: tuple[Passage, ...]
    vectors: Vectors
    """Shape (passages, dimension)."""

    revision: int = 0
    whole: bool = False


class ExactIndex:
    """Searched by any thread; written by one at a time. Gone with the process."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._held = Held((), np.zeros((0, embedder.dimension), dtype=np.float32))

    @property
    def revision(self) -> int:
        return self._held.revision

    @property
    def whole(self) -> bool:
        return self._held.whole

    def count(self) -> int:
        return len(self._held.passages)

    def apply(self, changes: Changes) -> None:
        """Take in one batch; a batch may come twice.

        Raises:
            ModelUnavailable, ModelRefused: the embedder is remote and failed; nothing was changed.
        """
        held, gone = self._held, set(changes.changed)
        stay = [row for row, each in enumerate(held.passages) if each.source_id not in gone]
        fresh = self._embedder.embed([of_passage(each) for each in changes.passages])
        self._held = Held(
            passages=(*(held.passages[row] for row in stay), *changes.passages),
            vectors=np.concatenate([held.vectors[stay], fresh]),
            revision=changes.revision,
            whole=held.whole,
        )

    def seal(self) -> None:
        held = self._held
        self._held = Held(held.passages, held.vectors, held.revision, whole=True)

    def beside(self) -> "ExactIndex":
        return ExactIndex(self._embedder)

    def adopt(self, rebuilt: "ExactIndex") -> None:
        self._held = rebuilt._held

    def search(self, vector: Vectors, scope: Scope, *, limit: int) -> Ranking:
        """The nearest by cosine; equal ones by passage id. Empty for a vector of zeros."""
        held = self._held
        if not np.any(vector):
            return []
        cosines = (held.vectors @ vector[0]).astype(float)
        admitted = [row for row, each in enumerate(held.passages) if scope.admits(each)]
        best = sorted(admitted, key=lambda row: (-cosines[row], held.passages[row].passage_id))
        return [Hit(held.passages[row].passage_id, float(cosines[row])) for row in best[:limit]]
