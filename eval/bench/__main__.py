"""`make bench`: quality, speed and memory, as Markdown tables.

`python -m eval.bench [--quality] [--sizes 1000,10000,100000]`
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from eval.bench import retrieval, speed, stock
from eval.bench.corpus import questions, real_sentences, texts_of
from neuvoja.language.analysis import Analyser
from neuvoja.language.embedding import HashedEmbedder
from neuvoja.vendors.voikko import open_voikko

PROJECT = Path(__file__).parents[2]
SHARED = PROJECT.parent / "shared" / "data"
SIZES = (1_000, 10_000, 100_000)
ASKED_OF_STOCK = 30


def main() -> None:
    arguments = _arguments()
    if not SHARED.is_dir():
        sys.exit(f"{SHARED} is missing: the benchmarks measure on the public sets in it")
    _print(_quality())
    if not arguments.quality:
        sizes = [int(each) for each in arguments.sizes.split(",")]
        _print(_speed(sizes))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m eval.bench", description=__doc__)
    parser.add_argument("--quality", action="store_true", help="no speed, only nDCG")
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), help="passages, by commas")
    return parser.parse_args()


def _quality() -> Iterator[str]:
    yield "| nDCG@10 | n | Neuvoja | Snowball BM25 | plain-word BM25 |"
    yield "|---|---|---|---|---|"
    for row in retrieval.measure(SHARED, PROJECT / "eval" / "suites"):
        scores = " | ".join(f"{each:.3f}" for each in (row.ours, row.snowball, row.plain))
        yield f"| {row.questions} | {row.n} | {scores} |"


def _speed(sizes: Sequence[int]) -> Iterator[str]:
    rows = [speed.measure(each, knowledge=PROJECT / "knowledge", shared=SHARED) for each in sizes]
    yield "| passages | " + " | ".join(f"{row.passages:,}" for row in rows) + " |"
    yield "|---|" + "---|" * len(rows)
    for title, shown in _LINES:
        yield f"| {title} | " + " | ".join(shown(row) for row in rows) + " |"
    yield ""
    yield from _beside_stock(rows[-1])


_LINES = (
    ("distinct word forms in the corpus", lambda row: f"{row.vocabulary:,}"),
    ("passages a second, from nothing to both indexes", lambda row: f"{row.rate:,.0f}"),
    ("keyword search answers after, s", lambda row: f"{row.keywords_s:.1f}"),
    ("vectors complete after, s", lambda row: f"{row.complete_s:.1f}"),
    ("resident memory, MiB", lambda row: f"{row.resident_mib:.0f}"),
    ("question in the process, p50 / p95 / p99 ms", lambda row: str(row.question)),
    ("`POST /v1/assist`, p50 / p95 / p99 ms", lambda row: str(row.assist)),
    ("an article is found after `PUT`, s", lambda row: f"{row.visible_s:.2f}"),
    ("searches meanwhile, p50 / p95 / p99 ms", lambda row: str(row.searched_meanwhile)),
)


def _beside_stock(ours: speed.Speed) -> Iterator[str]:
    asked = questions(SHARED, count=ASKED_OF_STOCK)
    sentences = real_sentences(PROJECT / "knowledge", SHARED)
    voikko = open_voikko()
    embedder = HashedEmbedder(Analyser({"fi": voikko} if voikko else {}))
    theirs = stock.measure(texts_of(sentences, passages=ours.passages), asked, embedder)
    yield f"| a question to {ours.passages:,} passages, ms | p50 / p95 / p99 |"
    yield "|---|---|"
    yield f"| Neuvoja | {ours.question} |"
    yield f"| LangChain's EnsembleRetriever (BM25Retriever + Chroma) | {theirs.question} |"
    yield f"| ratio of the medians | {theirs.question.p50 / ours.question.p50:.0f} |"


def _print(lines: Iterator[str]) -> None:
    for line in lines:
        print(line, flush=True)
    print(flush=True)


main()
