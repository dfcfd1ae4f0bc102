"""`KeywordIndex`, kept by Tantivy.

folder/
  current     the name of the generation that serves
  3/          a generation: one index for each language and kind, and the revision reached
  4/          perhaps another, being built beside it
"""

import hashlib
import shutil
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence, Set
from pathlib import Path
from threading import RLock
from typing import get_args

from neuvoja.domain.conversation import LANGUAGES, Language
from neuvoja.domain.knowledge import Kind, Passage
from neuvoja.language.analysis import Analyser
from neuvoja.retrieval.promises import Changes, Ranking, Scope, Terms
from neuvoja.vendors.tantivy_entry import Entry, Kept
from neuvoja.vendors.tantivy_errors import foreign_errors
from neuvoja.vendors.tantivy_generation import Generation, write_whole

FORMAT = 4
"""Raised when what is indexed of a passage changes; an index of another format is built anew."""

HEADING_WEIGHT = 2
"""How often a heading's words count for once that the text's do. A title's count once: it stands
over every passage of its article, and measured best so."""

SMALL = 3_000
"""An index of at most so many passages is copied whenever it changed, within about a second, so
that it ranks, to the last digit, as a clean build does."""

STALE_SHARE = 0.05
"""A larger one is copied when this share of it was replaced: Tantivy's statistics count deleted
passages until then, and fewer shift no ranking that matters."""

SAMPLE = 10_000
"""Passages of one language and kind whose words make its lexicon: half a second of reading."""

_PROBE = (
    "Sähkölaskun eräpäivää siirrettiin, fakturan betalades inte, the moving boxes were delivered"
)


