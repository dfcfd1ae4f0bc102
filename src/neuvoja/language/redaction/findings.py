"""What is redacted, and where it stands in a text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The kinds of personal data; the value is the word in a placeholder."""

    NAME = "NIMI"
    PHONE = "PUHELIN"
    EMAIL = "SÄHKÖPOSTI"
    PERSONAL_CODE = "HETU"
    """A henkilötunnus, personnummer or samordningsnummer."""

    BIRTH_DATE = "SYNTYMÄAIKA"
    ADDRESS = "OSOITE"
    ACCOUNT = "TILI"
    CARD = "KORTTI"
    BUSINESS_ID = "Y-TUNNUS"
    CUSTOMER_NUMBER = "ASIAKASNUMERO"
    """A number that says it belongs to a customer, a contract, an insurance, a metering point."""

    SECRET = "TUNNUS"
    """A password, a code, a user name, a network address, a registration plate."""

    TYPED = "TEKSTI"
    """What a writer typed that looks like a placeholder of ours."""


@dataclass(frozen=True, slots=True)
class Finding:
    start: int
    """First code point in the text."""

    end: int
    """One past the last."""

    kind: Kind


class Findings:
    """Findings that never overlap: what came first holds its ground."""

    def __init__(self, length: int) -> None:
        self._taken = bytearray(length)
        self._kept: list[Finding] = []

    def add(self, findings: Iterable[Finding]) -> None:
        """Keep those that touch nothing kept before."""
        for finding in findings:
            if finding.start < finding.end and self.free(finding.start, finding.end):
                self.hold(finding.start, finding.end)
                self._kept.append(finding)

    def hold(self, start: int, end: int) -> None:
        """Let nothing be found here from now on."""
        self._taken[start:end] = b"\x01" * (end - start)

    def free(self, start: int, end: int) -> bool:
        return 1 not in self._taken[start:end]

    def __iter__(self) -> Iterator[Finding]:
        """In the order of the text."""
        return iter(sorted(self._kept, key=lambda finding: finding.start))
