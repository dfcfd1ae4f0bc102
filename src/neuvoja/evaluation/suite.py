"""A suite as it stands on disk → a suite to run; what is broken is named before anything starts.

```
<folder>/suite.yaml       name, task, items, quick, needs
<folder>/items.jsonl      one item a line
<folder>/second.jsonl     some of the labels, given again
<folder>/thresholds.yaml  the gates
<folder>/organisations/   knowledge folders of organisations that only this suite asks about
```
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError

from neuvoja.domain.conversation import Id
from neuvoja.domain.errors import BrokenRecord, UnreadableFile
from neuvoja.domain.value import Value
from neuvoja.evaluation.contradictions import contradiction
from neuvoja.evaluation.files import lines_of, record, text_of, yaml_of
from neuvoja.evaluation.items import HOME, MODELS, AnyItem, Task
from neuvoja.evaluation.thresholds import Thresholds

_ORIGINALS = TypeAdapter(dict[str, dict[str, str]])


class Header(Value):
    """`suite.yaml`."""

    model_config = ConfigDict(extra="forbid")

    name: Id
    task: Task
    items: Annotated[int, Field(ge=1)]
    """How many there are; declared, so that a torn file is noticed."""

    on: date | None = None
    """The day on which it is asked, which decides what is valid. None: today."""

    quick: bool = False
    """Whether `make eval` runs it."""

    summary: str = ""
    """One line for `neuvoja eval list`."""

    relevant_from: Literal[1, 2] = 2
    """The grade from which an article counts for reciprocal rank, recall and success. 2: it answers
    at least in part; 1, as for judgements made elsewhere: it was judged relevant at all."""


class SecondLabel(Value):
    """The labels of one item, given again by someone who has not seen the first."""

    model_config = ConfigDict(extra="allow")

    id: Id


@dataclass(frozen=True, slots=True)
class Suite:
    header: Header
    items: Sequence[AnyItem]
    thresholds: Thresholds
    second: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Item id → the labels that were given again."""

    folder: Path | None = None
    knowledge: Mapping[str, Path] = field(default_factory=dict)
    """Organisation → its knowledge folder; empty in the copy that a run keeps."""

    originals: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Organisation → article → the article that it translates, or itself."""

    def original(self, organisation: str, source_id: str) -> str:
        """The one document that all versions of an article count as."""
        return self.originals.get(organisation, {}).get(source_id, source_id)

    @property
    def organisations(self) -> Sequence[str]:
        """Those asked about, in the order of the items."""
        return list(dict.fromkeys(item.organisation for item in self.items))

    def only(self, organisation: str) -> "Suite":
        """The items about one organisation.

        Raises:
            UnreadableFile: there are none.
        """
        items = [item for item in self.items if item.organisation == organisation]
        if not items:
            why = f"no item is about {organisation!r}; there are {', '.join(self.organisations)}"
            raise UnreadableFile(str(self.folder), why)
        ids = {item.id for item in items}
        return replace(
            self,
            header=self.header.model_copy(update={"items": len(items)}),
            items=items,
            second={item: labels for item, labels in self.second.items() if item in ids},
            knowledge={organisation: self.knowledge[organisation]},
        )

    @property
    def sha(self) -> str:
        """Of header, items and second labels; thresholds may change without a new run."""
        # Left out where it says nothing new, so that runs made before it was can go on.
        default = self.header.relevant_from == Header.model_fields["relevant_from"].default
        header = self.header.model_dump_json(exclude={"relevant_from"} if default else None)
        lines = [header, *(item.model_dump_json() for item in self.items)]
        lines.append(json.dumps(self.second, sort_keys=True, ensure_ascii=False))
        return sha256("\n".join(lines).encode()).hexdigest()


def read_suite(folder: Path, *, home: Path, organisations: Path) -> Suite:
    """A suite in our form.

    Args:
        home: the demo organisation's knowledge.
        organisations: the folder of the other organisations; those that stand in the suite's own
            `organisations/` come first.

    Raises:
        UnreadableFile: a file or an organisation is missing.
        BrokenRecord: names file, line and key of the first thing that is wrong.
    """
    header = read_header(folder)
    items = read_items(folder / "items.jsonl", header.task)
    if len(items) != header.items:
        raise BrokenRecord(
            folder / "suite.yaml",
            line=None,
            key="items",
            value=header.items,
            expected=f"{len(items)}, as many as items.jsonl holds",
        )
    if found := contradiction(items):
        expected = f"the labels of {found.first.id!r}, which asks the same"
        path, value = folder / "items.jsonl", found.second.id
        raise BrokenRecord(path, line=None, key="id", value=value, expected=expected)
    return Suite(
        header=header,
        items=items,
        second=_second(folder / "second.jsonl", {item.id for item in items}),
        thresholds=_own_thresholds(folder),
        folder=folder,
        knowledge=_knowledge(items, home, organisations, folder),
    )


def read_header(folder: Path) -> Header:
    """`suite.yaml` alone; raises what `read_suite` does."""
    return record(Header, yaml_of(folder / "suite.yaml"), folder / "suite.yaml", None)


def read_copy(folder: Path) -> Suite:
    """The suite of a run, from the copy that the run keeps; raises what `read_suite` does."""
    header = read_header(folder)
    items = read_items(folder / "items.jsonl", header.task)
    return Suite(
        header=header,
        items=items,
        second=_second(folder / "second.jsonl", {item.id for item in items}),
        thresholds=_own_thresholds(folder),
        folder=folder,
        originals=_originals(folder / "originals.json"),
    )


def _originals(path: Path) -> Mapping[str, Mapping[str, str]]:
    try:
        return _ORIGINALS.validate_json(text_of(path))
    except ValidationError as error:
        raise UnreadableFile(str(path), f"no list of originals: {error}") from error


def read_items(path: Path, task: Task) -> Sequence[AnyItem]:
    """The items of one file.

    Raises:
        UnreadableFile: there is none, or it is empty.
        BrokenRecord: a line is no item, or repeats an id.
    """
    seen: dict[str, int] = {}
    items: list[AnyItem] = []
    for line, content in lines_of(path):
        item: AnyItem = record(MODELS[task], content, path, line)
        if item.id in seen:
            expected = f"an id of its own; line {seen[item.id]} has it"
            raise BrokenRecord(path, line=line, key="id", value=item.id, expected=expected)
        seen[item.id] = line
        items.append(item)
    if not items:
        raise UnreadableFile(str(path), "it is empty; a suite has at least one item")
    return items


def read_thresholds(path: Path) -> Thresholds:
    """The gates of a file.

    Raises:
        UnreadableFile: there is none.
        BrokenRecord: it is broken.
    """
    return record(Thresholds, yaml_of(path) or {}, path, None)


def _own_thresholds(folder: Path) -> Thresholds:
    """Those of a suite, which need not have any."""
    path = folder / "thresholds.yaml"
    return read_thresholds(path) if path.exists() else Thresholds()


def _second(path: Path, known: set[str]) -> Mapping[str, Mapping[str, Any]]:
    if not path.exists():
        return {}
    labels = {}
    for line, content in lines_of(path):
        label = record(SecondLabel, content, path, line)
        if label.id not in known:
            expected = "the id of an item of this suite"
            raise BrokenRecord(path, line=line, key="id", value=label.id, expected=expected)
        if label.id in labels:
            expected = "one line an item"
            raise BrokenRecord(path, line=line, key="id", value=label.id, expected=expected)
        labels[label.id] = label.model_dump(mode="json", exclude={"id"})
    return labels


def _knowledge(
    items: Sequence[AnyItem], home: Path, organisations: Path, folder: Path
) -> Mapping[str, Path]:
    names = dict.fromkeys(item.organisation for item in items)
    own = folder / "organisations"
    places = {name: home if name == HOME else organisations / name for name in names}
    folders = {name: own / name if (own / name).is_dir() else places[name] for name in names}
    for name, knowledge in folders.items():
        if not knowledge.is_dir():
            why = f"the organisation {name!r} has no knowledge folder {knowledge}"
            raise UnreadableFile(str(folder), why)
    return folders
