"""Settings → Services: the only place where parts are chosen and joined.

A chosen vendor is imported here, inside a function, so that one which is not chosen costs nothing.
"""

import logging
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from neuvoja.assistant.extractive.engine import ExtractiveEngine
from neuvoja.assistant.extractive.hand_over import HandOverWriter
from neuvoja.assistant.extractive.opportunities import OpportunityFinder
from neuvoja.assistant.extractive.reply import ReplyWriter
from neuvoja.assistant.extractive.summary import SummaryWriter
from neuvoja.assistant.reader import Reader
from neuvoja.assistant.service import Assistant
from neuvoja.assistant.working import ThreadWorker
from neuvoja.domain.errors import BadSettings, IndexUnavailable
from neuvoja.domain.organisation import Handbook
from neuvoja.knowledge.arrivals import Arrivals
from neuvoja.knowledge.handbook import read_handbook
from neuvoja.knowledge.imports import Importer
from neuvoja.knowledge.prepare import Preparer
from neuvoja.knowledge.read import count_files, read
from neuvoja.knowledge.report import Findings, Report
from neuvoja.knowledge.sync import Progress, rebuild, sync
from neuvoja.knowledge.updater import Updater
from neuvoja.language.analysis import Analyser
from neuvoja.language.detection import Detector
from neuvoja.language.embedding import HashedEmbedder
from neuvoja.language.promises import Embedder
from neuvoja.language.redaction import Redactor
from neuvoja.language.spoken import SpokenFinnish
from neuvoja.retrieval.library import Library
from neuvoja.retrieval.promises import Index, KeywordIndex, VectorIndex
from neuvoja.retrieval.search import Retriever, Seasoning
from neuvoja.settings import Settings
from neuvoja.store.database import Database, open_database
from neuvoja.store.owner import Ownership
from neuvoja.store.passages import DatabasePassages
from neuvoja.store.sources import DatabaseSources
from neuvoja.store.suggestions import DatabaseSuggestionLog

log = logging.getLogger(__name__)

Bars = Callable[[str, int], AbstractContextManager[Progress]]
"""A progress bar by title and number of steps."""

IN_THE_BOX, REMOTE = 0.0, 0.5
"""What vectors weigh beside the keyword search, by where they come from; see decision 0007."""

_THREADS = 4
"""Enough to keep analysers and indexes busy; more would only wait for each other."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What `Services` are joined of."""

    settings: Settings
    database: Database
    analyser: Analyser
    spoken: SpokenFinnish | None
    detector: Detector
    redactor: Redactor
    keywords: KeywordIndex
    embedder: Embedder
    vectors: "Late"
    worker: ThreadWorker


