"""Why the customer made contact, and how things stand."""

from collections import Counter
from collections.abc import Sequence

from neuvoja.assistant.extractive.filing.notes import Note, is_courtesy, repeats
from neuvoja.language.similarity import literals

FIRST_SAYINGS = 12
"""Of the customer's, among which the reason is looked for."""

FACTS = 5
"""Sayings that the situation holds at most."""

LONGEST_SITUATION = 500
"""Characters."""

PART = 0.3
"""Of all that was said, that the situation is at most."""

WORDY = 100.0
"""Characters for which a saying must score one more."""

A_SENTENCE = 80
"""Characters that the situation may have, however little was said."""

LEAST_FACT = 0.5
"""Score from which a saying tells how things stand."""

_OPENING = 0.8
"""What the first saying gains."""

_LATER = 0.15
"""What each further saying loses as the reason."""

_ANSWER = 0.5
"""What a saying gains that follows our question."""

_AFTER_US = 2.5
"""What a saying loses that comes after our first."""

_LEAVES = 4.0
"""What a saying loses that takes leave: "I must walk the dog, so I stop here"."""

_UPSET = frozenset({"angry", "rivals"})
"""Anger and a threat to leave, of which whoever reads on must know."""

_PERSONAL = ("[HETU", "[TILI", "[KORTTI", "[TUNNUS", "[SYNTYM", "[NIMI", "[PUHELIN", "[SÄHKÖ")


def reason_of(notes: Sequence[Note]) -> Note | None:
    """The saying that states best why the customer made contact; None where none does."""
    customers = [each for each in notes if each.customers and not is_courtesy(each)]
    first = customers[:FIRST_SAYINGS]
    if not first:
        return None
    common = Counter(form for note in notes for form in note.telling)
    answered = next((n for n, each in enumerate(notes) if each.ours and each.told > 1), len(notes))
    late = {id(each) for each in notes[answered:]}

    def fitness(at: int) -> float:
        opening = _OPENING * (at == 0 and first[at].told > 2)
        later = _LATER * at + _AFTER_US * (id(first[at]) in late)
        return _as_reason(first[at], common) + opening - later

    return first[max(range(len(first)), key=fitness)]


def situation_of(notes: Sequence[Note], reason: Note | None, *, brief: bool = False) -> list[Note]:
    """What tells how things stand, at most `FACTS` sayings: the customer's, and what we found.

    Args:
        brief: whether an expert reads it, who must not ask again, so that length counts less.
    """
    asked = {each.message + 1 for each in notes if each.ours and each.asks}
    facts = {
        at: (_as_finding(note) if note.ours else _as_fact(note) + _ANSWER * (note.message in asked))
        - (0.0 if brief else len(note.text) / WORDY)
        for at, note in enumerate(notes)
        if _tells_of_it(note) and note is not reason
    }
    said = sum(len(each.text) for each in notes)
    longest = min(LONGEST_SITUATION, said if brief else max(A_SENTENCE, PART * said))
    chosen: list[int] = []
    for at in sorted(facts, key=lambda at: -facts[at])[: 3 * FACTS]:
        taken = [notes[each].text for each in chosen] + ([reason.text] if reason else [])
        length = sum(len(notes[each].text) for each in (*chosen, at))
        if facts[at] < LEAST_FACT or len(chosen) == FACTS or length > longest:
            continue
        if not repeats(notes[at].text, taken):
            chosen.append(at)
    return [notes[at] for at in sorted(chosen)]


def _as_reason(note: Note, common: Counter[str]) -> float:
    score = 2.0 * bool(note.acts & {"wants"}) + 2.0 * bool(note.acts & {"problem"}) + note.asks
    score += 0.15 * min(note.told, 10) + bool(note.acts & _UPSET)
    score += 0.1 * min(10, sum(common[form] > 1 for form in note.telling))
    if note.acts & {"thanks", "accepts_well", "courtesy"}:
        score -= 1.5
    if "leaves" in note.acts:
        score -= _LEAVES
    if note.told < 2:
        score -= 1.0
    return score - 0.5 * _is_personal(note)


def _as_fact(note: Note) -> float:
    text = note.text
    score = 0.7 * min(len(literals(text)), 3)
    score += 0.6 * (("[OSOITE" in text) + ("[Y-TUNNUS" in text) + ("[ASIAKAS" in text))
    score += 0.8 * bool(note.acts & {"problem"}) + 0.6 * bool(note.acts & {"tried", "moves"})
    score += 0.9 * bool(note.acts & _UPSET)
    score += 0.1 * min(note.told, 8) + 0.3 * bool(note.acts & {"by_when"})
    if note.acts & {"thanks", "accepts_well", "works"} or note.told <= 1:
        score -= 0.6
    return score - _is_personal(note)


def _tells_of_it(note: Note) -> bool:
    if note.asks or is_courtesy(note):
        return False
    return note.customers or (note.ours and not note.acts & _DEEDS)


def _as_finding(note: Note) -> float:
    """How likely a saying of ours is a finding, not the advice that anyone gets."""
    score = 0.7 * min(len(literals(note.text)), 2) + 0.6 * bool(note.acts & {"problem"})
    return score + 0.1 * min(note.told, 6) - 0.6 * bool(note.acts & {"courtesy", "thanks"})


_DEEDS = frozenset({"promise", "doing", "left_open", "hold", "to_come", "coming", "transfers"})
"""Acts of ours that belong elsewhere: what is done, promised or open."""


def _is_personal(note: Note) -> bool:
    """Whether it mostly tells who the customer is."""
    return any(each in note.text for each in _PERSONAL)
