"""Whether what was wrong has been put right since.

A fault is settled by "nyt toimii" or by our word that it is mended; a complaint by the customer's
content, or by our remedy and the customer's thanks; a debt by its payment; a cancellation by a
change of mind. A later "ei toimi vieläkään" opens it again.
"""

from collections.abc import Sequence

from neuvoja.assistant.extractive.listening.listening import Listening, listening
from neuvoja.assistant.extractive.listening.sayings import Said, Saying
from neuvoja.domain.conversation import Language

NEVER = ("bereavement", "minor", "danger", "scam")
_ONLY_BY = {"payment": "paid", "cancellation": "stays"}


def settled_after(
    moment: str, said: Said, tokens: frozenset[int], everyone: Sequence[Said], language: Language
) -> bool:
    """Whether a moment that was heard in a saying is settled in it or later.

    Args:
        moment: its id.
        tokens: the words of the saying that tell it.
        everyone: all that was said, oldest first; the saying is among them.
    """
    if moment in NEVER:
        return False
    known = listening(language)
    later = everyone[next(n for n, each in enumerate(everyone) if each is said) + 1 :]
    if only := _ONLY_BY.get(moment):
        return any(
            each.role == "customer"
            and only in _acts(each.saying, known)
            and not (only == "paid" and _denies(each, known))
            for each in (said, *later)
        )
    return _mended(moment, later, known, mended=_ends_well(said.saying, tokens, known))


def _mended(moment: str, later: Sequence[Said], known: Listening, *, mended: bool) -> bool:
    remedied = False
    for each in later:
        acts = _acts(each.saying, known)
        if each.role == "customer":
            if acts & {"works", "accepts_well"} and not _denies(each, known):
                mended = True
            elif "still" in acts:
                mended = remedied = False
            elif remedied and acts & {"accepts", "thanks"}:
                mended = True
        elif "fixed" in acts and not acts & {"not_yet"} and not each.saying.asks:
            remedied = True
            mended = mended or moment == "fault"
    return mended


def _ends_well(saying: Saying, tokens: frozenset[int], known: Listening) -> bool:
    """Whether the same saying goes on to say that it works: "oli poikki mutta nyt toimii"."""
    last = max(tokens, default=0)
    acts, scope = known.acts.places(saying.words), known.scope.places(saying.words)
    return any(start > last for start, _ in (*acts.get("works", ()), *scope.get("solved", ())))


def _acts(saying: Saying, known: Listening) -> frozenset[str]:
    return known.acts.names(saying.words)


def _denies(said: Said, known: Listening) -> bool:
    """Whether the saying denies at all: "ei vielä toimi", "not paid"."""
    negations = known.negations
    return any(word in negations for word in said.saying.words)
