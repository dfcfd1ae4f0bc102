"""Case files: one JSON object a line."""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import datetime, tzinfo
from itertools import chain, islice
from pathlib import Path
from typing import Any

from neuvoja.domain.errors import MISSING, BrokenRecord, InvalidRecord
from neuvoja.domain.expectations import TIME
from neuvoja.domain.knowledge import Case
from neuvoja.knowledge.formats.checking import (
    language_of,
    listed,
    value_of,
    with_values,
    without_nulls,
)
from neuvoja.knowledge.formats.times import parse_time
from neuvoja.knowledge.formats.written import Written
from neuvoja.knowledge.precedents import solution
from neuvoja.knowledge.report import Findings
from neuvoja.language.text import clean, from_json

ONE_A_LINE = "a JSON object, one case a line"

_ID = re.compile(r'"id"\s*:\s*("(?:[^"\\]|\\.)+")')


def written_cases(
    lines: Iterable[tuple[int, str]], path: Path, findings: Findings
) -> Iterator[Written]:
    """The cases of a file as they stand there; a line that is no JSON object is refused.

    A file that is one JSON value, as some programs write it, is read with a warning.

    Args:
        lines: those that hold anything, with their numbers.
    """
    lines = iter(lines)
    first = list(islice(lines, 1))
    if first and not _is_object(first[0][1]):
        first.extend(lines)
        if (whole := _whole("\n".join(line for _, line in first))) is not None:
            findings.warn(path, 1, None, "is one JSON value; write one case a line")
            yield from (Written(path, 1, value) for value in whole)
            return
    for number, line in chain(first, lines):
        try:
            yield Written(path, number, from_json(line))
        except ValueError as error:
            expected = f"{ONE_A_LINE} ({error})"
            value = line.strip()
            broken = BrokenRecord(path, line=number, key=None, value=value, expected=expected)
            findings.refuse(broken, "case", legible_id(line))


def read_case(written: Written, findings: Findings, *, zone: tzinfo) -> Case:
    """The case of one record.

    Args:
        zone: of times that do not tell their own.

    Raises:
        BrokenRecord: what cannot be read, and where.
    """
    if not isinstance(written.value, dict):
        raise written.broken("", written.value, ONE_A_LINE)
    written = with_values(written, **without_nulls(written.value))
    written = listed(language_of(written, findings), ("product_ids",), findings)
    messages = written.value.get("messages")
    if isinstance(messages, list):
        messages = [_message(written, n, each, zone) for n, each in enumerate(messages)]
        written = with_values(written, messages=_said(written, messages, findings))
    case = value_of(Case, with_values(written, **_own_values(written, zone)), findings)
    try:
        check_case(case)
    except InvalidRecord as error:
        raise written.broken(error.key, error.value, error.expected) from error
    _remark(case, written, findings)
    return case


def check_case(case: Case) -> None:
    """Whether what the case says makes sense as a whole.

    Raises:
        InvalidRecord: it says nothing, or was closed before it was opened.
    """
    if not (case.messages or case.reason):
        given: object = [] if "messages" in case.model_fields_set else MISSING
        raise InvalidRecord("messages", given, "a message or a reason")
    if case.opened_at and case.closed_at and case.closed_at < case.opened_at:
        expected = f"a time not before opened_at, {case.opened_at.isoformat()}"
        raise InvalidRecord("closed_at", case.closed_at.isoformat(), expected)


def legible_id(line: str) -> str | None:
    """The id that a broken line seems to have; None where it cannot be told."""
    found = _ID.search(line)
    try:
        return str(json.loads(found[1])) if found else None
    except ValueError:
        return None


def _own_values(written: Written, zone: tzinfo) -> dict[str, Any]:
    changes: dict[str, Any] = {
        key: _time(written, key, written.value[key], zone)
        for key in ("opened_at", "closed_at")
        if key in written.value
    }
    for key in ("resolution", "reason"):
        if isinstance(written.value.get(key), str):
            changes[key] = clean(written.value[key]).strip() or None
    # Programs number their cases; a number is as good an id as its digits.
    if type(written.value.get("id")) is int:
        changes["id"] = str(written.value["id"])
    return changes


def _message(written: Written, n: int, message: Any, zone: tzinfo) -> Any:
    if not isinstance(message, dict):
        return message
    message = dict(message)
    if "at" in message:
        message["at"] = _time(written, f"messages.{n}.at", message["at"], zone)
    if isinstance(message.get("text"), str):
        message["text"] = clean(message["text"]).strip()
    return message


def _said(written: Written, messages: list[Any], findings: Findings) -> list[Any]:
    said = [each for each in messages if not isinstance(each, dict) or each.get("text") != ""]
    if len(said) < len(messages):
        findings.warn(written.path, written.line, "messages", "has an empty message, not read")
    return said


def _time(written: Written, key: str, value: Any, zone: tzinfo) -> datetime:
    time = parse_time(value, zone) if isinstance(value, str) else None
    if time is None:
        raise written.broken(key, value, TIME)
    return time


def _remark(case: Case, written: Written, findings: Findings) -> None:
    if case.closed_at and case.closed_at > datetime.now(case.closed_at.tzinfo):
        findings.warn(written.path, written.line, "closed_at", "is in the future")
    if solution(case) is None:
        text = "is missing, and no advisor answers: the case is kept but not searched"
        findings.warn(written.path, written.line, "resolution", text)


def _is_object(line: str) -> bool:
    try:
        return isinstance(from_json(line), dict)
    except ValueError:
        return False


def _whole(text: str) -> list[Any] | None:
    try:
        value = from_json(text)
    except ValueError:
        return None
    return value if isinstance(value, list) else [value]
