"""The passages of one language and kind: a Tantivy index of its own, with statistics of its own.

Terms come analysed; Tantivy only splits them at spaces. Nothing of Tantivy leaves this file.
"""

import json
import math
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager, suppress
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

import tantivy
from tantivy import Occur, Query

from neuvoja.domain.errors import IndexUnavailable
from neuvoja.domain.knowledge import Passage
from neuvoja.retrieval.promises import Hit, Ranking, Scope, Terms

WRITER_HEAP_BYTES = 48_000_000
"""Postings that the writer gathers in memory before it writes a segment."""

NEAR = 1e-5
"""Scores nearer than this to each other, as a share, are a tie: a sum of 32-bit numbers differs by
about 1e-6 with the order in which segments happen to lie."""

TERMS_REMEMBERED = 100_000
"""Terms of each field whose rarity is kept until the next commit."""

SLACK = 16
"""Hits fetched beyond the limit, so that a tie across it is seen."""

ALWAYS = 0
NEVER_ENDS = date.max.toordinal()


@dataclass(frozen=True, slots=True)
class Kept:
    """What the index keeps of a passage beside its terms: enough to be copied by itself."""

    passage_id: str
    source_id: str
    work: str
    """The article that it is of, or that its article translates."""

    first_day: int
    """Ordinal of the first day on which it holds."""

    last_day: int
    """Ordinal of the last."""

    internal: int
    """1 for an internal passage, else 0."""

    revision: int
    content_hash: str
    title: str
    heading: str
    searched: str

    @classmethod
    def of(cls, passage: Passage) -> "Kept":
        return cls(
            passage_id=passage.passage_id,
            source_id=passage.source_id,
            work=passage.translation_of or passage.source_id,
            first_day=passage.valid_from.toordinal() if passage.valid_from else ALWAYS,
            last_day=passage.valid_to.toordinal() if passage.valid_to else NEVER_ENDS,
            internal=int(passage.audience == "internal"),
            revision=passage.revision,
            content_hash=passage.content_hash,
            title=passage.title,
            heading=passage.heading or "",
            searched=passage.searched,
        )


@dataclass(frozen=True, slots=True)
class Entry:
    """A passage as it is indexed."""

    kept: Kept
    grams: str
    """Its terms, joined by spaces; likewise the lemmas."""

    lemmas: str


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for field in ("grams", "lemmas"):
        # Lemmas are kept, since to analyse a passage again costs more than to search for it.
        stored = field == "lemmas"
        builder.add_text_field(
            field, stored=stored, tokenizer_name="whitespace", index_option="freq"
        )
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    for field in ("source", "work"):
        builder.add_text_field(field, tokenizer_name="raw", index_option="basic")
    for field in ("first_day", "last_day", "internal", "revision"):
        builder.add_integer_field(field, fast=True)
    builder.add_bytes_field("kept", stored=True)
    return builder.build()


