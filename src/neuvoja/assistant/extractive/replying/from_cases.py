"""What a past case may lend to a reply: how a matter is solved, never what was done for another.

No figure, price, date, name or placeholder of a case reaches a reply, and no sentence that tells
of its customer.
"""

from dataclasses import replace

from neuvoja.assistant.extractive.pages.page import Page
from neuvoja.assistant.extractive.pages.pages import Pages
from neuvoja.assistant.extractive.pages.piece import Piece
from neuvoja.assistant.extractive.pages.units import units
from neuvoja.assistant.extractive.replying.choose import Candidate
from neuvoja.assistant.extractive.wording.phrases import Heard, speech
from neuvoja.assistant.reading import Reading
from neuvoja.domain.conversation import Language
from neuvoja.language.analysis import Analyser

FEWEST_WORDS = 4


class CasePages:
    """Safe to use from several threads."""

    def __init__(self, analyser: Analyser, pages: Pages) -> None:
        self._analyser = analyser
        self._pages = pages

    def candidates(self, reading: Reading) -> list[Candidate]:
        """The shown cases in the customer's language that lend anything, best first."""
        usable = [
            each
            for each in reading.cases
            if each.passage.language == reading.language and each.passage.audience == "public"
        ]
        top = max((each.score for each in usable), default=0.0) or 1.0
        return [
            Candidate(page, n, max(0.0, each.score / top))
            for each in usable
            if (n := reading.number(each.passage.passage_id)) is not None
            and (page := self._lent(self._pages.of(each.passage))).units
        ]

    def _lent(self, page: Page) -> Page:
        language = page.passage.language
        pieces = tuple(
            replace(piece, quotable=piece.quotable and self._lendable(piece, language))
            for piece in page.pieces
        )
        return replace(page, pieces=pieces, units=units(pieces))

    def _lendable(self, piece: Piece, language: Language) -> bool:
        said, heard = speech(language), Heard.of(piece.text)
        return (
            not piece.literals
            and "?" not in piece.text
            and len(heard.words) >= FEWEST_WORDS
            and not any(map(str.isdigit, piece.text))
            and said.advises.within(heard)
            and not said.tells.within(heard)
            and not self._names_someone(piece.text, language)
        )

    def _names_someone(self, text: str, language: Language) -> bool:
        """Whether a word inside the sentence may be a name: known as one, or simply a capital."""
        tokens = self._analyser.tokens(text, language)
        return any(
            token.text[:1].isupper() and (at > 0 or token.name in ("first_name", "surname"))
            for at, token in enumerate(tokens)
        )
