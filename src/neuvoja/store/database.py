"""The one connection pool, and the three ways of using it: read, write, write for good."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, false, select, update

from neuvoja.domain.errors import DataFolderUnusable, NeuvojaError
from neuvoja.store import schema
from neuvoja.store.address import Address, read_address
from neuvoja.store.owner import PRIVATE_FILE, PRIVATE_FOLDER
from neuvoja.store.wall import wall

Upgrade = Callable[["Database"], None]

_PATIENCE_S = 30
"""How long a writer waits for another one."""


@dataclass(frozen=True, slots=True)
class _Habits:
    """What SQLite and PostgreSQL want said differently."""

    reading: dict[str, Any]
    writing: dict[str, Any]
    lasting: dict[str, Any]
    """Writing what a power cut must not undo."""

    connecting: dict[str, Any]


_SQLITE = _Habits(
    reading={"begin": ("BEGIN",)},
    writing={"begin": ("PRAGMA synchronous = NORMAL", "BEGIN IMMEDIATE")},
    lasting={"begin": ("PRAGMA synchronous = FULL", "BEGIN IMMEDIATE")},
    # isolation_level None: the driver begins nothing by itself, so that a read is one snapshot
    # and a migration one transaction.
    connecting={"timeout": _PATIENCE_S, "isolation_level": None},
)
_PATIENT = {
    # Each statement after a lock sees what the lock waited for.
    "isolation_level": "READ COMMITTED",
    "begin": (f"SET LOCAL lock_timeout = '{_PATIENCE_S}s'",),
}
_POSTGRES = _Habits(
    reading={"isolation_level": "REPEATABLE READ", "postgresql_readonly": True},
    writing=_PATIENT,
    lasting=_PATIENT,
    connecting={"connect_timeout": 5, "keepalives_idle": 30, "tcp_user_timeout": 30_000},
)


class Database:
    """Safe to use from several threads. Connects when first used, and again after a break."""

    def __init__(self, address: Address) -> None:
        self.address = address
        habits = _POSTGRES if address.file is None else _SQLITE
        self._engine = _engine(address, habits)
        self._reader = self._engine.execution_options(**habits.reading)
        self._writer = self._engine.execution_options(**habits.writing)
        self._keeper = self._engine.execution_options(**habits.lasting)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """All that is read inside is of one moment; writers are not held up.

        Raises:
            DatabaseUnavailable, DataFolderUnusable
        """
        with wall(self.address), self._reader.connect() as connection:
            yield connection

    def write(self) -> AbstractContextManager[Connection]:
        """All or nothing; a power cut may undo the last of it, never half of one.

        Raises:
            DatabaseUnavailable, DataFolderUnusable
        """
        return self._transaction(self._writer)

    def write_for_good(self) -> AbstractContextManager[Connection]:
        """All or nothing, and a power cut does not undo it.

        For knowledge: an index that remembers a revision which the database has lost would
        take the next change for one that it holds.

        Raises:
            DatabaseUnavailable, DataFolderUnusable
        """
        return self._transaction(self._keeper)

    def identity(self) -> str:
        """Which database this is, 32 hex digits given once; indexes of another are not its own."""
        with self.read() as connection:
            identity: str = connection.execute(select(schema.ledger.c.identity)).scalar_one()
        return identity

    def close(self) -> None:
        """Close every connection; a call after it opens new ones."""
        with wall(self.address):
            self._engine.dispose()

    @contextmanager
    def _transaction(self, engine: Engine) -> Iterator[Connection]:
        with wall(self.address), engine.begin() as connection:
            yield connection


def open_database(url: str, *, upgrade: Upgrade) -> Database:
    """Connect, and bring the tables to this version where they are behind.

    Args:
        url: `sqlite:///…` (its folder is made) or `postgresql://…`.
        upgrade: called only when the tables are not of this version; in production
            `neuvoja.store.upgrade.upgrade`, handed in because Alembic costs 0.4 s to import.

    Raises:
        BadSettings: a URL that cannot work, or a database made by a newer version.
        DataFolderUnusable: SQLite's folder cannot be written, or its file is damaged.
        DatabaseUnavailable: nobody answers.
    """
    address = read_address(url)
    _make_file(address)
    database = Database(address)
    try:
        if version(database) != schema.VERSION:
            upgrade(database)
    except NeuvojaError:
        database.close()
        raise
    return database


def version(database: Database) -> str | None:
    """The version of the tables. None: there are none.

    Raises:
        DatabaseUnavailable, DataFolderUnusable: also where it can be read but not written.
    """
    with database.write() as connection:
        found = version_within(connection)
        if found is not None:
            # SQLite begins even where it may not write; it refuses the first statement that would.
            connection.execute(update(schema.versions).where(false()).values(version_num=found))
    return found


def version_within(connection: Connection) -> str | None:
    """The same inside a transaction."""
    if not connection.dialect.has_table(connection, schema.versions.name):
        return None
    return connection.execute(select(schema.versions.c.version_num)).scalar_one_or_none()


def _make_file(address: Address) -> None:
    """Make what is missing of SQLite's folder and file for nobody else: it holds conversations.

    What is there keeps the rights that the operator gave it; SQLite gives them to its log, too.
    """
    if address.file is None:
        return
    try:
        address.file.parent.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
        if "uri" not in address.url.query and not address.file.exists():
            address.file.touch(mode=PRIVATE_FILE)
    except OSError as error:
        raise DataFolderUnusable(address.file.parent, str(error.strerror)) from error


def _engine(address: Address, habits: _Habits) -> Engine:
    given = {key: value for key, value in habits.connecting.items() if key not in address.url.query}
    engine = create_engine(
        address.url,
        connect_args=given,
        pool_size=16,
        max_overflow=0,
        # A statement's values are customers' words; they belong in no log.
        hide_parameters=True,
        # A server may have gone and come back since the connection was last used.
        pool_pre_ping=address.file is None,
    )
    event.listen(engine, "begin", _begin)
    if address.file is not None:
        event.listen(engine, "connect", _tune_sqlite)
    return engine


def _begin(connection: Connection) -> None:
    for statement in connection.get_execution_options().get("begin", ()):
        connection.exec_driver_sql(statement)


def _tune_sqlite(connection: Any, _record: Any) -> None:
    for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}").close()