SCHEMA = _schema()


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
                writer.add_document(_document(entry))

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
        for address in _sample(searcher, searcher.num_docs):
            yield _kept(searcher, address)

    def works(self, most: int) -> Sequence[str]:
        """The work of each of its passages; of more than `most`, of an even sample."""
        with foreign_errors():
            searcher = self._index.searcher()
            return [_kept(searcher, each).work for each in _sample(searcher, most)]

    def held(self, works: Collection[str], scope: Scope) -> Set[str]:
        """The works that have a passage in the scope."""
        with foreign_errors():
            searcher = self._index.searcher()
            asked = [each for each in works if searcher.doc_freq("work", each)]
            if not asked or (scope.on is None and not scope.public_only):
                return frozenset(asked)
            of_these = [(Occur.Should, Query.term_query(SCHEMA, "work", each)) for each in asked]
            found = searcher.search(Query.boolean_query(of_these), searcher.num_docs, count=False)
            hits = _admitted(searcher, found.hits, scope)
            return frozenset(_kept(searcher, address).work for _, address in hits)

    def lemma_counts(self, most: int) -> Mapping[str, int]:
        """In how many of its passages each lemma stands; of more than `most`, in an even sample."""
        with foreign_errors():
            searcher = self._index.searcher()
            held = (searcher.doc(each)["lemmas"][0] for each in _sample(searcher, most))
            return Counter(lemma for each in held for lemma in set(each.split()))

    def search(self, terms: Terms, scope: Scope, *, limit: int) -> Ranking:
        """The best by the sum of the weighted terms' BM25; ties by passage id."""
        query = _query(terms)
        depth = limit + SLACK
        with foreign_errors():
            searcher = self._index.searcher()
            while True:
                hits = searcher.search(query, depth, count=False).hits
                ranking = _ranking(searcher, _admitted(searcher, hits, scope))
                if len(hits) < depth or _settled(ranking, limit):
                    return ranking[:limit]
                depth *= 4

    def rarity(self, field: str, terms: Iterable[str]) -> Mapping[str, float]:
        """Inverse document frequency as BM25 has it; 0 where no passage holds the term."""
        known = self._rarities[field]
        with foreign_errors():
            searcher = self._index.searcher()
            count = searcher.num_docs
            rarities = {
                term: known.get(term) or _rarity(count, searcher.doc_freq(field, term))
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
            added = {
                f"{field}:{term}": _added(query, searcher, address)
                for field, term, query in _term_queries(terms)
            }
        return {name: value for name, value in added.items() if value > 0}

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


@contextmanager
def foreign_errors() -> Iterator[None]:
    """What Tantivy and the disk raise, as ours."""
    try:
        yield
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise IndexUnavailable("keyword", _why(error)) from error
    except BaseException as error:
        # A damaged segment can end in a Rust panic, whose class cannot be imported.
        if type(error).__name__ != "PanicException":
            raise
        raise IndexUnavailable("keyword", _why(error)) from error


def _why(error: BaseException) -> str:
    return f"its files cannot be used ({error}); a rebuild from the database replaces them"


def _document(entry: Entry) -> tantivy.Document:
    kept = entry.kept
    document = tantivy.Document()
    document.add_text("grams", entry.grams)
    document.add_text("lemmas", entry.lemmas)
    document.add_text("id", kept.passage_id)
    document.add_text("source", kept.source_id)
    document.add_text("work", kept.work)
    document.add_integer("first_day", kept.first_day)
    document.add_integer("last_day", kept.last_day)
    document.add_integer("internal", kept.internal)
    document.add_integer("revision", kept.revision)
    document.add_bytes("kept", _packed(kept))
    return document


_KEPT_FIELDS = [field.name for field in fields(Kept)]


def _packed(kept: Kept) -> bytes:
    return json.dumps([getattr(kept, name) for name in _KEPT_FIELDS], ensure_ascii=False).encode()


def _kept(searcher: tantivy.Searcher, address: tantivy.DocAddress) -> Kept:
    return Kept(*json.loads(bytes(searcher.doc(address)["kept"][0])))


def _sample(searcher: tantivy.Searcher, most: int) -> Sequence[tantivy.DocAddress]:
    """At most so many passages, evenly spread."""
    count = searcher.num_docs
    if not count:
        return []
    hits = searcher.search(Query.all_query(), count, count=False).hits
    return [address for _, address in hits[:: -(-count // most)]]


def _query(terms: Terms) -> Query:
    return Query.boolean_query([(Occur.Should, query) for _, _, query in _term_queries(terms)])


def _term_queries(terms: Terms) -> Iterator[tuple[str, str, Query]]:
    for field, weights in (("grams", terms.grams), ("lemmas", terms.lemmas)):
        for term, weight in weights.items():
            query = Query.term_query(SCHEMA, field, term, index_option="freq")
            yield field, term, Query.boost_query(query, weight)


def _added(query: Query, searcher: tantivy.Searcher, address: tantivy.DocAddress) -> float:
    try:
        return float(json.loads(query.explain(searcher, address).to_json())["value"])
    except ValueError:
        return 0.0  # Tantivy's way to say that the passage does not hold the term


Hits = Sequence[tuple[float, tantivy.DocAddress]]


def _admitted(searcher: tantivy.Searcher, hits: Hits, scope: Scope) -> Hits:
    """A filter inside the query would cost a quarter of the search, and rejects are few."""
    if scope.on is not None:
        day = scope.on.toordinal()
        hits = _where(searcher, hits, "first_day", lambda first: first <= day)
        hits = _where(searcher, hits, "last_day", lambda last: day <= last)
    if scope.public_only:
        hits = _where(searcher, hits, "internal", lambda internal: internal == 0)
    return hits


def _where(
    searcher: tantivy.Searcher, hits: Hits, field: str, admits: Callable[[int], bool]
) -> Hits:
    values = searcher.fast_field_values(field, [address for _, address in hits])
    return [hit for hit, value in zip(hits, values, strict=True) if admits(int(value or 0))]


def _ranking(searcher: tantivy.Searcher, hits: Hits) -> list[Hit]:
    """Hits with their passage ids; near scores become one, and ties stand by passage id."""
    found: list[Hit] = []
    tie = math.inf
    for score, address in hits:
        if score < tie * (1 - NEAR):
            tie = score
        found.append(Hit(searcher.doc(address)["id"][0], tie))
    return sorted(found, key=lambda hit: (-hit.score, hit.passage_id))


def _settled(ranking: Sequence[Hit], limit: int) -> bool:
    """Whether deeper hits cannot change the first `limit`."""
    return len(ranking) > limit and ranking[-1].score < ranking[limit - 1].score


def _rarity(count: int, holding: int) -> float:
    return math.log1p((count - holding + 0.5) / (holding + 0.5)) if 0 < holding <= count else 0.0
