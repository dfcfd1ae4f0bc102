"""A passage as the keyword index holds it: its terms, what is kept beside them, and the schema.

Terms come analysed; Tantivy only splits them at spaces.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date

import tantivy
from tantivy import Query

from neuvoja.domain.knowledge import Passage

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


def document_of(entry: Entry) -> tantivy.Document:
    """An entry as Tantivy takes it in."""
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


def kept_at(searcher: tantivy.Searcher, address: tantivy.DocAddress) -> Kept:
    """What is kept of the passage that lies there."""
    return Kept(*json.loads(bytes(searcher.doc(address)["kept"][0])))


def sampled(searcher: tantivy.Searcher, most: int) -> Sequence[tantivy.DocAddress]:
    """At most so many passages, evenly spread."""
    count = searcher.num_docs
    if not count:
        return []
    hits = searcher.search(Query.all_query(), count, count=False).hits
    return [address for _, address in hits[:: -(-count // most)]]
