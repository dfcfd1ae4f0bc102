"""Search as a person types it: words in, passages of both kinds out."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from neuvoja.domain.conversation import Language
from neuvoja.domain.knowledge import Kind
from neuvoja.domain.value import Day, Value, Whole
from neuvoja.language.detection import Detector
from neuvoja.language.text import clean
from neuvoja.retrieval.question import Question
from neuvoja.retrieval.search import Found, Retriever

CASES_SHARE = 3
"""Where both kinds are asked for, cases get one place in so many."""


class PassageQuery(Value):
    """A search for passages."""

    q: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=12_000)]
    """A question or search words."""

    language: Language | None = None
    """Only passages in this language. None: any, those in the question's language first."""

    kind: Kind | None = None
    """None: articles, then cases, which get up to a third of the places."""

    on: Day | None = None
    """Only what is valid on this day. None: today."""

    limit: Annotated[Whole, Field(ge=1, le=100)] = 10
    explain: bool = False
    """Whether each hit says what every search and term added to its score."""


class Library:
    """Safe to use from several threads."""

    def __init__(
        self,
        retriever: Retriever,
        detector: Detector,
        *,
        today: Callable[[], date],
        default: Language,
    ) -> None:
        self._retriever = retriever
        self._detector = detector
        self._today = today
        self._default = default
        """The language of a question that shows none."""

    def search(self, query: PassageQuery) -> Sequence[Found]:
        """The passages that bear on the question: articles best first, then cases best first.

        Raises:
            IndexUnavailable, DatabaseUnavailable
        """
        if query.kind is not None:
            return self._of_kind(query, query.kind, query.limit)
        cases = self._of_kind(query, "case", query.limit // CASES_SHARE or 1)
        articles = self._of_kind(query, "article", query.limit)
        return [*articles[: max(1, query.limit - len(cases))], *cases][: query.limit]

    def _of_kind(self, query: PassageQuery, kind: Kind, limit: int) -> Sequence[Found]:
        text = clean(query.q)
        asked = query.language or self._detector.message(text).language or self._default
        return self._retriever.search(
            Question.of_text(text, asked),
            kind=kind,
            limit=limit,
            on=query.on or self._today(),
            language=query.language,
            explain=query.explain,
        )
