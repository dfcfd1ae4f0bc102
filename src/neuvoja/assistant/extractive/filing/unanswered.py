"""Questions that nobody answered."""

from collections.abc import Sequence

from neuvoja.assistant.extractive.filing.notes import Note, distinct, is_courtesy

MOST_OPEN = 5

SHORTEST_QUESTION = 2
"""Words: a question so short ("mikä vika??") is none beside a whole one."""

ANSWERING_WORDS = 3
"""Words that an answer has at least, unless it shares one with the question."""


def open_questions_of(notes: Sequence[Note]) -> list[Note]:
    """What is still to be found out or delivered.

    The customer's questions without an answer, what we said is not known yet unless somebody
    promised it, then our questions that the customer left open.
    """
    asked = [each for each in notes if each.asks and not _is_small(each)]
    whole = [each for each in asked if len(each.said.saying.words) > SHORTEST_QUESTION]
    asked = whole or asked
    left = [each for each in asked if each.customers and not _answered(each, notes)]
    left += [each for each in notes if each.ours and not each.asks and is_left_open(each)]
    left += [each for each in asked if each.ours and not _replied(each, notes)]
    return distinct(left, most=MOST_OPEN)


def is_left_open(note: Note) -> bool:
    """Whether it says that something must still be found out or delivered, and promises nothing."""
    return "left_open" in note.acts and not note.acts & {"promise", "by_when"}


def _answered(question: Note, notes: Sequence[Note]) -> bool:
    """Whether a later saying of ours answers: about the same, or enough for all that was asked."""
    place = _place(question, notes)
    later = [each for each in notes[place + 1 :] if each.ours]
    told = [each for each in later if _tells(each)]
    about = [each for each in told if each.telling & question.telling]
    if any("unknown" not in each.acts for each in about):
        return True
    if about:
        return False
    turn = _next_turn(notes, place)
    if turn and "yes_no" in turn[0].acts and not turn[0].acts & {"unknown", "left_open"}:
        return True
    answers = [each for each in turn if _tells(each) and "unknown" not in each.acts]
    return len(answers) >= len(_asked_with(question, notes))


def _asked_with(question: Note, notes: Sequence[Note]) -> list[Note]:
    """The questions of the same turn."""
    place = _place(question, notes)
    first = place
    while first and not notes[first - 1].ours:
        first -= 1
    last = place
    while last + 1 < len(notes) and not notes[last + 1].ours:
        last += 1
    return [each for each in notes[first : last + 1] if each.asks and not _is_small(each)]


def _next_turn(notes: Sequence[Note], place: int) -> list[Note]:
    """What we said next, up to the customer's next words.

    Where we asked back, also what we said after the reply, unless that asks anew.
    """
    turn: list[Note] = []
    for each in notes[place + 1 :]:
        if each.ours:
            turn.append(each)
        elif turn and (each.asks or not turn[-1].asks):
            break
    return turn


def _replied(question: Note, notes: Sequence[Note]) -> bool:
    """Whether the customer said anything after our question."""
    return any(each.customers for each in notes[_place(question, notes) + 1 :])


def _tells(note: Note) -> bool:
    if note.asks or is_courtesy(note) or (note.acts & {"hold"} and "done" not in note.acts):
        return False
    return len(note.said.saying.words) >= ANSWERING_WORDS


def _is_small(note: Note) -> bool:
    """Whether a question is a mere courtesy: "voinko auttaa muuten?"."""
    return "courtesy" in note.acts or not note.telling


def _place(note: Note, notes: Sequence[Note]) -> int:
    return next(at for at, each in enumerate(notes) if each is note)
