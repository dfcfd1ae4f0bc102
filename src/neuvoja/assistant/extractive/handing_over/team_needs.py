"""What a team needs to be told, and where the customer speaks of it."""

from collections.abc import Mapping, Sequence

from neuvoja.assistant.extractive.filing.notes import Note
from neuvoja.assistant.extractive.listening.listening import listening
from neuvoja.assistant.extractive.signals.alike import Alike
from neuvoja.assistant.extractive.signals.books import Books
from neuvoja.assistant.extractive.signals.hearing import hearing
from neuvoja.assistant.extractive.signals.lexicon import Words
from neuvoja.assistant.extractive.signals.signal_book import SignalBook
from neuvoja.assistant.extractive.signals.signals import Match
from neuvoja.assistant.reading import Reading
from neuvoja.domain.conversation import Language
from neuvoja.domain.organisation import Handbook
from neuvoja.language.analysis import Analyser

SPOKEN_OF = 0.5
"""Share of what a team needs from which a saying speaks of it."""


class TeamNeeds:
    """Safe to use from several threads."""

    def __init__(self, analyser: Analyser) -> None:
        self._words = hearing(analyser).words
        self._needed = Books(self._book_of_needs)

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

    def _book_of_needs(self, handbook: Handbook, language: Language) -> SignalBook:
        book = new_book(self._words, language)
        for team in handbook.teams:
            for need in team.needs:
                book.add(team.id, "need", need)
        book.close()
        return book


def new_book(words: Words, language: Language) -> SignalBook:
    """An empty book in which everyday words stand for each other, and none is light."""
    known = listening(language)
    alike = Alike(words, language, known.alike)
    return SignalBook(words, alike, language, silent=known.silent, light=frozenset())


def _tells(match: Match) -> bool:
    return len(match.tokens) > 1
