"""Look the knowledge folder through without taking anything in."""

from collections.abc import Sequence
from datetime import tzinfo
from pathlib import Path

from neuvoja.domain.knowledge import Product
from neuvoja.knowledge.formats.folder import PRODUCTS, Files, list_files
from neuvoja.knowledge.formats.handbook import read_handbook
from neuvoja.knowledge.intake import Arrival, kind_of
from neuvoja.knowledge.read import HELSINKI
from neuvoja.knowledge.records import Records
from neuvoja.knowledge.report import Findings


def review(folder: Path, *, zone: tzinfo = HELSINKI) -> Findings:
    """What `read` would refuse and warn of, but for what the database holds already.

    Args:
        zone: of times that do not tell their own.

    Raises:
        BadSettings: there is no such folder, or it cannot be listed.
    """
    findings = Findings()
    files = list_files(folder, findings)
    read_handbook(folder, findings)
    seen: dict[str, Arrival] = {}
    for arrival in Records(findings, zone=zone, known=()).of(files, _unwatched):
        first = seen.setdefault(arrival.record.id, arrival)
        if first is not arrival:
            error = arrival.taken_by(first)
            findings.refuse(error, kind_of(arrival.record), arrival.record.id)
    return findings


def products_of(folder: Path) -> Sequence[Product]:
    """The folder's products, those left out that cannot be read; empty where there are none."""
    path = folder / PRODUCTS
    files = Files(products=[path] if path.is_file() else [], articles=[], cases=[])
    arrivals = Records(Findings(), zone=HELSINKI, known=()).of(files, _unwatched)
    return [each.record for each in arrivals if isinstance(each.record, Product)]


def _unwatched(_: int) -> None:
    pass
