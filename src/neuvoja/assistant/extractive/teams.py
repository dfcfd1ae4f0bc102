"""Which team handles a matter: by the words that it says to handle, or by past cases."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from neuvoja.assistant.extractive.alike import Alike
from neuvoja.assistant.extractive.books import Books
from neuvoja.assistant.extractive.hearing import hearing
from neuvoja.assistant.extractive.listening import listening
from neuvoja.assistant.extractive.moments import Standing
from neuvoja.assistant.extractive.notes import Note
from neuvoja.assistant.extractive.pressing import weight_of
from neuvoja.assistant.extractive.signal_book import SignalBook
from neuvoja.assistant.extractive.signals import Match
from neuvoja.assistant.extractive.topics import topics, topics_of
from neuvoja.assistant.reading import Reading
from neuvoja.domain.conversation import Language
from neuvoja.domain.knowledge import Passage
from neuvoja.domain.organisation import Handbook
from neuvoja.language.analysis import Analyser

HANDLED = 0.5
"""Share of a team's word from which it may be said."""

SPOKEN_OF = 0.5
"""Share of what a team needs from which a saying speaks of it."""

CLEAR = 1.25
"""How much better than the next the best team must fit to be clear."""

ALIKE_ENOUGH = 0.35
"""Share of the question that a past case must carry to tell a team."""

SHARED_WORDS = 2
"""Telling words that a like case has of one sentence of the customer's, at least."""

SHARED_PART = 0.4
"""Part of that sentence's telling words that they are, at least."""

CASE_READ = 800
"""Code points of a case that are compared."""

OF_DANGER = 0.6
"""Share of a team's word that must be said of a danger itself."""

LEAST_FIT = 0.15
"""Score from which a team fits at all."""

MOST_WORDS = 3

TOPIC = 0.5
"""What a topic weighs that one team alone has."""

NEAR_ARTICLES = 4
BRIDGE = 0.8
"""What a team's words weigh in the title of an article that carries all that is asked."""

Weights = Mapping[str, float]
"""By the team's id."""

_LIGHT = 0.3
"""What a word weighs that tells little."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a team fits the matter."""

    team: str
    score: float
    """What the team's words weigh that the customer said, each word once."""

    words: tuple[str, ...]
    """The customer's, as said."""


