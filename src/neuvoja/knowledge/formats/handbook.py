"""How the organisation speaks, sells and shares its work: its files over the product's defaults."""

from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from neuvoja.domain.conversation import LANGUAGES
from neuvoja.domain.errors import MISSING, BrokenRecord
from neuvoja.domain.knowledge import Product
from neuvoja.domain.organisation import (
    GlossaryTerm,
    Handbook,
    Moment,
    Organisation,
    Synonym,
    Team,
)
from neuvoja.knowledge.formats.checking import LANGUAGE, listed, value_of, with_values
from neuvoja.knowledge.formats.encoding import decode
from neuvoja.knowledge.formats.folder import read_bytes
from neuvoja.knowledge.formats.merging import merged
from neuvoja.knowledge.formats.tables import Row, read_table
from neuvoja.knowledge.formats.texts import with_texts
from neuvoja.knowledge.formats.written import Written, read_yaml
from neuvoja.knowledge.report import Findings

ZONE = "the name of a time zone, such as Europe/Helsinki"
A_LIST = "a list, each with an id of its own"
TERM = "the term in at least two languages"

_DEFAULTS = files("neuvoja.knowledge") / "defaults"


def read_handbook(
    folder: Path | None, findings: Findings, *, products: Sequence[Product] = ()
) -> Handbook:
    """All that the organisation's files say, over what comes with the product.

    Every file is optional. What is broken is refused, and what comes with the product stands in
    its place.

    Args:
        folder: None: the product's defaults alone.
        products: those of the database.
    """
    organisation = _organisation(_own_yaml(folder, "organisation.yaml", findings), findings)
    return Handbook(
        organisation=organisation,
        products=tuple(products),
        teams=tuple(_teams(_own_yaml(folder, "teams.yaml", findings), findings)),
        moments=tuple(_moments(_own_yaml(folder, "selling.yaml", findings), findings)),
        synonyms=tuple(_synonyms(folder, findings)),
        glossary=tuple(_glossary(folder, findings)),
    )


def _organisation(own: Written | None, findings: Findings) -> Organisation:
    default = _default_yaml("organisation.yaml")
    own = own or Written(Path("organisation.yaml"), 1, {})
    if not isinstance(own.value, dict):
        findings.refusals.append(own.broken("", own.value, "keys with values, such as name: …"))
        own = with_values(Written(own.path, own.line, {}))
    while True:
        try:
            return _checked(with_values(own, **merged(default, own.value)), own, findings)
        except BrokenRecord as error:
            findings.refusals.append(error)
            rest = _without(own.value, error.key or "")
            own = Written(own.path, own.line, rest if rest != own.value else {}, own.lines)


def _checked(whole: Written, own: Written, findings: Findings) -> Organisation:
    organisation = value_of(Organisation, whole, findings)
    try:
        ZoneInfo(organisation.time_zone)
    except (KeyError, ValueError, OSError) as error:
        raise own.broken("time_zone", organisation.time_zone, ZONE) from error
    if organisation.languages and organisation.default_language not in organisation.languages:
        # An organisation that speaks English alone need not say twice that it does.
        return organisation.model_copy(update={"default_language": organisation.languages[0]})
    return organisation


def _without(values: dict[str, Any], key: str) -> dict[str, Any]:
    """The mapping without the deepest key on the way to a dotted one; unchanged at no depth."""
    name, _, below = key.partition(".")
    name = name if name in values else f"+{name}"
    inner = values.get(name)
    if isinstance(inner, dict) and below and (below.partition(".")[0] in inner):
        return values | {name: _without(inner, below)}
    return {each: value for each, value in values.items() if each != name}


def _moments(own: Written | None, findings: Findings) -> Sequence[Moment]:
    moments = {each.value["id"]: each for each in _default_list("selling.yaml")}
    for written in _items(own, findings):
        known = moments.get(written.value["id"])
        merged_value = merged(known.value if known else {}, written.value)
        lines = {key.replace("+", ""): line for key, line in written.lines.items()}
        candidate = Written(written.path, written.line, merged_value, lines)
        try:
            value_of(Moment, candidate, findings)
        except BrokenRecord as error:
            findings.refusals.append(error)
        else:
            moments[candidate.value["id"]] = candidate
    return [value_of(Moment, each, Findings()) for each in moments.values()]


