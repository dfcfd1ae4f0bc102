"""What people would use instead: LangChain's stock ensemble over the very same passages."""

import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from langchain_chroma import Chroma
from langchain_classic.retrievers import EnsembleRetriever
from langchain_community.retrievers import BM25Retriever
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings

from eval.bench.timing import Times, timed
from neuvoja.language.promises import Embedder

BATCH = 5_000
WANTED = 10


@dataclass(frozen=True, slots=True)
class Stock:
    passages: int
    question: Times


class SameEmbeddings(Embeddings):
    """Our embedder under LangChain's names, so that only the retrievers differ."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return self._embedder.embed(texts).tolist()

    def embed_query(self, text: str) -> list[float]:
        return self._embedder.embed([text])[0].tolist()


def measure(texts: Sequence[str], asked: Sequence[str], embedder: Embedder) -> Stock:
    """Time questions to `EnsembleRetriever` over `BM25Retriever` and `Chroma`, half and half."""
    folder = Path(tempfile.mkdtemp(prefix="neuvoja-bench-stock-"))
    try:
        documents = [Document(text) for text in texts]
        keywords = BM25Retriever.from_documents(documents, k=WANTED)
        vectors = Chroma("stock", SameEmbeddings(embedder), persist_directory=str(folder))
        for start in range(0, len(documents), BATCH):
            vectors.add_documents(documents[start : start + BATCH])
        both = EnsembleRetriever(
            retrievers=[keywords, vectors.as_retriever(search_kwargs={"k": WANTED})],
            weights=[0.5, 0.5],
        )
        return Stock(len(texts), timed(both.invoke, asked, warm=2))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
