"""`PassageStore` kept by the database. A passage is kept as its JSON: one call makes them all."""

from collections.abc import Iterable, Sequence

from pydantic import TypeAdapter
from sqlalchemy import bindparam, select

from neuvoja.domain.knowledge import Passage
from neuvoja.store import schema
from neuvoja.store.database import Database
from neuvoja.store.ids import askable, in_parts

_PASSAGES = TypeAdapter(list[Passage])
_columns = schema.passages.c
_wanted = select(_columns.passage_id, _columns.body).where(
    _columns.passage_id.in_(bindparam("wanted", expanding=True))
)


class DatabasePassages:
    """Keeps `PassageStore`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def passages(self, passage_ids: Sequence[str]) -> Sequence[Passage]:
        """Those that exist, in the order asked; a missing one is left out.

        Raises:
            DatabaseUnavailable, DataFolderUnusable
        """
        bodies: dict[str, str] = {}
        wanted = [each for each in passage_ids if askable(each)]
        with self._database.read() as connection:
            for some in in_parts(wanted):
                rows = connection.execute(_wanted, {"wanted": some})
                bodies.update({passage_id: body for passage_id, body in rows})
        return read_bodies(bodies[each] for each in passage_ids if each in bodies)


def read_bodies(bodies: Iterable[str]) -> Sequence[Passage]:
    """The passages of their JSON, in order."""
    return _PASSAGES.validate_json(f"[{','.join(bodies)}]")


def write_body(passage: Passage, revision: int) -> str:
    """The JSON of a passage, with the revision that the store gives it."""
    return passage.model_copy(update={"revision": revision}).model_dump_json()
