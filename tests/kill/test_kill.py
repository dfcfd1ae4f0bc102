"""Killed at any moment, the next sync makes good: the same indexes as a clean build."""

import json
import multiprocessing
import os
import random
import shutil
import signal
import time
from contextlib import nullcontext
from pathlib import Path

import pytest

from neuvoja.retrieval.library import PassageQuery
from neuvoja.settings import Settings
from neuvoja.wiring import open_services, vector_build

KILLS = 50
KILLS_OF_A_FIRST_BUILD = 4
SEED = 20261122
ARTICLES = 120
WORDS = """
sähkö lasku sopimus muutto katko mittari kuitu reititin lataus paneeli lämpö huolto maksu
eräpäivä irtisanominen palautus toimitus asennus vika korvaus hinta kampanja liittymä tilaus
""".split()  # noqa: SIM905
QUESTIONS = ("sähkölaskun eräpäivä", "muuton ilmoittaminen", "kuidun vika", "latauksen hinta")


def write_folder(folder: Path, *, version: int) -> None:
    """Version 2 changes a third of the articles of version 1, drops a tenth and adds a tenth."""
    draw = random.Random(SEED)
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "articles").mkdir(parents=True)
    for number in range(ARTICLES + ARTICLES // 10 * (version - 1)):
        text = " ".join(draw.choice(WORDS) for _ in range(120))
        if version == 2 and number % 10 == 5:
            continue
        if version == 2 and number % 3 == 0:
            text = f"Uusi hinta on {number} euroa. {text}"
        header = f"---\nid: ohje-{number}\ntitle: {draw.choice(WORDS)} {number}\nlanguage: fi\n---"
        (folder / "articles" / f"{number}.md").write_text(f"{header}\n\n{text}.\n")


def quiet(title, total):
    return nullcontext(lambda done: None)


def bring(knowledge: Path, data: Path, again: bool = False) -> None:
    with open_services(Settings.read(knowledge=knowledge, data=data)) as services:
        services.read(quiet)
        services.sync(quiet, again=again)


def bring_apart(knowledge: Path, data: Path) -> None:
    """As for a large organisation: the vectors are built by a process of their own."""
    vector_build.WORTH_IT = 1
    bring(knowledge, data)


def dump(knowledge: Path, data: Path, to: Path) -> None:
    """All that the indexes hold, and how they rank.

    Two graphs of the same vectors may rank a few neighbours differently, so that they are ranked
    by exact search.
    """
    settings = Settings.read(knowledge=knowledge, data=data)
    with open_services(settings) as services:
        services.sync(quiet)
        held = {
            "revision": services.sources.revision(),
            "keywords": keywords_of(services),
            "vectors": vectors_of(services),
        }
    with open_services(settings, exact=True) as services:
        services.sync(quiet)
        held["rankings"] = [ranking(services, question) for question in QUESTIONS]
    to.write_text(json.dumps(held))


def keywords_of(services) -> list:
    parts = services.keywords._generation.parts()
    kept = [each for _, _, part in parts for each in part.kept()]
    return sorted([each.passage_id, each.revision, each.content_hash] for each in kept)


def vectors_of(services) -> list:
    rows = []
    for shelf in services.vectors()._generation._shelves.values():
        got = shelf.get(include=["embeddings", "metadatas"])
        for name, vector, told in zip(got["ids"], got["embeddings"], got["metadatas"], strict=True):
            rows.append([name, told["revision"], told["content_hash"], vector.tolist()])
    return sorted(rows)


def ranking(services, question: str) -> list:
    found = services.library.search(PassageQuery(q=question, limit=50))
    return [[each.passage.passage_id, each.score] for each in found]


class Children:
    """Runs functions in processes forked from one that has imported everything already."""

    def __init__(self) -> None:
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(
            ["neuvoja.wiring", "neuvoja.vendors.chroma_index", "neuvoja.vendors.tantivy_index"]
        )

    def run(self, function, *given) -> None:
        process = self._start(function, *given)
        process.join(120)
        assert process.exitcode == 0

    def run_and_kill(self, after_s: float, function, *given) -> bool:
        """Whether it was still at work when it was killed."""
        process = self._start(function, *given)
        time.sleep(after_s)
        alive = process.is_alive()
        if alive:
            os.kill(process.pid, signal.SIGKILL)
        process.join()
        return alive

    def _start(self, function, *given):
        process = self._context.Process(target=function, args=given)
        process.start()
        return process


@pytest.fixture(scope="module")
def children():
    return Children()


@pytest.fixture(scope="module")
def before(tmp_path_factory, children):
    """An organisation synced at version 1, its folder then changed to version 2."""
    top = tmp_path_factory.mktemp("before")
    write_folder(top / "knowledge", version=1)
    children.run(bring, top / "knowledge", top / "var")
    write_folder(top / "knowledge", version=2)
    return top


@pytest.fixture(scope="module")
def usual_s(before, tmp_path_factory, children):
    """How long a sync takes that nobody kills."""
    top = tmp_path_factory.mktemp("usual")
    shutil.copytree(before, top, dirs_exist_ok=True)
    started = time.monotonic()
    children.run(bring, top / "knowledge", top / "var")
    return time.monotonic() - started


@pytest.mark.timeout(900)
def test_after_fifty_kills_the_indexes_are_those_of_a_clean_build(
    before, usual_s, tmp_path, children
):
    draw = random.Random(SEED)
    interrupted = 0
    for number in range(KILLS):
        top = tmp_path / str(number)
        shutil.copytree(before, top)
        places = (top / "knowledge", top / "var")
        interrupted += children.run_and_kill(draw.uniform(0, usual_s), bring, *places)
        children.run(bring, *places)
        children.run(dump, *places, top / "resumed.json")
        shutil.rmtree(top / "var" / "indexes")
        children.run(dump, *places, top / "clean.json")
        resumed, clean = (
            json.loads((top / name).read_text()) for name in ("resumed.json", "clean.json")
        )
        assert resumed == clean, f"kill {number}"
        shutil.rmtree(top)
    assert interrupted > KILLS // 2


@pytest.mark.timeout(300)
def test_a_first_build_whose_owner_is_killed_ends_and_is_made_good(before, tmp_path, children):
    draw = random.Random(SEED)
    knowledge, clean = before / "knowledge", tmp_path / "clean"
    children.run(bring, knowledge, clean / "var")
    children.run(dump, knowledge, clean / "var", clean / "dump.json")
    started = time.monotonic()
    children.run(bring_apart, knowledge, tmp_path / "usual")
    usual_s = time.monotonic() - started
    interrupted = 0
    for number in range(KILLS_OF_A_FIRST_BUILD):
        top = tmp_path / str(number)
        wait_s = draw.uniform(0, usual_s)
        interrupted += children.run_and_kill(wait_s, bring_apart, knowledge, top / "var")
        children.run(bring_apart, knowledge, top / "var")
        children.run(dump, knowledge, top / "var", top / "dump.json")
        assert (top / "dump.json").read_text() == (clean / "dump.json").read_text(), number
    assert interrupted > KILLS_OF_A_FIRST_BUILD // 2
