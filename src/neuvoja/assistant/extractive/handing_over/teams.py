"""Which team handles a matter: by the words that it says to handle, or by past cases."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from neuvoja.assistant.extractive.filing.notes import Note
from neuvoja.assistant.extractive.handing_over.pressing import weight_of
from neuvoja.assistant.extractive.handing_over.team_needs import new_book
from neuvoja.assistant.extractive.handing_over.topics import topics, topics_of
from neuvoja.assistant.extractive.listening.listening import listening
from neuvoja.assistant.extractive.moments.moments import Standing
from neuvoja.assistant.extractive.signals.alike import Alike
from neuvoja.assistant.extractive.signals.books import Books
from neuvoja.assistant.extractive.signals.hearing import hearing
from neuvoja.assistant.extractive.signals.lexicon import Words
from neuvoja.assistant.extractive.signals.meanings import Meanings, plain
from neuvoja.assistant.extractive.signals.signal_book import SignalBook
from neuvoja.assistant.reading import Reading
from neuvoja.domain.conversation import Language
from neuvoja.domain.organisation import Handbook
from neuvoja.language.analysis import Analyser
from neuvoja.language.promises import Embedder

HANDLED = 0.5
"""Share of a team's word from which it may be said."""

OF_DANGER = 0.6
"""Share of a team's word that must be said of a danger itself."""

LEAST_FIT = 0.1
"""Rank from which a team fits at all."""

MOST_WORDS = 3

TOPIC = 0.5
"""What a topic weighs that one team alone has."""

NEAR_ARTICLES = 4
BRIDGE = 0.8
"""What a team's words weigh in the title of an article that carries all that is asked."""

MEANT = 0.6
"""What it weighs that the matter is as like one team's as can be."""

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

    meant: float
    """What it weighs beside words that the matter is like the team's; it only ranks teams: what is
    like a team's matter may be asked by anyone."""

    @property
    def rank(self) -> float:
        return self.score + self.meant


class TeamFinder:
    """Safe to use from several threads."""

    def __init__(self, analyser: Analyser, embedder: Embedder | None) -> None:
        """Finds teams by their words, and with an embedder also by what is meant."""
        heard = hearing(analyser)
        self._words, self._ear = heard.words, heard.ear
        self._meanings = Books(partial(_compiled, self._words, embedder)) if embedder else None
        self._handled = Books(self._book_of_handles)
        self._handled_itself = Books(self._book_of_own_words)

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
        meant = self._meant(reading, notes)
        fitting = [
            _fit(
                team,
                told[team].values(),
                topical.get(team, 0.0) + bridged.get(team, 0.0),
                meant.get(team, 0.0),
            )
            for team in {*told, *topical, *bridged, *meant}
        ]
        ranked = sorted(fitting, key=lambda each: (-each.rank, each.team))
        return [each for each in ranked if each.rank >= LEAST_FIT]

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

    def _meant(self, reading: Reading, notes: Sequence[Note]) -> Weights:
        """How much more what was told is like what one team handles than what the others do."""
        teams = reading.handbook.teams
        told = " ".join(self._plain(note, reading.language) for note in notes)
        if self._meanings is None or len(teams) < 2 or not told:
            return {}
        like = self._meanings.of(reading.handbook, reading.language).likeness([told])[0]
        others = (like.sum() - like) / (len(teams) - 1)
        return {
            team.id: MEANT * max(0.0, float(ahead))
            for team, ahead in zip(teams, like - others, strict=True)
        }

    def _plain(self, note: Note, language: Language) -> str:
        return plain(note.said.saying.tokens, self._words, language)

    def _topical(self, reading: Reading, notes: Sequence[Note]) -> Weights:
        """What the topics weigh that a team and the customer share; less where others have them."""
        by_team = {team.id: topics_of(team) for team in reading.handbook.teams}
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

    def _book_of_handles(self, handbook: Handbook, language: Language) -> SignalBook:
        book = new_book(self._words, language)
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


def _compiled(words: Words, embedder: Embedder, handbook: Handbook, language: Language) -> Meanings:
    texts = [(*each.handles, *each.name.values()) or (each.id,) for each in handbook.teams]
    return Meanings(texts, words, embedder, language)


def _fit(team: str, told: Iterable[tuple[float, str]], topical: float, meant: float) -> Fit:
    best: dict[str, float] = {}
    for weight, said in told:
        best[said.lower()] = max(weight, best.get(said.lower(), 0.0))
    words = sorted(best, key=lambda said: -best[said])
    return Fit(team, sum(best.values()) + topical, tuple(words[:MOST_WORDS]), meant)