class TantivyIndex:
    """Searched by any thread, never blocked; written by one thread at a time.

    Raises:
        IndexUnavailable: the folder is damaged; `anew` starts over in it. So may every method.
    """

    def __init__(
        self, folder: Path, analyser: Analyser, *, generation: Generation | None = None
    ) -> None:
        self._folder = folder
        self._analyser = analyser
        self._terms = _signature(analyser)
        self._writing = RLock()
        self._generation = generation or self._opened()
        if self.count() <= SMALL:
            self._tidy()

    @classmethod
    def anew(cls, folder: Path, analyser: Analyser) -> "TantivyIndex":
        """An empty index where a damaged one was."""
        with foreign_errors():
            shutil.rmtree(folder, ignore_errors=True)
        return cls(folder, analyser)

    @property
    def revision(self) -> int:
        return self._generation.revision

    @property
    def whole(self) -> bool:
        return self._generation.whole

    def count(self) -> int:
        return self._generation.count()

    def apply(self, changes: Changes) -> None:
        with self._writing:
            self._generation.apply(changes, self._entry)

    def seal(self) -> None:
        with self._writing:
            self._generation.seal()
            self._tidy()

    def beside(self) -> "TantivyIndex":
        with self._writing:
            return TantivyIndex(self._folder, self._analyser, generation=self._empty())

    def adopt(self, rebuilt: "TantivyIndex") -> None:
        with self._writing:
            self._serve(rebuilt._generation)

    def search(self, terms: Terms, scope: Scope, *, limit: int) -> Ranking:
        part = self._generation.part(terms.language, scope.kind)
        if part is None or scope.language not in (None, terms.language):
            return []
        return part.search(terms, scope, limit=limit)

    def count_of(self, kind: Kind, language: Language) -> int:
        part = self._generation.part(language, kind)
        return part.count() if part else 0

    def rarity(self, kind: Kind, terms: Terms) -> Terms:
        part = self._generation.part(terms.language, kind)
        if part is None:
            return Terms(
                terms.language, dict.fromkeys(terms.grams, 0.0), dict.fromkeys(terms.lemmas, 0.0)
            )
        return Terms(
            terms.language,
            grams=part.rarity("grams", terms.grams),
            lemmas=part.rarity("lemmas", terms.lemmas),
        )

    def lemmas(self, passages: Sequence[Passage]) -> Mapping[str, Set[str]]:
        shelves: dict[tuple[Language, Kind], list[Passage]] = defaultdict(list)
        for passage in passages:
            shelves[passage.language, passage.kind].append(passage)
        held: dict[str, Set[str]] = {}
        for key, some in shelves.items():
            if part := self._generation.part(*key):
                held |= part.lemmas(some)
        return held

    def works(self, kind: Kind, language: Language, *, most: int) -> Sequence[str]:
        part = self._generation.part(language, kind)
        return part.works(most) if part else []

    def held(self, works: Collection[str], scope: Scope) -> Set[str]:
        part = self._generation.part(scope.language, scope.kind) if scope.language else None
        return part.held(works, scope) if part else frozenset()

    def words(self, language: Language, *, limit: int) -> Sequence[str]:
        counts: Counter[str] = Counter()
        for kind in get_args(Kind):
            if part := self._generation.part(language, kind):
                counts.update(part.lemma_counts(SAMPLE))
        words = [each for each in counts if len(each) > 1 and any(map(str.isalpha, each))]
        return sorted(words, key=lambda each: (-counts[each], each))[:limit]

    def explain(self, terms: Terms, scope: Scope, passage_id: str) -> Mapping[str, float]:
        part = self._generation.part(terms.language, scope.kind)
        return part.explain(terms, passage_id) if part else {}

    def _opened(self) -> Generation:
        with foreign_errors():
            pointer = self._folder / "current"
            name = pointer.read_text(encoding="utf-8").strip() if pointer.exists() else ""
            self._sweep(keep=name)
        if (
            name
            and (generation := Generation(self._folder / name, self._terms)).terms == self._terms
        ):
            return generation
        generation = self._empty()
        with foreign_errors():
            write_whole(pointer, generation.folder.name)
        return generation

    def _empty(self) -> Generation:
        with foreign_errors():
            names = [each.name for each in self._folder.glob("*") if each.name.isdecimal()]
            folder = self._folder / str(max(map(int, names), default=0) + 1)
            folder.mkdir(parents=True)
        return Generation(folder, self._terms)

    def _serve(self, generation: Generation) -> None:
        old = self._generation
        with foreign_errors():
            write_whole(self._folder / "current", generation.folder.name)
        self._generation = generation
        # A search that still reads the old one keeps its files open until it is done.
        shutil.rmtree(old.folder, ignore_errors=True)

    def _sweep(self, *, keep: str) -> None:
        """Remove what a killed rebuild left behind."""
        for each in self._folder.glob("*"):
            if each.name.isdecimal() and each.name != keep:
                shutil.rmtree(each, ignore_errors=True)

    def _tidy(self) -> None:
        serving = self._generation
        count = serving.count()
        small = count <= SMALL and not serving.canonical
        if not serving.torn and count and (small or serving.stale() > STALE_SHARE * count):
            self._copy()

    def _copy(self) -> None:
        """Serve a copy of the same passages, in one order, without the deleted ones."""
        old, copy = self._generation, self._empty()
        for language, kind, part in old.parts():
            kept = part.kept()
            if old.count() <= SMALL:
                kept = iter(sorted(kept, key=lambda each: each.passage_id))
            copy.take((self._entry(each, language) for each in kept), language, kind)
        copy.taken(old.revision, whole=old.whole)
        copy.seal()
        self._serve(copy)

    def _entry(self, kept: Kept, language: Language) -> Entry:
        text = f"{kept.title} {f'{kept.heading} ' * HEADING_WEIGHT}{kept.searched}"
        return Entry(kept, *self._analyser.terms(text, language))


def _signature(analyser: Analyser) -> str:
    """Tells analysers apart that would index the same passage by other terms."""
    probe = [analyser.lemma_text(_PROBE, language) for language in LANGUAGES]
    seen = [str(FORMAT), str(HEADING_WEIGHT), analyser.gram_text(_PROBE), *probe]
    return hashlib.sha256("\n".join(seen).encode()).hexdigest()[:16]
