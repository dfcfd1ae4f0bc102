"""What a customer says is not so, or cannot have: "…, ei leikkausta", "allergic to nuts"."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from neuvoja.assistant.extractive.wording.matching import Form, Matcher
from neuvoja.assistant.extractive.wording.phrases import Phrases
from neuvoja.domain.conversation import LANGUAGES, Language

_ENDS = r"(?=\s*(?:[.,;:!?)]|$))"


@dataclass(frozen=True, slots=True)
class Denied:
    not_so: frozenset[Form] = frozenset()
    """Another case than the customer's."""

    harmful: frozenset[Form] = frozenset()
    """What the customer is allergic to, or cannot bear."""


NOTHING = Denied()


@dataclass(frozen=True, slots=True)
class _Denying:
    not_so: re.Pattern[str]
    harmful: re.Pattern[str]
    sensitive: Phrases


def denied(texts: Sequence[str], language: Language, matcher: Matcher) -> Denied:
    """What the texts of a customer deny; nothing where they deny nothing."""
    known = _denying()[language]

    def forms(pattern: re.Pattern[str]) -> frozenset[Form]:
        words = " ".join(
            word for text in texts for told in pattern.findall(text) for word in told if word
        )
        told = matcher.forms(words, language)
        return frozenset(form for form in told if form.content and form.thing)

    return Denied(forms(known.not_so), forms(known.harmful))


def minds_allergies(text: str, language: Language) -> bool:
    """Whether a text of a source speaks of those who cannot bear something."""
    return _denying()[language].sensitive.in_text(text)


@cache
def _denying() -> Mapping[Language, _Denying]:
    said = tomllib.loads(files(__package__).joinpath("denied.toml").read_text("utf-8"))
    return {language: _read(said[language]) for language in LANGUAGES}


def _read(said: Mapping[str, Any]) -> _Denying:
    parts = {"end": _ENDS, **{name: said.get(name, "") for name in ("words", "any", "holds")}}
    return _Denying(
        not_so=_pattern(said["not_so"], parts),
        harmful=_pattern(said["harmful"], parts),
        sensitive=Phrases(said["sensitive"]),
    )


def _pattern(written: Sequence[str], parts: Mapping[str, str]) -> re.Pattern[str]:
    """The patterns as one, each `{name}` in them replaced by that part."""
    named = re.compile(r"\{(" + "|".join(parts) + r")\}")
    return re.compile(named.sub(lambda part: parts[part[1]], "|".join(written)), re.IGNORECASE)
