"""Deaths that are told in words of many meanings, and condolences."""

from neuvoja.assistant.extractive.listening.listening import Listening
from neuvoja.assistant.extractive.listening.markers import Places
from neuvoja.assistant.extractive.listening.sayings import Clause, Said

NEAR = 3
"""Words between a thing and what is told of it: "mobilen gick bort"."""


def condoles(said: Said, known: Listening) -> bool:
    """Whether it offers condolences."""
    return "condolence" in known.acts.names(said.saying.words)


def tells_of_death(said: Said, known: Listening) -> bool:
    """Whether a clause tells of one's kin what of kin means a death: "pappa lämnade oss"."""
    saying = said.saying
    acts, scope = known.acts.places(saying.words), known.scope.places(saying.words)
    if "bereaved" in acts:
        return True
    if "walks" in scope or "facing" in scope:
        return False
    things = scope.get("things", ())
    gone = [
        at for at, _ in acts.get("gone", ()) if not any(0 < at - it <= NEAR for it, _ in things)
    ]
    return any(
        stands("kin", clause, acts) and any(clause.first <= at < clause.end for at in gone)
        for clause in saying.clauses
    )


def stands(name: str, clause: Clause, places: Places) -> bool:
    """Whether a phrase of the set begins in the clause."""
    return any(clause.first <= start < clause.end for start, _ in places.get(name, ()))
