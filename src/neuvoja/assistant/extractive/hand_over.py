"""When an expert team must take the matter over, and what it is told.

reasons, in the order in which they are looked for
  danger     the customer tells of danger to life
  promised   the customer was told that the matter is passed on
  demanded   the customer asks for an expert
  no answer  no reply could be drafted, and a team clearly handles the matter
  cases      cases like this one were handed over, and the draft is not sure
"""

from collections.abc import Sequence
from dataclasses import dataclass

from neuvoja.assistant.events import Drafted
from neuvoja.assistant.extractive.bars import name_of
from neuvoja.assistant.extractive.briefs import brief_of
from neuvoja.assistant.extractive.danger import DangerWatch
from neuvoja.assistant.extractive.listening import listening
from neuvoja.assistant.extractive.notes import Note, Noter, is_courtesy
from neuvoja.assistant.extractive.quotes import clause_quote
from neuvoja.assistant.extractive.teams import Fit, TeamFinder, clear_one
from neuvoja.assistant.reading import Reading
from neuvoja.domain.suggestion import HandOver
from neuvoja.language.analysis import Analyser

UNSURE = 0.4
"""Confidence below which a draft is uncertain."""

SURE = 0.8
"""Confidence from which past cases alone call for no expert."""

MOSTLY = 0.5
"""Part of the past cases like this one that a team must have solved."""


@dataclass(frozen=True, slots=True)
class _Call:
    """Why which team is called."""

    team: str
    why: str
    """Name of the label that says why."""

    words: tuple[str, ...] = ()
    quote: str = ""


class HandOverWriter:
    """Safe to use from several threads."""

    def __init__(self, analyser: Analyser) -> None:
        self._noter = Noter(analyser)
        self._teams = TeamFinder(analyser)
        self._danger = DangerWatch(analyser)

    def write(self, reading: Reading, drafted: Drafted) -> HandOver | None:
        """The hand-over with its brief in the advisor's language; None where none is called for."""
        notes = self._noter.notes(reading)
        call = self._call(reading, drafted, notes)
        if call is None:
            return None
        spoken_of = self._teams.spoken_of(reading, call.team, notes)
        return HandOver(
            team=call.team,
            why=_why(reading, call),
            brief=brief_of(reading, call.team, notes, spoken_of),
        )

    def _call(self, reading: Reading, drafted: Drafted, notes: Sequence[Note]) -> _Call | None:
        matter = [each for each in notes if each.customers and not is_courtesy(each)]
        if not matter:
            return None
        fits = self._teams.fits(reading, matter)
        if (danger := self._danger.heard(reading)) and (team := _first_of(fits)):
            words = clause_quote(danger.said.saying, danger.tokens)
            return _Call(team, "why_urgent", quote=words)
        learnt = self._teams.learnt(reading, matter)
        if asked := _asked_for(notes):
            why, note = asked
            named = self._teams.fits(reading, [note])
            team = _first_of(named) or _first_of(fits) or (learnt[0] if learnt else None)
            return (team and _Call(team, why, quote=note.text)) or None
        if learnt and learnt[1] >= MOSTLY and drafted.reply.confidence < SURE:
            return _Call(learnt[0], "why_cases")
        return _uncertain(drafted, clear_one(fits))


def _asked_for(notes: Sequence[Note]) -> tuple[str, Note] | None:
    """The label and the last saying in which the matter is passed on, or an expert asked for.

    None also where an expert has spoken since.
    """
    for note in reversed(notes):
        if note.said.role == "expert":
            return None
        if note.ours and "transfers" in note.acts and not note.asks:
            return "why_promised", note
        if note.customers and "demands_expert" in note.acts:
            return "why_demanded", note
    return None


def _first_of(fits: Sequence[Fit]) -> str | None:
    return fits[0].team if fits else None


def _uncertain(drafted: Drafted, fit: Fit | None) -> _Call | None:
    reply = drafted.reply
    if fit is None or (reply.status == "drafted" and reply.confidence >= UNSURE):
        return None
    why = "why_no_answer" if reply.status == "abstained" else "why_unsure"
    return _Call(fit.team, why, words=fit.words)


def _why(reading: Reading, call: _Call) -> str:
    labels = listening(reading.advisor_language).labels
    words = ", ".join(labels["quoted"].format(text=each) for each in call.words)
    team = next((each for each in reading.handbook.teams if each.id == call.team), None)
    name = (team and name_of(team.name, reading.advisor_language)) or call.team
    return labels[call.why].format(team=name, words=words, quote=call.quote)
