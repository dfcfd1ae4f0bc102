"""`Ledger` kept by the database: what was spent on models, by day and API key."""

from datetime import date

from sqlalchemy import insert, select, update

from neuvoja.assistant.chat import Usage
from neuvoja.store import schema
from neuvoja.store.database import Database

_spending = schema.spending.c


class DatabaseLedger:
    """Safe to use from several threads and processes.

    Every method may raise DatabaseUnavailable or DataFolderUnusable.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, day: date, caller: str | None, usage: Usage) -> None:
        """Note one call.

        Args:
            caller: None: nobody's key.
        """
        row = {"calls": 1, "tokens_read": usage.read, "tokens_written": usage.written}
        more = {name: schema.spending.c[name] + amount for name, amount in row.items()}
        key = {"day": day, "caller": caller or ""}
        here = (_spending.day == day) & (_spending.caller == key["caller"])
        with self._database.write() as connection:
            if not connection.execute(update(schema.spending).where(here).values(more)).rowcount:
                connection.execute(insert(schema.spending).values(**key, **row))

    def on(self, day: date) -> dict[str | None, int]:
        """Tokens, read and written, by caller; empty where nothing was spent."""
        tokens = _spending.tokens_read + _spending.tokens_written
        asked = select(_spending.caller, tokens).where(_spending.day == day)
        with self._database.read() as connection:
            return {caller or None: spent for caller, spent in connection.execute(asked)}
