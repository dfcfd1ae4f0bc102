"""Knowledge that arrives one by one, rather than with the folder."""

from collections.abc import Callable

from neuvoja.domain.errors import OriginConflict, UnknownSource
from neuvoja.domain.knowledge import Article, Case, SourceKind
from neuvoja.knowledge.intake import kind_of
from neuvoja.knowledge.prepare import Preparer
from neuvoja.knowledge.promises import Sources, Stored

ORIGIN = "api"


class Arrivals:
    """Puts and deletes single articles and cases; `arrived` is told of each change."""

    def __init__(
        self, sources: Sources, preparer: Preparer, *, arrived: Callable[[], None]
    ) -> None:
        self._sources = sources
        self._preparer = preparer
        self._arrived = arrived

    def put(self, record: Article | Case, take_over: bool = False) -> Stored:
        """Store one record; the same content again changes nothing.

        Raises:
            OriginConflict: the id belongs to another origin and is not taken over.
            InvalidRecord, DatabaseUnavailable
        """
        prepared = self._preparer.prepare(record)
        [stored] = self._sources.put([prepared], origin=ORIGIN, take_over=take_over)
        if stored.changed:
            self._arrived()
        return stored

    def delete(self, source_id: str, kind: SourceKind, take_over: bool = False) -> None:
        """Delete one record.

        Raises:
            UnknownSource: there is none of this kind.
            OriginConflict: it belongs to another origin, which would bring it back.
            DatabaseUnavailable
        """
        record = self._sources.get(source_id)
        if record is None or kind_of(record) != kind:
            raise UnknownSource(kind, source_id)
        origin = self._sources.origin(source_id) or ORIGIN
        if origin != ORIGIN and not take_over:
            raise OriginConflict(source_id, held_by=origin, offered_by=ORIGIN)
        self._sources.delete([source_id])
        self._arrived()
