"""What was done, what was promised, and how the matter ended."""

from collections.abc import Iterator, Sequence

from neuvoja.assistant.extractive.filing.notes import Note, distinct, is_courtesy
from neuvoja.language.similarity import literals

MOST_ACTIONS = 6
MOST_PROMISES = 5

_LOOKED = 3
"""Telling words of a saying that tells what we look into: "hetki, tarkistan" does not."""


def actions_of(notes: Sequence[Note]) -> list[Note]:
    """What we say was done, or is being done now; in order."""
    done = (
        each
        for each in notes
        if each.ours and _is_done(each) and not is_courtesy(each) and not _is_promise(each)
    )
    return distinct(done, most=MOST_ACTIONS)


def commitments_of(notes: Sequence[Note]) -> list[Note]:
    """What either side promised; the latest where there are many, in order."""
    last = max((each.message for each in notes if each.ours), default=-1)
    promised = [
        each
        for each in notes
        if _is_agreed(each, notes)
        or (_is_promised(each, last=each.message == last) and not is_courtesy(each))
    ]
    latest = distinct(reversed(promised), most=MOST_PROMISES)
    return [each for each in promised if any(each is one for one in latest)]


def resolution_of(notes: Sequence[Note]) -> tuple[Note, ...]:
    """How it ended, with the customer's acceptance where there is one; empty where it is open.

    Our word that it is mended; else the customer's that it works; else what was done last, where
    the customer accepted it and nothing is left to do.
    """
    ended: tuple[Note, ...] = ()
    for note in notes:
        if note.ours and _mends(note):
            ended = (note,)
        elif note.customers and ended and _is_content(note):
            ended = (*ended[:1], note)
        elif note.customers and "works" in note.acts and not note.asks:
            ended = (note,)
        elif note.customers and ended and _reopens(note):
            ended = ()
    return ended or _accepted_last(notes)


def _accepted_last(notes: Sequence[Note]) -> tuple[Note, ...]:
    done = [each for each in notes if each.ours and _is_done(each) and not _is_promise(each)]
    if not done or any(each.ours and _leaves_open(each) for each in notes):
        return ()
    after = notes[next(n for n, each in enumerate(notes) if each is done[-1]) + 1 :]
    answers = [each for each in after if each.customers]
    if not answers or not answers[-1].acts & {"accepts", "thanks"} or _reopens(answers[-1]):
        return ()
    return (done[-1], answers[-1])


def _is_done(note: Note) -> bool:
    told = bool(note.acts & {"done", "doing"}) and not note.asks
    return told and not _is_conditional(note)


def _is_promise(note: Note) -> bool:
    """Whether it says what somebody is going to do."""
    if note.asks or note.said.role == "bot":
        return False
    timed = "by_when" in note.acts
    if note.customers:
        return "promise" in note.acts and timed
    if _only_confirms(note):
        return True
    own = "promise" in note.acts and (timed or not note.acts & {"hold", "doing"})
    to_come = timed and bool(note.acts & {"to_come", "coming"}) and not _only_told(note)
    return (own and not _only_done(note)) or to_come


def _leaves_open(note: Note) -> bool:
    """Whether it promises more than to send what tells of the deed."""
    return _is_promise(note) and not _only_confirms(note)


def _only_confirms(note: Note) -> bool:
    """Whether it promises to send what tells of a deed, and tells none: "lähetän kuitin"."""
    return "confirms" in note.acts and "done" not in note.acts


def _is_promised(note: Note, *, last: bool) -> bool:
    return _is_promise(note) or (last and _will_look(note))


def _is_agreed(note: Note, notes: Sequence[Note]) -> bool:
    """Whether we proposed a time that the customer then accepted: "sopiiko torstai klo 8?"."""
    if not (note.ours and note.asks and "by_when" in note.acts and literals(note.text)):
        return False
    answers = (each for each in notes if each.customers and each.message > note.message)
    answer = next(answers, None)
    return answer is not None and "accepts" in answer.acts and "still" not in answer.acts


def _will_look(note: Note) -> bool:
    """Whether it says that we look into something; a promise where nothing of ours follows."""
    return "looks" in note.acts and note.told >= _LOOKED and not note.asks and note.ours


def _only_told(note: Note) -> bool:
    """Whether it only tells what is known, or was done and by when: "tilattu eilen"."""
    return bool(note.acts & {"done", "left_open"}) and "to_come" not in note.acts


def _only_done(note: Note) -> bool:
    """Whether what looks like a promise is told as done: "lähetin ja laitan nyt"."""
    return "done" in note.acts and "by_when" not in note.acts


def _is_conditional(note: Note) -> bool:
    return "not_yet" in note.acts and "done" not in note.acts


def _mends(note: Note) -> bool:
    fixed = "fixed" in note.acts and not note.asks
    return fixed and not note.acts & {"not_yet", "hold"} and not _only_confirms(note)


def _is_content(note: Note) -> bool:
    return bool(note.acts & {"works", "accepts_well"}) and not note.asks


def _reopens(note: Note) -> bool:
    return "still" in note.acts and not note.acts & {"works", "accepts_well"}


def promises_left(notes: Sequence[Note]) -> Iterator[Note]:
    """Our promises, which an expert must know of."""
    return (each for each in commitments_of(notes) if each.ours)
