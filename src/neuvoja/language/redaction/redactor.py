"""Personal data out of a text, and back again."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from neuvoja.language.promises import Lemmatizer
from neuvoja.language.redaction.addresses import find_addresses
from neuvoja.language.redaction.contacts import find_contacts
from neuvoja.language.redaction.findings import Finding, Findings, Kind
from neuvoja.language.redaction.identifiers import find_identifiers
from neuvoja.language.redaction.labelled import find_labelled
from neuvoja.language.redaction.lexicon import Lexicon
from neuvoja.language.redaction.names import find_names
from neuvoja.language.redaction.placeholders import Placeholders
from neuvoja.language.redaction.row import WordRow
from neuvoja.language.redaction.spoken_numbers import find_spoken_numbers

_DIGIT = re.compile("[0-9]")

Known = Mapping[Kind, Iterable[str]]


@dataclass(frozen=True, slots=True)
class Redacted:
    text: str
    """The text with placeholders: [NIMI_1], [PUHELIN_1] …"""

    values: Mapping[str, str]
    """Placeholder → the words it stands for, exactly as they were written."""


class Redactor:
    """Finds personal data in Finnish, Swedish and English messages. Safe to share among threads."""

    def __init__(self, lemmatizer: Lemmatizer | None, keep: Iterable[str] = ()) -> None:
        self._lexicon = Lexicon(lemmatizer, keep)

    def redact(self, text: str) -> Redacted:
        """One text by itself: for what is stored, where nothing needs to be restored."""
        session = self.session()
        return Redacted(session.redact(text), session.values)

    def session(self, known: Known | None = None) -> "RedactionSession":
        return RedactionSession(self._lexicon, known or {})


class RedactionSession:
    """The texts of one request: a value has the same placeholder in all of them."""

    def __init__(self, lexicon: Lexicon, known: Known) -> None:
        self._lexicon = lexicon
        self._placeholders = Placeholders()
        self._names = {
            word.lower()
            for name in known.get(Kind.NAME, ())
            for word in name.split()
            if len(word) > 1
        }
        self._known = [
            (_as_written(value), kind)
            for kind, values in known.items()
            for value in values
            if kind is not Kind.NAME and value.strip()
        ]

    @property
    def values(self) -> Mapping[str, str]:
        """Placeholder → the words it stands for, of all texts so far."""
        return self._placeholders.values

    def redact(self, text: str) -> str:
        """The text with personal data replaced; the empty text stays empty.

        What is learnt from one text, such as a name in an introduction, counts in the next.
        """
        findings = Findings(len(text))
        findings.add(self._placeholders.typed(text))
        findings.add(self._known_values(text))
        findings.add(find_labelled(text))
        if _DIGIT.search(text):
            findings.add(find_identifiers(text))
        findings.add(find_contacts(text))
        findings.add(find_spoken_numbers(text))
        findings.add(find_addresses(text, self._lexicon.is_place))
        row = WordRow(text, self._lexicon, findings.free)
        findings.add(Finding(*span, Kind.NAME) for span in find_names(row, self._names))
        return self._placeholders.put(text, findings)

    def restore(self, text: str) -> str:
        """The text with the values back in the places of their placeholders.

        A placeholder that this session never gave out stays as it is.
        """
        return self._placeholders.restore(text)

    def _known_values(self, text: str) -> Iterator[Finding]:
        for pattern, kind in self._known:
            for found in pattern.finditer(text):
                yield Finding(*found.span(), kind)


def _as_written(value: str) -> re.Pattern[str]:
    """The value in any case, with blanks and hyphens wherever people put them in a number."""
    signs = [re.escape(sign) for sign in value if not sign.isspace() and sign != "-"]
    gap = "[ \u00a0-]?" if any(map(str.isdigit, value)) else r"\s*-?\s*"
    return re.compile(rf"(?<![^\W_]){gap.join(signs)}(?![^\W_])", re.IGNORECASE)
