"""The moments that a conversation is in, such as a bereavement or an open complaint.

A moment is known by its signals in the customer's words and the subject. It stands while nothing
shows that it is settled; a death and a minor's age are never settled.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from neuvoja.assistant.extractive.listening.listening import Listening, listening
from neuvoja.assistant.extractive.listening.markers import Places, plain_words
from neuvoja.assistant.extractive.listening.sayings import Clause, Said, Saying
from neuvoja.assistant.extractive.moments.ages import minor_said
from neuvoja.assistant.extractive.moments.deaths import condoles, of_thing, stands, tells_of_death
from neuvoja.assistant.extractive.moments.perils import jests, perils
from neuvoja.assistant.extractive.moments.settled import settled_after
from neuvoja.assistant.extractive.moments.swindles import swindles
from neuvoja.assistant.extractive.signals.alike import Alike
from neuvoja.assistant.extractive.signals.books import Books
from neuvoja.assistant.extractive.signals.hearing import hearing
from neuvoja.assistant.extractive.signals.likeness import MODIFIED, SLIPPED
from neuvoja.assistant.extractive.signals.negations import true_negations
from neuvoja.assistant.extractive.signals.signal_book import SignalBook
from neuvoja.assistant.extractive.signals.signals import Match
from neuvoja.assistant.reading import Reading
from neuvoja.domain.conversation import Language, Role
from neuvoja.domain.organisation import Handbook, Moment
from neuvoja.language.analysis import Analyser

HEARD = SLIPPED
"""How well each word of a signal must be said: itself, in any form."""

NEAR = 3
"""Words between those of a signal."""

_OBJECTIONS = {
    "facing": {"fault", "cancellation", "bereavement"},
    "long_past": {"fault", "complaint", "cancellation", "danger", "scam"},
    "fears": {"fault"},
    "left": {"cancellation"},
    "children": {"minor"},
    "walks": {"bereavement"},
    "foreign": {"fault", "complaint"},
    "if": {"danger", "scam"},
    "idle": {"danger", "scam"},
    "past": {"danger", "scam"},
    "third": {"complaint", "fault", "payment", "cancellation", "minor", "scam"},
}
"""Marks of scope by which a moment is not there, with the moments that they concern."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A moment that the conversation is in."""

    moment: Moment
    said: Said
    """Where it was heard last."""

    tokens: frozenset[int]
    """The words that tell it."""


class MomentReader:
    """Safe to use from several threads."""

    def __init__(self, analyser: Analyser, *, only: str | None = None) -> None:
        """Listens for all moments, or for one alone.

        Args:
            only: its id.
        """
        heard = hearing(analyser)
        self._words, self._ear = heard.words, heard.ear
        self._only = only
        self._books = Books(self._book)
        self._heard: WeakKeyDictionary[Reading, list[Standing]] = WeakKeyDictionary()

    def heard(self, reading: Reading) -> list[Standing]:
        """Every moment told by the customer that nothing settles, each as it was heard last.

        Several of one moment where several sayings tell it; in the order of the conversation.
        """
        heard = self._heard.get(reading)
        if heard is None:
            heard = self._heard[reading] = self._listened(reading)
        return heard

    def _listened(self, reading: Reading) -> list[Standing]:
        book = self._books.of(reading.handbook, reading.language)
        moments = {each.id: each for each in self._listened_for(reading.handbook)}
        everyone = self._everyone(reading)
        customers = [each for each in everyone if each.role == "customer"]
        told = list(self._told(customers, book, moments, listening(reading.language)))
        told += self._told_otherwise(reading, everyone, customers, moments)
        return [
            each
            for each in told
            if not settled_after(each.moment.id, each.said, each.tokens, everyone, reading.language)
            and not (each.moment.id == "danger" and jests(each.said.saying, reading.language))
        ]

    def _everyone(self, reading: Reading) -> list[Said]:
        """All that was said, the subject first as the customer's."""
        said = self._ear.said(reading.conversation, reading.language, *_ALL)
        subject = self._ear.sayings(reading.conversation.subject or "", reading.language)
        return [*(Said(0, "customer", each) for each in subject), *said]

    def _told(
        self,
        customers: Sequence[Said],
        book: SignalBook,
        moments: dict[str, Moment],
        known: Listening,
    ) -> Iterator[Standing]:
        for each in customers:
            meant = book.meant(each.saying)
            places = known.scope.places(each.saying.words) if meant else {}
            for match in book.matches(each.saying, meant, least=MODIFIED):
                if _said_whole(match) and not _objected(match, each.saying, places, known):
                    yield Standing(moments[match.signal.owner], each, match.tokens)

    def _told_otherwise(
        self,
        reading: Reading,
        everyone: Sequence[Said],
        customers: Sequence[Said],
        moments: dict[str, Moment],
    ) -> Iterator[Standing]:
        """Ages, perils, swindles, condolences, and deaths told of one's kin in other words."""
        if "minor" in moments:
            minor = minor_said(everyone, customers, reading.language, reading.day)
            if minor is not None:
                yield Standing(moments["minor"], minor, frozenset())
        for moment, told in (("danger", perils), ("scam", swindles)):
            if moment in moments:
                for said, tokens in told(customers, reading.language):
                    yield Standing(moments[moment], said, tokens)
        known = listening(reading.language)
        for each in everyone:
            dead = tells_of_death(each, known) if each.role == "customer" else condoles(each, known)
            if dead and "bereavement" in moments:
                yield Standing(moments["bereavement"], each, frozenset())

    def _listened_for(self, handbook: Handbook) -> list[Moment]:
        return [each for each in handbook.moments if self._only in (None, each.id)]

    def _book(self, handbook: Handbook, language: Language) -> SignalBook:
        known = listening(language)
        alike = Alike(self._words, language, ())
        book = SignalBook(
            self._words, alike, language, silent=known.nothing, light=known.light, keep_all=True
        )
        for moment in self._listened_for(handbook):
            for signal in moment.signals.get(language, ()):
                # An age alone would be found in every address; ages are read by themselves.
                if any(not word.isdigit() for word in set(plain_words(signal)) - known.nothing):
                    book.add(moment.id, "signal", signal)
        book.close()
        return book


