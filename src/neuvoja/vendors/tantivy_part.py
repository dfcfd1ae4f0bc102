"""The passages of one language and kind: a Tantivy index of its own, with statistics of its own."""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import suppress
from pathlib import Path
from typing import Any

import tantivy
from tantivy import Occur, Query

from neuvoja.domain.errors import IndexUnavailable
from neuvoja.domain.knowledge import Passage
from neuvoja.retrieval.promises import Ranking, Scope, Terms
from neuvoja.vendors.tantivy_entry import SCHEMA, Entry, Kept, document_of, kept_at, sampled
from neuvoja.vendors.tantivy_errors import foreign_errors
from neuvoja.vendors.tantivy_query import (
    added_by,
    admitted,
    query_of,
    ranking_of,
    rarity_of,
    settled,
    term_queries,
)

WRITER_HEAP_BYTES = 48_000_000
"""Postings that the writer gathers in memory before it writes a segment."""

TERMS_REMEMBERED = 100_000
"""Terms of each field whose rarity is kept until the next commit."""

SLACK = 16
"""Hits fetched beyond the limit, so that a tie across it is seen."""


class Part:
    """Searched by any thread; written by one at a time.

    Raises:
        IndexUnavailable: the folder is damaged or cannot be written; so may every method.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with foreign_errors():
            folder.mkdir(parents=True, exist_ok=True)
            self._index = tantivy.Index(SCHEMA, path=str(folder), reuse=True)
            self._index.config_reader("manual")
        self._writer: tantivy.IndexWriter | None = None
        self._reload()

    @property
    def stamp(self) -> int:
        """It grows with every commit, and with nothing else."""
        return int(self._meta()["opstamp"])

    def count(self) -> int:
        return int(self._index.searcher().num_docs)

    def stale(self) -> int:
        """Deleted passages that the statistics still count."""
        deletes = (segment["deletes"] for segment in self._meta()["segments"])
        return sum(each["num_deleted_docs"] for each in deletes if each)

    def holds(self, source_id: str) -> bool:
        return self._index.searcher().doc_freq("source", source_id) > 0

    def write(self, entries: Iterable[Entry], *, gone: Iterable[str] = ()) -> None:
        """Drop these sources, then take in the entries; seen by readers after `commit`."""
        with foreign_errors():
            writer = self._open_writer()
            for source_id in gone:
                writer.delete_documents_by_term("source", source_id)
            for entry in entries:
                writer.add_document(document_of(entry))

    def commit(self) -> None:
        with foreign_errors():
            self._open_writer().commit()
        self._reload()

    def abandon(self) -> None:
        """Forget what was written since the last commit."""
        writer, self._writer = self._writer, None
        if writer is not None:
            with suppress(IndexUnavailable), foreign_errors():
                writer.rollback()

    def rest(self) -> None:
        """Let go of the writer and its memory, once its merges are done."""
        writer, self._writer = self._writer, None
        if writer is not None:
            with foreign_errors():
                writer.wait_merging_threads()
            self._reload()

    def kept(self) -> Iterator[Kept]:
        """What is kept of every passage, in no order."""
        searcher = self._index.searcher()
        for address in sampled(searcher, searcher.num_docs):
            yield kept_at(searcher, address)

    def works(self, most: int) -> Sequence[str]:
        """The work of each of its passages; of more than `most`, of an even sample."""
        with foreign_errors():
            searcher = self._index.searcher()
            return [kept_at(searcher, each).work for each in sampled(searcher, most)]

    def held(self, works: Collection[str], scope: Scope) -> Set[str]:
        """The works that have a passage in the scope."""
        with foreign_errors():
            searcher = self._index.searcher()
            asked = [each for each in works if searcher.doc_freq("work", each)]
            if not asked or (scope.on is None and not scope.public_only):
                return frozenset(asked)
            of_these = [(Occur.Should, Query.term_query(SCHEMA, "work", each)) for each in asked]
            found = searcher.search(Query.boolean_query(of_these), searcher.num_docs, count=False)
            hits = admitted(searcher, found.hits, scope)
            return frozenset(kept_at(searcher, address).work for _, address in hits)

    def lemma_counts(self, most: int) -> Mapping[str, int]:
        """In how many of its passages each lemma stands; of more than `most`, in an even sample."""
        with foreign_errors():
            searcher = self._index.searcher()
            held = (searcher.doc(each)["lemmas"][0] for each in sampled(searcher, most))
            return Counter(lemma for each in held for lemma in set(each.split()))

    def search(self, terms: Terms, scope: Scope, *, limit: int) -> Ranking:
        """The best by the sum of the weighted terms' BM25; ties by passage id."""
        query = query_of(terms)
        depth = limit + SLACK
        with foreign_errors():
            searcher = self._index.searcher()
            while True:
                hits = searcher.search(query, depth, count=False).hits
                ranking = ranking_of(searcher, admitted(searcher, hits, scope))
                if len(hits) < depth or settled(ranking, limit):
                    return ranking[:limit]
                depth *= 4

    def rarity(self, field: str, terms: Iterable[str]) -> Mapping[str, float]:
        """Inverse document frequency as BM25 has it; 0 where no passage holds the term."""
        known = self._rarities[field]
        with foreign_errors():
            searcher = self._index.searcher()
            count = searcher.num_docs
            rarities = {
                term: known.get(term) or rarity_of(count, searcher.doc_freq(field, term))
                for term in terms
            }
        if len(known) < TERMS_REMEMBERED:
            known.update(rarities)
        return rarities

    def lemmas(self, passages: Sequence[Passage]) -> Mapping[str, Set[str]]:
        """Lemmas by passage id, of those that it holds at their very revision."""
        ids = [(Occur.Should, Query.term_query(SCHEMA, "id", each.passage_id)) for each in passages]
        with foreign_errors():
            searcher = self._index.searcher()
            hits = searcher.search(Query.boolean_query(ids), len(ids), count=False).hits
            found = [address for _, address in hits]
            revisions = searcher.fast_field_values("revision", found)
            held = {
                (document["id"][0], revision): document["lemmas"][0]
                for document, revision in zip(map(searcher.doc, found), revisions, strict=True)
            }
        wanted = {each.passage_id: held.get((each.passage_id, each.revision)) for each in passages}
        return {name: frozenset(text.split()) for name, text in wanted.items() if text is not None}

    def explain(self, terms: Terms, passage_id: str) -> Mapping[str, float]:
        """What each term adds to the score of one passage; empty where it is not held."""
        with foreign_errors():
            searcher = self._index.searcher()
            found = searcher.search(Query.term_query(SCHEMA, "id", passage_id), 1, count=False)
            if not found.hits:
                return {}
            [(_, address)] = found.hits
            shares = {
                f"{field}:{term}": added_by(query, searcher, address)
                for field, term, query in term_queries(terms)
            }
        return {name: value for name, value in shares.items() if value > 0}

    def _reload(self) -> None:
        with foreign_errors():
            self._index.reload()
        # A reader in the midst of filling the old ones keeps them to itself.
        self._rarities: dict[str, dict[str, float]] = {"grams": {}, "lemmas": {}}

    def _meta(self) -> dict[str, Any]:
        with foreign_errors():
            meta: dict[str, Any] = json.loads((self.folder / "meta.json").read_text())
        return meta

    def _open_writer(self) -> tantivy.IndexWriter:
        if self._writer is None:
            self._writer = self._index.writer(heap_size=WRITER_HEAP_BYTES, num_threads=1)
        return self._writer
