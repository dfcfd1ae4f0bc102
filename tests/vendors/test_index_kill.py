"""Killed at any moment, an index goes on from a revision that it can answer for."""

import multiprocessing
import random
import time

import pytest

from made_passages import passage
from neuvoja.language.analysis import Analyser
from neuvoja.language.embedding.static_embedding import StaticEmbedder
from neuvoja.retrieval.promises import Changes, Scope, Terms
from neuvoja.vendors.chroma_index import ChromaIndex
from neuvoja.vendors.tantivy_index import TantivyIndex

SEED = 20261122
KILLS = {"keyword": 4, "vector": 2}
SOONER = 0.7
"""Kills fall into this share of the usual time, which may vary, so that most meet it at work."""

SOURCES, PASSAGES_EACH, BATCH = 36, 3, 10
WORDS = "lasku eräpäivä muutto kuitu reititin sopimus hinta katko mittari lataus".split()  # noqa: SIM905
QUESTIONS = ("laskun eräpäivä", "kuidun katko", "latauksen hinta ja sopimus")


def opened(kind, folder):
    analyser = Analyser({})
    if kind == "keyword":
        return TantivyIndex(folder, analyser)
    return ChromaIndex.in_folder(folder, StaticEmbedder())


def history():
    """Batches that bring new sources, then change, drop and add some."""
    draw = random.Random(SEED)
    new = list(range(SOURCES))
    changed = [*draw.sample(new, SOURCES // 3), *range(SOURCES, SOURCES + 10)]
    steps = [(number, 1) for number in new] + [(number, 2) for number in changed]
    for revision, start in enumerate(range(0, len(steps), BATCH), start=1):
        some = steps[start : start + BATCH]
        passages = [
            each
            for number, version in some
            if number % 10 or version == 1
            for each in made(number, version)
        ]
        replaced = any(version == 2 for _, version in some)
        yield Changes(revision, passages, [f"s{number}" for number, _ in some], replaced)


def made(number, version):
    """Of two parts of the index: a batch that is half in is one that is in one of them."""
    draw = random.Random(f"{number}-{version}")
    places = draw.choices([("fi", "article"), ("sv", "case")], k=PASSAGES_EACH - version // 2)
    return [
        passage(
            f"s{number}#{n}",
            " ".join(draw.choices(WORDS, k=40)),
            language=language,
            kind=kind,
            revision=version,
        )
        for n, (language, kind) in enumerate(places, start=1)
    ]


def bring(kind, folder):
    index = opened(kind, folder)
    for changes in history():
        if changes.revision > index.revision:
            index.apply(changes)
    index.seal()


def held(kind, folder):
    """All that it holds, and how it ranks."""
    index = opened(kind, folder)
    if kind == "keyword":
        parts = sorted(index._generation.parts(), key=lambda each: each[:2])
        kept = [sorted(map(repr, part.kept())) for _, _, part in parts]
        return index.revision, index.whole, kept, [rankings(index, each) for each in QUESTIONS]
    rows = []
    for shelf in index._generation.shelves(Scope("article")) + index._generation.shelves(
        Scope("case")
    ):
        got = shelf.get(include=["embeddings", "metadatas"])
        for name, vector, told in zip(got["ids"], got["embeddings"], got["metadatas"], strict=True):
            rows.append((name, sorted(told.items()), vector.tolist()))
    return index.revision, index.whole, sorted(rows)


def rankings(index, question):
    analyser = Analyser({})
    terms = {
        language: Terms(language, analyser.grams(question), analyser.lemmas(question, language))
        for language in ("fi", "sv")
    }
    return [
        index.search(terms[language], Scope(kind), limit=20)
        for language in ("fi", "sv")
        for kind in ("article", "case")
    ]


def dump(kind, folder, results):
    results.put(held(kind, folder))


@pytest.fixture(scope="module")
def processes():
    context = multiprocessing.get_context("forkserver")
    # The server cannot import this file itself, and what it lacks each process would import anew.
    context.set_forkserver_preload(
        [
            "neuvoja.language.embedding.static_embedding",
            "neuvoja.vendors.chroma_index",
            "neuvoja.vendors.tantivy_index",
        ]
    )
    # The first one waits for the imports; how long the others take must not be told by it.
    run(context, int)
    return context


def run(processes, function, *given):
    process = processes.Process(target=function, args=given)
    process.start()
    process.join(120)
    assert process.exitcode == 0


def seen(processes, kind, folder):
    results = processes.Queue()
    process = processes.Process(target=dump, args=(kind, folder, results))
    process.start()
    found = results.get(timeout=120)
    process.join(120)
    return found


@pytest.mark.parametrize("kind", KILLS)
def test_after_kills_it_is_what_a_clean_build_is(kind, processes, tmp_path):
    started = time.monotonic()
    run(processes, bring, kind, tmp_path / "clean")
    usual_s = time.monotonic() - started
    clean = seen(processes, kind, tmp_path / "clean")
    draw = random.Random(SEED)
    interrupted = 0
    for number in range(KILLS[kind]):
        folder = tmp_path / str(number)
        process = processes.Process(target=bring, args=(kind, folder))
        process.start()
        time.sleep(draw.uniform(0, usual_s * SOONER))
        interrupted += process.is_alive()
        process.kill()
        process.join()
        run(processes, bring, kind, folder)
        assert seen(processes, kind, folder) == clean, f"kill {number}"
    assert interrupted
