"""The embedding in the box, taught an organisation's own words."""

import sys
from pathlib import Path

import click

from neuvoja.domain.errors import UnreadableFile
from neuvoja.knowledge.aligned import Aligned, aligned
from neuvoja.knowledge.report import Findings
from neuvoja.language.embedding.adaptation import adapted
from neuvoja.language.embedding.contrast import Recipe
from neuvoja.language.embedding.static_embedding import SHIPPED, StaticEmbedder
from neuvoja.language.embedding.static_table import packed, read_table
from neuvoja.settings import Settings


@click.group()
def embedding() -> None:
    """The embedding that comes in the box."""


@embedding.command()
@click.option(
    "--knowledge",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Knowledge folder to learn from; else NEUVOJA_KNOWLEDGE.",
)
@click.option(
    "--out",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write; name it in NEUVOJA_EMBED_TABLE.",
)
def adapt(knowledge: Path | None, out: Path) -> None:
    """Go on from the embedding in the box with translated articles, glossary and product names.

    Prints the id of the new model; its vectors get a collection of their own at the next sync.
    Exit 1 when a record was refused; it learns from the others all the same.
    """
    folder = knowledge or Settings.read().knowledge_folder
    findings = Findings()
    known = aligned(folder, findings)
    for refusal in findings.refusals:
        click.echo(f"refused: {refusal}", err=True)
    _refuse_nothing(folder, known)
    pairs = [(each.one, each.other) for each in known.pairs]
    learnt = adapted(read_table(SHIPPED), pairs, known.texts, Recipe(), terms=known.terms)
    _write(out, packed(learnt))
    told = f"{known.works} translated articles, {len(known.terms)} terms, {len(pairs)} pairs"
    click.echo(f"learnt from {told}; set NEUVOJA_EMBED_TABLE={out} and sync", err=True)
    click.echo(StaticEmbedder(read_table(out)).model_id)
    sys.exit(1 if findings.refusals else 0)


def _refuse_nothing(folder: Path, known: Aligned) -> None:
    if not known.pairs:
        why = "no article names another in translation_of, and neither glossary.csv nor a product"
        raise UnreadableFile(str(folder), f"{why} has names in two languages: nothing to learn")


def _write(out: Path, content: bytes) -> None:
    """Whole or not at all: who reads the old file meanwhile keeps it."""
    half = out.with_name(f"{out.name}.part")
    try:
        half.write_bytes(content)
        half.replace(out)
    except OSError as error:
        raise UnreadableFile(str(out), f"it cannot be written: {error.strerror}") from error
