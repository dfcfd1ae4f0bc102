"""Haystack's stock hybrid pipeline: both in-memory retrievers, joined by reciprocal rank."""

import os
from collections.abc import Sequence
from pathlib import Path

# Haystack reads it as it is imported; a benchmark calls nobody.
os.environ["HAYSTACK_TELEMETRY_ENABLED"] = "False"

from haystack import Document, Pipeline, component
from haystack.components.joiners import DocumentJoiner
from haystack.components.retrievers.in_memory import (
    InMemoryBM25Retriever,
    InMemoryEmbeddingRetriever,
)
from haystack.document_stores.in_memory import InMemoryDocumentStore

from eval.bench.rivals.beside import WANTED, Ask
from neuvoja.language.promises import Embedder

BATCH = 5_000


@component
class SameEmbeddings:
    """Our embedder as a Haystack component."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    @component.output_types(embedding=list[float])
    def run(self, text: str) -> dict[str, list[float]]:
        return {"embedding": self._embedder.embed([text])[0].tolist()}


def build(texts: Sequence[str], embedder: Embedder, folder: Path) -> Ask:
    store = InMemoryDocumentStore(embedding_similarity_function="cosine")
    for start in range(0, len(texts), BATCH):
        batch = texts[start : start + BATCH]
        vectors = embedder.embed(batch).tolist()
        store.write_documents(
            [
                Document(id=str(start + at), content=text, embedding=vector)
                for at, (text, vector) in enumerate(zip(batch, vectors, strict=True))
            ]
        )
    pipeline = _pipeline(store, embedder)

    def ask(text: str) -> list[str]:
        found = pipeline.run({"embedder": {"text": text}, "keywords": {"query": text}})
        return [each.content for each in found["joined"]["documents"]]

    return ask


def _pipeline(store: InMemoryDocumentStore, embedder: Embedder) -> Pipeline:
    pipeline = Pipeline()
    pipeline.add_component("embedder", SameEmbeddings(embedder))
    pipeline.add_component("keywords", InMemoryBM25Retriever(store, top_k=WANTED))
    pipeline.add_component("vectors", InMemoryEmbeddingRetriever(store, top_k=WANTED))
    pipeline.add_component(
        "joined", DocumentJoiner(join_mode="reciprocal_rank_fusion", top_k=WANTED)
    )
    pipeline.connect("embedder.embedding", "vectors.query_embedding")
    pipeline.connect("keywords", "joined")
    pipeline.connect("vectors", "joined")
    return pipeline
