"""Every test that asks for `database` or `url` runs on SQLite and on PostgreSQL."""

import os
import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from postgres_cluster import Cluster, installed

from neuvoja.store import schema
from neuvoja.store.database import Database, open_database
from neuvoja.store.upgrade import upgrade

pytest.register_assert_rewrite("sources_promise")

_numbers = count(1)


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    programs = installed()
    if programs is None:
        why = "the PostgreSQL server (Debian's postgresql) is missing"
        pytest.fail(f"{why}, and CI must have it") if os.environ.get("CI") else pytest.skip(why)
    cluster = Cluster(programs)
    try:
        cluster.start()
        yield cluster
    finally:
        cluster.remove()


@pytest.fixture(scope="session")
def shared_on_server(cluster: Cluster) -> str:
    """A database with tables; making a new one for each test costs more than the tests."""
    cluster.run("CREATE DATABASE shared")
    url = cluster.url("shared")
    open_database(url, upgrade=upgrade).close()
    return url


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with tables, of which others are copies."""
    file = tmp_path_factory.mktemp("template") / "neuvoja.db"
    open_database(f"sqlite:///{file}", upgrade=upgrade).close()
    return file


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def backend(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def url(backend: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database of the test's own, without tables."""
    if backend == "sqlite":
        yield f"sqlite:///{tmp_path}/neuvoja.db"
        return
    cluster = request.getfixturevalue("cluster")
    name = f"test_{next(_numbers)}"
    cluster.run(f"CREATE DATABASE {name}")
    yield cluster.url(name)
    cluster.run(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def ready(backend: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database that has its tables, and nothing in them."""
    if backend == "postgres":
        return request.getfixturevalue("on_server")
    shutil.copy(request.getfixturevalue("template"), tmp_path)
    return f"sqlite:///{tmp_path}/neuvoja.db"


@pytest.fixture
def on_server(cluster: Cluster, shared_on_server: str) -> str:
    """The same, on the PostgreSQL server only."""
    tables = [each for each in reversed(schema.metadata.sorted_tables) if each is not schema.ledger]
    emptying = "; ".join(f"DELETE FROM {each.name}" for each in tables)
    cluster.run(f"{emptying}; UPDATE ledger SET revision = 0", "shared")
    return shared_on_server


@pytest.fixture
def database(ready: str) -> Iterator[Database]:
    database = open_database(ready, upgrade=upgrade)
    yield database
    database.close()
