"""Our retriever as a LangChain one, so that a chain can take it in place of its own."""

from datetime import date
from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from neuvoja.domain.conversation import Language
from neuvoja.domain.knowledge import Kind
from neuvoja.retrieval.question import Question
from neuvoja.retrieval.search import Found, Retriever


class NeuvojaRetriever(BaseRetriever):
    """Passages as documents: the text, and the passage's facts as metadata.

    Its errors are ours: IndexUnavailable, DatabaseUnavailable.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    retriever: Retriever
    language: Language = "fi"
    """The language of the questions."""

    kind: Kind = "article"
    limit: int = 4
    on: date | None = None
    """Only what holds on this day. None: whatever its dates."""

    public_only: bool = True
    """What a chain writes may reach a customer, so what only advisors may read stays out."""

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[Document]:
        found = self.retriever.search(
            Question.of_text(query, self.language),
            kind=self.kind,
            limit=self.limit,
            on=self.on,
            public_only=self.public_only,
        )
        return [_document(each) for each in found]


def _document(found: Found) -> Document:
    facts: dict[str, Any] = found.passage.model_dump(
        mode="json", exclude={"text", "searched", "content_hash"}
    )
    return Document(
        id=found.passage.passage_id,
        page_content=found.passage.text,
        metadata={**facts, "score": found.score, "share": found.share},
    )
