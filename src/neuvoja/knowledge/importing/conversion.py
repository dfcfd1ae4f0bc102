"""A document → Markdown, in a process of its own that can reach nothing.

Run as `python -m neuvoja.knowledge.importing.conversion KIND SECONDS`: reads the document from
standard input, writes one JSON object to standard output. What it is given may be hostile, so
before it looks at it the process gives up memory, time, the network, other programs and all files
but those of Python itself.
"""

import io
import json
import re
import resource
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup
from markitdown import StreamInfo
from markitdown.converters import DocxConverter, HtmlConverter, PdfConverter

from neuvoja.knowledge.importing.header_rows import with_header_rows
from neuvoja.knowledge.importing.pdf_text import markdown_of
from neuvoja.knowledge.importing.web_page import language_of, matter, title_of

MEMORY = 2 * 1024**3
"""Bytes of address space."""

LONGEST_TEXT = 4_000_000
"""Characters of Markdown."""

_PICTURE = re.compile(r"!\[([^\]]*)\]\(data:[^)]*\)")
_FORBIDDEN = (
    *("socket.", "urllib.", "ftplib.", "subprocess.", "os.system", "os.exec", "os.posix_spawn"),
    *("os.spawn", "os.fork", "os.remove", "os.rename", "os.mkdir", "shutil."),
)


def main(arguments: list[str]) -> int:
    """Convert what stands on standard input; 0 when it could be read."""
    kind, seconds = arguments
    data = sys.stdin.buffer.read()
    confine(int(seconds))
    try:
        answer = _CONVERTERS[kind](data)
    except MemoryError:
        answer = {"error": "it needs more memory than a document may"}
    except Exception as error:
        # Whatever a library stumbles over, the answer is one: the document cannot be read.
        answer = {"error": _reason(error)}
    if len(answer.get("markdown", "")) > LONGEST_TEXT:
        answer = {"error": "it holds more text than an article may"}
    sys.stdout.write(json.dumps(answer))
    return 1 if "error" in answer else 0


def confine(seconds: int) -> None:
    """Give up, for good, all that converting a document does not need."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    own = tuple({str(Path(each).resolve()) for each in (sys.prefix, sys.base_prefix, *sys.path)})

    def guard(event: str, arguments: tuple[Any, ...]) -> None:
        if event.startswith(_FORBIDDEN):
            raise PermissionError(f"{event} is not for a document")
        if event == "open" and not _is_own(arguments, own):
            raise PermissionError("no file is for a document")

    sys.addaudithook(guard)


def _is_own(arguments: tuple[Any, ...], own: tuple[str, ...]) -> bool:
    """Whether a file is opened for reading only, and is one of Python's own."""
    path, mode, *_ = arguments
    if isinstance(path, int):
        return True
    reads = not set(str(mode or "r")) & set("wax+")
    return reads and str(Path(str(path)).absolute()).startswith(own)


def _pdf(data: bytes) -> dict[str, str]:
    converted = PdfConverter().convert(io.BytesIO(data), StreamInfo(extension=".pdf"))
    return {"markdown": markdown_of(converted.markdown)}


def _docx(data: bytes) -> dict[str, str]:
    converter = DocxConverter()  # type: ignore[no-untyped-call]
    converted = converter.convert(io.BytesIO(data), StreamInfo(extension=".docx"))
    return {"markdown": with_header_rows(_PICTURE.sub(r"\1", converted.markdown))}


def _html(data: bytes) -> dict[str, str]:
    page = BeautifulSoup(data, "html.parser")
    language = language_of(page)
    main = matter(page)
    title = title_of(page, main)
    converted = HtmlConverter().convert_string(str(main))
    markdown = with_header_rows(converted.markdown)
    return {"markdown": markdown, "title": title, "language": language}


def _reason(error: Exception) -> str:
    name = type(error).__name__
    if "password" in name.lower() or "encrypt" in name.lower():
        return "it is locked with a password"
    return f"it is damaged ({name})"


_CONVERTERS: Mapping[str, Callable[[bytes], dict[str, str]]] = {
    "pdf": _pdf,
    "docx": _docx,
    "html": _html,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
