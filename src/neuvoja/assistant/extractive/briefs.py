"""What an expert is told at a hand-over, so that the customer need not tell it again."""

from collections.abc import Iterator, Mapping, Sequence
from textwrap import shorten

from neuvoja.assistant.extractive.deeds import actions_of, promises_left
from neuvoja.assistant.extractive.facts import Known, facts_for
from neuvoja.assistant.extractive.listening import listening
from neuvoja.assistant.extractive.matters import reason_of, situation_of
from neuvoja.assistant.extractive.notes import Note, distinct
from neuvoja.assistant.extractive.unanswered import open_questions_of
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
    return "\n".join(
        (
            *_matter(reading, notes),
            *_needs(reading, team, notes, spoken_of),
            *_around(reading, team, notes),
        )
    )


def _matter(reading: Reading, notes: Sequence[Note]) -> Iterator[str]:
    labels = listening(reading.advisor_language).labels
    channel = labels[f"channel_{reading.conversation.channel}"]
    language = labels[f"language_{reading.language}"]
    yield labels["brief_channel"].format(channel=channel, language=language)
    reason = reason_of(notes)
    if reason:
        yield labels["brief_reason"].format(text=reason.text)
    told = {
        "brief_situation": situation_of(notes, reason, brief=True),
        "brief_tried": _tried(notes),
        "brief_promised": list(promises_left(notes)),
        "brief_open": [each for each in open_questions_of(notes) if each.customers],
    }
    for label, found in told.items():
        texts = [each.text for each in found if each is not reason]
        if texts:
            yield labels[label].format(text=" ".join(texts))


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


def _needs(
    reading: Reading, team: str, notes: Sequence[Note], spoken_of: Mapping[str, str]
) -> Iterator[str]:
    labels = listening(reading.advisor_language).labels
    needs = next((each.needs for each in reading.handbook.teams if each.id == team), ())
    facts: list[Known] = facts_for(needs, notes, spoken_of)
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
