"""LangChain's stock ensemble: `BM25Retriever` and `Chroma`, half and half."""

from collections.abc import Sequence
from pathlib import Path

from langchain_chroma import Chroma
from langchain_classic.retrievers import EnsembleRetriever
from langchain_community.retrievers import BM25Retriever
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings

from eval.bench.rivals.beside import WANTED, Ask
from neuvoja.language.promises import Embedder

BATCH = 5_000


class SameEmbeddings(Embeddings):
    """Our embedder under LangChain's names."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return self._embedder.embed(texts).tolist()

    def embed_query(self, text: str) -> list[float]:
        return self._embedder.embed([text])[0].tolist()


def build(texts: Sequence[str], embedder: Embedder, folder: Path) -> Ask:
    documents = [Document(text) for text in texts]
    keywords = BM25Retriever.from_documents(documents, k=WANTED)
    vectors = Chroma("stock", SameEmbeddings(embedder), persist_directory=str(folder))
    for start in range(0, len(documents), BATCH):
        vectors.add_documents(documents[start : start + BATCH])
    both = EnsembleRetriever(
        retrievers=[keywords, vectors.as_retriever(search_kwargs={"k": WANTED})],
        weights=[0.5, 0.5],
    )
    return lambda text: [each.page_content for each in both.invoke(text)[:WANTED]]
