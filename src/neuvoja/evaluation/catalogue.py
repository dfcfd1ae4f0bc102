"""What an organisation has, read from its files: labels are checked by it, and versions joined."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from neuvoja.domain.conversation import Language
from neuvoja.domain.knowledge import Article, Case, Product
from neuvoja.knowledge.formats.folder import list_files
from neuvoja.knowledge.formats.handbook import read_handbook
from neuvoja.knowledge.read import HELSINKI
from neuvoja.knowledge.records import Records
from neuvoja.knowledge.report import Findings


@dataclass(frozen=True, slots=True)
class Catalogue:
    originals: Mapping[str, str]
    """Article → the article that it translates, or itself."""

    languages: Mapping[str, frozenset[Language]]
    """Article → the languages in which it or another version of it stands."""

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
    languages: dict[str, set[Language]] = defaultdict(set)
    cases: set[str] = set()
    products: dict[str, Product] = {}
    records = Records(findings, zone=HELSINKI, known=())
    for arrival in records.of(list_files(folder, findings), lambda _: None):
        match arrival.record:
            case Article() as article:
                originals[article.id] = article.translation_of or article.id
                languages[originals[article.id]].add(article.language)
            case Case() as past:
                cases.add(past.id)
            case Product() as product:
                products[product.id] = product
    teams = {team.id for team in read_handbook(folder, findings).teams}
    stands_in = {each: frozenset(languages[work]) for each, work in originals.items()}
    return Catalogue(originals, stands_in, frozenset(cases), products, frozenset(teams))
