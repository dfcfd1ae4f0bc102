"""An article file: a YAML header between lines of `---`, then Markdown."""

import re
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from neuvoja.domain.errors import BrokenRecord, InvalidRecord
from neuvoja.domain.expectations import DAY
from neuvoja.domain.knowledge import Article
from neuvoja.knowledge.formats.checking import language_of, listed, value_of, with_values
from neuvoja.knowledge.formats.times import parse_day
from neuvoja.knowledge.formats.written import Written, read_yaml
from neuvoja.knowledge.markdown.hidden import legible, warn_of_hidden
from neuvoja.knowledge.report import Findings
from neuvoja.language.text import clean

HEADER = "a header between lines of ---, with id, title and language"
UNENDED = "a header that ends with a line of ---"
BODY = "words below the header"
LINK = "an address that begins with https://, http:// or mailto:, or a relative one"
TAB = 4
"""Columns; a list item indented by a tab must stay indented."""

_HEADER = re.compile(
    r"\s*^---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
_ID = re.compile(r"^id[ \t]*:[ \t]*[\"']?(.+?)[\"']?[ \t]*$", re.MULTILINE)
_TITLE = re.compile(r"^title:[ \t]+(\S.*?)[ \t]*$", re.MULTILINE)
_BULLET = re.compile(r"^( *)•(?= )", re.MULTILINE)
_DAYS = ("updated", "valid_from", "valid_to")


def read_article(text: str, path: Path, findings: Findings) -> Article:
    r"""The article of a file's text.

    Args:
        text: with `\n` as its only line end.

    Raises:
        BrokenRecord: what cannot be read, and where.
    """
    header = _HEADER.match(text)
    if header is None:
        raise _without_header(text, path)
    first_line = text.count("\n", 0, header.start("yaml")) + 1
    written = _read_header(header["yaml"], path, first_line, findings)
    if not isinstance(written.value, dict):
        raise BrokenRecord(path, line=first_line, key=None, value=written.value, expected=HEADER)
    if "text" in written.value:
        findings.warn(path, written.line_of("text"), "text", "is not read; the body is the text")
    lines = {**written.lines, "text": text.count("\n", 0, header.end()) + 1}
    written = Written(path, written.line, written.value, lines)
    first = lines["text"]
    warn_of_hidden(
        text[header.end() :],
        lambda line, what: findings.warn(path, first + line - 1, "text", what),
    )
    return _article(written, text[header.end() :].strip("\n"), findings)


def check_article(article: Article) -> None:
    """Whether what the article says makes sense as a whole.

    Raises:
        InvalidRecord: it has no words, ends before it begins, or its address may run something.
    """
    if not re.search(r"\w", article.text):
        raise InvalidRecord("text", article.text, BODY)
    if article.url is not None and not _is_link(article.url):
        raise InvalidRecord("url", article.url, LINK)
    if article.valid_from and article.valid_to and article.valid_from > article.valid_to:
        expected = f"a day not before valid_from, {article.valid_from}"
        raise InvalidRecord("valid_to", str(article.valid_to), expected)


def clean_body(body: str) -> str:
    """Markdown in NFC, with plain spaces, line ends and bullets, and nothing unseen."""
    body = legible(body)
    body = clean(body.expandtabs(TAB) if "\t" in body else body).strip("\n")
    return _BULLET.sub(r"\1-", body) if "•" in body else body


def legible_id(text: str) -> str | None:
    """The id that a broken article seems to have; None where it cannot be told."""
    found = _ID.search(text[:8000])
    return found[1] if found else None


def is_note(text: str, path: Path) -> bool:
    """Whether it is a README about the folder, which is no article."""
    return path.stem.lower() == "readme" and _HEADER.match(text) is None


def _read_header(text: str, path: Path, first_line: int, findings: Findings) -> Written:
    """The header; a title that YAML takes for something else, as it does a colon, is a title."""
    try:
        return read_yaml(text, path, first_line=first_line)
    except BrokenRecord as error:
        quoted = _TITLE.sub(lambda title: "title: '" + title[1].replace("'", "''") + "'", text)
        try:
            written = read_yaml(quoted, path, first_line=first_line)
        except BrokenRecord:
            raise error from None
    findings.warn(
        path, written.line_of("title"), "title", "was read as it stands; put it in quotes"
    )
    return written


def _article(written: Written, body: str, findings: Findings) -> Article:
    written = listed(language_of(written, findings), ("products",), findings)
    changes: dict[str, Any] = {"text": body, **_days(written, findings)}
    if isinstance(title := written.value.get("title"), str):
        changes["title"] = " ".join(clean(title).split())
    if isinstance(audience := written.value.get("audience"), str):
        changes["audience"] = audience.strip().lower()
    if isinstance(url := written.value.get("url"), str):
        changes["url"] = url.strip() or None
    article = value_of(Article, with_values(written, **changes), findings)
    try:
        check_article(article)
    except InvalidRecord as error:
        raise written.broken(error.key, error.value, error.expected) from error
    return article


def _days(written: Written, findings: Findings) -> dict[str, date]:
    days = {}
    for key in _DAYS:
        value = written.value.get(key)
        if value in (None, ""):
            continue
        day = parse_day(value) if isinstance(value, str) else None
        if day is None:
            raise written.broken(key, value, DAY)
        days[key] = day
    if days.get("updated", date.min) > date.today():
        findings.warn(written.path, written.line_of("updated"), "updated", "is in the future")
    return days


def _is_link(url: str) -> bool:
    """Whether a click on it opens a page or a letter, and runs nothing; `hinnat.html` may too."""
    if not url.isprintable():
        return False
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return False
    if parts.scheme in ("http", "https"):
        return bool(parts.netloc)
    return not parts.scheme or (parts.scheme == "mailto" and bool(parts.path))


def _without_header(text: str, path: Path) -> BrokenRecord:
    line = text.lstrip().split("\n", 1)[0]
    expected = UNENDED if line.rstrip() == "---" else HEADER
    return BrokenRecord(path, line=1, key=None, value=line, expected=expected)
