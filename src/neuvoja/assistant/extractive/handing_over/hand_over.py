"""When an expert team must take the matter over, and what it is told.

reasons, in the order in which they are looked for
  danger     the customer tells of danger to life, and a team's own words are of that danger;
             where none are, nothing is handed over
  promised   the customer was told that the matter is passed on
  demanded   the customer asks for an expert or a superior; where nothing they say belongs to a
             team, the advisor is told so by a notice instead
  cases      a matter is due (see `pressing.is_due`), and cases like it were handed over
  no answer  a matter is due, no reply could be drafted, and a team handles it
  unsure     the same where a reply was drafted, but not surely
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from neuvoja.assistant.events import Drafted
from neuvoja.assistant.extractive.filing.facts import Known, facts_for
from neuvoja.assistant.extractive.filing.notes import Note, Noter, is_courtesy
from neuvoja.assistant.extractive.handing_over.briefs import brief_of, matter_of, needs_of, told
from neuvoja.assistant.extractive.handing_over.past_teams import PastTeams
from neuvoja.assistant.extractive.handing_over.pressing import is_due
from neuvoja.assistant.extractive.handing_over.team_needs import TeamNeeds
from neuvoja.assistant.extractive.handing_over.teams import TeamFinder
from neuvoja.assistant.extractive.handing_over.topics import heard_in
from neuvoja.assistant.extractive.listening.listening import listening
from neuvoja.assistant.extractive.listening.quotes import clause_quote
from neuvoja.assistant.extractive.moments.danger import DangerWatch
from neuvoja.assistant.extractive.moments.moments import Standing
from neuvoja.assistant.extractive.selling.bars import name_of
from neuvoja.assistant.reading import Reading
from neuvoja.domain.suggestion import HandOver, Notice
from neuvoja.language.analysis import Analyser
from neuvoja.language.promises import Embedder
from neuvoja.language.similarity import literals

MOSTLY = 0.5
"""Part of the past cases like this one that a team must have solved."""


_NO_TEAM = ""
"""Needs nothing, so that a brief for it asks for nothing."""


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

    def __init__(self, analyser: Analyser, embedder: Embedder | None = None) -> None:
        """Finds teams by words, and with an embedder also by what is meant."""
        self._noter = Noter(analyser)
        self._teams = TeamFinder(analyser, embedder)
        self._needs = TeamNeeds(analyser)
        self._past = PastTeams(analyser)
        self._danger = DangerWatch(analyser)

    def write(self, reading: Reading, drafted: Drafted) -> HandOver | None:
        """The hand-over with its brief in the advisor's language; None where none is called for."""
        notes = self._noter.notes(reading)
        if heard := self._danger.all_heard(reading):
            return self._urgent(reading, notes, heard)
        call = self._call(reading, drafted, notes)
        if call is None:
            return None
        spoken_of = self._needs.spoken_of(reading, call.team, notes)
        return HandOver(
            team=call.team,
            why=_why(reading, call),
            brief=brief_of(reading, call.team, notes, spoken_of),
        )

    def notices(self, reading: Reading) -> tuple[Notice, ...]:
        """One notice `expert_wanted` where an expert is asked for and no team called, or none."""
        notes = self._noter.notes(reading)
        asked = _asked_for(notes)
        if asked is None or asked[0] != "why_demanded" or self.is_urgent(reading):
            return ()
        if self._team_asked_for(reading, asked[1], _matter(notes)):
            return ()
        text = listening(reading.advisor_language).labels["expert_wanted"]
        return (Notice(code="expert_wanted", text=text.format(quote=asked[1].text)),)

    def undecided(self, reading: Reading) -> Sequence[Note]:
        """What was said of a matter that may be due; empty where something else decides it."""
        notes = self._noter.notes(reading)
        decided = _asked_for(notes) or self.is_urgent(reading)
        return () if decided else _matter(_open(notes))

    def is_urgent(self, reading: Reading) -> bool:
        """Whether the customer tells of danger to life."""
        return bool(self._danger.all_heard(reading))

    def retold(
        self, reading: Reading, team: str, matter: Mapping[str, str], known: Mapping[str, str]
    ) -> str:
        """The brief in other words than those that were said.

        Args:
            matter: by label; see `briefs.matter_of`. Where a label of what was tried, promised or
                asked is missing, what was said of it stands.
            known: by need of the team; where one is missing, what was said of it stands.
        """
        notes = self._noter.notes(reading)
        spoken_of = self._needs.spoken_of(reading, team, notes)
        facts = facts_for(needs_of(reading, team), notes, spoken_of)
        said = {**matter_of(notes), **matter}
        if "brief_reason" in matter and "brief_situation" not in matter:
            said.pop("brief_situation", None)
        better = [
            Known(each.need, (known[each.need],)) if each.need in known else each for each in facts
        ]
        return told(reading, team, notes, said, better)

    def _urgent(
        self, reading: Reading, notes: Sequence[Note], heard: Sequence[Standing]
    ) -> HandOver | None:
        """To the team of that danger, told first what was said; it is asked for nothing more."""
        team = self._teams.of_danger(reading, heard)
        if team is None:
            return None
        words = clause_quote(heard[-1].said.saying, heard[-1].tokens)
        urgent = listening(reading.advisor_language).labels["brief_urgent"].format(quote=words)
        brief = brief_of(reading, _NO_TEAM, notes, {})
        why = _why(reading, _Call(team, "why_urgent", quote=words))
        return HandOver(team=team, why=why, brief=f"{urgent}\n{brief}")

    def _call(self, reading: Reading, drafted: Drafted, notes: Sequence[Note]) -> _Call | None:
        matter = _matter(notes)
        if not matter:
            return None
        if asked := _asked_for(notes):
            why, note = asked
            team = self._team_asked_for(reading, note, matter)
            return _Call(team, why, quote=note.text) if team else None
        return self._by_itself(reading, drafted, _matter(_open(notes)))

    def _team_asked_for(self, reading: Reading, asked: Note, matter: Sequence[Note]) -> str | None:
        """The team whose words the demand says, else that of all the rest; None: nothing tells."""
        told = heard_in((asked.text,))
        named = [each for each in self._teams.fits(reading, [asked]) if each.words or told]
        rest = [each for each in matter if each is not asked]
        if fits := named or (rest and self._teams.fits(reading, rest)):
            return fits[0].team
        learnt = self._past.learnt(reading, matter)
        return learnt[0] if learnt else None

    def _by_itself(
        self, reading: Reading, drafted: Drafted, matter: Sequence[Note]
    ) -> _Call | None:
        """The team that past cases or the matter itself call for; None where none is due."""
        if not is_due(matter, reading.language, drafted.reply.confidence):
            return None
        learnt = self._past.learnt(reading, matter)
        if learnt and learnt[1] >= MOSTLY:
            return _Call(learnt[0], "why_cases")
        why = "why_no_answer" if drafted.reply.status == "abstained" else "why_unsure"
        fits = self._teams.fits(reading, matter)
        return _Call(fits[0].team, why, words=fits[0].words) if fits else None


