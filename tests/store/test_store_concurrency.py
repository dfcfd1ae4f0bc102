import random
import signal
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context
from multiprocessing.process import BaseProcess

import pytest
from knowledge_samples import draft
from other_processes import open_and_tell, put_and_die, put_for_ever
from postgres_cluster import Cluster
from sources_promise import Follower

from neuvoja.store.database import Database
from neuvoja.store.sources import DatabaseSources

PROCESSES = get_context("forkserver")
# What costs their start is imported once.
PROCESSES.set_forkserver_preload(["neuvoja.store.upgrade", "neuvoja.store.sources", "psycopg"])


def test_many_writers_get_revisions_of_their_own(database: Database):
    sources = DatabaseSources(database)

    def put(n: int) -> list[int]:
        batch = [draft(f"{n}-{i}", "x") for i in range(5)]
        return [each.revision for each in sources.put(batch, origin="api")]

    with ThreadPoolExecutor(4) as threads:
        revisions = [revision for some in threads.map(put, range(20)) for revision in some]
    assert sorted(revisions) == list(range(1, 101))
    assert sources.revision() == 100


def test_writers_of_the_same_sources_do_not_harm_each_other(database: Database):
    sources = DatabaseSources(database)

    def put(n: int) -> None:
        ids = random.Random(n).sample("abcdef", k=4)
        sources.put([draft(each, f"{n}", f"{n}") for each in ids], origin="api")
        sources.delete(ids[:1])

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(put, range(30)))
    texts = Follower(sources, limit=2).catch_up()
    assert set(texts) == set(sources.hashes("api"))
    assert all(first == second for first, second in texts.values())


def test_who_follows_while_others_write_misses_nothing(database: Database):
    sources = DatabaseSources(database)
    writing = threading.Event()
    writing.set()
    follower = Follower(sources, limit=3)

    def follow() -> None:
        while writing.is_set():
            follower.step()

    def write(n: int) -> None:
        for i in range(15):
            sources.put([draft(f"{n}-{i % 7}", f"{i}"), draft(f"{n}-x{i}", "x")], origin="api")

    with ThreadPoolExecutor(4) as threads:
        following = threads.submit(follow)
        list(threads.map(write, range(3)))
        writing.clear()
        following.result()
    assert follower.catch_up() == Follower(sources, limit=1000).catch_up()
    assert set(follower.catch_up()) == set(sources.hashes("api"))
    assert follower.revision == sources.revision()


def test_readers_do_not_wait_for_a_writer(database: Database):
    sources = DatabaseSources(database)
    sources.put([draft("a", "vanha")], origin="api")
    with database.write_for_good() as connection:
        connection.exec_driver_sql("UPDATE ledger SET revision = revision + 1")
        began = time.monotonic()
        with ThreadPoolExecutor(1) as thread:
            assert thread.submit(sources.revision).result() == 1
        assert time.monotonic() - began < 5


def test_who_is_killed_in_mid_transaction_leaves_nothing_half_done(database: Database, ready: str):
    sources = DatabaseSources(database)
    sources.put([draft("muutto", "vanha")], origin="folder")
    assert ended(beside(put_and_die, ready)) == -signal.SIGKILL
    assert Follower(sources, limit=10).catch_up() == {"muutto": ["vanha"]}
    assert sources.revision() == 1
    [stored] = sources.put([draft("muutto", "uudempi")], origin="folder")
    assert stored.revision == 2


@pytest.mark.parametrize("seed", range(3))
def test_who_is_killed_at_any_moment_leaves_whole_batches(
    database: Database, ready: str, seed: int
):
    sources = DatabaseSources(database)
    hearing, telling = PROCESSES.Pipe(duplex=False)
    putting = beside(put_for_ever, ready, telling)
    last = hearing.recv()
    time.sleep(random.Random(seed).uniform(0, 0.05))
    putting.kill()
    ended(putting)
    while hearing.poll():
        last = hearing.recv()
    texts = Follower(sources, limit=2).catch_up()
    assert texts["a"] == texts["b"] == texts["c"]
    assert len(set(texts["a"])) == 1
    assert int(texts["a"][0]) >= last
    assert sources.revision() % 3 == 0


@pytest.mark.postgres
def test_services_that_start_together_upgrade_one_after_the_other(cluster: Cluster):
    cluster.run("CREATE DATABASE services")
    hearing, telling = PROCESSES.Pipe(duplex=False)
    all_of_them = [beside(open_and_tell, cluster.url("services"), telling) for _ in range(4)]
    assert [ended(each) for each in all_of_them] == [0, 0, 0, 0]
    assert len({hearing.recv() for _ in all_of_them}) == 1
    cluster.run("DROP DATABASE services")


def beside(target: Callable[..., None], *given: object) -> BaseProcess:
    process = PROCESSES.Process(target=target, args=given)
    process.start()
    return process


def ended(process: BaseProcess) -> int | None:
    process.join(timeout=60)
    code = process.exitcode
    process.close()
    return code
