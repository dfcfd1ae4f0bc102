"""Whether a customer speaks of an own, present and real situation where a signal is heard.

Objections, in the order in which they are looked for: the words are quoted · denied · only
imagined · another person's · of the past · settled already · part of a how-to question.
"""

from collections.abc import Sequence
from typing import Literal

from neuvoja.assistant.extractive.listening.listening import listening
from neuvoja.assistant.extractive.listening.markers import Places
from neuvoja.assistant.extractive.listening.sayings import Clause, Saying
from neuvoja.assistant.extractive.signals.negations import true_negations
from neuvoja.assistant.extractive.signals.signals import Match, Signal
from neuvoja.domain.conversation import Language

Objection = Literal["quoted", "denied", "imagined", "other", "past", "settled", "usage"]

_ANY = Signal("", "need", "", (), False, None, frozenset())


class Judge:
    """Weighs what was heard in one language."""

    def __init__(self, language: Language) -> None:
        self._known = listening(language)

    def objection(
        self,
        match: Match,
        saying: Saying,
        following: Saying | None,
        *,
        lack_speaks: bool = False,
        before: Saying | None = None,
    ) -> Objection | None:
        """The first objection to the match, None where there is none.

        Args:
            following: the next saying of the same message, which may settle the matter.
            before: the one before it, which may be about another person.
            lack_speaks: whether what is lacking or not working is no objection, only what is
                turned down: "en tarvitse", "no need".
        """
        if match.tokens <= saying.quoted:
            return "quoted"
        places = self._known.scope.places(saying.words)
        clauses = _around(match, saying)
        own = match.signal.marks
        denied = self._turned_down if lack_speaks else self._denied
        if denied(match, saying, places):
            return "denied"
        if "remote" in places and "remote" not in own:
            return "imagined"
        if any(self._imagined(clause, places) for clause in clauses):
            return "imagined"
        if any(self._supposed(clause, places) for clause in saying.clauses):
            return "imagined"
        if self._is_others(clauses, places, own, before):
            return "other"
        if not own & {"past", "long_past"} and any(
            _told_as_past(each, saying, places) for each in clauses
        ):
            return "past"
        if "solved" not in own and self._settled(clauses, saying, places, following):
            return "settled"
        if "usage" not in own and any(_has("usage", each, places) for each in clauses):
            return "usage"
        return None

    def objection_to(
        self,
        tokens: frozenset[int],
        saying: Saying,
        following: Saying | None = None,
        *,
        before: Saying | None = None,
    ) -> Objection | None:
        """The first objection to words that no signal says, told as what is lacking or not."""
        match = Match(_ANY, 0.0, tokens, (), 0.0, guessed=False)
        return self.objection(match, saying, following, lack_speaks=True, before=before)

    def says_to_own(self, match: Match, saying: Saying) -> bool:
        """Whether the words heard are about what the customer has already: "mulla on jo …"."""
        places = self._known.scope.places(saying.words)
        own = match.signal.marks
        if saying.asks and not own & {"own", "poor"} and _is_mine(match, places):
            return True
        return "having" not in own and any(
            _has("having", each, places) and _is_already(each, saying, places)
            for each in _around(match, saying)
        )

    def refuses(self, match: Match, saying: Saying) -> bool:
        """Whether a clause that holds the words heard turns something down: "no need of …"."""
        return self._turned_down(match, saying, self._known.scope.places(saying.words))

    def _turned_down(self, match: Match, saying: Saying, places: Places) -> bool:
        return any(_has("refusals", each, places) for each in _around(match, saying))

    def _denied(self, match: Match, saying: Saying, places: Places) -> bool:
        denying = list(true_negations(saying, places))
        if match.signal.negative and not any(
            _has("refusals", each, places) for each in _around(match, saying)
        ):
            return not denying and "poor" not in places
        if "lack" in places and match.signal.kind == "name":
            return False
        denied = {
            at for negation in denying for at in self._reached(negation, match, saying, places)
        }
        return 2 * len(denied) >= len(match.tokens)

    def _reached(self, negation: int, match: Match, saying: Saying, places: Places) -> list[int]:
        """The words heard that a negation denies: of its clause, and no "and" between."""
        clause = next(each for each in saying.clauses if each.first <= negation < each.end)
        within = [at for at in match.tokens if clause.first <= at < clause.end]
        joints = [at for at, _ in places.get("joints", ())]
        if within and negation > max(within):
            late = negation - max(within) > self._known.late or _between(
                joints, max(within), negation
            )
            return [] if late else within
        wishes = [at for at, _ in places.get("wishes", ())]
        turned = [at for at in joints if negation < at and _between(wishes, at, clause.end)]
        return [at for at in within if not _between(turned, negation, at)]

    def _is_others(
        self, clauses: Sequence[Clause], places: Places, own: frozenset[str], before: Saying | None
    ) -> bool:
        """Whether it is another's matter, or goes on about it: "It's my cousin. His teeth …"."""
        if any(_of_another(each, places, own) for each in clauses):
            return True
        if before is None or "others" in own or not any(_of_them(each, places) for each in clauses):
            return False
        ahead = self._known.scope.places(before.words)
        return any(_is_anothers(each, ahead) for each in before.clauses)

    def _imagined(self, clause: Clause, places: Places) -> bool:
        begins = [
            start for start, _ in places.get("if", ()) if clause.first <= start <= clause.first + 1
        ]
        if not begins or _has("polite_if", clause, places, margin=2):
            return False
        return _has("conditional", clause, places)

    def _supposed(self, clause: Clause, places: Places) -> bool:
        """Whether a clause supposes what all the saying hangs on: "jos mulla olis mökki, …".

        Not where the customer wishes by it: "jos ottaisin sen, paljonko se maksaisi?".
        """
        if not self._imagined(clause, places):
            return False
        return _has("anyone", clause, places) or not _has("desires", clause, places)

    def _settled(
        self, clauses: Sequence[Clause], saying: Saying, places: Places, following: Saying | None
    ) -> bool:
        for start, _ in places.get("solved", ()):
            settled = next(each for each in saying.clauses if each.first <= start < each.end)
            if not any(each.first >= settled.end for each in clauses):
                return True
        if following is None:
            return False
        ahead = self._known.scope.places(following.words)
        return "solved" in ahead and not following.asks


