"""Alembic runs this; the connection and its transaction are those of `store/upgrade.py`."""

from alembic import context

from neuvoja.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    # SQLite changes a table by copying it.
    render_as_batch=True,
)
context.run_migrations()
