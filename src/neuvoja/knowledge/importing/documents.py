"""Documents from elsewhere → Markdown, within limits of size, time and memory."""

import io
import json
import signal
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Literal

from neuvoja.domain.errors import BrokenRecord, UnreadableFile
from neuvoja.knowledge.formats.encoding import decode
from neuvoja.knowledge.report import Findings

LARGEST_DOCUMENT = 20 * 1024**2
"""Bytes."""

LARGEST_UNPACKED = 200 * 1024**2
"""Bytes of all that a DOCX unpacks to."""

TIME_LIMIT_S = 60

_CONVERSION = "neuvoja.knowledge.importing.conversion"

DocumentKind = Literal["pdf", "docx", "html", "text"]
ACCEPTED = "a PDF, DOCX, HTML, Markdown or text file"


@dataclass(frozen=True, slots=True)
class Document:
    markdown: str
    title: str = ""
    """As the document tells it; empty where it does not."""

    language: str = ""
    """ISO 639-1, as the document tells it; empty where it does not."""


def convert(name: str, data: bytes, *, time_limit_s: int = TIME_LIMIT_S) -> Document:
    """The text of a document. Nothing that it points to is fetched.

    Args:
        name: the file's name; what the bytes show counts for more than its ending.

    Raises:
        UnreadableFile: it is too large, of another kind, damaged, locked, or holds no text.
    """
    if len(data) > LARGEST_DOCUMENT:
        size = len(data) / 1024**2
        raise UnreadableFile(name, f"{size:.1f} MB; at most {LARGEST_DOCUMENT // 1024**2} MB")
    if not data.strip():
        raise UnreadableFile(name, "it is empty")
    kind = kind_of(name, data)
    if kind == "text":
        return Document(_text(name, data))
    if kind == "docx":
        _check_unpacked(name, data)
    document = _converted(name, kind, data, time_limit_s)
    if not any(map(str.isalpha, document.markdown)):
        raise UnreadableFile(name, "it holds no text; a scan needs text recognition first")
    return document


def kind_of(name: str, data: bytes) -> DocumentKind:
    """What kind of document this is, by its first bytes, else by its name.

    Raises:
        UnreadableFile: of none that can be read.
    """
    head = data[:1024].lstrip().lower()
    if b"%pdf-" in head:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return "docx"
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadableFile(name, "an old or a locked Office file; save it as DOCX")
    suffix = PurePath(name).suffix.lower()
    if head.startswith((b"<!doctype html", b"<html")) or suffix in (".html", ".htm"):
        return "html"
    if suffix in (".md", ".markdown", ".txt"):
        return "text"
    raise UnreadableFile(name, f"expected {ACCEPTED}")


def _text(name: str, data: bytes) -> str:
    try:
        return decode(data, Path(name), Findings())
    except BrokenRecord as error:
        raise UnreadableFile(name, f"expected {error.expected}") from error


def _check_unpacked(name: str, data: bytes) -> None:
    """Refuse what is no DOCX, and what unpacks to far more than a document is."""
    try:
        entries = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise UnreadableFile(name, "it is damaged (not a ZIP archive)") from error
    if not any(entry.filename == "word/document.xml" for entry in entries):
        raise UnreadableFile(name, f"an archive without a Word document; expected {ACCEPTED}")
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > LARGEST_UNPACKED:
        why = f"it unpacks to {unpacked // 1024**2} MB; at most {LARGEST_UNPACKED // 1024**2} MB"
        raise UnreadableFile(name, why)


def _converted(name: str, kind: DocumentKind, data: bytes, time_limit_s: int) -> Document:
    try:
        done = subprocess.run(
            [sys.executable, "-m", _CONVERSION, kind, str(time_limit_s)],
            input=data,
            capture_output=True,
            timeout=time_limit_s,
            cwd="/",
            # A clean environment: no proxies, no keys, and no tools of ours to find.
            env={"PYTHONPATH": ":".join(filter(None, sys.path)), "PYTHONDONTWRITEBYTECODE": "1"},
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise _too_slow(name, time_limit_s) from error
    if done.returncode == -signal.SIGXCPU:
        raise _too_slow(name, time_limit_s)
    try:
        answer = json.loads(done.stdout)
    except ValueError as error:
        raise UnreadableFile(name, "reading it took too much memory") from error
    if "error" in answer:
        raise UnreadableFile(name, answer["error"])
    return Document(**answer)


def _too_slow(name: str, time_limit_s: int) -> UnreadableFile:
    return UnreadableFile(name, f"it took more than {time_limit_s} s to read")
