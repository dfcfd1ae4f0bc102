"""`Sources` kept by the database: the truth about articles, cases and products.

Every change of a source takes a revision of its own. A writer first takes the ledger's row and
keeps it until it commits, so revisions become visible in the order of their numbers: who has
seen revision 7 will never find a 6 that was not there before.
"""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, bindparam, func, select

from neuvoja.domain.knowledge import Article, Case, Product
from neuvoja.knowledge.promises import Prepared, Record, Stored
from neuvoja.retrieval.promises import Changes
from neuvoja.store import schema
from neuvoja.store.database import Database
from neuvoja.store.ids import askable, in_parts
from neuvoja.store.passages import read_bodies
from neuvoja.store.writing import Writing

_MODELS: dict[str, type[Record]] = {"article": Article, "case": Case, "product": Product}
_columns = schema.sources.c
_living = _columns.deleted.is_(False)
_theirs = select(*schema.passages.c["source_id", "n", "body"]).where(
    schema.passages.c.source_id.in_(bindparam("sources", expanding=True))
)


class DatabaseSources:
    """Keeps `Sources`. Safe to use from several threads and processes.

    Every method may raise DatabaseUnavailable or DataFolderUnusable.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def revision(self) -> int:
        """The newest revision; 0 when nothing was ever stored. It only grows."""
        with self._database.read() as connection:
            revision: int = connection.execute(select(schema.ledger.c.revision)).scalar_one()
        return revision

    def put(
        self, sources: Iterable[Prepared], *, origin: str, take_over: bool = False
    ) -> Sequence[Stored]:
        """Store all in one transaction; the same content again changes nothing.

        Args:
            sources: an id that comes twice is stored twice, the later one to stay.
            origin: `folder`, `api` or `import:<name>`.
            take_over: whether a source of another origin may be replaced; it then has a new
                revision even where the content is the same.

        Raises:
            OriginConflict: an id belongs to another origin or kind; nothing is stored.
        """
        batch = list(sources)
        with self._database.write_for_good() as connection:
            writing = Writing.begin(connection, [each.record.id for each in batch])
            stored = [writing.put(each, origin, take_over=take_over) for each in batch]
            writing.finish()
        return stored

    def delete(self, source_ids: Iterable[str]) -> int:
        """Delete these; how many there were. Each deletion has a revision of its own."""
        wanted = [each for each in dict.fromkeys(source_ids) if askable(each)]
        with self._database.write_for_good() as connection:
            writing = Writing.begin(connection, wanted)
            deleted = sum(writing.delete(each) for each in wanted)
            writing.finish()
        return deleted

    def hashes(self, origin: str) -> Mapping[str, str]:
        """Content hash by id of all that this origin brought."""
        theirs = select(_columns.id, _columns.content_hash).where(
            _living, _columns.origin == origin
        )
        with self._database.read() as connection:
            return {id_: content_hash for id_, content_hash in connection.execute(theirs)}

    def origin(self, source_id: str) -> str | None:
        """Who brought it; None where there is no such source."""
        if not askable(source_id):
            return None
        wanted = select(_columns.origin).where(_living, _columns.id == source_id)
        with self._database.read() as connection:
            return connection.execute(wanted).scalar_one_or_none()

    def get(self, source_id: str) -> Record | None:
        """The record as it was put; None where there is no such source."""
        if not askable(source_id):
            return None
        wanted = select(_columns.kind, _columns.record).where(_living, _columns.id == source_id)
        with self._database.read() as connection:
            row = connection.execute(wanted).one_or_none()
        return row and _MODELS[row.kind].model_validate_json(row.record)

    def products(self) -> Sequence[Product]:
        """All products, by id in the order of code points."""
        wanted = select(_columns.record).where(_living, _columns.kind == "product")
        with self._database.read() as connection:
            records = connection.execute(wanted).scalars().all()
        products = [Product.model_validate_json(each) for each in records]
        # A server sorts by its own language; here the order is the same everywhere.
        return sorted(products, key=lambda product: product.id)

    def changes(self, after: int, *, limit: int) -> Changes | None:
        """The next batch after a revision, at most `limit` (≥ 1) sources, oldest change first.

        A source that changed several times comes once, at its newest revision. None when there
        is nothing newer.
        """
        batch = (
            select(_columns.id, _columns.revision, _columns.first_revision)
            .where(_columns.revision > after)
            .order_by(_columns.revision)
            .limit(limit)
        )
        with self._database.read() as connection:
            rows = connection.execute(batch).all()
            if not rows:
                return None
            changed = [row.id for row in rows]
            bodies = _bodies_of(connection, changed)
        return Changes(
            revision=rows[-1].revision,
            passages=read_bodies(bodies),
            changed=changed,
            replaced=any(row.revision != row.first_revision for row in rows),
        )

    def passage_count(self) -> int:
        """How many passages a complete index holds."""
        with self._database.read() as connection:
            return connection.execute(
                select(func.count()).select_from(schema.passages)
            ).scalar_one()


def _bodies_of(connection: Connection, source_ids: Sequence[str]) -> Sequence[str]:
    """The passages of these sources, in their order."""
    rows = [
        row
        for some in in_parts(source_ids)
        for row in connection.execute(_theirs, {"sources": some})
    ]
    place = {source_id: at for at, source_id in enumerate(source_ids)}
    rows.sort(key=lambda row: (place[row.source_id], row.n))
    return [row.body for row in rows]