def _teams(own: Written | None, findings: Findings) -> Iterator[Team]:
    for written in _items(own, findings):
        try:
            written = listed(written, ("handles", "needs"), findings)
            yield value_of(Team, with_texts(written, "name", findings), findings)
        except BrokenRecord as error:
            findings.refusals.append(error)


def _items(written: Written | None, findings: Findings) -> Iterator[Written]:
    """The things of a list that have an id; a second one of the same id is refused."""
    if written is None or written.value is None:
        return
    if not isinstance(written.value, list):
        findings.refusals.append(written.broken("", written.value, A_LIST))
        return
    seen: dict[str, int] = {}
    for item in written.items():
        name = item.value.get("id") if isinstance(item.value, dict) else None
        if not isinstance(name, str) or not name:
            findings.refusals.append(item.broken("id", name, A_LIST))
        elif name in seen:
            expected = f"an id of its own; line {seen[name]} has it"
            findings.refusals.append(item.broken("id", name, expected))
        else:
            seen[name] = item.line
            yield item


def _synonyms(folder: Path | None, findings: Findings) -> Iterator[Synonym]:
    default = (_DEFAULTS / "synonyms.csv").read_text("utf-8")
    for row in read_table(default, Path("synonyms.csv")).rows:
        yield Synonym.model_validate(row.cells)
    for path, row in _rows(folder, "synonyms.csv", Synonym, findings):
        cells = row.cells
        if cells["language"].lower() not in LANGUAGES:
            _refuse(path, row, "language", LANGUAGE, findings)
        elif not (cells["customer_word"] and cells["our_word"]):
            key = "our_word" if cells["customer_word"] else "customer_word"
            _refuse(path, row, key, "a word", findings)
        else:
            yield Synonym.model_validate(cells | {"language": cells["language"].lower()})


def _glossary(folder: Path | None, findings: Findings) -> Iterator[GlossaryTerm]:
    for path, row in _rows(folder, "glossary.csv", GlossaryTerm, findings):
        if sum(bool(row.cells[language]) for language in LANGUAGES) < 2:
            _refuse(path, row, "fi", TERM, findings)
        else:
            yield GlossaryTerm.model_validate(row.cells)


def _rows(
    folder: Path | None, name: str, model: type[Synonym | GlossaryTerm], findings: Findings
) -> Iterator[tuple[Path, Row]]:
    """The rows of a table that have a cell for every field of the model."""
    path = (folder or Path()) / name
    text = _own_text(folder, name, findings)
    try:
        table = read_table(text or "", path)
    except BrokenRecord as error:
        findings.refusals.append(error)
        return
    missing = [each for each in model.model_fields if each not in table.names]
    if missing and table.names:
        expected = f"a header row with {', '.join(model.model_fields)}"
        findings.refusals.append(
            BrokenRecord(path, line=1, key=missing[0], value=MISSING, expected=expected)
        )
        return
    for unknown in set(table.names) - set(model.model_fields) - {""}:
        findings.warn(path, 1, unknown, "is not known and not read")
    for row in table.rows:
        if row.surplus:
            _refuse(
                path, row, None, f"{len(table.names)} cells; quote a text with commas", findings
            )
        else:
            yield path, row


def _refuse(path: Path, row: Row, key: str | None, expected: str, findings: Findings) -> None:
    value = row.cells[key] if key else row.surplus[0]
    findings.refusals.append(
        BrokenRecord(path, line=row.line, key=key, value=value, expected=expected)
    )


def _own_yaml(folder: Path | None, name: str, findings: Findings) -> Written | None:
    """What the organisation's file says; None where there is none or it cannot be read."""
    text = _own_text(folder, name, findings)
    if folder is None or text is None:
        return None
    try:
        return read_yaml(text, folder / name)
    except BrokenRecord as error:
        findings.refusals.append(error)
        return None


def _own_text(folder: Path | None, name: str, findings: Findings) -> str | None:
    if folder is None or not (folder / name).exists():
        return None
    try:
        return decode(read_bytes(folder / name), folder / name, findings)
    except BrokenRecord as error:
        findings.refusals.append(error)
        return None


def _default_yaml(name: str) -> dict[str, Any]:
    value: dict[str, Any] = read_yaml((_DEFAULTS / name).read_text("utf-8"), Path(name)).value
    return value


def _default_list(name: str) -> Iterator[Written]:
    return read_yaml((_DEFAULTS / name).read_text("utf-8"), Path(name)).items()
