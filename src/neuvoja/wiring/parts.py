"""Settings → the parts that `Services` are joined of; here vendors are chosen.

A chosen vendor is imported here, inside a function, so that one which is not chosen costs nothing.
"""

import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from itertools import product
from pathlib import Path
from secrets import token_bytes
from typing import get_args

from neuvoja.assistant.working import Worker
from neuvoja.domain.conversation import LANGUAGES
from neuvoja.domain.errors import IndexUnavailable
from neuvoja.domain.knowledge import Kind
from neuvoja.domain.organisation import Handbook
from neuvoja.language.analysis import Analyser
from neuvoja.language.detection import Detector
from neuvoja.language.embedding.static_embedding import StaticEmbedder
from neuvoja.language.forms.spoken import SpokenFinnish
from neuvoja.language.promises import Embedder, Lemmatizer
from neuvoja.language.redaction import Redactor
from neuvoja.language.redaction.row import WORD
from neuvoja.retrieval.promises import KeywordIndex, Scope, Terms, VectorIndex
from neuvoja.settings import Settings
from neuvoja.store.database import Database, open_database
from neuvoja.store.owner import turn
from neuvoja.store.sources import DatabaseSources
from neuvoja.wiring.embedding import open_embedder
from neuvoja.wiring.tracing import Tracing, open_tracing
from neuvoja.wiring.vector_build import VectorBuild

log = logging.getLogger(__name__)


class Late:
    """A vector index that is opened when it is first asked for."""

    def __init__(self, make: Callable[[], VectorIndex]) -> None:
        self._make = make
        self.there: VectorIndex | None = None

    def __call__(self) -> VectorIndex:
        if self.there is None:
            self.there = self._make()
        return self.there


@dataclass(frozen=True, slots=True)
class EngineParts:
    """Of what an engine is joined: it needs neither database nor index."""

    settings: Settings
    voikko: Lemmatizer | None
    analyser: Analyser
    detector: Detector
    lexical: Embedder
    """The one in the box, whichever embeds the passages: it is quick with single words."""

    worker: Worker


def open_engine_parts(settings: Settings, worker: Worker) -> EngineParts:
    """Open what the settings choose.

    Raises:
        BrokenModel
    """
    from neuvoja.vendors.voikko import open_voikko

    voikko = open_voikko()
    boxed = settings.embed_endpoint is None
    return EngineParts(
        settings=settings,
        voikko=voikko,
        analyser=Analyser({"fi": voikko} if voikko else {}),
        detector=Detector(),
        lexical=open_embedder(settings) if boxed else StaticEmbedder(),
        worker=worker,
    )


@dataclass(frozen=True, slots=True)
class Parts(EngineParts):
    database: Database
    spoken: SpokenFinnish | None
    redactor: Redactor
    keywords: KeywordIndex
    embedder: Embedder
    vectors: Late
    vector_build: VectorBuild
    tracing: Tracing | None
    """None: no spans are made."""

    key: bytes
    """This installation's secret, with which the hashes of what is stored are made."""


def open_parts(
    settings: Settings, files: Handbook, worker: Worker, *, exact: bool = False
) -> Parts:
    """Open what the settings choose.

    Args:
        exact: whether vectors are ranked by exact search in memory.

    Raises:
        BadSettings, DataFolderUnusable, DatabaseUnavailable, IndexUnavailable
    """
    _keep_to_ourselves()
    engine = open_engine_parts(settings, worker)
    voikko = engine.voikko
    embedder = engine.lexical if settings.embed_endpoint is None else open_embedder(settings)
    database = _database(settings)
    folder = _folder(settings, database)
    return Parts(
        **{each.name: getattr(engine, each.name) for each in fields(engine)},
        database=database,
        spoken=SpokenFinnish(lambda word: bool(voikko.lemmas(word))) if voikko else None,
        redactor=Redactor(voikko, keep=_names(files)),
        keywords=_keywords(folder / "keywords", engine.analyser),
        embedder=embedder,
        vectors=Late(
            lambda: _exact(embedder) if exact else _vectors_in_turn(settings, folder, embedder)
        ),
        vector_build=VectorBuild(settings, folder / "vectors"),
        tracing=open_tracing(settings),
        key=_key(settings.data / "key"),
    )


