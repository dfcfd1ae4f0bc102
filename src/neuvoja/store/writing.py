"""One transaction that changes knowledge: what stands, what becomes of it, what is written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Self

from sqlalchemy import Connection, Executable, bindparam, delete, insert, select, update

from neuvoja.domain.errors import OriginConflict
from neuvoja.domain.knowledge import Article, Case, Product, SourceKind
from neuvoja.knowledge.promises import Prepared, Record, Stored
from neuvoja.store import schema
from neuvoja.store.audit import Action, Entry
from neuvoja.store.ids import in_parts
from neuvoja.store.passages import write_body

_KINDS: dict[type[Record], SourceKind] = {Article: "article", Case: "case", Product: "product"}


@dataclass(frozen=True, slots=True)
class Standing:
    """A source as the database knows it, without its record."""

    id: str
    kind: SourceKind
    origin: str
    content_hash: str
    revision: int
    first_revision: int
    """Its revision when its id was first used; it outlives deletions."""

    deleted: bool


@dataclass(slots=True)
class Writing:
    """Plans put after put, then writes all at once. Nothing is written before `finish`."""

    connection: Connection
    revision: int
    """The newest one given out."""

    before: dict[str, Standing]
    """What stood when the transaction began, by id; deleted ones too."""

    now: dict[str, Standing]
    """The same with all that was planned."""

    at: datetime = field(default_factory=lambda: datetime.now(UTC))
    changed: dict[str, Prepared | None] = field(default_factory=dict)
    """What to write, by id; None for a deletion."""

    entries: list[Entry] = field(default_factory=list)

    @classmethod
    def begin(cls, connection: Connection, source_ids: Sequence[str]) -> Self:
        """Take the ledger, so that no other writer comes between our reading and writing."""
        newest = select(schema.ledger.c.revision).with_for_update()
        revision = connection.execute(newest).scalar_one()
        before = {each.id: each for each in _standing(connection, source_ids)}
        return cls(connection, revision, before, dict(before))

    def put(self, prepared: Prepared, origin: str, *, take_over: bool) -> Stored:
        """Plan to store one source; the same content from the same origin changes nothing.

        Raises:
            OriginConflict: the id belongs to another kind, or to another origin and is not
                taken over.
        """
        source_id, kind = prepared.record.id, _KINDS[type(prepared.record)]
        old = self._living(source_id)
        if old is not None:
            _refuse_conflict(old, kind, origin, take_over=take_over)
            if (old.origin, old.content_hash) == (origin, prepared.content_hash):
                return Stored(source_id, old.revision, created=False, changed=False)
        self._plan(source_id, prepared, kind=kind, origin=origin, action=_action(old, origin))
        return Stored(source_id, self.revision, created=old is None, changed=True)

    def delete(self, source_id: str) -> bool:
        """Plan a deletion; whether there is anything to delete."""
        old = self._living(source_id)
        if old is not None:
            self._plan(source_id, None, kind=old.kind, origin=old.origin, action="deleted")
        return old is not None

    def finish(self) -> None:
        """Write what was planned: a source is replaced whole, its passages go with it."""
        if not self.changed:
            return
        gone = [{"gone": each} for each in self.changed if each in self.before]
        self._run(delete(schema.sources).where(schema.sources.c.id == bindparam("gone")), gone)
        self._run(insert(schema.sources), list(self._source_rows()))
        self._run(insert(schema.passages), list(self._passage_rows()))
        self._run(insert(schema.audit), [_row(each) for each in self.entries])
        self._run(update(schema.ledger), [{"revision": self.revision}])

    def _living(self, source_id: str) -> Standing | None:
        standing = self.now.get(source_id)
        return None if standing is None or standing.deleted else standing

    def _plan(
        self,
        source_id: str,
        prepared: Prepared | None,
        *,
        kind: SourceKind,
        origin: str,
        action: Action,
    ) -> None:
        self.revision += 1
        known = self.now.get(source_id)
        self.now[source_id] = Standing(
            id=source_id,
            kind=kind,
            origin=origin,
            content_hash=prepared.content_hash if prepared else "",
            revision=self.revision,
            first_revision=known.first_revision if known else self.revision,
            deleted=prepared is None,
        )
        self.changed[source_id] = prepared
        self.entries.append(Entry(self.revision, self.at, action, source_id, kind, origin))

    def _source_rows(self) -> Iterator[dict[str, Any]]:
        for source_id, prepared in self.changed.items():
            record = prepared.record.model_dump_json() if prepared else ""
            yield _row(self.now[source_id]) | {"updated_at": self.at, "record": record}

    def _passage_rows(self) -> Iterator[dict[str, Any]]:
        for source_id, prepared in self.changed.items():
            revision = self.now[source_id].revision
            for n, passage in enumerate(prepared.passages if prepared else (), start=1):
                yield {
                    "passage_id": passage.passage_id,
                    "source_id": source_id,
                    "n": n,
                    "body": write_body(passage, revision),
                }

    def _run(self, statement: Executable, rows: list[dict[str, Any]]) -> None:
        if rows:
            self.connection.execute(statement, rows)


def _standing(connection: Connection, source_ids: Sequence[str]) -> Iterator[Standing]:
    columns = [schema.sources.c[name] for name in Standing.__slots__]
    for some in in_parts(source_ids):
        rows = connection.execute(select(*columns).where(schema.sources.c.id.in_(some)))
        yield from (Standing(*row) for row in rows)


def _row(value: Standing | Entry) -> dict[str, Any]:
    """Like `asdict`, whose deep copies would cost a third of a large put."""
    return {name: getattr(value, name) for name in value.__slots__}


def _refuse_conflict(old: Standing, kind: SourceKind, origin: str, *, take_over: bool) -> None:
    if old.kind != kind:
        held, offered = f"{old.kind} of {old.origin}", f"{kind} of {origin}"
        raise OriginConflict(old.id, held_by=held, offered_by=offered)
    if old.origin != origin and not take_over:
        raise OriginConflict(old.id, held_by=old.origin, offered_by=origin)


def _action(old: Standing | None, origin: str) -> Action:
    if old is None:
        return "created"
    return "changed" if old.origin == origin else "taken_over"
