"""Which files of the knowledge folder hold what.

knowledge/
  articles/**/*.md   cases/**/*.jsonl      or, where there is no such folder, below the top
  products.yaml  organisation.yaml  teams.yaml  selling.yaml  synonyms.csv  glossary.csv
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import BinaryIO

from neuvoja.domain.errors import BadSettings, BrokenRecord
from neuvoja.domain.knowledge import SourceKind
from neuvoja.knowledge.formats.encoding import LARGEST_FILE
from neuvoja.knowledge.report import Findings

PRODUCTS = "products.yaml"
KNOWN_FILES = (
    PRODUCTS,
    "organisation.yaml",
    "teams.yaml",
    "selling.yaml",
    "synonyms.csv",
    "glossary.csv",
)
_IMPORTABLE = frozenset({".pdf", ".docx", ".html", ".htm"})


@dataclass(frozen=True, slots=True)
class Files:
    """The files of a knowledge folder that hold sources, each list in the order of paths."""

    products: Sequence[Path]
    """None or one."""

    articles: Sequence[Path]
    cases: Sequence[Path]

    def __len__(self) -> int:
        return len(self.products) + len(self.articles) + len(self.cases)


def list_files(folder: Path, findings: Findings) -> Files:
    """The files that hold sources; hidden ones are left out, links are followed.

    Warns of files that nobody reads and of names that look misspelt.

    Raises:
        BadSettings: there is no such folder, or it cannot be listed.
    """
    try:
        top = sorted(folder.iterdir())
    except OSError as error:
        raise BadSettings(
            "NEUVOJA_KNOWLEDGE", str(folder), f"a folder that can be read ({error.strerror})"
        ) from error
    _warn_of_names(top, findings)
    articles, cases = folder / "articles", folder / "cases"
    return Files(
        products=[path for path in top if path.name == PRODUCTS],
        articles=[
            path
            for path in _walk(articles if articles.is_dir() else folder, "article", findings)
            if _is_article(path, findings)
        ],
        cases=[
            path
            for path in _walk(cases if cases.is_dir() else folder, "case", findings)
            if path.suffix.lower() == ".jsonl"
        ],
    )


def read_bytes(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        BrokenRecord: it is not a file, cannot be read, or is larger than `LARGEST_FILE`.
    """
    with open_file(path, largest=LARGEST_FILE) as file:
        return file.read()


@contextmanager
def open_file(path: Path, *, largest: int) -> Iterator[BinaryIO]:
    """The file, to be read.

    Raises:
        BrokenRecord: it is not a file, cannot be read, or is larger than `largest` bytes.
    """
    try:
        if not path.is_file():
            expected = "a file; the link points to nothing" if path.is_symlink() else "a file"
            raise BrokenRecord(path, line=None, key=None, value=path.name, expected=expected)
        size = path.stat().st_size
        if size > largest:
            expected = f"at most {largest // 1024**2} MB"
            raise BrokenRecord(path, line=None, key="size", value=size, expected=expected)
        with path.open("rb") as file:
            yield file
    except OSError as error:
        expected = f"a file that can be read ({error.strerror})"
        raise BrokenRecord(path, line=None, key=None, value=path.name, expected=expected) from error


def _walk(folder: Path, kind: SourceKind, findings: Findings) -> Iterator[Path]:
    """The files below a folder in the order of paths; each one once, however it is linked."""

    def unlisted(error: OSError) -> None:
        if not isinstance(error, FileNotFoundError):
            findings.refuse(_unlisted(error), kind, None)

    seen: set[str] = set()
    for place, folders, names in os.walk(folder, onerror=unlisted, followlinks=True):
        # A link may lead back up; a folder is walked once.
        folders[:] = sorted(
            name for name in folders if _shown(name) and _first_time(Path(place, name), seen)
        )
        for name in sorted(filter(_shown, names)):
            if _first_time(Path(place, name), seen):
                yield Path(place, name)


def _unlisted(error: OSError) -> BrokenRecord:
    path = Path(error.filename or ".")
    expected = f"a folder that can be read ({error.strerror})"
    return BrokenRecord(path, line=None, key=None, value=path.name, expected=expected)


def _shown(name: str) -> bool:
    """Whether it is neither hidden nor the lock or backup of an editor."""
    return not name.startswith((".", "~", "#")) and not name.endswith("~")


def _first_time(path: Path, seen: set[str]) -> bool:
    real = os.path.realpath(path)
    new = real not in seen
    seen.add(real)
    return new


def _is_article(path: Path, findings: Findings) -> bool:
    suffix = path.suffix.lower()
    if suffix in _IMPORTABLE:
        findings.warn(path, None, None, "is not read; `neuvoja import` makes an article of it")
    elif suffix == ".txt":
        findings.warn(path, None, None, "is not read; an article is a file named *.md")
    return suffix in (".md", ".markdown")


def _warn_of_names(top: Sequence[Path], findings: Findings) -> None:
    there = {path.name for path in top}
    missing = [name for name in KNOWN_FILES if name not in there]
    for path in top:
        if path.name in KNOWN_FILES or not path.is_file() or not _shown(path.name):
            continue
        meant = get_close_matches(path.name.lower().replace(".yml", ".yaml"), missing, n=1)
        if meant:
            findings.warn(path, None, None, f"is not read; did you mean {meant[0]}?")
