"""What an organisation has, read from its files: labels are checked by it, and versions joined."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from neuvoja.domain.knowledge import Article, Case, Product
from neuvoja.knowledge.folder import list_files
from neuvoja.knowledge.handbook import read_handbook
from neuvoja.knowledge.read import HELSINKI
from neuvoja.knowledge.records import Records
from neuvoja.knowledge.report import Findings


@dataclass(frozen=True, slots=True)
class Catalogue:
    originals: Mapping[str, str]
    """Article → the article that it translates, or itself."""

    cases: frozenset[str]
    products: Mapping[str, Product]
    teams: frozenset[str]

    def original(self, source_id: str) -> str:
        """The one document that all versions of an article count as."""
        return self.originals.get(source_id, source_id)


def read_catalogue(folder: Path) -> Catalogue:
    """What the knowledge folder holds; broken records are left out.

    Raises:
        BadSettings: there is no such folder.
    """
    findings = Findings()
    originals: dict[str, str] = {}
    cases: set[str] = set()
    products: dict[str, Product] = {}
    records = Records(findings, zone=HELSINKI, known=())
    for arrival in records.of(list_files(folder, findings), lambda _: None):
        match arrival.record:
            case Article() as article:
                originals[article.id] = article.translation_of or article.id
            case Case() as past:
                cases.add(past.id)
            case Product() as product:
                products[product.id] = product
    teams = {team.id for team in read_handbook(folder, findings).teams}
    return Catalogue(originals, frozenset(cases), products, frozenset(teams))
