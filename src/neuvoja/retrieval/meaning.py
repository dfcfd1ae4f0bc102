"""Search by meaning: the passages whose vectors lie nearest to the question's."""

import logging
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from statistics import fmean, pstdev

from neuvoja.domain.conversation import Language
from neuvoja.domain.errors import IndexUnavailable, ModelRefused, ModelUnavailable
from neuvoja.language.promises import Embedder
from neuvoja.retrieval.embedded import of_question
from neuvoja.retrieval.promises import Hit, Ranking, Scope, VectorIndex
from neuvoja.retrieval.question import Question

log = logging.getLogger(__name__)

AT_ONCE = 4
"""Questions whose vectors are searched at once, beside the search by words."""

USUAL, SPREAD = 0.39, 0.056
"""Mean and standard deviation of the cosines found for one question by the embedder in the box, for
which the weights of the fusion were fitted; on two fields they differ by .02 and .002."""

Near = Mapping[Language, Ranking]
"""The nearest passages of each language."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be searched for by meaning."""

    question: Question
    scope: Scope
    languages: Sequence[Language]
    limit: int
    """Passages of each language, at most."""


class Meaning:
    """Safe to use from several threads."""

    def __init__(
        self,
        index: Callable[[], VectorIndex | None],
        embedder: Embedder,
        *,
        in_the_box: bool = True,
    ) -> None:
        """Search an index by an embedder's vectors.

        Args:
            index: gives None while it is not open. One that is not whole is not asked either.
            in_the_box: False for another embedder, whose cosines lie elsewhere; they are then
                brought to where those of the one in the box lie, question by question.
        """
        self._index = index
        self._embedder = embedder
        self._in_the_box = in_the_box
        self._pool = ThreadPoolExecutor(AT_ONCE, "meaning")

    def begin(self, wanted: Wanted) -> Callable[[], Near | None]:
        """Start to search; what is returned waits for the end of it.

        It gives None where vectors are away, or say nothing.
        """
        index = self._index()
        if index is None or not index.whole:
            return lambda: None
        return self._pool.submit(self._near, index, wanted).result

    def _near(self, index: VectorIndex, wanted: Wanted) -> Near | None:
        try:
            vector = self._embedder.embed([of_question(wanted.question)])
            found = {
                each: index.search(vector, replace(wanted.scope, language=each), limit=wanted.limit)
                for each in wanted.languages
            }
        except (IndexUnavailable, ModelUnavailable, ModelRefused) as error:
            log.warning("searching by words only: %s", error)
            return None
        if not any(found.values()):
            return None
        return found if self._in_the_box else spread_as_usual(found)


def spread_as_usual(near: Near) -> Near:
    """The same order with cosines of the usual mean and deviation, those of all languages together.

    All alike where they do not differ. At least one hit.
    """
    cosines = [hit.score for each in near.values() for hit in each]
    middle, deviation = fmean(cosines), pstdev(cosines)
    unit = SPREAD / deviation if deviation else 0.0
    return {
        language: [Hit(hit.passage_id, USUAL + (hit.score - middle) * unit) for hit in each]
        for language, each in near.items()
    }
