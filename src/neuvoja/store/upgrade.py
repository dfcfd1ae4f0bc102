"""Bringing the tables of a database to this version, by Alembic."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from neuvoja.domain.errors import BadSettings
from neuvoja.store import schema
from neuvoja.store.address import SETTING
from neuvoja.store.database import Database, version_within

_MIGRATIONS = Path(__file__).parent / "migrations"
_TURN = 0x6E657576
"""The advisory lock by which two services that start together upgrade one after the other."""


def upgrade(database: Database) -> None:
    """Run the missing migrations in one transaction; nothing to do where none is missing.

    Raises:
        BadSettings: a newer version made the database; it is left as it is.
        DatabaseUnavailable, DataFolderUnusable
    """
    with database.write_for_good() as connection:
        if database.address.file is None:
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_TURN})")
        config = migrations(connection)
        _refuse_newer(database, version_within(connection), config)
        command.upgrade(config, schema.VERSION)


def migrations(connection: Connection) -> Config:
    """Alembic's configuration, to run inside the transaction of this connection."""
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    return config


def _refuse_newer(database: Database, stored: str | None, config: Config) -> None:
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if stored is not None and stored not in known:
        raise BadSettings(
            SETTING,
            database.address.shown,
            f"a database of this version or an older one, but a newer Neuvoja made its tables "
            f"(version {stored!r}, known up to {schema.VERSION!r}); "
            "upgrade Neuvoja, or name another database",
        )
