"""A run on disk: what was asked of whom, and every answer as it came.

```
<run>/run.json        the suite's hash, the subject's facts, seed, when
<run>/suite/          a copy of the suite's files
<run>/answers.jsonl   one answer a line, in the order they came; only ever appended to
<run>/scores.jsonl    one score a line     ┐ written by `score`,
<run>/figures.json    means with intervals ┘ the same from the same answers
```
"""

import errno
import json
import os
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Self

from pydantic import ValidationError

from neuvoja.domain.errors import BrokenRecord, UnreadableFile
from neuvoja.domain.suggestion import Suggestion
from neuvoja.domain.value import Value
from neuvoja.evaluation.asking import OURS
from neuvoja.evaluation.errors import FolderTaken, RunMismatch
from neuvoja.evaluation.items import Task
from neuvoja.evaluation.spending import Called
from neuvoja.evaluation.suite import Suite


class Answer(Value):
    """What came back for one item."""

    id: str
    latency_ms: float | None = None
    error: str | None = None
    """Why there is no answer; the item is then counted as not scored."""

    suggestion: Suggestion | None = None
    rankings: Mapping[str, tuple[tuple[str, float], ...]] | None = None
    """System → articles with scores, best first."""

    text: str | None = None
    """The redacted text, the language ("" for none) or the support, by task."""

    score: float | None = None
    """How well the sources carry the sentence, 0 to 1."""

    calls: tuple[Called, ...] = ()
    """What models were asked for the suggestion."""

    def shown(self) -> str:
        """The heart of the answer in one line, for a reader."""
        return " ".join(" ".join(filter(None, self._parts())).split())

    def whole(self) -> str:
        """All of the answer, a part a line, with the lines that it has itself."""
        return "\n".join(filter(None, self._parts()))

    def _parts(self) -> Iterator[str | None]:
        yield self.error
        yield self.text
        for system, ranking in (self.rankings or {}).items():
            yield f"{system}: {', '.join(source_id for source_id, _ in ranking[:3])};"
        if self.suggestion is not None:
            yield from _parts_of(self.suggestion)


def _parts_of(suggestion: Suggestion) -> Iterator[str | None]:
    if suggestion.reply is not None:
        yield suggestion.reply.text or f"({suggestion.reply.status})"
    if suggestion.summary is not None:
        yield " / ".join(line.text for line in suggestion.summary.lines)
    for offer in suggestion.opportunities or ():
        yield f"[{offer.product_id}]"
    if suggestion.no_offer is not None:
        yield f"[no offer: {suggestion.no_offer.reason}]"
    if suggestion.hand_over is not None:
        yield f"[to {suggestion.hand_over.team}: {suggestion.hand_over.brief}]"


class Asked(Value):
    """`run.json`."""

    suite: str
    task: Task
    items: int
    suite_sha: str
    facts: Mapping[str, str]
    """Of the subject."""

    seed: int
    parallel: int
    started: datetime
    finished: datetime | None = None

    @property
    def subject(self) -> str:
        """What to call the system that is judged: the tag of a run made elsewhere, else ours."""
        return self.facts.get("run", OURS)


