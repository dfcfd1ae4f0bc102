"""Nothing of SQLAlchemy or of a driver passes here, neither its errors nor a value in them."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from neuvoja.domain.errors import (
    BadSettings,
    DatabaseUnavailable,
    DataFolderUnusable,
    NeuvojaError,
)
from neuvoja.store.address import SETTING, Address

_LASTING = (
    "SQLITE_READONLY",
    "SQLITE_CANTOPEN",
    "SQLITE_PERM",
    "SQLITE_AUTH",
    "SQLITE_FULL",
    "SQLITE_IOERR",
    "SQLITE_NOTADB",
    "SQLITE_CORRUPT",
)
"""What waiting does not put right."""

_NOT_ALLOWED = "42"
"""PostgreSQL's class "syntax error or access rule violation"."""


@contextmanager
def wall(address: Address) -> Iterator[None]:
    """Say in our words what went wrong with the database.

    Raises:
        DataFolderUnusable: SQLite's file or folder cannot be written, or the file is damaged.
        BadSettings: PostgreSQL's user may not do what is needed, or the tables are not ours.
        DatabaseUnavailable: anything else.
    """
    try:
        yield
    except SQLAlchemyError as error:
        raise _ours(address, error) from error


def _ours(address: Address, error: SQLAlchemyError) -> NeuvojaError:
    cause = error.orig if isinstance(error, DBAPIError) else None
    if address.file is not None and isinstance(cause, sqlite3.Error) and _lasts(cause):
        return DataFolderUnusable(address.file.parent, f"{address.file.name}: {cause}")
    why = _why(error, cause)
    if (getattr(cause, "sqlstate", None) or "").startswith(_NOT_ALLOWED):
        expected = "a database in which its user may read, write and make tables"
        return BadSettings(SETTING, address.shown, f"{expected} ({why})")
    return DatabaseUnavailable(address.shown, why)


def _lasts(cause: sqlite3.Error) -> bool:
    return getattr(cause, "sqlite_errorname", "").startswith(_LASTING)


def _why(error: SQLAlchemyError, cause: BaseException | None) -> str:
    """The first line only: the others may hold values of the statement."""
    if isinstance(error, PoolTimeout):
        return "every connection is busy"
    lines = str(cause or type(error).__name__).splitlines()
    return lines[0] if lines else type(error).__name__
