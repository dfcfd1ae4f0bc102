"""The real database, in a file of the test's own."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from neuvoja.store.database import open_database
from neuvoja.store.sources import DatabaseSources
from neuvoja.store.upgrade import upgrade


@cache
def _empty_database() -> Path:
    """Made once: migrations cost more than a test."""
    file = Path(mkdtemp()) / "empty.db"
    open_database(f"sqlite:///{file}", upgrade=upgrade).close()
    return file


@contextmanager
def open_sources(folder: Path) -> Iterator[DatabaseSources]:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "neuvoja.db"
    if not file.exists():
        shutil.copy(_empty_database(), file)
    database = open_database(f"sqlite:///{file}", upgrade=upgrade)
    try:
        yield DatabaseSources(database)
    finally:
        database.close()
