"""`VectorIndex`, kept by Chroma, in a folder or on a server. Nothing of Chroma leaves these files.

Collections, by name; `<model>` tells the embedder, since vectors of two models do not compare:

    neuvoja-<model>                 which generation serves
    neuvoja-<model>-3               a generation: the revision that it has reached
    neuvoja-<model>-3-fi-article    its passages of one language and kind

One for each language and kind, since a filter by metadata costs twenty times a plain query. The
revision is written after its batch, and a batch that goes in twice changes nothing.
"""

import hashlib
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from threading import RLock
from typing import Any

import numpy as np
from chromadb.api import ClientAPI
from chromadb.api.models.Collection import Collection

from neuvoja.language.promises import Embedder, Vectors
from neuvoja.retrieval.embedded import of_passage
from neuvoja.retrieval.promises import Changes, Hit, Ranking, Scope
from neuvoja.vendors import chroma_client
from neuvoja.vendors.chroma_generation import Generation, foreign_errors, open_collection

WRITTEN_AT_ONCE = 100
"""Passages in one call. Chroma holds Python's lock while it writes, some 50 ms for so many."""

WRITTEN_IN_BULK = 2_000
"""The same where nobody waits for the lock: each passage then costs half."""

SLACK = 16
"""Hits fetched beyond the limit when some may not be admitted."""


class ChromaIndex:
    """Searched by any thread; written by one at a time.

    Raises:
        IndexUnavailable: the folder is damaged, or the server away. So may every method.
    """

    def __init__(
        self,
        client: ClientAPI,
        embedder: Embedder,
        *,
        generation: Generation | None = None,
        at_once: int = WRITTEN_AT_ONCE,
        alone: bool = False,
    ) -> None:
        """Open what the embedder's model has, or begin it.

        Args:
            generation: None: the one that serves.
            at_once: passages in one call.
            alone: whether all collections are ours, so that those of other models may go.

        Raises:
            ModelUnavailable, ModelRefused: a remote model does not tell its dimension.
        """
        self._client = client
        self._alone = alone
        self._embedder = embedder
        self._at_once = at_once
        self._writing = RLock()
        model = hashlib.sha256(embedder.model_id.encode()).hexdigest()[:12]
        self._name = f"neuvoja-{model}"
        with foreign_errors():
            told = {"model": embedder.model_id, "generation": 1}
            self._pointer = open_collection(client, self._name, told)
            self._generation = generation or self._serving()

    @classmethod
    def in_folder(
        cls, folder: Path, embedder: Embedder, *, at_once: int = WRITTEN_AT_ONCE
    ) -> "ChromaIndex":
        """Embedded; one process at a time may have it open.

        Args:
            at_once: passages in one call, during which no other thread of the process runs.
        """
        with foreign_errors():
            folder.mkdir(parents=True, exist_ok=True)
            client = chroma_client.embedded(folder)
        return cls(client, embedder, at_once=at_once, alone=True)

    @classmethod
    def anew(
        cls, folder: Path, embedder: Embedder, *, at_once: int = WRITTEN_AT_ONCE
    ) -> "ChromaIndex":
        """Embedded and empty, where a damaged one was."""
        chroma_client.forget(folder)
        shutil.rmtree(folder, ignore_errors=True)
        return cls.in_folder(folder, embedder, at_once=at_once)

    @classmethod
    def on_server(
        cls, url: str, embedder: Embedder, *, at_once: int = WRITTEN_AT_ONCE
    ) -> "ChromaIndex":
        """A Chroma server's, at a URL such as http://chroma:8000.

        It may serve others, too: collections of a model that we had before stay there.
        """
        with foreign_errors():
            client = chroma_client.on_server(url)
        return cls(client, embedder, at_once=at_once)

    @property
    def revision(self) -> int:
        return self._generation.revision

    @property
    def whole(self) -> bool:
        return self._generation.whole

    def count(self) -> int:
        with foreign_errors():
            return self._generation.count()

    def apply(self, changes: Changes) -> None:
        """Take in one batch, then remember its revision; idempotent, so a batch may come twice.

        Raises:
            IndexUnavailable
            ModelUnavailable, ModelRefused: the embedder is remote and failed; nothing was changed.
        """
        vectors = self._embedder.embed([of_passage(each) for each in changes.passages])
        with self._writing, foreign_errors():
            self._generation.apply(changes, vectors)

    def seal(self) -> None:
        with self._writing, foreign_errors():
            self._generation.remember(self._generation.revision, whole=True)
            if self._alone:
                self._drop_other_models()

    def beside(self) -> "ChromaIndex":
        with self._writing, foreign_errors():
            self._drop_unfinished()
            return ChromaIndex(
                self._client,
                self._embedder,
                generation=self._numbered(self._number() + 1),
                at_once=self._at_once,
                alone=self._alone,
            )

    def adopt(self, rebuilt: "ChromaIndex") -> None:
        with self._writing, foreign_errors():
            old, self._generation = self._generation, rebuilt._generation
            number = int(self._generation.name.rsplit("-", 1)[1])
            self._pointer.modify(metadata={**(self._pointer.metadata or {}), "generation": number})
            old.drop()

    def search(self, vector: Vectors, scope: Scope, *, limit: int) -> Ranking:
        if not np.any(vector):
            return []
        with foreign_errors():
            generation = self._generation
            filtered = scope.on is not None or scope.public_only
            limits = generation.limits() if filtered else {}

            def admits(passage_id: str) -> bool:
                return _admits(scope, limits.get(passage_id, {}))

            shelves = generation.shelves(scope)
            hits = [hit for each in shelves for hit in _nearest(each, vector, admits, limit)]
        return sorted(hits, key=lambda hit: (-hit.score, hit.passage_id))[:limit]

    def _number(self) -> int:
        return int((self._pointer.metadata or {}).get("generation", 1))

    def _serving(self) -> Generation:
        return self._numbered(self._number())

    def _numbered(self, number: int) -> Generation:
        return Generation(self._client, f"{self._name}-{number}", at_once=self._at_once)

    def _drop_other_models(self) -> None:
        """They have stood beside ours until it was whole, should that never come about."""
        for collection in self._client.list_collections():
            if not collection.name.startswith(self._name):
                self._client.delete_collection(collection.name)

    def _drop_unfinished(self) -> None:
        """A rebuild that was killed has left its collections behind."""
        unfinished = f"{self._name}-{self._number() + 1}"
        for collection in self._client.list_collections():
            if collection.name == unfinished or collection.name.startswith(f"{unfinished}-"):
                self._client.delete_collection(collection.name)


def _nearest(
    shelf: Collection, vector: Vectors, admits: Callable[[str], bool], limit: int
) -> list[Hit]:
    """The nearest that are admitted; the others are left out after the search."""
    depth = limit + SLACK
    while True:
        answer = shelf.query(query_embeddings=vector, n_results=depth, include=["distances"])
        [ids], [distances] = answer["ids"], answer["distances"] or [[]]
        hits = [
            Hit(passage_id, 1.0 - distance)
            for passage_id, distance in zip(ids, distances, strict=True)
            if admits(passage_id)
        ]
        if len(hits) >= limit or len(ids) < depth:
            return hits[:limit]
        depth *= 4


def _admits(scope: Scope, told: Mapping[str, Any]) -> bool:
    if scope.public_only and told.get("internal"):
        return False
    if scope.on is None:
        return True
    day = scope.on.toordinal()
    return int(told.get("first_day", day)) <= day <= int(told.get("last_day", day))