_ALL: tuple[Role, ...] = ("customer", "advisor", "expert", "bot")


def _said_whole(match: Match) -> bool:
    """Whether every word of the signal is said, near each other."""
    if match.filled == (MODIFIED,):
        # One word, said as the first part of a compound: inkassobolaget; but huijausviesti.
        return match.signal.owner not in ("danger", "complaint")
    return min(match.filled) >= HEARD and match.spread <= len(match.tokens) + NEAR


def _objected(match: Match, saying: Saying, places: Places, known: Listening) -> bool:
    """Whether what was heard is denied, quoted, imagined, past or another person's."""
    if match.tokens <= saying.quoted:
        return True
    if match.signal.negative != _denied(match, saying, places, known):
        return True
    owner, marks = match.signal.owner, match.signal.marks
    if "self" in marks and "self" not in places:
        return True
    if owner == "bereavement" and (of_thing(match.tokens, saying, known) or _loses(match, saying)):
        return True
    if owner == "fault" and any(
        _is_over(each, places) for each in saying.clauses if _in(match, each)
    ):
        return True
    names = {name for name, owners in _OBJECTIONS.items() if owner in owners and name not in marks}
    return any(
        first <= start < end
        for first, end in _scopes(match, saying, known)
        for name in names
        for start, _ in places.get(name, ())
    )


def _in(match: Match, clause: Clause) -> bool:
    return any(clause.first <= at < clause.end for at in match.tokens)


def _is_over(clause: Clause, places: Places) -> bool:
    """Whether a clause is of some time ago: "netti oli poikki viime vuonna"."""
    then = stands("was", clause, places) and stands("past", clause, places)
    return then and not stands("now", clause, places)


def _scopes(match: Match, saying: Saying, known: Listening) -> Iterator[tuple[int, int]]:
    """The clauses that hold the words heard, with those that they depend on: "pelkään, että"."""
    before = 0
    for clause in saying.clauses:
        if any(clause.first <= at < clause.end for at in match.tokens):
            yield (before if clause.words[0] in known.that else clause.first), clause.end
        before = clause.first


def _denied(match: Match, saying: Saying, places: Places, known: Listening) -> bool:
    """Whether it is denied: by a negation with nothing telling between."""
    joints = {start for start, _ in places.get("joints", ())}
    for negation in true_negations(saying, places):
        clause = next(each for each in saying.clauses if each.first <= negation < each.end)
        within = sorted(at for at in match.tokens if clause.first <= at < clause.end)
        if not within:
            continue
        after = [at for at in within if at > negation]
        before = [] if after else [max(within)]
        between = range(negation + 1, after[0]) if after else range(before[0] + 1, negation)
        late = before and (len(between) >= known.late or joints & set(between))
        if not late and all(saying.words[at] in known.silent for at in between):
            return True
    return False


def _loses(match: Match, saying: Saying) -> bool:
    """Whether it is one's kin who lost something: "my mother lost part of her sight"."""
    verb = plain_words(match.signal.text)[0]
    return verb in _LOST and saying.words[min(match.tokens)] != verb


_LOST = frozenset({"lost", "forlorade"})
"""In languages in which the order of the words tells who lost whom."""