def _matter(notes: Sequence[Note]) -> list[Note]:
    return [each for each in notes if each.customers and not (is_courtesy(each) or _praises(each))]


def _praises(note: Note) -> bool:
    """Whether it thanks for what was done, and says no more: "thanks for fixing it so quickly"."""
    content = note.acts & {"thanks", "accepts_well"} and not note.acts & _UNSETTLED
    return bool(content) and not (note.asks or literals(note.text) or _disputes(note))


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


def _open(notes: Sequence[Note]) -> Sequence[Note]:
    """What was said since the customer was last content; all where that was never.

    A question that follows thanks is a matter of its own, not the one that was just settled.
    """
    first = next((n for n, each in enumerate(notes) if each.ours), len(notes))
    later = [each for each in notes[first:] if each.customers]
    unsettled = {each.message for each in later if each.acts & _UNSETTLED or _disputes(each)}
    content = [
        each.message for each in later if each.acts & _CONTENT and each.message not in unsettled
    ]
    return [each for each in notes if not content or each.message >= content[-1]]


def _disputes(note: Note) -> bool:
    return bool(heard_in((note.text,)) & {"decision", "claim"})


_CONTENT = frozenset({"accepts", "accepts_well", "thanks", "works"})
_UNSETTLED = frozenset({"still", "problem", "demands_expert"})


def _why(reading: Reading, call: _Call) -> str:
    labels = listening(reading.advisor_language).labels
    words = ", ".join(labels["quoted"].format(text=each) for each in call.words)
    team = next((each for each in reading.handbook.teams if each.id == call.team), None)
    name = (team and name_of(team.name, reading.advisor_language)) or call.team
    why = labels[call.why].format(team=name, words=words, quote=call.quote)
    # A team that only the kind of matter points to has no word of the customer's to show.
    return why.replace(" ()", "")
