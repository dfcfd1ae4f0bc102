"""`PassageStore` kept by the database. A passage is kept as its JSON: one call makes them all."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pydantic import TypeAdapter
from sqlalchemy import bindparam, select

from neuvoja.domain.knowledge import Passage
from neuvoja.store import schema
from neuvoja.store.database import Database
from neuvoja.store.ids import askable, in_parts

_PASSAGES = TypeAdapter(list[Passage])
_columns = schema.passages.c
_newest = select(schema.ledger.c.revision)
_wanted = select(_columns.body).where(_columns.passage_id.in_(bindparam("wanted", expanding=True)))

REMEMBERED = 5_000
"""Passages, of some 4 KB each."""


@dataclass(frozen=True, slots=True)
class Known:
    """Passages as they stand at one revision."""

    revision: int
    passages: dict[str, Passage]


class DatabasePassages:
    """Keeps `PassageStore`. Safe to use from several threads and processes.

    What was asked for lately is remembered until any knowledge changes.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known = Known(-1, {})

    def passages(self, passage_ids: Sequence[str]) -> Sequence[Passage]:
        """Those that exist, in the order asked; a missing one is left out.

        Raises:
            DatabaseUnavailable, DataFolderUnusable
        """
        with self._database.read() as connection:
            known = self._at(connection.execute(_newest).scalar_one())
            unknown = [each for each in passage_ids if each not in known and askable(each)]
            bodies = [
                body
                for some in in_parts(unknown)
                for body in connection.execute(_wanted, {"wanted": some}).scalars()
            ]
        fresh = {each.passage_id: each for each in read_bodies(bodies)}
        found = [known.get(each) or fresh.get(each) for each in passage_ids]
        known.update(fresh)
        return [each for each in found if each is not None]

    def _at(self, revision: int) -> dict[str, Passage]:
        known = self._known
        if known.revision != revision or len(known.passages) > REMEMBERED:
            # Who still reads the old ones keeps them to the end of the call.
            self._known = known = Known(revision, {})
        return known.passages


def read_bodies(bodies: Iterable[str]) -> Sequence[Passage]:
    """The passages of their JSON, in order."""
    return _PASSAGES.validate_json(f"[{','.join(bodies)}]")


def write_body(passage: Passage, revision: int) -> str:
    """The JSON of a passage, with the revision that the store gives it."""
    return passage.model_copy(update={"revision": revision}).model_dump_json()
