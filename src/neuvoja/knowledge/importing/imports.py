"""Documents from elsewhere → article files in the knowledge folder."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path, PurePath
from typing import Any

import yaml

from neuvoja.domain.conversation import LANGUAGES, Language
from neuvoja.domain.errors import BadSettings, BrokenRecord, OriginConflict, UnreadableFile
from neuvoja.domain.knowledge import Article, Audience
from neuvoja.knowledge.formats.articles import clean_body, read_article
from neuvoja.knowledge.importing.documents import TIME_LIMIT_S, convert
from neuvoja.knowledge.markdown.blocks import Block
from neuvoja.knowledge.markdown.markdown import blocks
from neuvoja.knowledge.report import Findings
from neuvoja.language.detection import Detector
from neuvoja.language.text import clean, fold

LONGEST_TITLE = 120
"""Characters; a longer first line is a sentence of the text."""

LONGEST_ID = 80


@dataclass(frozen=True, slots=True)
class ArticleFile:
    """An article as it will stand in the knowledge folder."""

    article: Article
    text: str
    """Header and body."""

    @property
    def place(self) -> Path:
        """Where it stands in the knowledge folder."""
        return Path("articles", self.article.language, f"{self.article.id}.md")


class Importer:
    """Makes article files of documents."""

    def __init__(self, detector: Detector, *, default_language: Language) -> None:
        self._detector = detector
        self._default_language = default_language

    def article_file(
        self,
        name: str,
        data: bytes,
        *,
        language: Language | None = None,
        audience: Audience = "public",
        updated: date | None = None,
        time_limit_s: int = TIME_LIMIT_S,
    ) -> ArticleFile:
        """The article of a document.

        Its id comes from the file's name, its title from the document, else from the name.

        Args:
            name: the file's name, such as `Hinnasto 2026.pdf`.
            data: its bytes, at most 20 MB.
            language: None: what the text is in, else what the document says, else the default.

        Raises:
            UnreadableFile: the document cannot be read, or is an article file already.
        """
        document = convert(name, data, time_limit_s=time_limit_s)
        body = clean_body(document.markdown)
        if body.startswith("---\n"):
            raise UnreadableFile(name, "it has a header already; copy it into the articles folder")
        found = blocks(body)
        header = {
            "id": slug(name),
            "title": clean(document.title) or _title(found) or PurePath(name).stem,
            "language": language or self._language(found, document.language),
        }
        if audience != "public":
            header["audience"] = audience
        if updated is not None:
            header["updated"] = updated.isoformat()
        return _article_file(name, header, body)

    def _language(self, found: list[Block], told: str) -> Language:
        words = " ".join(unit.text for block in found for unit in block.units)
        stated = next((each for each in LANGUAGES if each == told), None)
        return self._detector.message(words).language or stated or self._default_language


def write_article(folder: Path, file: ArticleFile, *, replace: bool = False) -> Path:
    """Put an article file into the knowledge folder; the same file again changes nothing.

    Args:
        replace: whether another article of the same id may go.

    Raises:
        OriginConflict: another article has its place.
        BadSettings: the folder cannot be written.
    """
    path = folder / file.place
    try:
        if path.exists() and path.read_text("utf-8", errors="replace") != file.text and not replace:
            raise OriginConflict(file.article.id, held_by=str(path), offered_by="import")
        path.parent.mkdir(parents=True, exist_ok=True)
        # Written beside and moved into place, so that nobody reads half an article.
        beside = path.with_name(f".{path.name}.new")
        beside.write_text(file.text, "utf-8", newline="\n")
        beside.replace(path)
    except OSError as error:
        expected = f"a folder that can be written ({error.strerror})"
        raise BadSettings("NEUVOJA_KNOWLEDGE", str(folder), expected) from error
    return path


def slug(name: str) -> str:
    """An id of a file's name: lower case, å ä ö as a a o, hyphens for all that is no letter."""
    words = re.sub(r"[^a-z0-9]+", "-", fold(PurePath(name).stem)).strip("-")
    return words[:LONGEST_ID].rstrip("-") or f"article-{sha256(name.encode()).hexdigest()[:8]}"


def _article_file(name: str, header: Mapping[str, Any], body: str) -> ArticleFile:
    dumped = yaml.safe_dump(dict(header), allow_unicode=True, sort_keys=False, width=10_000)
    text = f"---\n{dumped}---\n\n{body}\n"
    try:
        return ArticleFile(read_article(text, Path(name), Findings()), text)
    except BrokenRecord as error:
        raise UnreadableFile(name, f"no article could be made of it: {error}") from error


def _title(found: list[Block]) -> str:
    """The first heading, else a first line that is short enough; empty where there is neither."""
    heading = next((block.units[0].text for block in found if block.kind == "heading"), "")
    first = found[0].units[0].text if found else ""
    title = heading or first
    return title if len(title) <= LONGEST_TITLE else ""
