"""What the knowledge room needs from outside."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from neuvoja.domain.knowledge import Article, Case, Passage, Product
from neuvoja.retrieval.promises import Changes

Record = Article | Case | Product


@dataclass(frozen=True, slots=True)
class Prepared:
    """A source ready to be stored: redacted, split and hashed."""

    record: Record
    passages: Sequence[Passage]
    """Their `revision` is given by the store."""

    content_hash: str
    """Hex SHA-256 over the record and the version of the splitter; equal hashes change nothing."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of a source that was put."""

    id: str
    revision: int
    """The source's revision after the call."""

    created: bool
    changed: bool


class Sources(Protocol):
    """The truth about articles, cases and products. Every method may raise DatabaseUnavailable."""

    def revision(self) -> int:
        """The newest revision; 0 when nothing was ever stored. It only grows."""
        ...

    def put(
        self, sources: Iterable[Prepared], *, origin: str, take_over: bool = False
    ) -> Sequence[Stored]:
        """Store all in one transaction; the same content again changes nothing.

        Args:
            origin: `folder`, `api` or `import:<name>`.
            take_over: whether a source of another origin may be replaced.

        Raises:
            OriginConflict: an id belongs to another origin or kind; nothing is stored.
        """
        ...

    def delete(self, source_ids: Iterable[str]) -> int:
        """Delete these; how many there were. The deletion has a revision of its own."""
        ...

    def hashes(self, origin: str) -> Mapping[str, str]:
        """Content hash by id of all that this origin brought."""
        ...

    def origin(self, source_id: str) -> str | None:
        """Who brought it; None where there is no such source."""
        ...

    def get(self, source_id: str) -> Record | None: ...

    def products(self) -> Sequence[Product]:
        """All products, by id."""
        ...

    def changes(self, after: int, *, limit: int) -> Changes | None:
        """The next batch after a revision, at most `limit` sources, oldest change first.

        None when there is nothing newer.
        """
        ...

    def passage_count(self) -> int:
        """How many passages a complete index holds."""
        ...
