import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from knowledge_samples import draft
from postgres_cluster import Cluster

from neuvoja.domain.errors import BadSettings, DatabaseUnavailable, DataFolderUnusable
from neuvoja.store import schema
from neuvoja.store.address import read_address
from neuvoja.store.database import Database, open_database
from neuvoja.store.sources import DatabaseSources
from neuvoja.store.suggestions import DatabaseSuggestionLog
from neuvoja.store.upgrade import upgrade


def sqlite_url(file: Path) -> str:
    return f"sqlite:///{file}"


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("postgresql://me:s3cret@db:5432/n", "postgresql://me:***@db:5432/n"),
        ("postgres://me:s3cret@db/n", "postgresql://me:***@db/n"),
        ("postgresql+psycopg://db/n?password=s3cret", "postgresql://db/n"),
        ("sqlite:///var/neuvoja.db", "sqlite:///var/neuvoja.db"),
    ],
)
def test_an_address_is_shown_without_its_password(url: str, shown: str):
    assert read_address(url).shown == shown


@pytest.mark.parametrize(
    "url",
    [
        "",
        "neuvoja.db",
        "mysql://me:s3cret@db/n",
        "postgresql+psycopg2://me:s3cret@db/n",
        "postgresql://me:s3cret@db:not-a-port/n",
        "sqlite://",
        "sqlite:///:memory:",
    ],
)
def test_an_address_that_cannot_work_is_refused_with_words(url: str):
    with pytest.raises(BadSettings, match=r"NEUVOJA_DATABASE_URL.*postgresql://") as refusal:
        read_address(url)
    assert "s3cret" not in str(refusal.value)


def test_the_folder_of_the_file_is_made(tmp_path: Path):
    file = tmp_path / "uusi" / "var" / "neuvoja.db"
    open_database(sqlite_url(file), upgrade=upgrade).close()
    assert file.exists()


def test_what_is_made_is_for_nobody_else_and_what_is_there_keeps_its_rights(tmp_path: Path):
    file = tmp_path / "var" / "neuvoja.db"
    with open_files(open_database(sqlite_url(file), upgrade=upgrade)) as rights:
        assert rights(file.parent) == 0o700
        assert {rights(each) for each in file.parent.iterdir()} == {0o600}
    file.chmod(0o640)
    file.parent.chmod(0o750)
    with open_files(open_database(sqlite_url(file), upgrade=upgrade)) as rights:
        assert (rights(file.parent), rights(file)) == (0o750, 0o640)


@contextmanager
def open_files(database: Database) -> Iterator[Callable[[Path], int]]:
    """Tells the rights of files while the database is in use."""
    with database.read():
        yield lambda path: stat.S_IMODE(path.stat().st_mode)
    database.close()


def test_each_database_knows_itself_again(ready: str, tmp_path: Path):
    database = open_database(ready, upgrade=upgrade)
    again = open_database(ready, upgrade=upgrade)
    other = open_database(sqlite_url(tmp_path / "other.db"), upgrade=upgrade)
    assert database.identity() == again.identity() != other.identity()
    for each in (database, again, other):
        each.close()


def test_all_that_is_read_together_is_of_one_moment(database: Database):
    sources = DatabaseSources(database)
    with database.read() as connection:
        before = connection.exec_driver_sql("SELECT count(*) FROM sources").scalar_one()
        sources.put([draft("muutto", "x")], origin="folder")
        after = connection.exec_driver_sql("SELECT count(*) FROM sources").scalar_one()
    assert (before, after) == (0, 0)
    assert sources.revision() == 1


def test_a_closed_database_opens_again_when_it_is_asked(database: Database):
    sources = DatabaseSources(database)
    database.close()
    assert sources.revision() == 0


def test_a_file_where_the_folder_should_be_is_told(tmp_path: Path):
    (tmp_path / "var").write_text("not a folder")
    with pytest.raises(DataFolderUnusable) as refusal:
        open_database(sqlite_url(tmp_path / "var" / "neuvoja.db"), upgrade=upgrade)
    assert refusal.value.folder == tmp_path / "var"


def test_a_file_that_is_no_database_is_told_and_kept(tmp_path: Path):
    file = tmp_path / "neuvoja.db"
    file.write_text("muistiinpanoja " * 100)
    with pytest.raises(DataFolderUnusable, match=r"neuvoja\.db: file is not a database"):
        open_database(sqlite_url(file), upgrade=upgrade)
    assert file.read_text().startswith("muistiinpanoja")