def _around(match: Match, saying: Saying) -> list[Clause]:
    """The clauses that hold the words heard."""
    return [
        each for each in saying.clauses if any(each.first <= at < each.end for at in match.tokens)
    ]


def _has(name: str, clause: Clause, places: Places, *, margin: int = 0) -> bool:
    return any(clause.first - margin <= start < clause.end for start, _ in places.get(name, ()))


def _is_already(clause: Clause, saying: Saying, places: Places) -> bool:
    """Whether "already" tells of having; not how long: "meillä on tuo jo 34 vuotta vanha"."""
    ends = (end for start, end in places.get("already", ()) if clause.first <= start < clause.end)
    return any(not "".join(saying.words[end : end + 1]).isdecimal() for end in ends)


def _of_another(clause: Clause, places: Places, own: frozenset[str]) -> bool:
    """Whether a clause is about another person, of whom the signal's own words do not speak."""
    if "third" not in own and _is_anothers(clause, places):
        return True
    return "others" not in own and _goes_on(clause, places)


def _is_anothers(clause: Clause, places: Places) -> bool:
    """Whether a clause is about another person, and not about us with the other's word on it."""
    others, told, selves = (
        [at for at, _ in places.get(name, ()) if clause.first <= at < clause.end]
        for name in ("third", "told", "self")
    )
    if not others:
        return False
    spoken = any(min(others) < at for at in told)
    # "My colleague says": that my is the colleague's.
    return not (spoken and any(at < min(others) - 1 for at in selves))


def _is_mine(match: Match, places: Places) -> bool:
    """Whether the thing is called the customer's own: "does my travel insurance cover …?"."""
    first, last = min(match.tokens), max(match.tokens)
    together = last - first < len(match.tokens) and match.whole and not match.signal.negative
    return together and any(end == first for _, end in places.get("own", ()))


def _goes_on(clause: Clause, places: Places) -> bool:
    """Whether a clause goes on about the other person of an earlier one: "anopin piha …, hän …"."""
    begun = any(start < clause.first for start, _ in places.get("third", ()))
    return begun and _of_them(clause, places)


def _of_them(clause: Clause, places: Places) -> bool:
    return _has("others", clause, places) and not _has("self", clause, places)


def _told_as_past(clause: Clause, saying: Saying, places: Places) -> bool:
    """Whether the clause, or one before it with no turn between, is of the past."""
    turns = [start for start, _ in places.get("turns", ())]
    return any(
        _past(each, places) and not _between(turns, each.first, clause.end)
        for each in saying.clauses
        if each.first <= clause.first
    )


def _past(clause: Clause, places: Places) -> bool:
    if _has("long_past", clause, places):
        return not _has("until_now", clause, places)
    return (
        _has("was", clause, places)
        and _has("past", clause, places)
        and not _has("now", clause, places)
    )


def _between(places: Sequence[int], first: int, last: int) -> bool:
    return any(first < at < last for at in places)
