"""Take documents in as articles, and tables as cases."""

import sys
from pathlib import Path

import click

from neuvoja.cli.sync import tell
from neuvoja.domain.conversation import LANGUAGES, Language
from neuvoja.domain.errors import BadInput, UnreadableFile
from neuvoja.domain.knowledge import Audience
from neuvoja.knowledge.importing.case_tables import import_cases
from neuvoja.knowledge.importing.imports import Importer, write_article
from neuvoja.settings import Settings
from neuvoja.wiring import open_importer, open_services

_TABLES = frozenset({".csv", ".tsv", ".jsonl", ".ndjson"})
_LARGEST = 64 * 1024**2


@click.command("import")
@click.argument(
    "files",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@click.option("--language", type=click.Choice(LANGUAGES), help="Of the articles; else detected.")
@click.option(
    "--audience", type=click.Choice(["public", "internal"]), default="public", show_default=True
)
@click.option("--replace", is_flag=True, help="Replace an article or a case that is there.")
def import_files(
    files: tuple[Path, ...], language: Language | None, audience: Audience, replace: bool
) -> None:
    """Make articles of FILES (PDF, DOCX, HTML), or take in their cases (CSV, JSONL).

    Articles are written into the knowledge folder, to be read and edited; cases go redacted into
    the database. Exit 1 when a file or a record was refused; the others are taken in all the same.
    """
    settings = Settings.read()
    tables = [path for path in files if path.suffix.lower() in _TABLES]
    documents = [path for path in files if path not in tables]
    refused = _documents(settings, documents, language, audience, replace) if documents else 0
    refused += _tables(settings, tables, replace) if tables else 0
    sys.exit(1 if refused else 0)


def _documents(
    settings: Settings,
    paths: list[Path],
    language: Language | None,
    audience: Audience,
    replace: bool,
) -> int:
    """How many were refused."""
    importer, folder, refused = open_importer(settings), settings.knowledge, 0
    for path in paths:
        try:
            click.echo(_document(importer, path, folder, language, audience, replace))
        except BadInput as error:
            click.echo(f"refused: {error}", err=True)
            refused += 1
    return refused


def _document(
    importer: Importer,
    path: Path,
    folder: Path,
    language: Language | None,
    audience: Audience,
    replace: bool,
) -> Path:
    file = importer.article_file(path.name, _bytes(path), language=language, audience=audience)
    return write_article(folder, file, replace=replace)


def _tables(settings: Settings, paths: list[Path], replace: bool) -> int:
    """How many records or files were refused."""
    refused = 0
    with open_services(settings) as services:
        for path in paths:
            try:
                report = import_cases(
                    path.name,
                    _bytes(path),
                    services.sources,
                    services.preparer,
                    zone=services.zone,
                    take_over=replace,
                )
            except UnreadableFile as error:
                click.echo(f"refused: {error}", err=True)
                refused += 1
                continue
            tell(report)
            click.echo(f"{path}: {report.as_line(services.sources.revision())}")
            refused += len(report.refusals)
    return refused


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > _LARGEST:
            raise UnreadableFile(str(path), f"more than {_LARGEST // 1024**2} MB")
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFile(str(path), error.strerror or str(error)) from error
