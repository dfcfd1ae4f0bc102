"""What people would use instead, each in a process of its own, over the very same passages."""

import json
import multiprocessing
import shutil
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from importlib import import_module
from os import getpid
from pathlib import Path
from typing import Literal, get_args

from eval.bench.memory import resident_mib
from eval.bench.timing import Times, timed
from neuvoja.language.embedding.static_embedding import StaticEmbedder
from neuvoja.language.promises import Embedder

Rival = Literal["langchain", "haystack", "tantivy"]
RIVALS: tuple[Rival, ...] = get_args(Rival)
TITLES: dict[Rival, str] = {
    "langchain": "LangChain: EnsembleRetriever of BM25Retriever and Chroma",
    "haystack": "Haystack: InMemory BM25 and embedding retrievers, joined by rank",
    "tantivy": "bare Tantivy: one text field, default tokenizer",
}
WANTED = 10
"""Passages that a question is to give."""

BUDGET_S = 20.0
"""For the questions to one of them: those that need seconds for each are asked fewer."""

Ask = Callable[[str], Sequence[str]]
"""The texts of the best passages, best first."""

Build = Callable[[Sequence[str], Embedder, Path], Ask]


@dataclass(frozen=True, slots=True)
class Beside:
    rival: Rival
    passages: int
    rate: float
    """Passages a second, from texts in memory to the answer of the first question."""

    resident_mib: float
    """Of the process that holds the passages, after the questions."""

    question: Times


def measure(rival: Rival, texts: Path, asked: Sequence[str]) -> Beside:
    """Build one of them in a fresh process and ask it.

    Args:
        texts: a JSON list of passages.
    """
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max_workers=1, mp_context=fresh) as process:
        return process.submit(measured_here, rival, texts, asked).result()


def measured_here(
    rival: Rival, texts: Path, asked: Sequence[str], budget_s: float = BUDGET_S
) -> Beside:
    """The same in this process."""
    passages: list[str] = json.loads(texts.read_text(encoding="utf-8"))
    build: Build = import_module(f"eval.bench.rivals.{rival}_rival").build
    folder = Path(tempfile.mkdtemp(prefix="neuvoja-bench-rival-"))
    try:
        embedder = _embedder()
        started = time.perf_counter()
        ask = build(passages, embedder, folder)
        ask(asked[0])
        taken = time.perf_counter() - started
        times = timed(ask, asked, warm=1, budget_s=budget_s)
        return Beside(rival, len(passages), len(passages) / taken, resident_mib(getpid()), times)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _embedder() -> Embedder:
    """Ours, so that only the retrievers differ."""
    return StaticEmbedder()
