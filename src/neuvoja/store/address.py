"""Where the database is, as the operator wrote it, and how it may be shown."""

import re
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from neuvoja.domain.errors import BadSettings

SETTING = "NEUVOJA_DATABASE_URL"
_EXPECTED = "sqlite:///path/to/file.db or postgresql://user:password@host:5432/name"
_DRIVERS = {
    "sqlite": "sqlite",
    "postgresql": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
    "postgres": "postgresql+psycopg",
}


@dataclass(frozen=True, slots=True)
class Address:
    url: URL
    """With the driver that we use."""

    shown: str
    """Without its password; for messages and logs."""

    file: Path | None
    """SQLite's file. None: a PostgreSQL server."""


def read_address(text: str) -> Address:
    """Read a database URL.

    Raises:
        BadSettings: it is no URL, is of another database, or is SQLite in memory, which would
            be gone with the process. A password in it is not shown.
    """
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        raise BadSettings(SETTING, _masked(text), _EXPECTED) from None
    driver = _DRIVERS.get(url.drivername)
    in_memory = driver == "sqlite" and url.database in (None, "", ":memory:")
    if driver is None or in_memory:
        raise BadSettings(SETTING, _masked(text), _EXPECTED)
    url = url.set(drivername=driver)
    file = Path(url.database or "") if driver == "sqlite" else None
    return Address(url, _shown(url), file)


def _shown(url: URL) -> str:
    """Without the driver's name, which the operator did not write, and without secrets."""
    plain = url.set(drivername=url.get_backend_name()).difference_update_query(["password"])
    return plain.render_as_string(hide_password=True)


def _masked(text: str) -> str:
    return re.sub(r"(://[^:@/]*:).*@", r"\1***@", text)