class Services:
    """One running Neuvoja. Made by `open_services`."""

    def __init__(self, parts: Parts, files: Handbook) -> None:
        self.settings = parts.settings
        self.worker = parts.worker
        self.keywords = parts.keywords
        self.vectors = parts.vectors
        self.sources = DatabaseSources(parts.database)
        self.report = Report()
        """What the last reading of the folder found."""

        self._files = files
        self._handbook = (0, files)
        self.zone = ZoneInfo(files.organisation.time_zone)
        """The organisation's; times without a zone are in it."""

        default = files.organisation.default_language
        self.preparer = Preparer(parts.redactor, parts.detector, default_language=default)
        self.updater = Updater(
            self.sources, [("keywords", lambda: self.keywords), ("vectors", self.vectors)]
        )
        self.arrivals = Arrivals(self.sources, self.preparer, arrived=self.updater.wake)
        retriever = _retriever(parts, files)
        self.library = Library(retriever, parts.detector, today=self.today, default=default)
        self.assistant = Assistant(
            reader=Reader(redactor=parts.redactor, detector=parts.detector, finder=retriever),
            engine=_extractive(parts.analyser, parts.worker),
            log=DatabaseSuggestionLog(parts.database),
            handbook=self.handbook,
            facts=lambda: {"revision": self.keywords.revision},
            worker=parts.worker,
        )

    def today(self) -> date:
        """Where the organisation is."""
        return datetime.now(UTC).astimezone(self.zone).date()

    def handbook(self) -> Handbook:
        """The organisation's files with the products of the database as they stand now."""
        revision = self.sources.revision()
        if self._handbook[0] != revision:
            products = tuple(self.sources.products())
            self._handbook = (revision, self._files.model_copy(update={"products": products}))
        return self._handbook[1]

    def read(self, bars: Bars, *, take_over: bool = False) -> Report:
        """Folder → database.

        Raises:
            BadSettings: there is no such folder.
            DatabaseUnavailable
        """
        folder = self.settings.knowledge
        with bars("reading", count_files(folder)) as progress:
            self.report = read(
                folder,
                self.sources,
                self.preparer,
                zone=self.zone,
                take_over=take_over,
                progress=progress,
            )
        return self.report

    def sync(self, bars: Bars, *, again: bool = False) -> None:
        """Database → both indexes; `again` builds them anew beside the old.

        Raises:
            DatabaseUnavailable, IndexUnavailable
        """
        self._bring_forward("keywords", self.keywords, bars, again=again)
        self._bring_forward("vectors", self.vectors(), bars, again=again)

    def bring_up_to_date(self, bars: Bars) -> Report:
        """Folder → database → keyword index; the vectors are left to the updater."""
        report = self.read(bars)
        self._bring_forward("keywords", self.keywords, bars, again=False)
        return report

    def readiness(self) -> dict[str, Any]:
        """Whether it can answer, and from what.

        Raises:
            DatabaseUnavailable
        """
        newest, total = self.sources.revision(), self.sources.passage_count()
        ready = self.keywords.whole
        return {
            "status": "ready" if ready else "starting",
            "engine": "extractive",
            "prompts": {},
            "revision": newest,
            "keywords": _state(self.keywords, newest, total),
            "vectors": _state(self.vectors.there, newest, total),
            "refused": len(self.report.refusals),
        }

    def _bring_forward(self, name: str, index: Index, bars: Bars, *, again: bool) -> None:
        bring = rebuild if again else sync
        with bars(name, self.sources.passage_count() - (0 if again else index.count())) as progress:
            bring(self.sources, index, progress=progress)


@contextmanager
def open_services(settings: Settings, *, url: str | None = None) -> Iterator[Services]:
    """Own the data folder and open all that stands in it, until the block ends.

    Args:
        url: where this process will serve; None: it will not.

    Raises:
        DataFolderBusy, DataFolderUnusable, BadSettings, DatabaseUnavailable, IndexUnavailable
    """
    _keep_to_ourselves()
    with ExitStack() as stack:
        stack.callback(Ownership.take(settings.data, url=url).release)
        files = read_handbook(settings.knowledge, Findings())
        executor = stack.enter_context(ThreadPoolExecutor(_THREADS, "worker"))
        parts = _parts(settings, files, ThreadWorker(executor))
        stack.callback(parts.database.close)
        services = Services(parts, files)
        stack.callback(services.updater.stop)
        yield services


def _parts(settings: Settings, files: Handbook, worker: ThreadWorker) -> Parts:
    from neuvoja.vendors.voikko import open_voikko

    voikko = open_voikko()
    analyser = Analyser({"fi": voikko} if voikko else {})
    database = _database(settings)
    # Named after the database: an index of another one would seem up to date.
    folder = settings.data / "indexes" / database.identity()[:12]
    embedder = _embedder(settings, analyser)
    return Parts(
        settings=settings,
        database=database,
        analyser=analyser,
        spoken=SpokenFinnish(lambda word: bool(voikko.lemmas(word))) if voikko else None,
        detector=Detector(),
        redactor=Redactor(voikko, keep=_names(files)),
        keywords=_keywords(folder / "keywords", analyser),
        embedder=embedder,
        vectors=Late(lambda: _vectors(settings, folder / "vectors", embedder)),
        worker=worker,
    )


