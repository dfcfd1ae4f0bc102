"""Deaths that are told in words of many meanings, condolences, and things that are said to die."""

from collections.abc import Iterator

from neuvoja.assistant.extractive.listening.listening import Listening
from neuvoja.assistant.extractive.listening.markers import Places
from neuvoja.assistant.extractive.listening.sayings import Clause, Said, Saying
from neuvoja.language.analysis import Token
from neuvoja.language.words import is_placeholder

RIGHT_AFTER = 2
"""Words after a verb by which its subject may follow it: "eilen kuoli meidän netti"."""

GOVERNED = 3
"""Words from a preposition to the last that it governs: "in the old hospital"."""


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
    gone = [
        at
        for at, end in acts.get("gone", ())
        if not of_thing(frozenset(range(at, end)), saying, known)
    ]
    return any(
        stands("kin", clause, acts) and any(clause.first <= at < clause.end for at in gone)
        for clause in saying.clauses
    )


def of_thing(told: frozenset[int], saying: Saying, known: Listening) -> bool:
    """Whether words that are said of things too, such as "kuoli" and "died", are said of one.

    Whoever or whatever is named nearest before them in the clause tells, else right after them.
    Where nobody is named, somebody is meant.

    Args:
        told: the words of the saying that tell of a death.
    """
    acts = known.acts.places(saying.words)
    verb = next((start for start, _ in acts.get("dies", ()) if start in told), None)
    if verb is None:
        return False
    people = {at for start, end in acts.get("people", ()) for at in range(start, end)}
    clause = next(each for each in saying.clauses if each.first <= verb < each.end)
    for at in _around(verb, clause, saying, known):
        if at in people or _is_name(saying.tokens[at], at):
            return False
        # What a preposition on the verb's other side governs ends before the verb.
        since = clause.first if at < verb else verb
        if _is_thing(at, saying.tokens[at], acts, since):
            return True
    return False


def stands(name: str, clause: Clause, places: Places) -> bool:
    """Whether a phrase of the set begins in the clause."""
    return any(clause.first <= start < clause.end for start, _ in places.get(name, ()))


def _around(verb: int, clause: Clause, saying: Saying, known: Listening) -> Iterator[int]:
    """The words of the verb's clause, those first that may be its subject."""
    joints = {start for start, _ in known.scope.places(saying.words).get("joints", ())}
    before = range(clause.first, verb)
    # Of "mum fell ill and died" the subject stands first.
    yield from before if verb - 1 in joints else reversed(before)
    for at in range(verb + 1, min(verb + 1 + RIGHT_AFTER, clause.end)):
        if at in joints:
            return
        yield at


def _is_thing(at: int, token: Token, acts: Places, since: int) -> bool:
    """Whether a word names a thing, and neither a time, a way nor, after a preposition, a place.

    Args:
        since: the first word from which a preposition may govern it.
    """
    spoken = {
        name for name in ("things", "aside") for start, _ in acts.get(name, ()) if start == at
    }
    nearest = max(since, at - GOVERNED)
    governed = any(nearest <= start < at for start, _ in acts.get("within", ()))
    return "things" in spoken or (token.content and token.thing and not spoken and not governed)


def _is_name(token: Token, at: int) -> bool:
    """Whether it is a person's name, or stands for one that is hidden."""
    named = token.name in ("first_name", "surname") or (at > 0 and token.text[0].isupper())
    return named or is_placeholder(token.text)
