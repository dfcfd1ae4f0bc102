"""An index that keeps its promises in one small file: what lies outside the knowledge room."""

import json
from pathlib import Path
from typing import Self

from neuvoja.retrieval.promises import Changes


class FileIndex:
    """Holds content hashes by passage id; every batch is swapped in whole."""

    def __init__(self, file: Path, *, forgets: bool = False) -> None:
        self.file = file
        self.batches = 0
        self._forgets = forgets
        """Whether it takes batches in without ever remembering their revision."""

    @property
    def _state(self) -> dict:
        if not self.file.exists():
            return {"revision": 0, "whole": False, "passages": {}}
        return json.loads(self.file.read_text())

    def _store(self, state: dict) -> None:
        beside = self.file.with_suffix(".new")
        beside.write_text(json.dumps(state))
        beside.replace(self.file)

    @property
    def revision(self) -> int:
        return self._state["revision"]

    @property
    def whole(self) -> bool:
        return self._state["whole"]

    @property
    def passages(self) -> dict[str, str]:
        """Content hash and revision by passage id."""
        return {id: content for id, (_, content) in self._state["passages"].items()}

    def apply(self, changes: Changes) -> None:
        self.batches += 1
        state, changed = self._state, set(changes.changed)
        kept = {id: each for id, each in state["passages"].items() if each[0] not in changed}
        for passage in changes.passages:
            content = f"{passage.content_hash}@{passage.revision}"
            kept[passage.passage_id] = (passage.source_id, content)
        revision = state["revision"] if self._forgets else changes.revision
        self._store({**state, "revision": revision, "passages": kept})

    def seal(self) -> None:
        self._store({**self._state, "whole": True})

    def count(self) -> int:
        return len(self._state["passages"])

    def beside(self) -> Self:
        fresh = type(self)(self.file.with_suffix(".beside"))
        fresh.file.unlink(missing_ok=True)
        return fresh

    def adopt(self, rebuilt: Self) -> None:
        rebuilt.file.replace(self.file)
