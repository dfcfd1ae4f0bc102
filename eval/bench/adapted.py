"""What `neuvoja embedding adapt` gives, on articles that it has not seen, and what it takes.

`python -m eval.bench.adapted [../shared/data/bc-docs-fi-sv]`

Each organisation's translated articles are parted in two halves; the embedding is adapted on one
(with the glossary, the product names and the articles that have no translation) and asked the other
half's headings, and the cross-language questions of the retrieval suite, in both directions; then
the halves change places. An article is as near as its nearest section. Another field must not lose:
the product help is asked with the table that all of the demo organisation has taught.
"""

import argparse
import json
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from math import log2
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from neuvoja.domain.conversation import LANGUAGES
from neuvoja.domain.knowledge import Article
from neuvoja.knowledge.aligned import Aligned, aligned, read_articles, sections, whole, work_of
from neuvoja.knowledge.report import Findings
from neuvoja.language.embedding.adaptation import adapted
from neuvoja.language.embedding.contrast import Recipe
from neuvoja.language.embedding.static_embedding import SHIPPED, StaticEmbedder
from neuvoja.language.embedding.static_table import packed, read_table
from training.embedding.measure import product_help

PROJECT = Path(__file__).parents[2]
PUBLIC = PROJECT.parent / "shared" / "data" / "bc-docs-fi-sv"
SUITE = PROJECT / "eval" / "suites" / "retrieval" / "items.jsonl"
DEMO = "revontuli"
FOLDERS = {
    DEMO: PROJECT / "knowledge",
    **{
        name: PROJECT / "eval" / "organisations" / name
        for name in ("kaupunki", "vakuutus", "verkkokauppa")
    },
}
Gains = defaultdict[tuple[str, str], list[float]]

DEPTH, ANSWERS = 10, 2
HEADINGS, QUESTIONS = "headings", "questions"


@dataclass(frozen=True, slots=True)
class Asked:
    kind: str
    language: str
    searched: str
    text: str
    relevant: Mapping[str, int]
    """Article → grade, among those in the language searched."""

    works: frozenset[str]
    """The works that they are of."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m eval.bench.adapted", description=__doc__)
    parser.add_argument("public", type=Path, nargs="?", default=PUBLIC)
    public = parser.parse_args().public
    print("| nDCG@10 | n | as shipped | adapted on the other half | gain |\n|---|---|---|---|---|")
    for name, folder in FOLDERS.items():
        for row in halves(folder, SUITE if name == DEMO else None):
            print(f"| {name}, {row}", flush=True)
    print("\n| nDCG@10, another field | n | as shipped | after the demo |\n|---|---|---|---|")
    for before, after in zip(
        product_help(StaticEmbedder(), public), product_help(_taught(DEMO), public), strict=True
    ):
        pair = f"{before.asked} → {before.searched}"
        print(f"| {pair} | {before.n} | {before.whole:.3f} | {after.whole:.3f} |", flush=True)


def halves(folder: Path, suite: Path | None) -> Iterator[str]:
    known, articles = aligned(folder, Findings()), read_articles(folder, Findings())
    asked = [*_headings(articles), *_questions(articles, suite)]
    before, after = Gains(list), Gains(list)
    shipped = StaticEmbedder()
    for half in (0, 1):
        taught = _embedder(known, without=half)
        mine = [each for each in asked if all(_half(work) == half for work in each.works)]
        for embedder, found in ((shipped, before), (taught, after)):
            for each, gain in _gains(embedder, articles, mine):
                found[each.kind, f"{each.language} → {each.searched}"].append(gain)
                found[each.kind, "all pairs"].append(gain)
    for key in sorted(before):
        means = [float(np.mean(each[key])) for each in (before, after)]
        figures = f"{len(before[key])} | {means[0]:.3f} | {means[1]:.3f}"
        yield f"{' '.join(key)} | {figures} | {_gain(before[key], after[key])} |"


def _gain(before: Sequence[float], after: Sequence[float]) -> str:
    """The mean gain with its 95 % interval, question by question."""
    gains = np.subtract(after, before)
    half = 1.96 * gains.std(ddof=1) / np.sqrt(len(gains))
    return f"{gains.mean():+.3f} ± {half:.3f}"


def _half(work: str | None) -> int | None:
    return None if work is None else zlib.crc32(work.encode()) % 2


def _taught(name: str) -> StaticEmbedder:
    return _embedder(aligned(FOLDERS[name], Findings()))


def _embedder(known: Aligned, *, without: int = -1) -> StaticEmbedder:
    pairs = [(each.one, each.other) for each in known.pairs if _half(each.work) != without]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "adapted.bin"
        learnt = adapted(read_table(SHIPPED), pairs, known.texts, Recipe(), terms=known.terms)
        path.write_bytes(packed(learnt))
        return StaticEmbedder(read_table(path))


def _headings(articles: Sequence[Article]) -> Iterator[Asked]:
    versions = defaultdict[str, list[Article]](list)
    for article in articles:
        versions[work_of(article)].append(article)
    for work, found in versions.items():
        for one, other in permutations(found, 2):
            if one.language != other.language:
                for each in sections(one):
                    yield Asked(
                        HEADINGS,
                        one.language,
                        other.language,
                        each.heading,
                        {other.id: 1},
                        frozenset({work}),
                    )


def _questions(articles: Sequence[Article], suite: Path | None) -> Iterator[Asked]:
    lines = suite.read_text(encoding="utf-8").splitlines() if suite else []
    for item in map(json.loads, lines):
        grades = item["relevant"]
        for searched in (each for each in LANGUAGES if each != item["language"]):
            found = {
                each: grade
                for each in articles
                if each.language == searched
                and (grade := max(grades.get(each.id, 0), grades.get(work_of(each), 0))) >= ANSWERS
            }
            if found:
                relevant = {each.id: grade for each, grade in found.items()}
                works = frozenset(map(work_of, found))
                yield Asked(QUESTIONS, item["language"], searched, item["text"], relevant, works)


def _gains(
    embedder: StaticEmbedder, articles: Sequence[Article], asked: Sequence[Asked]
) -> Iterator[tuple[Asked, float]]:
    for searched in LANGUAGES:
        mine = [each for each in asked if each.searched == searched]
        there = [each for each in articles if each.language == searched]
        if not mine:
            continue
        split = [[whole(article, each) for each in sections(article)] for article in there]
        vectors = embedder.embed([text for texts in split for text in texts])
        scores = embedder.embed([each.text for each in mine]) @ vectors.T
        starts = np.cumsum([0, *map(len, split)])[:-1]
        best = np.maximum.reduceat(scores, starts, axis=1)
        for each, row in zip(mine, best, strict=True):
            order = np.argsort(-row, kind="stable")[:DEPTH]
            yield each, _ndcg([each.relevant.get(there[at].id, 0) for at in order], each.relevant)


def _ndcg(found: Sequence[int], relevant: Mapping[str, int]) -> float:
    ideal = sorted(relevant.values(), reverse=True)[:DEPTH]
    return _discounted(found) / _discounted(ideal)


def _discounted(gains: Sequence[int]) -> float:
    return sum(gain / log2(rank + 1) for rank, gain in enumerate(gains, 1))


if __name__ == "__main__":
    main()
