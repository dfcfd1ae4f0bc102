"""Speed and memory as the corpus grows, through the service as a user would start it."""

import shutil
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from eval.bench.corpus import questions, write_corpus
from eval.bench.service import Running, running
from eval.bench.timing import Times, percentiles, timed
from neuvoja.retrieval.library import PassageQuery
from neuvoja.settings import Settings
from neuvoja.wiring import open_services

QUESTIONS = 300


@dataclass(frozen=True, slots=True)
class Speed:
    """One row of the table: one size of corpus."""

    passages: int
    vocabulary: int
    keywords_s: float
    complete_s: float
    resident_mib: float
    question: Times
    """In the process: analysis, both indexes, fusion, passages."""

    assist: Times
    """`POST /v1/assist` over HTTP, all three parts."""

    visible_s: float
    """From a `PUT` of one article until search found it."""

    searched_meanwhile: Times
    """Searches over HTTP while that article was taken in."""

    @property
    def rate(self) -> float:
        """Passages a second from nothing to both indexes complete, end to end."""
        return self.passages / self.complete_s


@contextmanager
def organisation(passages: int, *, knowledge: Path, shared: Path) -> Iterator[tuple[Path, int]]:
    """A knowledge folder of this size with a data folder beside it, and its vocabulary."""
    top = Path(tempfile.mkdtemp(prefix="neuvoja-bench-"))
    try:
        corpus = write_corpus(
            top / "knowledge", passages=passages, knowledge=knowledge, shared=shared
        )
        yield top, corpus.vocabulary
    finally:
        shutil.rmtree(top, ignore_errors=True)


def measure(passages: int, *, knowledge: Path, shared: Path) -> Speed:
    """Build from nothing, then ask; every figure from the same run."""
    asked = questions(shared, count=QUESTIONS)
    with organisation(passages, knowledge=knowledge, shared=shared) as (top, vocabulary):
        with running(knowledge=top / "knowledge", data=top / "var") as service:
            assist = timed(lambda text: _assist(service, text), asked)
            resident = service.resident_mib()
            visible, meanwhile = _put_and_find(service, asked)
            times = (service.keywords_s, service.complete_s)
        question = _in_process(top, asked)
    return Speed(passages, vocabulary, *times, resident, question, assist, visible, meanwhile)


def _assist(service: Running, text: str) -> None:
    conversation = {"channel": "chat", "messages": [{"role": "customer", "text": text}]}
    service.client.post("/v1/assist", json={"conversation": conversation}).raise_for_status()


def _in_process(top: Path, asked: Sequence[str]) -> Times:
    settings = Settings.read(knowledge=top / "knowledge", data=top / "var")
    with open_services(settings) as services:
        services.sync(lambda title, total: nullcontext(lambda done: None))
        search = services.library.search
        return timed(lambda text: search(PassageQuery(q=text, kind="article")), asked)


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
        if time.perf_counter() - started > 60:
            raise TimeoutError("the new article was not found within 60 s")
        time.sleep(0.02)
    return time.perf_counter() - started


def _search(service: Running, text: str) -> list[str]:
    answer = service.client.post("/v1/passages/search", json={"q": text})
    return [each["source_id"] for each in answer.raise_for_status().json()["passages"]]
