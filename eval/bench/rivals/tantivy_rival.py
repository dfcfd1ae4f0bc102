"""Tantivy as its first page shows it: no vectors, no Finnish, no typing errors."""

from collections.abc import Sequence
from pathlib import Path

import tantivy

from eval.bench.rivals.beside import WANTED, Ask
from neuvoja.language.promises import Embedder


def build(texts: Sequence[str], embedder: Embedder, folder: Path) -> Ask:
    schema = tantivy.SchemaBuilder().add_text_field("text", stored=True).build()
    index = tantivy.Index(schema, path=str(folder))
    writer = index.writer()
    for text in texts:
        writer.add_document(tantivy.Document(text=text))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def ask(text: str) -> list[str]:
        query, _ = index.parse_query_lenient(text, ["text"])
        return [searcher.doc(at)["text"][0] for _, at in searcher.search(query, WANTED).hits]

    return ask
