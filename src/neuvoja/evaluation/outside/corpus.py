"""A corpus of documents → a knowledge folder, so that it is searched by the code of production."""

import json
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from shutil import rmtree
from typing import Literal, NamedTuple

import yaml

from neuvoja.domain.conversation import Language


class Document(NamedTuple):
    id: str
    title: str
    text: str
    language: Language
    kind: Literal["article", "case"] = "article"
    """A case's last paragraph is how it was solved."""


LONGEST_ID = 200


def short_id(name: str) -> str:
    """The same id where it is short enough for an article, else its beginning with a hash."""
    if len(name) <= LONGEST_ID:
        return name
    return f"{name[: LONGEST_ID - 17]}…{sha256(name.encode()).hexdigest()[:16]}"


def knowledge_of(documents: Iterable[Document], shelf: Path) -> Path:
    """The folder of these documents as articles; made once, named after their content.

    Args:
        shelf: the folder in which such folders stand.

    Raises:
        OSError: it cannot be written.
    """
    listed = list(documents)
    folder = shelf / sha256(json.dumps(listed, ensure_ascii=False).encode()).hexdigest()[:16]
    if not folder.exists():
        beside = folder.with_name(folder.name + ".new")
        rmtree(beside, ignore_errors=True)
        beside.mkdir(parents=True)
        _write_cases([each for each in listed if each.kind == "case"], beside)
        for number, each in enumerate(listed):
            if each.kind == "case":
                continue
            path = beside / "articles" / each.language / f"{number:07}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(_article(each), encoding="utf-8")
        beside.replace(folder)
    return folder


def _write_cases(cases: Sequence[Document], folder: Path) -> None:
    if not cases:
        return
    path = folder / "cases" / "cases.jsonl"
    path.parent.mkdir()
    lines = (json.dumps(_case(each), ensure_ascii=False) for each in cases)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _case(document: Document) -> Mapping[str, object]:
    problem, _, solved = document.text.rpartition("\n\n")
    return {
        "id": document.id,
        "language": document.language,
        "reason": document.title,
        "messages": [{"role": "customer", "text": problem or document.text}],
        "resolution": solved,
    }


def _article(document: Document) -> str:
    header: Mapping[str, str] = {
        "id": document.id,
        "title": document.title.strip() or document.id,
        "language": document.language,
    }
    return (
        f"---\n{yaml.safe_dump(header, allow_unicode=True, width=10_000)}---\n\n{document.text}\n"
    )