@pytest.mark.parametrize("locked", ["", "neuvoja.db"])
def test_what_may_not_be_written_is_told_when_opening(tmp_path: Path, locked: str):
    folder = tmp_path / "var"
    url = sqlite_url(folder / "neuvoja.db")
    open_database(url, upgrade=upgrade).close()
    mode = (folder / locked).stat().st_mode
    (folder / locked).chmod(mode & 0o555)
    told = subprocess.run(
        [*_OBEYING, sys.executable, "-c", _OPEN, url], capture_output=True, text=True, check=False
    )
    (folder / locked).chmod(mode)
    assert told.stdout.strip() == f"{folder} cannot be used", told.stderr


_OBEYING = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
"""Root may write where it may not, unless it gives that up."""

_OPEN = """
import sys
from neuvoja.domain.errors import DataFolderUnusable
from neuvoja.store.database import open_database
from neuvoja.store.upgrade import upgrade
try:
    open_database(sys.argv[1], upgrade=upgrade)
except DataFolderUnusable as error:
    print(str(error).split(":")[0])
"""


def test_a_database_that_another_program_holds_is_told_not_waited_for_forever(tmp_path: Path):
    file = tmp_path / "neuvoja.db"
    open_database(sqlite_url(file), upgrade=upgrade).close()
    holder = sqlite3.connect(file, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(DatabaseUnavailable, match="database is locked"):
        open_database(f"{sqlite_url(file)}?timeout=0.1", upgrade=upgrade)
    holder.close()


@pytest.mark.postgres
def test_a_server_that_is_away_at_the_start_is_told_without_the_password():
    with pytest.raises(DatabaseUnavailable, match="try again shortly") as away:
        open_database("postgresql://me:s3cret@127.0.0.1:1/neuvoja", upgrade=upgrade)
    assert away.value.url == "postgresql://me:***@127.0.0.1:1/neuvoja"
    assert "s3cret" not in str(away.value)


@pytest.mark.postgres
def test_a_user_that_may_not_make_tables_is_told(cluster: Cluster):
    cluster.run("CREATE ROLE weak LOGIN")
    url = cluster.url().replace(f"//{read_address(cluster.url()).url.username}@", "//weak@")
    with pytest.raises(BadSettings, match=r"may read, write and make tables \(permission denied"):
        open_database(url, upgrade=upgrade)
    cluster.run("DROP ROLE weak")


@pytest.mark.postgres
def test_a_server_that_goes_away_is_told_and_used_again_when_it_is_back(
    cluster: Cluster, on_server: str
):
    database = open_database(on_server, upgrade=upgrade)
    sources, log = DatabaseSources(database), DatabaseSuggestionLog(database)
    sources.put([draft("muutto", "x")], origin="folder")
    cluster.stop()
    for call in (sources.revision, lambda: sources.delete(["muutto"]), lambda: log.facts("x")):
        with pytest.raises(DatabaseUnavailable):
            call()
    with pytest.raises(DatabaseUnavailable):
        open_database(on_server, upgrade=upgrade)
    cluster.start()
    assert sources.revision() == 1
    assert sources.delete(["muutto"]) == 1
    database.close()


@pytest.mark.postgres
def test_a_server_that_was_started_anew_is_used_as_if_nothing_had_been(
    cluster: Cluster, on_server: str
):
    database = open_database(on_server, upgrade=upgrade)
    cluster.stop()
    cluster.start()
    assert DatabaseSources(database).revision() == 0
    database.close()


@pytest.mark.postgres
def test_a_connection_cut_in_mid_transaction_leaves_nothing_of_it(cluster: Cluster, on_server: str):
    database = open_database(on_server, upgrade=upgrade)
    with pytest.raises(DatabaseUnavailable), database.write() as connection:
        connection.execute(schema.ledger.update().values(revision=41))
        own = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one()
        cluster.run(f"SELECT pg_terminate_backend({own})")
        connection.execute(schema.ledger.update().values(revision=42))
    assert DatabaseSources(database).revision() == 0
    database.close()


def test_what_customers_said_is_in_no_error(database: Database):
    entry = {"revision": 1, "at": datetime.now(UTC), "action": "x", "kind": "x", "origin": "x"}
    with pytest.raises(DatabaseUnavailable) as told, database.write() as connection:
        for _ in range(2):
            connection.execute(schema.audit.insert(), entry | {"source_id": "Maija Meikäläinen"})
    assert "Maija" not in str(told.value)
    assert "Maija" not in str(told.value.__cause__)
