"""What an expert is told at a hand-over, so that the customer need not tell it again."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from textwrap import shorten

from neuvoja.assistant.extractive.filing.deeds import actions_of, promises_left
from neuvoja.assistant.extractive.filing.facts import Known, facts_for
from neuvoja.assistant.extractive.filing.matters import reason_of, situation_of
from neuvoja.assistant.extractive.filing.notes import Note, distinct
from neuvoja.assistant.extractive.filing.unanswered import open_questions_of
from neuvoja.assistant.extractive.listening.listening import listening
from neuvoja.assistant.reading import Reading

MOST_TRIED = 5
LONGEST_MOOD = 120
"""Characters."""


def brief_of(
    reading: Reading, team: str, notes: Sequence[Note], spoken_of: Mapping[str, str]
) -> str:
    """The brief, a line for each thing that is known or missing, in the advisor's language.

    Args:
        spoken_of: by each need of the team, the saying that speaks of it.
    """
    facts = facts_for(needs_of(reading, team), notes, spoken_of)
    return told(reading, team, notes, matter_of(notes), facts)


def told(
    reading: Reading,
    team: str,
    notes: Sequence[Note],
    matter: Mapping[str, str],
    facts: Sequence[Known],
) -> str:
    """The brief of what is known already.

    Args:
        matter: by the label that leads it in, in order; see `matter_of`.
        facts: what is known of each need of the team.
    """
    labels = listening(reading.advisor_language).labels
    channel = labels[f"channel_{reading.conversation.channel}"]
    language = labels[f"language_{reading.language}"]
    return "\n".join(
        (
            labels["brief_channel"].format(channel=channel, language=language),
            *(labels[label].format(text=text) for label, text in matter.items()),
            *_needs(labels, facts),
            *_around(reading, team, notes),
        )
    )


def needs_of(reading: Reading, team: str) -> tuple[str, ...]:
    """What a brief to a team must hold; empty for one that is not known."""
    return next((each.needs for each in reading.handbook.teams if each.id == team), ())


def matter_of(notes: Sequence[Note]) -> Mapping[str, str]:
    """What is at stake in the words that were said, by label; what nobody said is left out."""
    reason = reason_of(notes)
    found = {
        "brief_reason": [reason] if reason else [],
        "brief_situation": _but(reason, situation_of(notes, reason, brief=True)),
        "brief_tried": _but(reason, _tried(notes)),
        "brief_promised": _but(reason, promises_left(notes)),
        "brief_open": _but(reason, (each for each in open_questions_of(notes) if each.customers)),
    }
    return {label: " ".join(each.text for each in notes) for label, notes in found.items() if notes}


def _but(reason: Note | None, notes: Iterable[Note]) -> list[Note]:
    return [each for each in notes if each is not reason]


def _tried(notes: Sequence[Note]) -> list[Note]:
    """What the customer tried, and what we did."""
    actions = actions_of(notes)
    tried = [
        each
        for each in notes
        if (each.customers and "tried" in each.acts and not each.asks)
        or any(each is action for action in actions)
    ]
    return distinct(tried, most=MOST_TRIED)


def _needs(labels: Mapping[str, str], facts: Sequence[Known]) -> Iterator[str]:
    for fact in facts:
        if fact.values:
            yield labels["brief_found"].format(need=fact.need, text=", ".join(fact.values))
    missing = [fact.need for fact in facts if not fact.values]
    if missing:
        yield labels["brief_missing"].format(text="; ".join(missing))


def _around(reading: Reading, team: str, notes: Sequence[Note]) -> Iterator[str]:
    """The customer's mood where it is told, and the case most like this one."""
    labels = listening(reading.advisor_language).labels
    moods = [each for each in notes if each.customers and each.acts & {"angry", "worried", "sad"}]
    if moods:
        yield labels["brief_mood"].format(
            text=shorten(moods[-1].text, LONGEST_MOOD, placeholder="…")
        )
    near = [each.passage for each in reading.cases if each.passage.escalated_to == team]
    if near:
        yield labels["brief_case"].format(text=f"{near[0].title} ({near[0].source_id})")