@dataclass(frozen=True, slots=True)
class BuilderParts:
    """What the process has that builds the vectors only."""

    sources: DatabaseSources
    vectors: VectorIndex
    folder: Path
    """The index's."""


@contextmanager
def open_builder_parts(settings: Settings) -> Iterator[BuilderParts]:
    """Hold the vector index's folder until the block ends.

    Raises:
        BadSettings, DataFolderUnusable, DatabaseUnavailable, IndexUnavailable
    """
    from neuvoja.vendors.chroma_index import WRITTEN_IN_BULK

    _keep_to_ourselves()
    embedder = open_embedder(settings)
    database = _database(settings)
    folder = _folder(settings, database)
    with turn(folder / "vectors.lock"):
        vectors = _vectors(settings, folder / "vectors", embedder, at_once=WRITTEN_IN_BULK)
        yield BuilderParts(DatabaseSources(database), vectors, folder / "vectors")
    database.close()


def _folder(settings: Settings, database: Database) -> Path:
    """Named after the database: an index of another one would seem up to date."""
    return settings.data / "indexes" / database.identity()[:12]


def _database(settings: Settings) -> Database:
    url = settings.database_url
    default = f"sqlite:///{settings.data / 'neuvoja.db'}"
    return open_database(url.get_secret_value() if url else default, upgrade=_upgrade)


def _upgrade(database: Database) -> None:
    from neuvoja.store.upgrade import upgrade

    upgrade(database)


def _names(files: Handbook) -> list[str]:
    """The organisation's own names, which are nobody's personal data."""
    texts = (*(team.name for team in files.teams), *(each.name for each in files.products))
    names = [files.organisation.name, *(name for each in texts for name in each.values())]
    return [words for name in names if (words := " ".join(WORD.findall(name)))]


def _key(path: Path) -> bytes:
    if not path.exists():
        path.touch(mode=0o600)
        path.write_bytes(token_bytes(32))
    return path.read_bytes()


def _keywords(folder: Path, analyser: Analyser) -> KeywordIndex:
    from neuvoja.vendors.tantivy_index import TantivyIndex

    try:
        return _searchable(TantivyIndex(folder, analyser))
    except IndexUnavailable as error:
        log.warning("%s; it is built anew", error)
        return TantivyIndex.anew(folder, analyser)


def _searchable(index: KeywordIndex) -> KeywordIndex:
    """The index, once every part of it has been asked: a lost file shows in a search alone.

    Raises:
        IndexUnavailable: some part cannot be searched.
    """
    for language, kind in product(LANGUAGES, get_args(Kind)):
        index.search(Terms(language, {"a": 1.0}, {"a": 1.0}), Scope(kind), limit=1)
    return index


def _vectors_in_turn(settings: Settings, folder: Path, embedder: Embedder) -> VectorIndex:
    from neuvoja.vendors.chroma_index import WRITTEN_AT_ONCE

    # A builder whose parent was killed needs a moment to notice.
    with turn(folder / "vectors.lock"):
        return _vectors(settings, folder / "vectors", embedder, at_once=WRITTEN_AT_ONCE)


def _vectors(settings: Settings, folder: Path, embedder: Embedder, *, at_once: int) -> VectorIndex:
    from neuvoja.vendors.chroma_index import ChromaIndex

    if settings.chroma_url is not None:
        return ChromaIndex.on_server(settings.chroma_url, embedder, at_once=at_once)
    try:
        return ChromaIndex.in_folder(folder, embedder, at_once=at_once)
    except IndexUnavailable as error:
        log.warning("%s; it is built anew", error)
        return ChromaIndex.anew(folder, embedder, at_once=at_once)


def _exact(embedder: Embedder) -> VectorIndex:
    from neuvoja.vendors.exact_index import ExactIndex

    return ExactIndex(embedder)


def _keep_to_ourselves() -> None:
    """No telemetry and no tracing, whatever the environment says."""
    os.environ |= {  # noqa: TID251 - it is written, not read
        "ANONYMIZED_TELEMETRY": "False",
        "LANGSMITH_TRACING": "false",
        "LANGCHAIN_TRACING_V2": "false",
    }
