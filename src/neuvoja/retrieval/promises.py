"""What retrieval needs from outside, and what it speaks in."""

from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from typing import Protocol, Self

from neuvoja.domain.conversation import Language
from neuvoja.domain.knowledge import Kind, Passage
from neuvoja.language.promises import Vectors


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found, and how well it fits."""

    passage_id: str
    score: float
    """Higher is nearer; comparable within one ranking only."""


Ranking = Sequence[Hit]
"""Highest score first; ties by passage id, ascending. No passage twice."""


@dataclass(frozen=True, slots=True)
class Terms:
    """A question, as terms with weights ≥ 0, for the two keyword fields."""

    language: Language
    grams: Mapping[str, float]
    lemmas: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Scope:
    """What may be found."""

    kind: Kind
    language: Language | None = None
    """None: any."""

    on: date | None = None
    """Only what holds on this day. None: whatever its dates."""

    public_only: bool = False

    def admits(self, passage: Passage) -> bool:
        return (
            passage.kind == self.kind
            and self.language in (None, passage.language)
            and (self.on is None or passage.valid_on(self.on))
            and not (self.public_only and passage.audience == "internal")
        )


class PassageStore(Protocol):
    def passages(self, passage_ids: Sequence[str]) -> Sequence[Passage]:
        """Those that exist, in the order asked; a missing one is left out."""
        ...


@dataclass(frozen=True, slots=True)
class Changes:
    """One batch of what changed in the database after a revision."""

    revision: int
    """The revision that an index has reached once it holds this batch."""

    passages: Sequence[Passage]
    """All passages of each source that changed; they replace what the index holds of it."""

    changed: Sequence[str]
    """Ids of the sources that changed or are gone; all that the index holds of them goes first."""

    replaced: bool
    """False: every source of this batch is new, so nothing need be dropped."""


class Index(Protocol):
    """A derived index. One writer at a time; readers are never blocked."""

    @property
    def revision(self) -> int:
        """The revision that it has reached; 0 when empty. It survives a kill at any instant."""
        ...

    @property
    def whole(self) -> bool:
        """Whether it once held all of some revision. Until then search goes without it."""
        ...

    def apply(self, changes: Changes) -> None:
        """Take in one batch, then remember its revision; idempotent, so a batch may come twice.

        Raises:
            IndexUnavailable
        """
        ...

    def seal(self) -> None:
        """Say that it holds all of its revision; a chance to tidy up after replacements."""
        ...

    def count(self) -> int:
        """How many passages it holds."""
        ...

    def beside(self) -> Self:
        """An empty index of the same kind, for a rebuild, while this one goes on serving."""
        ...

    def adopt(self, rebuilt: Self) -> None:
        """Serve what `rebuilt` holds from now on, and drop the old."""
        ...


class KeywordIndex(Index, Protocol):
    def search(self, terms: Terms, scope: Scope, *, limit: int) -> Ranking:
        """The passages of `terms.language` that share terms, by the sum of both fields' BM25.

        Empty when nothing matches.

        Raises:
            IndexUnavailable
        """
        ...

    def count_of(self, kind: Kind, language: Language) -> int:
        """How many passages of this kind and language it holds."""
        ...

    def rarity(self, kind: Kind, terms: Terms) -> Terms:
        """The same terms, each with its inverse document frequency for a weight.

        0 for a term that no passage of this kind and language holds.

        Raises:
            IndexUnavailable
        """
        ...

    def lemmas(self, passages: Sequence[Passage]) -> Mapping[str, Set[str]]:
        """What it has indexed each of these passages by in the lemma field, by passage id.

        A passage that it does not hold, or not at this revision, is missing.

        Raises:
            IndexUnavailable
        """
        ...

    def works(self, kind: Kind, language: Language, *, most: int) -> Sequence[str]:
        """Of each passage, the article that it is of or translates; of more than `most`, a sample.

        Raises:
            IndexUnavailable
        """
        ...

    def held(self, works: Collection[str], scope: Scope) -> Set[str]:
        """Those of the articles that have, themselves or translated, a passage in the scope.

        Args:
            scope: of one language.

        Raises:
            IndexUnavailable
        """
        ...

    def words(self, language: Language, *, limit: int) -> Sequence[str]:
        """The lemmas that most passages of a language hold, of all kinds together, at most so many.

        The commonest first, ties in alphabetical order; of a large index, those of a sample.

        Raises:
            IndexUnavailable
        """
        ...

    def explain(self, terms: Terms, scope: Scope, passage_id: str) -> Mapping[str, float]:
        """What each term adds to the score of a passage; empty where it shares none.

        Keys are `grams:<term>` and `lemmas:<term>`.

        Raises:
            IndexUnavailable
        """
        ...


class VectorIndex(Index, Protocol):
    def search(self, vector: Vectors, scope: Scope, *, limit: int) -> Ranking:
        """The nearest by cosine, −1 to 1; `vector` has shape (1, dimension).

        Raises:
            IndexUnavailable
        """
        ...
