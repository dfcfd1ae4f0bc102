"""The records of the knowledge folder, one by one; what cannot be read is refused on the way."""

from collections.abc import Callable, Collection, Iterator
from datetime import tzinfo
from pathlib import Path

from neuvoja.domain.errors import BrokenRecord
from neuvoja.knowledge.formats.articles import is_note, legible_id, read_article
from neuvoja.knowledge.formats.cases import read_case, written_cases
from neuvoja.knowledge.formats.encoding import decode, decoded_lines
from neuvoja.knowledge.formats.folder import Files, open_file, read_bytes
from neuvoja.knowledge.formats.products import legible_ids, read_product, written_products
from neuvoja.knowledge.formats.written import Written
from neuvoja.knowledge.intake import Arrival, own_id
from neuvoja.knowledge.report import Findings

LARGEST_CASES = 1024**3
"""Bytes of one file of cases."""


class Records:
    """Reads files; keeps what it refuses in the findings."""

    def __init__(self, findings: Findings, *, zone: tzinfo, known: Collection[str]) -> None:
        self._findings = findings
        self._zone = zone
        self._known = known
        """Ids that the folder brought before: a file so named tells its id even when broken."""

    def of(self, files: Files, done: Callable[[int], object]) -> Iterator[Arrival]:
        """All records: products, then articles, then cases."""
        readers = (
            (files.products, self._products),
            (files.articles, self._articles),
            (files.cases, self._cases),
        )
        for paths, arrivals in readers:
            for path in paths:
                yield from arrivals(path)
                done(1)

    def _articles(self, path: Path) -> Iterator[Arrival]:
        text = ""
        try:
            text = decode(read_bytes(path), path, self._findings)
            if not is_note(text, path):
                yield Arrival(read_article(text, path, self._findings), path, 1)
        except BrokenRecord as error:
            named = path.stem if path.stem in self._known else None
            self._findings.refuse(error, "article", legible_id(text) or named)

    def _cases(self, path: Path) -> Iterator[Arrival]:
        def refuse(error: BrokenRecord) -> None:
            self._findings.refuse(error, "case", None)

        try:
            with open_file(path, largest=LARGEST_CASES) as file:
                lines = decoded_lines(file, path, self._findings, refuse)
                for written in written_cases(lines, path, self._findings):
                    yield from self._case(written, path)
        except BrokenRecord as error:
            refuse(error)

    def _case(self, written: Written, path: Path) -> Iterator[Arrival]:
        try:
            case = read_case(written, self._findings, zone=self._zone)
        except BrokenRecord as error:
            self._findings.refuse(error, "case", own_id(written))
        else:
            yield Arrival(case, path, written.line)

    def _products(self, path: Path) -> Iterator[Arrival]:
        text = ""
        try:
            text = decode(read_bytes(path), path, self._findings)
            records = list(written_products(text, path))
        except BrokenRecord as error:
            self._findings.refuse(error, "product", None)
            self._findings.held.update(legible_ids(text))
            return
        for written in records:
            try:
                product = read_product(written, self._findings)
            except BrokenRecord as error:
                self._findings.refuse(error, "product", own_id(written))
            else:
                yield Arrival(product, path, written.line)
