"""One generation of the keyword index: its parts, and the revision that they have reached.

    folder/
      state.json        the revision reached, and the one about to be
      fi-article/       a part, once there is a passage for it
      sv-case/

A batch is committed part by part. Before the first commit the state tells which revision comes
next and where every touched part stands. After a kill it so shows whether the batch went in whole,
not at all, or in some parts only; in the last case it is taken in again over what is there.
"""

import json
import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from neuvoja.domain.conversation import LANGUAGES, Language
from neuvoja.domain.errors import IndexUnavailable
from neuvoja.domain.knowledge import Kind
from neuvoja.retrieval.promises import Changes
from neuvoja.vendors.tantivy_entry import Entry, Kept
from neuvoja.vendors.tantivy_errors import foreign_errors
from neuvoja.vendors.tantivy_part import Part

KINDS: tuple[Kind, ...] = ("article", "case")

Write = Callable[[Kept, Language], Entry]
"""Analyses a passage."""


@dataclass(frozen=True, slots=True)
class State:
    """What is written down before a batch is committed."""

    terms: str
    """How passages were analysed; another way of analysing needs another index."""

    revision: int = 0
    """Reached before the batch."""

    coming: int = 0
    """Reached once every touched part has been committed."""

    stamps: Mapping[str, int] | None = None
    """The stamp of each touched part before its commit; None: nothing is under way."""

    whole: bool = False

    canonical: bool = False
    """Whether it lies as one copy in the order of the passages' ids, none of them deleted."""


class Generation:
    """Searched by any thread; written by one at a time."""

    def __init__(self, folder: Path, terms: str) -> None:
        self.folder = folder
        self._parts = {
            (language, kind): Part(folder / name)
            for language in LANGUAGES
            for kind in KINDS
            if (folder / (name := f"{language}-{kind}") / "meta.json").exists()
        }
        self.torn: bool
        """Whether a batch is half in: the next one must go in over it."""

        self._written = _read(folder / "state.json", State(terms))
        self._state, self.torn = self._recovered(self._written)

    @property
    def terms(self) -> str:
        return self._state.terms

    @property
    def revision(self) -> int:
        return self._state.revision

    @property
    def whole(self) -> bool:
        return self._state.whole

    @property
    def canonical(self) -> bool:
        return self._state.canonical

    def count(self) -> int:
        return sum(part.count() for part in self._parts.values())

    def stale(self) -> int:
        """Passages replaced or deleted that the statistics still count."""
        return sum(part.stale() for part in self._parts.values())

    def part(self, language: Language, kind: Kind) -> Part | None:
        """None where no passage of the language and kind was ever held."""
        return self._parts.get((language, kind))

    def parts(self) -> Iterable[tuple[Language, Kind, Part]]:
        return [(language, kind, part) for (language, kind), part in self._parts.items()]

    def apply(self, changes: Changes, write: Write) -> None:
        gone = self._gone(changes)
        fresh: dict[tuple[Language, Kind], list[Entry]] = defaultdict(list)
        for passage in changes.passages:
            entry = write(Kept.of(passage), passage.language)
            fresh[passage.language, passage.kind].append(entry)
        touched = {key: self._part(*key) for key in {*fresh, *gone}}
        try:
            for key, part in touched.items():
                part.write(fresh.get(key, ()), gone=gone.get(key, ()))
            self._commit(touched.values(), changes.revision)
        except IndexUnavailable:
            for part in touched.values():
                part.abandon()
            raise

    def take(self, entries: Iterable[Entry], language: Language, kind: Kind) -> None:
        """Take in copies of another generation's entries; `taken` commits them."""
        self._part(language, kind).write(entries)

    def taken(self, revision: int, *, whole: bool) -> None:
        self._commit(self._parts.values(), revision)
        self._remember(replace(self._state, whole=whole, canonical=True))

    def seal(self) -> None:
        for part in self._parts.values():
            part.rest()
        self._remember(replace(self._state, whole=True))

    def _gone(self, changes: Changes) -> Mapping[tuple[Language, Kind], Sequence[str]]:
        if not changes.replaced and not self.torn:
            return {}
        held = {
            key: [source_id for source_id in changes.changed if part.holds(source_id)]
            for key, part in self._parts.items()
        }
        return {key: source_ids for key, source_ids in held.items() if source_ids}

    def _commit(self, touched: Iterable[Part], revision: int) -> None:
        stamps = {part.folder.name: part.stamp for part in touched}
        self._remember(replace(self._state, coming=revision, stamps=stamps, canonical=False))
        self.torn = True
        for part in touched:
            part.commit()
        self.torn = False
        self._state = replace(self._state, revision=revision, stamps=None)

    def _part(self, language: Language, kind: Kind) -> Part:
        part = self._parts.get((language, kind))
        if part is None:
            part = Part(self.folder / f"{language}-{kind}")
            # Readers look at the parts while a new one is added: they get the old dict or the new.
            self._parts = {**self._parts, (language, kind): part}
        return part

    def _recovered(self, state: State) -> tuple[State, bool]:
        """The state after a kill at any instant, and whether its batch is half in."""
        if state.stamps is None:
            return state, False
        now = {part.folder.name: part.stamp for part in self._parts.values()}
        moved = [now.get(name, 0) != before for name, before in state.stamps.items()]
        if all(moved):
            return replace(state, revision=state.coming, stamps=None), False
        return state, any(moved)

    def _remember(self, state: State) -> None:
        self._state = state
        if state != self._written:
            with foreign_errors():
                write_whole(self.folder / "state.json", json.dumps(asdict(state)))
            self._written = state


def write_whole(path: Path, text: str) -> None:
    """Replace a file so that, after a kill or a power cut, it holds the old text or the new."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".new")
    with beside.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _read(path: Path, empty: State) -> State:
    if not path.exists():
        return empty
    try:
        return State(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise IndexUnavailable("keyword", f"{path} cannot be read ({error})") from error
