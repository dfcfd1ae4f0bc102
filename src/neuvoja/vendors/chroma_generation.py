"""One generation of the vector index: its collections, and the revision that they have reached.

`chroma_index` tells how they are named. Nothing of Chroma leaves the files of its name.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from threading import Lock
from typing import Any, cast

import httpx
from chromadb.api import ClientAPI
from chromadb.api.models.Collection import Collection
from chromadb.api.types import Where
from chromadb.errors import ChromaError, NotFoundError

from neuvoja.domain.conversation import LANGUAGES, Language
from neuvoja.domain.errors import IndexUnavailable
from neuvoja.domain.knowledge import Kind, Passage
from neuvoja.language.promises import Vectors
from neuvoja.retrieval.promises import Changes, Scope

KINDS: tuple[Kind, ...] = ("article", "case")

HNSW = {
    "space": "cosine",
    "ef_construction": 40,
    "max_neighbors": 16,
    "ef_search": 800,
    "batch_size": 1_000,
    "sync_threshold": 5_000,
}
"""Less effort than Chroma's default in building the graph, in two thirds of the time, and more in
asking it. Of the true 24 nearest among 40,000 real questions find .91, in 4 ms; with an `ef_search`
of 200 it was .76, in 2 ms. Where vectors come to weigh, `max_neighbors` of 24 buys the rest."""

Key = tuple[Language, Kind]
Facts = Mapping[str, Any]

LIMITED = {
    "$or": [
        {"internal": 1},
        {"first_day": {"$gte": date.min.toordinal()}},
        {"last_day": {"$gte": date.min.toordinal()}},
    ]
}
"""What is not for everybody and always. Read once and kept here: asking Chroma to tell it with
each hit costs as much again as the search itself."""


class Generation:
    """One set of collections, and the revision that it has reached."""

    def __init__(self, client: ClientAPI, name: str, *, at_once: int) -> None:
        self.name = name
        self._at_once = at_once
        self._client = client
        self._state = open_collection(client, name)
        told = self._state.metadata or {}
        self.revision = int(told.get("revision", 0))
        self.whole = bool(told.get("whole", False))
        self._shelves: Mapping[Key, Collection] = dict(self._existing())
        # A batch killed half way leaves entries that its successor may know as new.
        self._unsure = any(shelf.count() for shelf in self._shelves.values())
        self._limits: Mapping[str, Facts] | None = None
        self._changing = Lock()

    def limits(self) -> Mapping[str, Facts]:
        """What is told of the passages that are not for everybody and always, by their ids."""
        if self._limits is None:
            with self._changing:
                self._limits = dict(self._limited())
        return self._limits

    def count(self) -> int:
        return sum(shelf.count() for shelf in self._shelves.values())

    def shelves(self, scope: Scope) -> Sequence[Collection]:
        languages = LANGUAGES if scope.language is None else (scope.language,)
        held = (self._shelves.get((language, scope.kind)) for language in languages)
        return [shelf for shelf in held if shelf is not None]

    def apply(self, changes: Changes, vectors: Vectors) -> None:
        if changes.changed and (changes.replaced or self._unsure):
            of_these = cast("Where", {"source_id": {"$in": [*changes.changed]}})
            for shelf in self._shelves.values():
                shelf.delete(where=of_these)
        rows: dict[Key, list[int]] = defaultdict(list)
        for row, passage in enumerate(changes.passages):
            rows[passage.language, passage.kind].append(row)
        for key, chosen in rows.items():
            for start in range(0, len(chosen), self._at_once):
                some = chosen[start : start + self._at_once]
                _upsert(self._shelf(key), [changes.passages[row] for row in some], vectors[some])
        self._limit(changes)
        self.remember(changes.revision, whole=self.whole)
        self._unsure = False

    def remember(self, revision: int, *, whole: bool) -> None:
        if (revision, whole) != (self.revision, self.whole):
            self._state.modify(metadata={"revision": revision, "whole": whole})
            self.revision, self.whole = revision, whole

    def drop(self) -> None:
        names = [shelf.name for shelf in self._shelves.values()]
        for name in (*names, self.name):
            with suppress(NotFoundError):
                self._client.delete_collection(name)

    def _limited(self) -> Iterator[tuple[str, Facts]]:
        for shelf in self._shelves.values():
            got = shelf.get(where=cast("Where", LIMITED), include=["metadatas"])
            yield from zip(got["ids"], got["metadatas"] or (), strict=True)

    def _limit(self, changes: Changes) -> None:
        """Bring what is known of limits up to what was written; readers get the old or the new."""
        with self._changing:
            if self._limits is None:
                return
            gone = {*changes.changed}
            kept = {k: each for k, each in self._limits.items() if each["source_id"] not in gone}
            fresh = {each.passage_id: _told(each) for each in changes.passages}
            limited = {k: each for k, each in fresh.items() if each.keys() & _LIMITS}
            self._limits = {k: each for k, each in kept.items() if k not in fresh} | limited

    def _existing(self) -> Iterator[tuple[Key, Collection]]:
        for language in LANGUAGES:
            for kind in KINDS:
                with suppress(NotFoundError):
                    yield (
                        (language, kind),
                        self._client.get_collection(
                            f"{self.name}-{language}-{kind}", embedding_function=None
                        ),
                    )

    def _shelf(self, key: Key) -> Collection:
        shelf = self._shelves.get(key)
        if shelf is None:
            shelf = open_collection(self._client, f"{self.name}-{key[0]}-{key[1]}")
            # Readers may be looking: they get the old mapping or the new, whole.
            self._shelves = {**self._shelves, key: shelf}
        return shelf


@contextmanager
def foreign_errors() -> Iterator[None]:
    """What Chroma, its server and the disk raise, as ours."""
    try:
        yield
    except (ChromaError, httpx.HTTPError, OSError, ValueError, RuntimeError) as error:
        raise IndexUnavailable("vector", _why(error)) from error
    except AttributeError as error:
        # Chroma trips over itself when it cannot start; what stopped it is the context.
        raise IndexUnavailable("vector", _why(error.__context__ or error)) from error
    except BaseException as error:
        # A damaged graph can end in a Rust panic, whose class cannot be imported.
        if type(error).__name__ != "PanicException":
            raise
        raise IndexUnavailable("vector", _why(error)) from error


def _why(error: BaseException) -> str:
    return f"Chroma says: {error}; if it stays so, a rebuild from the database replaces its folder"


def open_collection(
    client: ClientAPI, name: str, metadata: Mapping[str, Any] | None = None
) -> Collection:
    try:
        return client.get_collection(name, embedding_function=None)
    except NotFoundError:
        return client.create_collection(
            name,
            metadata=dict(metadata) if metadata else None,
            embedding_function=None,
            configuration={"hnsw": HNSW},  # type: ignore[arg-type]
        )


def _upsert(shelf: Collection, passages: Sequence[Passage], vectors: Vectors) -> None:
    shelf.upsert(
        ids=[each.passage_id for each in passages],
        embeddings=vectors,
        metadatas=[_told(each) for each in passages],
    )


_LIMITS = {"internal", "first_day", "last_day"}


def _told(passage: Passage) -> dict[str, str | int]:
    """What a hit tells; most passages always hold, and each entry costs writing time."""
    told: dict[str, str | int] = {
        "source_id": passage.source_id,
        "revision": passage.revision,
        "content_hash": passage.content_hash,
    }
    if passage.valid_from:
        told["first_day"] = passage.valid_from.toordinal()
    if passage.valid_to:
        told["last_day"] = passage.valid_to.toordinal()
    if passage.audience == "internal":
        told["internal"] = 1
    return told
