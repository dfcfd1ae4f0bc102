"""What reading found: how much there was, what is odd, and what was refused."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path

from neuvoja.domain.errors import BrokenRecord
from neuvoja.domain.knowledge import SourceKind


@dataclass(frozen=True, slots=True)
class Remark:
    """Something odd that did not stop the record."""

    path: Path
    line: int | None
    """Where it was first seen; from 1. None: the file as a whole."""

    key: str | None
    text: str
    times: int = 1
    """How often it was seen in the file."""

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line is not None else str(self.path)
        subject = f" {self.key}:" if self.key is not None else ""
        again = f" ({self.times} times)" if self.times > 1 else ""
        return f"{place}:{subject} {self.text}{again}"


@dataclass(frozen=True, slots=True)
class Report:
    """What became of a reading."""

    articles: int = 0
    """Records read and not refused, changed or not; so are the next two."""

    cases: int = 0
    products: int = 0
    created: int = 0
    changed: int = 0
    unchanged: int = 0
    deleted: int = 0
    """Sources whose record is gone."""

    kept: int = 0
    """Sources of before that stay, because what holds them now cannot be read."""

    warnings: Sequence[Remark] = ()
    refusals: Sequence[BrokenRecord] = ()

    def as_line(self, revision: int) -> str:
        """One line for people."""
        return (
            f"revision {revision}: {self.articles} articles, {self.cases} cases, "
            f"{self.products} products; {self.created} new, {self.changed} changed, "
            f"{self.unchanged} unchanged, {self.deleted} deleted, {self.kept} kept, "
            f"{len(self.refusals)} refused"
        )

    def as_json(self, revision: int) -> str:
        """One line for programs: the figures, the warnings and the refusals."""
        names = [each.name for each in fields(self) if each.name not in ("warnings", "refusals")]
        facts = {name: getattr(self, name) for name in names}
        warnings = [asdict(each) | {"path": str(each.path)} for each in self.warnings]
        refusals = [
            {
                "path": str(each.path),
                "line": each.line,
                "key": each.key,
                "expected": each.expected,
                "text": str(each),
            }
            for each in self.refusals
        ]
        whole = {"revision": revision, **facts, "warnings": warnings, "refusals": refusals}
        return json.dumps(whole, ensure_ascii=False)


@dataclass(slots=True)
class Findings:
    """Warnings and refusals as they are come upon, and what must not be deleted because of them."""

    refusals: list[BrokenRecord] = field(default_factory=list)
    unreadable: set[SourceKind] = field(default_factory=set)
    """Kinds of which some record was refused without telling its id: none of them is deleted."""

    held: set[str] = field(default_factory=set)
    """Ids whose record was refused; what was stored of them before stays."""

    _remarks: dict[tuple[Path, str | None, str], Remark] = field(default_factory=dict)

    @property
    def warnings(self) -> Sequence[Remark]:
        """In the order in which they were first seen."""
        return tuple(self._remarks.values())

    def warn(self, path: Path, line: int | None, key: str | None, text: str) -> None:
        """Keep a warning; the same one of the same file is counted, not repeated."""
        known = self._remarks.get((path, key, text))
        first, times = (known.line, known.times + 1) if known else (line, 1)
        self._remarks[path, key, text] = Remark(path, first, key, text, times)

    def refuse(self, error: BrokenRecord, kind: SourceKind, source_id: str | None) -> None:
        """Keep a refusal of a record.

        Args:
            source_id: None where it cannot be told.
        """
        self.refusals.append(error)
        if source_id is None:
            self.unreadable.add(kind)
        else:
            self.held.add(source_id)
