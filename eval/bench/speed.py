"""Speed and memory as the corpus grows, through the service as a user would start it."""

import shutil
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from eval.bench.corpus import Corpus, questions, write_corpus
from eval.bench.memory import disk_mib, load_average
from eval.bench.service import LONGEST_START_S, Running, running
from eval.bench.timing import Times, percentiles, timed
from neuvoja.retrieval.embedded import of_passage
from neuvoja.retrieval.library import Library, PassageQuery
from neuvoja.retrieval.search import Retriever
from neuvoja.settings import Settings
from neuvoja.store.passages import DatabasePassages
from neuvoja.wiring import Services, open_services

QUESTIONS = 300
BATCH = 5_000
FOUND_WITHIN_S = 60


@dataclass(frozen=True, slots=True)
class Speed:
    """One column of the table: one size of corpus."""

    passages: int
    vocabulary: int
    keywords_s: float
    complete_s: float
    resident_mib: float
    """After the questions, both indexes complete."""

    peak_mib: float
    """While the indexes were built, with the processes that build them."""

    disk_mib: float
    """The data folder: database and indexes."""

    question: Times
    """In the process: analysis, both indexes, fusion, passages."""

    words: Times
    """The same by words alone; the rest is what meaning costs."""

    assist: Times
    """`POST /v1/assist` over HTTP, all three parts."""

    visible_s: float
    """From a `PUT` of one article until search found it."""

    searched_meanwhile: Times
    """Searches over HTTP while that article was taken in."""

    load: tuple[float, float]
    """The machine's load average before the service was started and after the last question."""

    @property
    def rate(self) -> float:
        """Passages a second from nothing to both indexes complete, end to end."""
        return self.passages / self.complete_s


@contextmanager
def organisation(passages: int, *, knowledge: Path, shared: Path) -> Iterator[Corpus]:
    """A knowledge folder of this size, which has room for a data folder beside it."""
    top = Path(tempfile.mkdtemp(prefix="neuvoja-bench-"))
    try:
        yield write_corpus(top / "knowledge", passages=passages, knowledge=knowledge, shared=shared)
    finally:
        shutil.rmtree(top, ignore_errors=True)


def measure(
    corpus: Corpus, shared: Path, *, limit_s: float = LONGEST_START_S, spent_s: float = 0.0
) -> Speed:
    """Build what is not yet built, then ask; every figure from the same run.

    Args:
        spent_s: what earlier runs have spent on the same indexes.
    """
    asked = questions(shared, count=QUESTIONS)
    data = corpus.folder.parent / "var"
    before = load_average()
    with running(knowledge=corpus.folder, data=data, limit_s=limit_s) as service:
        assist = timed(lambda text: _assist(service, text), asked)
        resident = service.resident_mib()
        visible, meanwhile = _put_and_find(service, asked)
    with services_of(corpus) as services:
        search = services.library.search
        question = timed(lambda text: search(PassageQuery(q=text, kind="article")), asked)
        plain = _by_words(services).search
        words = timed(lambda text: plain(PassageQuery(q=text, kind="article")), asked)
    return Speed(
        passages=corpus.passages,
        vocabulary=corpus.vocabulary,
        keywords_s=spent_s + service.keywords_s,
        complete_s=spent_s + service.complete_s,
        resident_mib=resident,
        peak_mib=service.peak_mib,
        disk_mib=disk_mib(data),
        question=question,
        words=words,
        assist=assist,
        visible_s=visible,
        searched_meanwhile=meanwhile,
        load=(before, load_average()),
    )


@contextmanager
def services_of(corpus: Corpus) -> Iterator[Services]:
    """What the service has built, opened in this process."""
    settings = Settings.read(knowledge=corpus.folder, data=corpus.folder.parent / "var")
    with open_services(settings) as services:
        services.sync(lambda title, total: nullcontext(lambda done: None))
        yield services


def _by_words(services: Services) -> Library:
    parts = services.parts
    retriever = Retriever(
        passages=DatabasePassages(parts.database),
        keywords=parts.keywords,
        analyser=parts.analyser,
        spoken=parts.spoken,
    )
    default = services.default_language
    return Library(retriever, parts.detector, today=services.today, default=default)


def indexed_texts(services: Services) -> Iterator[str]:
    """Every passage as the indexes were given it: title, heading, text."""
    revision = 0
    while changes := services.sources.changes(revision, limit=BATCH):
        revision = changes.revision
        yield from (of_passage(each) for each in changes.passages)


def _assist(service: Running, text: str) -> None:
    conversation = {"channel": "chat", "messages": [{"role": "customer", "text": text}]}
    service.client.post("/v1/assist", json={"conversation": conversation}).raise_for_status()


def _put_and_find(service: Running, asked: Sequence[str]) -> tuple[float, Times]:
    """How soon one new article is found, and how searches fared meanwhile."""
    done, taken = threading.Event(), []

    def keep_searching() -> None:
        for text in asked:
            started = time.perf_counter()
            _search(service, text)
            taken.append((time.perf_counter() - started) * 1000)
            if done.is_set() and len(taken) >= 50:
                return

    readers = threading.Thread(target=keep_searching)
    readers.start()
    visible = _visible(service)
    done.set()
    readers.join()
    return visible, percentiles(taken)


def _visible(service: Running) -> float:
    article = {"title": "Kuukalenteri", "language": "fi", "text": "Kvasaarikalenteri maksaa 7 €."}
    started = time.perf_counter()
    service.client.put("/v1/articles/bench-new", json=article).raise_for_status()
    while not any(each == "bench-new" for each in _search(service, "kvasaarikalenteri")):
        if time.perf_counter() - started > FOUND_WITHIN_S:
            raise TimeoutError(f"the new article was not found within {FOUND_WITHIN_S} s")
        time.sleep(0.02)
    return time.perf_counter() - started


def _search(service: Running, text: str) -> list[str]:
    answer = service.client.post("/v1/passages/search", json={"q": text})
    return [each["source_id"] for each in answer.raise_for_status().json()["passages"]]
