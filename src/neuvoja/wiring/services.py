"""The parts joined: one running Neuvoja."""

import hmac
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack, contextmanager
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from neuvoja.assistant.chat import Calls
from neuvoja.assistant.promises import ChatModel
from neuvoja.assistant.reader import Reader
from neuvoja.assistant.service import Assistant
from neuvoja.domain.organisation import Handbook
from neuvoja.domain.suggestion import Suggestion
from neuvoja.knowledge.arrivals import Arrivals
from neuvoja.knowledge.prepare import Preparer
from neuvoja.knowledge.read import count_files, read
from neuvoja.knowledge.report import Report
from neuvoja.knowledge.sync import Progress, rebuild, sync
from neuvoja.knowledge.updater import Updater
from neuvoja.language.redaction.embedding import RedactingEmbedder
from neuvoja.retrieval.library import Library
from neuvoja.retrieval.meaning import Meaning
from neuvoja.retrieval.promises import Index
from neuvoja.retrieval.search import Retriever
from neuvoja.store.passages import DatabasePassages
from neuvoja.store.sources import DatabaseSources
from neuvoja.store.suggestions import DatabaseSuggestionLog
from neuvoja.wiring.engines import open_engine
from neuvoja.wiring.parts import Parts
from neuvoja.wiring.spending import open_budget
from neuvoja.wiring.warming import warm_up

Watch = Callable[[Suggestion, Calls], None]

Bars = Callable[[str, int], AbstractContextManager[Progress]]
"""A progress bar by title and number of steps."""

PASSAGES_A_FILE = 4
"""A guess, before the files are read."""


