"""Read: the knowledge folder → the database."""

from collections.abc import Callable, Iterator, Sequence
from datetime import tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

from neuvoja.domain.knowledge import Article, Product
from neuvoja.knowledge.formats.folder import Files, list_files
from neuvoja.knowledge.formats.handbook import read_handbook
from neuvoja.knowledge.intake import Intake, kind_of
from neuvoja.knowledge.prepare import Preparer
from neuvoja.knowledge.promises import Record, Sources
from neuvoja.knowledge.records import Records
from neuvoja.knowledge.report import Findings, Report

ORIGIN = "folder"
HELSINKI = ZoneInfo("Europe/Helsinki")

Progress = Callable[[int], object]
"""Is told how many more files are done."""


def read(
    folder: Path,
    sources: Sources,
    preparer: Preparer,
    *,
    zone: tzinfo = HELSINKI,
    take_over: bool = False,
    progress: Progress | None = None,
) -> Report:
    """Bring the database to what the folder holds.

    Stores what is new or changed, deletes what this folder brought before and no longer holds. A
    record that cannot be read is refused, and what was stored of it before stays. A folder
    without a single file of knowledge deletes nothing: it is more likely away than empty.

    Args:
        zone: of times that do not tell their own.
        take_over: whether a source of another origin may be replaced.

    Raises:
        BadSettings: there is no such folder, or it cannot be listed.
        DatabaseUnavailable
    """
    findings = Findings()
    files = list_files(folder, findings)
    # Read for its refusals: whoever reads the folder is told of all that is broken in it.
    read_handbook(folder, findings)
    intake = Intake(sources, preparer, findings, origin=ORIGIN, take_over=take_over)
    records = Records(findings, zone=zone, known=intake.known.keys())
    for arrival in records.of(files, progress or _unwatched):
        intake.take(arrival)
    intake.flush()
    kept = _kept(intake, sources, findings, files)
    if kept and not len(files):
        findings.warn(folder, None, None, f"holds nothing; {len(kept)} sources of it were kept")
    deleted = sources.delete(sorted(intake.known.keys() - intake.seen.keys() - kept))
    _warn_of_links(intake, sources, findings)
    return intake.report(deleted=deleted, kept=len(kept))


def count_files(folder: Path) -> int:
    """How many files `read` will go through.

    Raises:
        BadSettings: there is no such folder, or it cannot be listed.
    """
    return len(list_files(folder, Findings()))


def _unwatched(_: int) -> None:
    pass


def _kept(intake: Intake, sources: Sources, findings: Findings, files: Files) -> set[str]:
    """Sources of before that no record holds now, and that are not known to be gone."""
    missing = intake.known.keys() - intake.seen.keys()
    if not len(files):
        return set(missing)
    kept = missing & findings.held
    for source_id in missing - kept if findings.unreadable else ():
        record = sources.get(source_id)
        if record is not None and kind_of(record) in findings.unreadable:
            kept.add(source_id)
    return kept


def _warn_of_links(intake: Intake, sources: Sources, findings: Findings) -> None:
    """Warn of articles and products that name what there is none of."""
    products = {product.id for product in sources.products()}
    for arrival in intake.seen.values():
        record = arrival.record
        for key, named in _products_named_by(record) if products else ():
            for unknown in sorted({*named} - products):
                text = f"there is no product {unknown!r}"
                findings.warn(arrival.path, arrival.line, key, text)
        original = record.translation_of if isinstance(record, Article) else None
        if original and original not in intake.seen and sources.origin(original) is None:
            text = f"there is no article {original!r}"
            findings.warn(arrival.path, arrival.line, "translation_of", text)


def _products_named_by(record: Record) -> Iterator[tuple[str, Sequence[str]]]:
    """Where a record names products; a past case may name one that is no longer sold."""
    if isinstance(record, Article):
        yield "products", record.products
    elif isinstance(record, Product):
        yield "owns_excludes", record.owns_excludes