class TeamFinder:
    """Safe to use from several threads."""

    def __init__(self, analyser: Analyser) -> None:
        heard = hearing(analyser)
        self._words, self._ear = heard.words, heard.ear
        self._handled = Books(self._book_of_handles)
        self._handled_itself = Books(self._book_of_own_words)
        self._needed = Books(self._book_of_needs)
        self._topics = Books(_topics_of_all)

    def fits(self, reading: Reading, notes: Sequence[Note]) -> list[Fit]:
        """The teams whose words are said, the best first.

        Args:
            notes: of which the words are heard.
        """
        book = self._handled.of(reading.handbook, reading.language)
        told: defaultdict[str, dict[tuple[int, int, int], tuple[float, str]]] = defaultdict(dict)
        for note in notes:
            saying = note.said.saying
            part = weight_of(note, reading.language)
            for match in book.matches(saying, book.meant(saying), least=HANDLED):
                weight = part * match.share**2 * max(match.mass, _LIGHT)
                said = " ".join(saying.tokens[at].text for at in sorted(match.tokens))
                place = (note.message, saying.start, min(match.tokens))
                known = told[match.signal.owner].get(place, (0.0, ""))
                told[match.signal.owner][place] = max(known, (weight, said))
        topical, bridged = self._topical(reading, notes), self._bridged(reading)
        ranked = [
            _fit(team, told[team].values(), topical.get(team, 0.0) + bridged.get(team, 0.0))
            for team in {*told, *topical, *bridged}
        ]
        return sorted(ranked, key=lambda each: (-each.score, each.team))

    def of_danger(self, reading: Reading, told: Sequence[Standing]) -> str | None:
        """The team whose own words tell the danger itself; None where none does.

        Neither what stands beside it nor words of like meaning call a team here.

        Args:
            told: the sayings that tell of danger.
        """
        book = self._handled_itself.of(reading.handbook, reading.language)
        called = [
            (match.share * match.mass, match.signal.owner)
            for each in told
            for match in book.matches(
                each.said.saying, book.meant(each.said.saying), least=OF_DANGER
            )
            if match.tokens <= each.tokens
        ]
        return max(called, key=lambda each: each[0])[1] if called else None

    def _topical(self, reading: Reading, notes: Sequence[Note]) -> Weights:
        """What the topics weigh that a team and the customer share; less where others have them."""
        by_team = self._topics.of(reading.handbook, reading.language)
        heard: dict[str, float] = {}
        for note in notes:
            part = weight_of(note, reading.language)
            for topic in topics(reading.language).names(note.said.saying.words):
                heard[topic] = max(part, heard.get(topic, 0.0))
        shared: defaultdict[str, float] = defaultdict(float)
        for topic, part in heard.items():
            having = [team for team, has in by_team.items() if topic in has]
            for team in having:
                shared[team] += TOPIC * part / len(having)
        return shared

    def _bridged(self, reading: Reading) -> Weights:
        """What the titles of the best articles tell of teams whose words the customer lacks."""
        told: dict[str, float] = {}
        for found in reading.articles[:NEAR_ARTICLES]:
            page = found.passage
            named = self._named_in(f"{page.title}. {page.heading or ''}", reading, page.language)
            for team, part in named.items():
                told[team] = max(told.get(team, 0.0), BRIDGE * found.share * part)
        return told

    def _named_in(self, text: str, reading: Reading, language: Language) -> Weights:
        """How well a team's words stand in a text, 0 to 1."""
        book = self._handled.of(reading.handbook, language)
        named: dict[str, float] = {}
        for saying in self._ear.sayings(text, language):
            for match in book.matches(saying, book.meant(saying), least=HANDLED):
                part = min(1.0, match.share * match.mass)
                named[match.signal.owner] = max(part, named.get(match.signal.owner, 0.0))
        return named

    def spoken_of(self, reading: Reading, team: str, notes: Sequence[Note]) -> Mapping[str, str]:
        """By each need of a team, the customer's saying that speaks of it best."""
        book = self._needed.of(reading.handbook, reading.language)
        best: dict[str, tuple[float, str]] = {}
        for note in notes:
            if not note.customers or note.asks:
                continue
            saying = note.said.saying
            for match in book.matches(saying, book.meant(saying), least=SPOKEN_OF):
                if match.signal.owner == team and match.mass >= 1.0 and _tells(match):
                    known = best.get(match.signal.text, (0.0, ""))
                    best[match.signal.text] = max(known, (match.share, note.text))
        return {need: text for need, (_, text) in best.items()}

    def learnt(self, reading: Reading, notes: Sequence[Note]) -> tuple[str, float] | None:
        """The team that solved most of the past cases like this one, and its part of them, 0 to 1.

        None where no case is like this one, or none was handed over.

        Args:
            notes: what the customer said of the matter.
        """
        near = [
            each
            for each in reading.cases
            if each.share >= ALIKE_ENOUGH and self._is_like(each.passage, notes, reading.language)
        ]
        votes: defaultdict[str, float] = defaultdict(float)
        for found in near:
            if team := found.passage.escalated_to:
                votes[team] += found.share
        if not votes:
            return None
        best = max(sorted(votes), key=lambda team: votes[team])
        return best, votes[best] / sum(each.share for each in near)

    def _is_like(self, case: Passage, notes: Sequence[Note], language: Language) -> bool:
        """Whether it has most telling words of something that was said: one is a coincidence."""
        told = f"{case.title} {case.searched[:CASE_READ]} {case.text[:CASE_READ]}"
        words = self._words.within(told, language)
        forms = frozenset[str]().union(*(word.forms for word in words))
        return any(
            shared >= SHARED_WORDS and shared >= SHARED_PART * note.told
            for note in notes
            for shared in (self._shared(note, forms, language),)
        )

    def _shared(self, note: Note, forms: frozenset[str], language: Language) -> int:
        tokens = note.said.saying.tokens
        said = (self._words.of(token, language).forms & note.telling for token in tokens)
        return sum(not each.isdisjoint(forms) for each in set(said))

    def _book_of_handles(self, handbook: Handbook, language: Language) -> SignalBook:
        book = self._new_book(language)
        for team in handbook.teams:
            for word in (*team.handles, *team.name.values()):
                book.add(team.id, "signal", word)
        book.close()
        return book

    def _book_of_own_words(self, handbook: Handbook, language: Language) -> SignalBook:
        """As those that they handle, but no word stands for another."""
        alike = Alike(self._words, language, ())
        silent = listening(language).silent
        book = SignalBook(self._words, alike, language, silent=silent, light=frozenset())
        for team in handbook.teams:
            for word in team.handles:
                book.add(team.id, "signal", word)
        book.close()
        return book

    def _book_of_needs(self, handbook: Handbook, language: Language) -> SignalBook:
        book = self._new_book(language)
        for team in handbook.teams:
            for need in team.needs:
                book.add(team.id, "need", need)
        book.close()
        return book

    def _new_book(self, language: Language) -> SignalBook:
        known = listening(language)
        alike = Alike(self._words, language, known.alike)
        return SignalBook(self._words, alike, language, silent=known.silent, light=frozenset())


def clear_one(fits: Sequence[Fit]) -> Fit | None:
    """The best team where it is clearly the best; None where none is."""
    if not fits or fits[0].score < LEAST_FIT:
        return None
    rivals = fits[1:] and fits[0].score < CLEAR * fits[1].score
    return None if rivals else fits[0]


def _topics_of_all(handbook: Handbook, language: Language) -> Mapping[str, frozenset[str]]:
    return {team.id: topics_of(team) for team in handbook.teams}


def _fit(team: str, told: Iterable[tuple[float, str]], topical: float) -> Fit:
    best: dict[str, float] = {}
    for weight, said in told:
        best[said.lower()] = max(weight, best.get(said.lower(), 0.0))
    words = sorted(best, key=lambda said: -best[said])
    return Fit(team, sum(best.values()) + topical, tuple(words[:MOST_WORDS]))


def _tells(match: Match) -> bool:
    return len(match.tokens) > 1