class Services:
    """One running Neuvoja. Made by `open_services`."""

    def __init__(
        self,
        parts: Parts,
        files: Handbook,
        executor: ThreadPoolExecutor,
        chat: ChatModel | None = None,
    ) -> None:
        self.parts = parts
        self.settings = parts.settings
        self.worker = parts.worker
        self.keywords = parts.keywords
        self.vectors = parts.vectors
        self._vector_build = parts.vector_build
        self.sources = DatabaseSources(parts.database)
        self.report = Report()
        """What the last reading of the folder found."""

        self.watch: Watch = lambda _suggestion, _calls: None
        """Told of every suggestion that was begun, redacted, and of the calls made for it."""

        self._files = files
        self._handbook = (0, files)
        self.zone = ZoneInfo(files.organisation.time_zone)
        """The organisation's; times without a zone are in it."""

        default = files.organisation.default_language
        self.default_language = default
        """The advisors', where a request does not tell."""

        self.preparer = Preparer(
            parts.redactor, parts.detector, default_language=default, key=parts.key
        )
        self._updaters = (
            Updater("keywords", self.sources, lambda: self.keywords),
            Updater("vectors", self.sources, self._built_vectors),
        )
        self.arrivals = Arrivals(self.sources, self.preparer, arrived=self._news)
        retriever = _retriever(parts, files)
        self.library = Library(retriever, parts.detector, today=self.today, default=default)
        self.answering = open_engine(
            parts,
            purse=lambda: open_budget(parts.settings, parts.database, executor, today=self.today),
            chat=chat,
        )
        """The engine, with what it asks."""

        self._reader = Reader(redactor=parts.redactor, detector=parts.detector, finder=retriever)
        self.assistant = self._assistant()

    def _assistant(self) -> Assistant:
        return Assistant(
            reader=self._reader,
            engine=self.answering.engine,
            log=DatabaseSuggestionLog(self.parts.database),
            handbook=self.handbook,
            facts=lambda: {"revision": self.keywords.revision},
            worker=self.worker,
            watch=lambda suggestion, calls: self.watch(suggestion, calls),
            questioner=self.answering.questioner,
        )

    def today(self) -> date:
        """Where the organisation is."""
        return datetime.now(UTC).astimezone(self.zone).date()

    def caller(self, key: str) -> str:
        """By which name the user of an API key is known; it tells nothing of the key."""
        return hmac.digest(self.parts.key, key.encode(), "sha256").hex()[:12]

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
        folder = self.settings.knowledge_folder
        files = count_files(folder)
        # Its vectors can be made while it is read, if most of it is new.
        self._begin_vectors(files * PASSAGES_A_FILE - self.sources.passage_count())
        with bars("reading", files) as progress:
            self.report = read(
                folder,
                self.sources,
                self.preparer,
                zone=self.zone,
                take_over=take_over,
                progress=progress,
            )
        self._vector_build.all_there()
        return self.report

    def sync(self, bars: Bars, *, again: bool = False) -> None:
        """Database → both indexes; `again` builds them anew beside the old.

        Raises:
            DatabaseUnavailable, IndexUnavailable
        """
        self._bring_forward("keywords", self.keywords, bars, again=again)
        total = self.sources.passage_count()
        self._begin_vectors(total)
        with bars("vectors", total) as progress:
            self._vector_build.finish(progress)
        self._bring_forward("vectors", self.vectors(), bars, again=again)

    @contextmanager
    def serving(self, bars: Bars) -> Iterator[Report]:
        """Bring all up to date, and keep both indexes so until the block ends.

        The vectors are not waited for: what has no keyword index yet cannot be found at all.
        """
        report = self.read(bars)
        self._bring_forward("keywords", self.keywords, bars, again=False)
        with ExitStack() as stack:
            for updater in self._updaters:
                stack.callback(updater.stop)
                updater.start()
            stack.callback(self._halt)
            stack.enter_context(self.answering.serving(self.settings))
            warm_up(self._reader, self.answering.beneath, self.handbook)
            yield report

    def _halt(self) -> None:
        for updater in self._updaters:
            updater.halt()
        self._vector_build.stop()

    def _built_vectors(self) -> Index:
        self._begin_vectors(self.sources.passage_count())
        self._vector_build.finish()
        return self.vectors()

    def _begin_vectors(self, passages: int) -> None:
        """Build them apart, unless this process holds them already."""
        if self.vectors.there is None:
            self._vector_build.begin(passages)

    def _news(self) -> None:
        for updater in self._updaters:
            updater.wake()

    def readiness(self) -> dict[str, Any]:
        """Whether it can answer, and from what.

        Raises:
            DatabaseUnavailable
        """
        newest, total = self.sources.revision(), self.sources.passage_count()
        ready = self.keywords.whole
        return {
            "status": "ready" if ready else "starting",
            **self.answering.facts,
            "revision": newest,
            "keywords": _state(self.keywords, newest, total),
            "vectors": _state(self.vectors.there, newest, total, built=self._vector_build.done),
            "refused": len(self.report.refusals),
        }

    def _bring_forward(self, name: str, index: Index, bars: Bars, *, again: bool) -> None:
        bring = rebuild if again else sync
        with bars(name, self.sources.passage_count() - (0 if again else index.count())) as progress:
            bring(self.sources, index, progress=progress)


def _retriever(parts: Parts, files: Handbook) -> Retriever:
    boxed = parts.embedder is parts.lexical
    return Retriever(
        passages=DatabasePassages(parts.database),
        keywords=parts.keywords,
        analyser=parts.analyser,
        synonyms=files.synonyms,
        glossary=files.glossary,
        spoken=parts.spoken,
        meaning=Meaning(
            lambda: parts.vectors.there,
            parts.embedder if boxed else RedactingEmbedder(parts.embedder, parts.redactor),
            in_the_box=boxed,
        ),
        lexical=parts.lexical,
    )


def _state(index: Index | None, newest: int, total: int, *, built: int = 0) -> dict[str, Any]:
    if index is not None and index.whole:
        return {"state": "complete", "revision": index.revision, "behind": newest - index.revision}
    return {"state": "building", "done": index.count() if index else built, "of": total}
