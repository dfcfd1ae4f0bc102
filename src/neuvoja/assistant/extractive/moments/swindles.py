"""Swindles that no one signal tells: "annoin tunnukset … se oli huijaus"."""

import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from neuvoja.assistant.extractive.listening.listening import listening
from neuvoja.assistant.extractive.listening.markers import Markers
from neuvoja.assistant.extractive.listening.sayings import Said
from neuvoja.assistant.extractive.moments.perils import objected
from neuvoja.assistant.extractive.signals.negations import true_negations
from neuvoja.domain.conversation import Language


def swindles(
    customers: Sequence[Said], language: Language
) -> Iterator[tuple[Said, frozenset[int]]]:
    """Each saying that tells that one was swindled, with the words that tell it.

    Secrets that were given away tell it where anybody speaks of a swindler.
    """
    heard = [_markers(language).places(each.saying.words) for each in customers]
    suspected = any("swindler" in places for places in heard)
    for said, places in zip(customers, heard, strict=True):
        scope = listening(language).scope.places(said.saying.words)
        negations = list(true_negations(said.saying, scope))
        given = places.get("gave_away", ()) if suspected else ()
        for first, end in (*places.get("swindled", ()), *given):
            if not objected((first, end), said.saying, scope, negations):
                yield said, frozenset({first, end - 1})


@cache
def _markers(language: Language) -> Markers:
    source = files(__package__).joinpath("swindles.toml").read_text("utf-8")
    return Markers(tomllib.loads(source)[language])
