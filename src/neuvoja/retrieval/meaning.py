"""Search by meaning: the passages whose vectors lie nearest to the question's."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from neuvoja.domain.conversation import Language
from neuvoja.domain.errors import IndexUnavailable, ModelRefused, ModelUnavailable
from neuvoja.language.promises import Embedder
from neuvoja.retrieval.embedded import question_vector
from neuvoja.retrieval.promises import Ranking, Scope, VectorIndex
from neuvoja.retrieval.question import Question

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Meaning:
    """Safe to use from several threads."""

    index: Callable[[], VectorIndex | None]
    """None while it is not open. One that is not whole is not asked either."""

    embedder: Embedder

    def near(
        self,
        question: Question,
        telling: Sequence[str],
        scope: Scope,
        languages: Sequence[Language],
        *,
        limit: int,
    ) -> Mapping[Language, Ranking] | None:
        """The nearest passages of each language; None where vectors are away, or say nothing.

        Args:
            telling: the question's words that are no function words.
        """
        index = self.index()
        if index is None or not index.whole:
            return None
        try:
            vector = question_vector(question, telling, self.embedder)
            found = {
                each: index.search(vector, replace(scope, language=each), limit=limit)
                for each in languages
            }
        except (IndexUnavailable, ModelUnavailable, ModelRefused) as error:
            log.warning("searching by words only: %s", error)
            return None
        return found if any(found.values()) else None