class RunFolder:
    """Written by one process at a time; what is written is on the disk before the next answer."""

    def __init__(self, path: Path, asked: Asked) -> None:
        self.path = path
        self.asked = asked

    @classmethod
    def begin(cls, path: Path, suite: Suite, asked: Asked) -> Self:
        """A new run, or the one that was begun here with the same suite and subject.

        Raises:
            RunMismatch, FolderTaken: the folder holds another run, or something else.
            OSError: the folder cannot be written.
        """
        if (path / "run.json").exists():
            run = cls.open(path)
            run._same(asked)
            run._mend()
            return run
        # Killed while it began, a run leaves its first files without the last.
        names = sorted(each.name for each in path.glob("*"))
        strange = [each for each in names if each not in ("suite", "run.json.new")]
        if strange:
            raise FolderTaken(path, strange[0])
        path.mkdir(parents=True, exist_ok=True)
        _copy(suite, path / "suite")
        run = cls(path, asked)
        run._write_asked()
        return run

    @classmethod
    def open(cls, path: Path) -> Self:
        """A run that was begun before.

        Raises:
            UnreadableFile: there is none, or `run.json` is broken.
        """
        try:
            text = (path / "run.json").read_text(encoding="utf-8")
            return cls(path, Asked.model_validate_json(text))
        except OSError as error:
            if not path.is_dir():
                why = "there is no such folder, so no run.json; give one of `neuvoja eval run`"
                raise UnreadableFile(str(path), why) from error
            why = "it holds no run.json; give a folder that `neuvoja eval run` has made"
            raise UnreadableFile(str(path), why) from error
        except ValidationError as error:
            raise UnreadableFile(str(path / "run.json"), str(error)) from error

    def answers(self) -> Mapping[str, Answer]:
        """Item id → its last answer. A last line without its end is left out.

        Raises:
            BrokenRecord: any other line is broken.
        """
        path = self.path / "answers.jsonl"
        if not path.exists():
            return {}
        whole, _, _ = path.read_bytes().rpartition(b"\n")
        found = {}
        for line, text in enumerate(whole.splitlines(), 1):
            answer = _answer(text, path, line)
            found[answer.id] = answer
        return found

    def keep(self, answer: Answer) -> None:
        """Append one answer.

        Raises:
            OSError: the disk is full; what was kept before stays whole.
        """
        line = answer.model_dump_json(exclude_unset=True).encode() + b"\n"
        with (self.path / "answers.jsonl").open("ab", buffering=0) as file:
            whole = file.tell()
            try:
                if file.write(line) < len(line):
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), file.name)
                os.fsync(file.fileno())
            except OSError:
                file.truncate(whole)
                raise

    def _mend(self) -> None:
        """Take off a last line that was torn by a kill."""
        path = self.path / "answers.jsonl"
        if path.exists():
            whole = path.read_bytes().rfind(b"\n") + 1
            os.truncate(path, whole)

    def finish(self, now: datetime) -> None:
        self.asked = self.asked.model_copy(update={"finished": now})
        self._write_asked()

    def write(self, name: str, text: str) -> Path:
        """Replace a file of the run at once, never in part."""
        return _replace(self.path / name, text)

    def _write_asked(self) -> None:
        self.write("run.json", self.asked.model_dump_json(indent=2) + "\n")

    def _same(self, asked: Asked) -> None:
        held, wanted = _identity(self.asked), _identity(asked)
        for what in held | wanted:
            if held.get(what) != wanted.get(what):
                raise RunMismatch(self.path, what, held=held.get(what), asked=wanted.get(what))


def _identity(asked: Asked) -> dict[str, str]:
    """What must be the same for a run to go on. A service may have moved to another address."""
    facts = {name: value for name, value in asked.facts.items() if name != "url"}
    own = {"suite": asked.suite, "hash of items and labels": asked.suite_sha}
    return {**own, "seed": str(asked.seed), **facts}


def _copy(suite: Suite, folder: Path) -> None:
    """Header and items as they were read: also of a suite that came from other files."""
    lines = (item.model_dump_json(exclude_defaults=True) for item in suite.items)
    second = ({"id": each, **labels} for each, labels in suite.second.items())
    folder.mkdir(parents=True, exist_ok=True)
    files: Mapping[str, Callable[[], str]] = {
        "suite.yaml": lambda: suite.header.model_dump_json(indent=2),
        "items.jsonl": lambda: "".join(f"{line}\n" for line in lines),
        "second.jsonl": lambda: "".join(
            f"{json.dumps(each, ensure_ascii=False)}\n" for each in second
        ),
        "thresholds.yaml": lambda: suite.thresholds.model_dump_json(indent=2, exclude_none=True),
        "originals.json": lambda: json.dumps(suite.originals, ensure_ascii=False),
    }
    for name, content in files.items():
        _replace(folder / name, content())


def _answer(text: bytes, path: Path, line: int) -> Answer:
    try:
        return Answer.model_validate_json(text)
    except ValidationError as error:
        expected = "an answer as `neuvoja eval run` writes it"
        raise BrokenRecord(path, line=line, key=None, value=text, expected=expected) from error


def _replace(path: Path, text: str) -> Path:
    beside = path.with_name(path.name + ".new")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)
    return path
