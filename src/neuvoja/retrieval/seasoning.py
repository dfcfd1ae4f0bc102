"""A vector search that seasons the keyword search, where one is measured to help."""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from neuvoja.domain.errors import IndexUnavailable, ModelRefused, ModelUnavailable
from neuvoja.language.promises import Embedder
from neuvoja.retrieval.embedded import of_question
from neuvoja.retrieval.promises import Ranking, Scope, VectorIndex
from neuvoja.retrieval.question import Question

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Seasoning:
    index: Callable[[], VectorIndex | None]
    """None while it is not open. One that is not whole is not asked either."""

    embedder: Embedder
    weight: float
    """What it weighs beside the keyword search; at 0 it is not asked. See decision 0007."""

    def near(self, question: Question, scope: Scope, *, limit: int) -> Ranking:
        """The nearest passages; none where vectors weigh nothing or are away."""
        index = self.index() if self.weight else None
        if index is None or not index.whole:
            return []
        try:
            vector = self.embedder.embed([of_question(question)])
            return index.search(vector, scope, limit=limit)
        except (IndexUnavailable, ModelUnavailable, ModelRefused) as error:
            log.warning("searching by words only: %s", error)
            return []
