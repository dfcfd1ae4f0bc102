"""Texts in several languages, as people write them: one text, or one for each language."""

from typing import Any

from neuvoja.domain.conversation import LANGUAGES
from neuvoja.knowledge.formats.checking import with_values
from neuvoja.knowledge.formats.written import Written
from neuvoja.knowledge.report import Findings

IN_LANGUAGES = "a text, or texts under fi, sv and en"


def with_texts(written: Written, key: str, findings: Findings) -> Written:
    """The record with this key a mapping of languages; one text stands for all of them.

    Other languages than ours are left out with a warning, empty texts without.

    Raises:
        BrokenRecord: it is neither a text nor a mapping.
    """
    value = written.value.get(key)
    if value is None:
        return written
    if isinstance(value, str):
        texts: dict[str, Any] = dict.fromkeys(LANGUAGES, value.strip()) if value.strip() else {}
        return with_values(written, **{key: texts})
    if not isinstance(value, dict):
        raise written.broken(key, value, IN_LANGUAGES)
    for language in value.keys() - set(LANGUAGES):
        place = f"{key}.{language}"
        findings.warn(written.path, written.line_of(place), place, "is not fi, sv or en")
    known = {name: text for name, text in value.items() if name in LANGUAGES}
    return with_values(written, **{key: {name: text for name, text in known.items() if text}})
