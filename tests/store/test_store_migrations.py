from collections.abc import Iterator

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect

from neuvoja.domain.errors import BadSettings
from neuvoja.store import schema
from neuvoja.store.database import Database, open_database, version
from neuvoja.store.upgrade import migrations, upgrade


def never(_database: Database) -> None:
    raise AssertionError("the tables are of this version already")


@pytest.fixture
def connection(database: Database) -> Iterator[Connection]:
    with database.write() as connection:
        yield connection


def test_an_empty_database_gets_its_tables(url: str):
    database = open_database(url, upgrade=upgrade)
    assert version(database) == schema.VERSION
    database.close()


def test_the_version_of_the_schema_is_the_head_of_the_migrations(connection: Connection):
    scripts = ScriptDirectory.from_config(migrations(connection))
    assert scripts.get_heads() == [schema.VERSION]


def test_the_migrations_make_exactly_the_tables_of_the_schema(connection: Connection):
    context = MigrationContext.configure(
        connection, opts={"compare_type": True, "compare_server_default": True}
    )
    assert compare_metadata(context, schema.metadata) == []
    names = set(inspect(connection).get_table_names())
    assert names == {*schema.metadata.tables, "alembic_version"}


def test_constraints_have_the_names_of_the_schema(connection: Connection):
    found = inspect(connection)
    for name, table in schema.metadata.tables.items():
        keys = {found.get_pk_constraint(name)["name"]}
        keys |= {each["name"] for each in found.get_foreign_keys(name)}
        keys |= {each["name"] for each in found.get_unique_constraints(name)}
        keys |= {each["name"] for each in found.get_check_constraints(name)}
        assert keys == {str(each.name) for each in table.constraints}


def test_the_way_back_leaves_nothing_and_the_way_forth_works_again(connection: Connection):
    command.downgrade(migrations(connection), "base")
    assert inspect(connection).get_table_names() == ["alembic_version"]
    command.upgrade(migrations(connection), "head")
    assert set(schema.metadata.tables) < set(inspect(connection).get_table_names())


def test_a_database_of_this_version_is_not_upgraded(ready: str):
    open_database(ready, upgrade=never).close()


def test_upgrading_what_is_upgraded_changes_nothing(database: Database):
    before = database.identity()
    upgrade(database)
    assert database.identity() == before


def test_a_database_of_a_newer_version_is_refused_and_left_as_it_is(url: str):
    database = open_database(url, upgrade=upgrade)
    with database.write() as connection:
        connection.execute(schema.versions.update().values(version_num="9999"))
    with pytest.raises(BadSettings, match=r"newer Neuvoja.*'9999'.*upgrade Neuvoja"):
        open_database(url, upgrade=upgrade)
    assert version(database) == "9999"
    database.close()


def test_an_upgrade_that_fails_half_way_leaves_nothing(url: str):
    def half_way(database: Database) -> None:
        with database.write_for_good() as connection:
            schema.ledger.create(connection)
            raise BadSettings("NEUVOJA_DATABASE_URL", "…", "a longer life")

    with pytest.raises(BadSettings):
        open_database(url, upgrade=half_way)
    database = open_database(url, upgrade=upgrade)
    assert version(database) == schema.VERSION
    database.close()
