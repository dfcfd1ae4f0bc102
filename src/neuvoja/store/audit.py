"""What was changed in knowledge, when, and from where it came. It outlives what was changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import select

from neuvoja.domain.knowledge import SourceKind
from neuvoja.store import schema
from neuvoja.store.database import Database
from neuvoja.store.ids import askable

Action = Literal["created", "changed", "taken_over", "deleted"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One change of one source."""

    revision: int
    """The one that it made."""

    at: datetime
    """When, in UTC."""

    action: Action
    source_id: str
    kind: SourceKind
    origin: str
    """Who brought it; for a deletion, who had brought it."""


class Audit:
    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, source_id: str) -> Sequence[Entry]:
        """All that happened to a source, oldest first; empty for an id that never was.

        Raises:
            DatabaseUnavailable, DataFolderUnusable
        """
        if not askable(source_id):
            return []
        columns = schema.audit.c
        happened = (
            select(*(columns[name] for name in Entry.__slots__))
            .where(columns.source_id == source_id)
            .order_by(columns.revision)
        )
        with self._database.read() as connection:
            return [Entry(*row) for row in connection.execute(happened)]
