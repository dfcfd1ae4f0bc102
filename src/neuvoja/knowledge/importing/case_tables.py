"""Past cases from elsewhere, as a table or as JSON lines → the database."""

from collections.abc import Mapping, Sequence
from datetime import tzinfo
from hashlib import sha256
from pathlib import Path, PurePath
from typing import Any

from neuvoja.domain.errors import BrokenRecord, UnreadableFile
from neuvoja.knowledge.formats.cases import read_case, written_cases
from neuvoja.knowledge.formats.encoding import decode
from neuvoja.knowledge.formats.tables import Row, read_table
from neuvoja.knowledge.formats.written import Written
from neuvoja.knowledge.importing.imports import slug
from neuvoja.knowledge.intake import Arrival, Intake, own_id
from neuvoja.knowledge.prepare import Preparer
from neuvoja.knowledge.promises import Sources
from neuvoja.knowledge.report import Findings, Report

LARGEST_TABLE = 200 * 1024**2
"""Bytes."""

COLUMNS: Mapping[str, Sequence[str]] = {
    "id": ("case_id", "ticket", "ticket_id", "tunnus", "numero", "tapaus", "ärendenummer"),
    "channel": ("kanava", "kanal", "yhteydenottotapa"),
    "language": ("lang", "kieli", "språk"),
    "opened_at": ("opened", "created", "created_at", "avattu", "luotu", "saapunut", "öppnad"),
    "closed_at": ("closed", "solved", "solved_at", "suljettu", "ratkaistu", "stängd"),
    "question": (
        *("message", "customer", "customer_message", "kysymys", "viesti", "asiakas"),
        *("asiakkaan viesti", "fråga", "meddelande", "kund"),
    ),
    "answer": ("advisor", "reply", "response", "vastaus", "neuvoja", "svar"),
    "resolution": ("solution", "ratkaisu", "lösning"),
    "reason": ("subject", "topic", "syy", "aihe", "otsikko", "orsak", "ärende", "ämne"),
    "product_ids": ("products", "product", "tuotteet", "tuote", "produkter", "produkt"),
    "csat": ("satisfaction", "tyytyväisyys", "arvosana", "nöjdhet", "betyg"),
    "escalated_to": ("team", "siirretty", "tiimi"),
    "segment": ("asiakasryhmä", "kundgrupp"),
}
"""Our name of a column, and what else it may be called."""

EXPECTED = (
    "a header row with question, and answer or resolution; also known are "
    "id, channel, language, opened_at, closed_at, reason, product_ids, csat and escalated_to"
)
_CHANNELS = {
    **dict.fromkeys(("puhelin", "puhelu", "soitto", "telefon", "samtal", "call"), "phone"),
    **dict.fromkeys(("sähköposti", "e-post", "mejl", "mail", "e-mail", "lomake"), "email"),
    **dict.fromkeys(("chatti", "chatt", "livechat", "live chat"), "chat"),
    **dict.fromkeys(("some", "sosiaalinen media", "sociala medier", "facebook"), "social"),
    **dict.fromkeys(("käynti", "asiointi", "palvelupiste", "besök", "in person"), "in_person"),
}
_LANGUAGES = {
    **dict.fromkeys(("suomi", "finska", "finnish"), "fi"),
    **dict.fromkeys(("ruotsi", "svenska", "swedish"), "sv"),
    **dict.fromkeys(("englanti", "engelska", "english"), "en"),
}
_AS_THEY_ARE = ("id", "opened_at", "closed_at", "resolution", "reason", "escalated_to")


def import_cases(
    name: str,
    data: bytes,
    sources: Sources,
    preparer: Preparer,
    *,
    zone: tzinfo,
    take_over: bool = False,
) -> Report:
    """Store the cases of a file, redacted; the same file again changes nothing.

    A row without an id gets one of its content. Nothing is deleted.

    Args:
        name: the file's name: `*.jsonl` holds a case a line, all else is a CSV table.
        zone: of times that do not tell their own.
        take_over: whether a source of another origin may be replaced.

    Raises:
        UnreadableFile: it is too large, no text, or lacks the columns.
        DatabaseUnavailable
    """
    if len(data) > LARGEST_TABLE:
        raise UnreadableFile(name, f"more than {LARGEST_TABLE // 1024**2} MB")
    findings = Findings()
    path = Path(name)
    try:
        records = _records(path, decode(data, path, findings), findings)
    except BrokenRecord as error:
        raise UnreadableFile(name, f"expected {error.expected}") from error
    intake = Intake(sources, preparer, findings, origin=f"import:{name}", take_over=take_over)
    for written in records:
        try:
            intake.take(Arrival(read_case(written, findings, zone=zone), path, written.line))
        except BrokenRecord as error:
            findings.refuse(error, "case", own_id(written))
    intake.flush()
    return intake.report()


def _records(path: Path, text: str, findings: Findings) -> Sequence[Written]:
    if path.suffix.lower() in (".jsonl", ".ndjson", ".json"):
        lines = enumerate(text.split("\n"), start=1)
        filled = ((number, line) for number, line in lines if line.strip())
        return list(written_cases(filled, path, findings))
    table = read_table(text, path)
    ours = {name: _our_name(name) for name in table.names}
    if "question" not in ours.values() or not {"answer", "resolution"} & set(ours.values()):
        raise BrokenRecord(path, line=1, key=None, value=", ".join(table.names), expected=EXPECTED)
    for name in (name for name, our in ours.items() if our is None and name):
        findings.warn(path, 1, name, "is not known and not read")
    return [_written(row, ours, path, findings) for row in table.rows]


def _our_name(name: str) -> str | None:
    plain = name.replace("_", " ").strip()
    for our, others in COLUMNS.items():
        if plain == our.replace("_", " ") or plain in (each.replace("_", " ") for each in others):
            return our
    return None


def _written(row: Row, ours: Mapping[str, str | None], path: Path, findings: Findings) -> Written:
    if row.surplus:
        text = "has more cells than the header; quote a text that holds the delimiter"
        findings.warn(path, row.line, None, text)
    cells = {our: row.cells[name] for name, our in ours.items() if our and row.cells[name]}
    return Written(path, row.line, _case(cells, PurePath(path.name)))


def _case(cells: Mapping[str, str], name: PurePath) -> dict[str, Any]:
    """A case as a line of JSON would say it."""
    case: dict[str, Any] = {key: cells[key] for key in _AS_THEY_ARE if key in cells}
    case.setdefault("id", f"{slug(str(name))}-{sha256(repr(cells).encode()).hexdigest()[:10]}")
    case["messages"] = [
        {"role": role, "text": cells[column]}
        for role, column in (("customer", "question"), ("advisor", "answer"))
        if column in cells
    ]
    if channel := cells.get("channel"):
        case["channel"] = _CHANNELS.get(channel.lower(), channel.lower())
    if language := cells.get("language"):
        case["language"] = _LANGUAGES.get(language.lower(), language)
    if products := cells.get("product_ids"):
        case["product_ids"] = [each.strip() for each in products.replace(";", ",").split(",")]
    if csat := cells.get("csat"):
        case["csat"] = csat
    if segment := cells.get("segment"):
        case["customer"] = {"segment": segment.lower()}
    return case
