"""Danger to life that no one signal tells: sparks from a fuse box, fever with a swollen face.

Some is told by itself, such as a battery that was swallowed. Other is told by several things
together, in any order: what is electrical, and what it does; what is swollen, and what comes with
it. They may stand in neighbouring sentences of one message.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from neuvoja.assistant.extractive.listening.listening import listening
from neuvoja.assistant.extractive.listening.markers import Markers, Places
from neuvoja.assistant.extractive.listening.sayings import Clause, Said, Saying
from neuvoja.assistant.extractive.signals.negations import true_negations
from neuvoja.domain.conversation import Language

_PAIRS: Sequence[tuple[str, Sequence[str]]] = (
    ("grave", ()),
    ("burns", ("live",)),
    ("falls", ("lines",)),
    ("falls", ("poles", "outside")),
    ("swells", ("face", "fever")),
    ("swells", ("face", "swallows")),
    ("stiff_neck", ("fever",)),
    ("flows_on", ("wound",)),
    ("hits_head", ("dazed",)),
)
"""What happens, and all that must be spoken of beside it."""

_SYMPTOMS = frozenset({"fever", "swallows", "dazed"})
"""What beside it may also be denied: "posket turvoksissa, mutta ei kuumetta"."""

_DENYING = frozenset({"grave", "swallows", "flows_on"})
"""Told by a negation of their own: "vuoto ei lopu"."""

_NOT_NOW = frozenset({"if", "idle", "past", "long_past"})

_DENIED_BEFORE, _DENIED_AFTER = 4, 2
"""Words between a negation and what it denies, at most, and after it."""


def perils(customers: Sequence[Said], language: Language) -> Iterator[tuple[Said, frozenset[int]]]:
    """Each saying that tells of danger, with the words that tell it; in their order."""
    heard = [_told(each.saying, language) for each in customers]
    for at, said in enumerate(customers):
        places = heard[at]
        if "jest" in places:
            continue
        around = [
            heard[n]
            for n in range(max(0, at - 1), min(len(heard), at + 2))
            if customers[n].message == said.message
        ]
        spots = [*_despair(said.saying, places, language)]
        spots += _happening(said.saying, places, around, language)
        if spots:
            yield said, frozenset(word for spot in spots for word in (spot[0], spot[1] - 1))


def jests(saying: Saying, language: Language) -> bool:
    """Whether it speaks of dying of laughter, or the like."""
    return "jest" in _markers(language).names(saying.words)


def _told(saying: Saying, language: Language) -> Places:
    """What is spoken of; a symptom only where it is there now."""
    places = _markers(language).places(saying.words)
    if _SYMPTOMS.isdisjoint(places):
        return places
    scope = listening(language).scope.places(saying.words)
    negations = _negations(saying, places, scope)
    kept = {
        name: [
            spot
            for spot in spots
            if name not in _SYMPTOMS or not objected(spot, saying, scope, negations)
        ]
        for name, spots in places.items()
    }
    return {name: spots for name, spots in kept.items() if spots}


def _despair(saying: Saying, places: Places, language: Language) -> Iterator[tuple[int, int]]:
    if "idle" in listening(language).scope.names(saying.words):
        return
    for spot in places.get("despair", ()):
        if not saying.quoted.issuperset(range(*spot)):
            yield spot


def _happening(
    saying: Saying, places: Places, around: Sequence[Places], language: Language
) -> Iterator[tuple[int, int]]:
    """Where something happens to what is spoken of here or in the sentences beside."""
    if "sounds" in places:
        return
    scope = listening(language).scope.places(saying.words)
    negations = _negations(saying, places, scope)
    for happens, needed in _PAIRS:
        if not all(any(name in each for each in around) for name in needed):
            continue
        for spot in places.get(happens, ()):
            if not objected(spot, saying, scope, negations):
                yield spot
                yield from (each for name in needed for each in places.get(name, ()))


def _negations(saying: Saying, places: Places, scope: Places) -> list[int]:
    """Where something is denied, but for what is told by its negation: "vuoto ei lopu"."""
    own = {at for name in _DENYING for spot in places.get(name, ()) for at in range(*spot)}
    return [at for at in true_negations(saying, scope) if at not in own]


def objected(
    spot: tuple[int, int], saying: Saying, scope: Places, negations: Sequence[int]
) -> bool:
    """Whether it is quoted, supposed, of some time ago or denied."""
    quoted = saying.quoted.issuperset(range(*spot))
    return quoted or _not_now(saying, spot, scope) or _denied(spot, negations, scope)


def _not_now(saying: Saying, spot: tuple[int, int], scope: Places) -> bool:
    """Whether the clause is supposed or of some time ago; a supposition reaches what follows."""
    held = next(each for each in saying.clauses if each.first <= spot[0] < each.end)
    return any(
        _stands(name, held, scope) or (name in ("if", "idle") and _begun(name, scope, spot))
        for name in _NOT_NOW
    )


def _stands(name: str, clause: Clause, places: Places) -> bool:
    return any(start < clause.end and clause.first < end for start, end in places.get(name, ()))


def _begun(name: str, scope: Places, spot: tuple[int, int]) -> bool:
    return any(start < spot[0] for start, _ in scope.get(name, ()))


def _denied(spot: tuple[int, int], negations: Sequence[int], scope: Places) -> bool:
    """Whether a negation stands near, with no "and" between: "ei pääse ylös ja puhe on sekavaa"."""
    first, end = spot
    joints = [at for at, _ in scope.get("joints", ())]
    return any(
        first - _DENIED_BEFORE <= at < end + _DENIED_AFTER
        and not any(at < joint < first for joint in joints)
        for at in negations
    )


@cache
def _markers(language: Language) -> Markers:
    source = files(__package__).joinpath("perils.toml").read_text("utf-8")
    sets: Mapping[str, Any] = tomllib.loads(source)[language]
    return Markers(sets)
