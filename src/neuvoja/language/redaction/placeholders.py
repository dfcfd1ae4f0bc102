"""Placeholders given out, and the values they stand for.

placeholder = "[" kind "_" number "]"     [NIMI_1]  [Y-TUNNUS_2]
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from neuvoja.language.redaction.findings import Finding, Kind
from neuvoja.language.redaction.restoring import INFLECTED, joined

_KINDS = "|".join(sorted(kind.value for kind in Kind))

# Models tend to escape the underscore, since it means something in Markdown, or to change case.
_PLACEHOLDER = re.compile(rf"\[({_KINDS})\\?_(\d{{1,6}})\]", re.IGNORECASE)

_INFLECTED = re.compile(_PLACEHOLDER.pattern + INFLECTED, re.IGNORECASE)

BLANK = "…"
"""What stands for a placeholder of another conversation."""


def blanked(text: str) -> str:
    """The text with every placeholder blanked: for what was redacted in another conversation."""
    return _PLACEHOLDER.sub(BLANK, text) if "[" in text else text


class Placeholders:
    """One request's placeholders: a value has one, whichever text it stands in."""

    def __init__(self) -> None:
        self._by_value: dict[tuple[Kind, str], str] = {}
        self._values: dict[str, str] = {}
        self._given: Counter[Kind] = Counter()

    @property
    def values(self) -> Mapping[str, str]:
        """Placeholder → the words it stands for, exactly as they were written."""
        return MappingProxyType(self._values)

    def typed(self, text: str) -> Iterator[Finding]:
        """What looks like a placeholder already; it gets one too, to come back as it was."""
        if "[" not in text:
            return
        for found in _PLACEHOLDER.finditer(text):
            yield Finding(*found.span(), Kind.TYPED)

    def put(self, text: str, findings: Iterable[Finding]) -> str:
        """The text with every finding, in the order of the text, replaced by its placeholder."""
        pieces: list[str] = []
        end = 0
        for finding in findings:
            pieces.append(text[end : finding.start])
            pieces.append(self._placeholder(finding.kind, text[finding.start : finding.end]))
            end = finding.end
        pieces.append(text[end:])
        return "".join(pieces)

    def restore(self, text: str) -> str:
        """The text with its values back; a placeholder that was never given out stays."""
        return _INFLECTED.sub(self._value, text) if "[" in text else text

    def _value(self, found: re.Match[str]) -> str:
        kind = found[1].upper()
        value = self._values.get(f"[{kind}_{int(found[2])}]")
        if value is None:
            return found[0]
        ending = found["ending"]
        return joined(value, ending, name=kind == Kind.NAME) if ending else value

    def _placeholder(self, kind: Kind, value: str) -> str:
        placeholder = self._by_value.get((kind, value))
        if placeholder is None:
            self._given[kind] += 1
            placeholder = f"[{kind.value}_{self._given[kind]}]"
            self._by_value[kind, value] = placeholder
            self._values[placeholder] = value
        return placeholder
