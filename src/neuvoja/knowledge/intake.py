"""Records on their way into the database, in batches, each id once."""

from dataclasses import dataclass
from pathlib import Path

from neuvoja.domain.errors import BrokenRecord, InvalidRecord, OriginConflict
from neuvoja.domain.knowledge import Article, Case, SourceKind
from neuvoja.knowledge.formats.written import Written
from neuvoja.knowledge.prepare import Preparer
from neuvoja.knowledge.promises import Prepared, Record, Sources
from neuvoja.knowledge.report import Findings, Report

BATCH = 200
"""Sources that are stored in one transaction."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A record and where it stands."""

    record: Record
    path: Path
    line: int

    def broken(self, key: str, value: object, expected: str) -> BrokenRecord:
        """The error of one key of the record."""
        return BrokenRecord(self.path, line=self.line, key=key, value=value, expected=expected)

    def taken_by(self, first: "Arrival") -> BrokenRecord:
        """The error of an id that another record has."""
        expected = f"an id of its own; {first.path}:{first.line} has it"
        return self.broken("id", self.record.id, expected)


class Intake:
    """Stores what changed of one origin, and counts."""

    def __init__(
        self,
        sources: Sources,
        preparer: Preparer,
        findings: Findings,
        *,
        origin: str,
        take_over: bool = False,
    ) -> None:
        self._sources = sources
        self._preparer = preparer
        self._findings = findings
        self._origin = origin
        self._take_over = take_over
        self._waiting: dict[str, tuple[Arrival, Prepared]] = {}
        self.known = sources.hashes(origin)
        """Content hash by id of what the origin brought before."""

        self.seen: dict[str, Arrival] = {}
        """What has come in this time, by id."""

        self.created = self.changed = self.unchanged = 0

    def take(self, arrival: Arrival) -> None:
        """Take one record in; a second one of the same id is refused, naming both places.

        Raises:
            DatabaseUnavailable
        """
        source_id = arrival.record.id
        if (first := self.seen.get(source_id)) is not None:
            self._refuse(arrival, arrival.taken_by(first))
            return
        self.seen[source_id] = arrival
        if self.known.get(source_id) == self._preparer.content_hash(arrival.record):
            self.unchanged += 1
            return
        try:
            self._waiting[source_id] = arrival, self._preparer.prepare(arrival.record)
        except InvalidRecord as error:
            self._refuse(arrival, arrival.broken(error.key, error.value, error.expected))
        if len(self._waiting) >= BATCH:
            self.flush()

    def flush(self) -> None:
        """Store what waits; a record whose id belongs to another origin is refused alone."""
        while self._waiting:
            try:
                stored = self._sources.put(
                    [prepared for _, prepared in self._waiting.values()],
                    origin=self._origin,
                    take_over=self._take_over,
                )
            except OriginConflict as error:
                self._settle(error)
                continue
            self._waiting.clear()
            self.created += sum(each.created for each in stored)
            self.changed += sum(each.changed and not each.created for each in stored)
            self.unchanged += sum(not each.changed for each in stored)

    def report(self, *, deleted: int = 0, kept: int = 0) -> Report:
        """What has become of it all."""
        kinds = [kind_of(arrival.record) for arrival in self.seen.values()]
        return Report(
            articles=kinds.count("article"),
            cases=kinds.count("case"),
            products=kinds.count("product"),
            created=self.created,
            changed=self.changed,
            unchanged=self.unchanged,
            deleted=deleted,
            kept=kept,
            warnings=self._findings.warnings,
            refusals=tuple(self._findings.refusals),
        )

    def _settle(self, conflict: OriginConflict) -> None:
        source_id = conflict.source_id
        if source_id in self.known:
            # Our own source of before, of another kind: an article that became a case, say.
            self._sources.delete([source_id])
            self.known = {key: value for key, value in self.known.items() if key != source_id}
            return
        arrival, _ = self._waiting.pop(source_id)
        expected = (
            f"an id of its own; it belongs to {conflict.held_by!r} and is not replaced "
            f"from {conflict.offered_by!r} unless it is taken over"
        )
        self._refuse(arrival, arrival.broken("id", source_id, expected))

    def _refuse(self, arrival: Arrival, error: BrokenRecord) -> None:
        if self.seen.get(arrival.record.id) is arrival:
            del self.seen[arrival.record.id]
        self._findings.refuse(error, kind_of(arrival.record), arrival.record.id)


def kind_of(record: Record) -> SourceKind:
    """The kind of a record."""
    if isinstance(record, Article):
        return "article"
    return "case" if isinstance(record, Case) else "product"


def own_id(written: Written) -> str | None:
    """The id of a record as it was written; None where it has none."""
    value = written.value.get("id") if isinstance(written.value, dict) else None
    return str(value) if isinstance(value, str | int) and value != "" else None