class Late:
    """A part that is opened when it is first asked for."""

    def __init__(self, make: Callable[[], VectorIndex]) -> None:
        self._make = make
        self.there: VectorIndex | None = None

    def __call__(self) -> VectorIndex:
        if self.there is None:
            self.there = self._make()
        return self.there


def _state(index: Index | None, newest: int, total: int) -> dict[str, Any]:
    if index is not None and index.whole:
        return {"state": "complete", "revision": index.revision, "behind": newest - index.revision}
    return {"state": "building", "done": index.count() if index else 0, "of": total}


def open_importer(settings: Settings) -> Importer:
    """What makes article files of documents; it needs neither database nor index."""
    handbook = read_handbook(settings.knowledge, Findings())
    return Importer(Detector(), default_language=handbook.organisation.default_language)


def _database(settings: Settings) -> Database:
    url = settings.database_url
    default = f"sqlite:///{settings.data / 'neuvoja.db'}"
    return open_database(url.get_secret_value() if url else default, upgrade=_upgrade)


def _upgrade(database: Database) -> None:
    from neuvoja.store.upgrade import upgrade

    upgrade(database)


def _names(files: Handbook) -> list[str]:
    """The organisation's own names, which are nobody's personal data."""
    teams = [name for team in files.teams for name in team.name.values()]
    return [name for name in (files.organisation.name, *teams) if name.strip()]


def _retriever(parts: Parts, files: Handbook) -> Retriever:
    weight = IN_THE_BOX if parts.settings.embed_endpoint is None else REMOTE
    return Retriever(
        passages=DatabasePassages(parts.database),
        keywords=parts.keywords,
        analyser=parts.analyser,
        synonyms=files.synonyms,
        glossary=files.glossary,
        spoken=parts.spoken,
        seasoning=Seasoning(lambda: parts.vectors.there, parts.embedder, weight),
    )


def _keywords(folder: Path, analyser: Analyser) -> KeywordIndex:
    from neuvoja.vendors.tantivy_index import TantivyIndex

    try:
        return TantivyIndex(folder, analyser)
    except IndexUnavailable as error:
        log.warning("%s; it is built anew", error)
        return TantivyIndex.anew(folder, analyser)


def _vectors(settings: Settings, folder: Path, embedder: Embedder) -> VectorIndex:
    from neuvoja.vendors.chroma_index import ChromaIndex

    if settings.chroma_url is not None:
        return ChromaIndex.on_server(settings.chroma_url, embedder)
    try:
        return ChromaIndex.in_folder(folder, embedder)
    except IndexUnavailable as error:
        log.warning("%s; it is built anew", error)
        return ChromaIndex.anew(folder, embedder)


def _embedder(settings: Settings, analyser: Analyser) -> Embedder:
    if settings.embed_endpoint is None:
        return HashedEmbedder(analyser)
    from neuvoja.vendors.openai_embedder import OpenAIEmbedder

    if settings.embed_model is None:
        raise BadSettings("NEUVOJA_EMBED_MODEL", None, "the model's name at NEUVOJA_EMBED_BASE_URL")
    key = settings.embed_api_key
    return OpenAIEmbedder(
        settings.embed_endpoint, settings.embed_model, key.get_secret_value() if key else None
    )


def _extractive(analyser: Analyser, worker: ThreadWorker) -> ExtractiveEngine:
    return ExtractiveEngine(
        reply=ReplyWriter(analyser),
        summary=SummaryWriter(analyser),
        opportunities=OpportunityFinder(analyser),
        hand_over=HandOverWriter(analyser),
        worker=worker,
    )


def _keep_to_ourselves() -> None:
    """No telemetry and no tracing, whatever the environment says."""
    os.environ |= {  # noqa: TID251 - it is written, not read
        "ANONYMIZED_TELEMETRY": "False",
        "LANGSMITH_TRACING": "false",
        "LANGCHAIN_TRACING_V2": "false",
        "TOKENIZERS_PARALLELISM": "false",
    }
