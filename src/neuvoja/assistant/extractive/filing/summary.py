"""What is filed when a contact ends: the conversation's own sentences, each with its messages."""

from collections.abc import Iterable, Iterator, Sequence

from neuvoja.assistant.extractive.filing.deeds import actions_of, commitments_of, resolution_of
from neuvoja.assistant.extractive.filing.matters import reason_of, situation_of
from neuvoja.assistant.extractive.filing.notes import Note, Noter, repeats
from neuvoja.assistant.extractive.filing.unanswered import open_questions_of
from neuvoja.assistant.extractive.listening.listening import listening
from neuvoja.assistant.extractive.listening.markers import plain_words
from neuvoja.assistant.extractive.selling.gathered import SCORE
from neuvoja.assistant.extractive.selling.needs import NeedReader, need_reader
from neuvoja.assistant.reading import Reading
from neuvoja.domain.suggestion import Summary, SummaryLine
from neuvoja.language.analysis import Analyser
from neuvoja.language.text import fold

MOST_NEEDS = 3


class SummaryWriter:
    """Safe to use from several threads."""

    def __init__(self, analyser: Analyser) -> None:
        self._noter = Noter(analyser)
        self._needs = need_reader(analyser)

    def write(self, reading: Reading) -> Summary:
        """Every field from what was said; one for which nothing was said stays empty.

        A text stands in one field only, so that nothing is read twice; but what was done to end
        the matter is an action, too, and the question that made the customer call is open, too,
        where we spoke and did not answer it.
        """
        notes = self._noter.notes(reading)
        reason = reason_of(notes)
        resolution = resolution_of(notes)
        why = [reason] if reason else []
        taken = [*resolution[:1], *why]
        commitments = _others(commitments_of(notes), taken)
        actions = _others(actions_of(notes), [*why, *commitments])
        answered = any(each.ours for each in notes)
        questions = _others(open_questions_of(notes), [] if answered else taken)
        situation = _others(situation_of(notes, reason), [*taken, *commitments, *actions])
        needs = _lines_of_needs(self._needs, reading, reason)
        lines = _Lines()
        return Summary(
            reason=lines.one(why),
            situation=lines.one(_others(situation, questions)),
            actions=lines.each(actions),
            resolution=lines.one(resolution[:1], also=resolution[1:]),
            open_questions=lines.each(questions),
            commitments=lines.each(commitments),
            needs=lines.given(needs),
            lines=tuple(lines.written),
        )


_VOICED = frozenset({"desires", "wishes", "offers", "worries", "lack", "poor"})
"""Marks of a saying by which the customer wants something, rather than mentions it."""


class _Lines:
    """Turns notes into texts, and keeps for each text the messages that it stands on."""

    def __init__(self) -> None:
        self.written: list[SummaryLine] = []

    def one(self, notes: Sequence[Note], *, also: Sequence[Note] = ()) -> str | None:
        """The notes as one text; None for none.

        Args:
            also: what the text stands on too.
        """
        if not notes:
            return None
        text = " ".join(_ended(each.text) for each in notes) if notes[1:] else notes[0].text
        messages = sorted({each.message for each in (*notes, *also)})
        self.written.append(SummaryLine(text=text, messages=tuple(messages)))
        return text

    def each(self, notes: Iterable[Note]) -> tuple[str, ...]:
        """The notes as a text each."""
        return tuple(filter(None, (self.one([note]) for note in notes)))

    def given(self, lines: Iterable[SummaryLine]) -> tuple[str, ...]:
        written = tuple(lines)
        self.written.extend(written)
        return tuple(line.text for line in written)


def _lines_of_needs(
    reader: NeedReader, reading: Reading, reason: Note | None
) -> Iterator[SummaryLine]:
    """The needs that a signal voices in words of wishing or worry, but for the reason itself."""
    scope = listening(reading.language).scope
    sure = [
        each
        for each in reader.needs(reading)
        if each.score > SCORE and scope.names(plain_words(each.quote)) & _VOICED
    ]
    seen = [reason.text] if reason and "problem" in reason.acts else []
    why = fold(reason.text) if reason else None
    told: list[str] = []
    for need in sure:
        if len(told) < MOST_NEEDS and fold(need.quote) != why and not repeats(need.quote, seen):
            seen.append(need.quote)
            told.append(need.quote)
            yield SummaryLine(text=need.quote, messages=(need.message,))


def _others(notes: Sequence[Note], taken: Sequence[Note]) -> list[Note]:
    texts = [each.text for each in taken]
    return [each for each in notes if not repeats(each.text, texts)]


def _ended(text: str) -> str:
    """A full stop where chat leaves it out, so that two sentences stay two."""
    return text if text[-1:] in ".!?…:)" else f"{text}."
