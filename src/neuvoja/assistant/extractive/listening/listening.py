"""What the engine knows of how people talk, read once from `<language>.toml` here."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from neuvoja.assistant.extractive.listening.markers import Markers
from neuvoja.domain.conversation import LANGUAGES, Language
from neuvoja.language.text import fold


@dataclass(frozen=True, slots=True)
class Ages:
    """How a language tells an age: in a group `age` or `age2`, and of `born` in a group `year`."""

    said: re.Pattern[str]
    child: re.Pattern[str]
    """Of a child that is spoken of: "17-vuotias poikani"."""

    asks: re.Pattern[str]
    """Of anyone so old, whether they may buy: "voiko 15-vuotias …?"."""

    turns: re.Pattern[str]
    """Turning 18 some day, or going to a class of primary school."""

    opens: re.Pattern[str]
    """At the beginning of a sentence, without a verb."""

    alone: re.Pattern[str]
    """As the whole answer to a question."""

    born: re.Pattern[str]
    words: Mapping[str, int]
    """Numerals from ten to seventeen."""


@dataclass(frozen=True, slots=True)
class Listening:
    """One language's own words."""

    clause_begins: frozenset[str]
    """Folded words from which on another clause runs."""

    that: frozenset[str]
    """Folded words that tie a clause to the one before it: että, att, that."""

    late: int
    """Words after which a negation may still deny what stands before it."""

    nothing: frozenset[str]
    """Folded words that say nothing by themselves: articles, pronouns, be and have."""

    silent: frozenset[str]
    """Those and others that tell nothing of a need, such as particles and adverbs."""

    small: frozenset[str]
    """Folded words with which people begin to speak: joo, well, hej."""

    light: frozenset[str]
    """Folded dictionary forms of words that tell little of what is needed."""

    alike: Sequence[Sequence[str]]
    """Groups of words that mean the same in a customer's mouth."""

    negations: frozenset[str]
    """Folded words that deny."""

    business_word: str
    """What a business customer need not say: the word for a company."""

    scope: Markers
    """Marks of negation, hypothesis, other persons, the past, wishes …; see the file."""

    acts: Markers
    """Marks of what a sentence does: tells of something done, promises, accepts …"""

    ages: Ages

    labels: Mapping[str, str]
    """What is said to the advisor in this language; `{…}` is filled in."""


_ENDS = r"(?=\s*(?:$|[.,;:!?)…]|\n))"
"""After an age, so that no unit follows: "olen 16 km päässä" tells none."""


def _ages(said: Mapping[str, Any]) -> Ages:
    number = "|".join(("[5-9]", "1[0-9]", *said["words"]))
    places = {"age": f"(?P<age>{number})", "age2": f"(?P<age2>{number})", "ends": _ENDS}
    patterns = {
        name: re.compile(said[name].format(**places), re.IGNORECASE)
        for name in ("said", "child", "asks", "turns", "opens", "alone", "born")
    }
    return Ages(**patterns, words=said["words"])


@cache
def _told(language: Language) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(f"{language}.toml").read_text("utf-8"))


def _greetings() -> list[str]:
    """Of every language: people greet in one and go on in another."""
    return [each for language in LANGUAGES for each in _told(language)["acts"]["greeting"]]


@cache
def listening(language: Language) -> Listening:
    said = _told(language)
    return Listening(
        clause_begins=frozenset(map(fold, said["clauses"]["begin"])),
        that=frozenset(map(fold, said["clauses"]["that"])),
        late=said["clauses"]["late"],
        nothing=frozenset(map(fold, said["silent"]["nothing"])),
        silent=frozenset(map(fold, said["silent"]["nothing"] + said["silent"]["little"])),
        small=frozenset(map(fold, said["small"]["words"])),
        light=frozenset(map(fold, said["light"]["words"])),
        alike=said["alike"]["groups"],
        negations=frozenset(map(fold, said["scope"]["negations"])),
        business_word=said["alike"]["business_word"],
        scope=Markers(said["scope"]),
        acts=Markers({**said["acts"], "greeting": _greetings()}),
        ages=_ages(said["ages"]),
        labels=said.get("labels", {}),
    )
