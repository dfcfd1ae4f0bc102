"""Needs that no single signal voices: telling words of one product, scattered over a message.

"Meillä on kolme kerrosta, ja ylhäällä lasten huoneissa langaton ei toimi. Mitä suosittelette?" says
no signal of a mesh whole, but `huone` and `langaton` are words of its signals and of no other's.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from neuvoja.assistant.extractive.signals.evidence import Heard
from neuvoja.assistant.extractive.signals.signal_book import SignalBook
from neuvoja.assistant.extractive.signals.voiced import Judge

ENOUGH = 1.6
"""What the words must weigh together: two of one product alone, said nearly as they stand."""

AHEAD = 1.1
"""How much more than the next product's words they must weigh."""

LEAST_LIKE = 0.55
"""How well a word must be said to count."""

SCORE = 0.45
"""Of a need that was gathered; one that a signal voices is surer."""

_ASKING = frozenset({"wishes", "offers", "worries", "advice"})


@dataclass(frozen=True, slots=True)
class Gathered:
    """A product whose words were said."""

    owner: str
    heard: Heard
    """The saying that holds most of them."""

    tokens: frozenset[int]
    """The words of that saying."""


def gathered(sayings: Sequence[Heard], book: SignalBook, judge: Judge) -> Gathered | None:
    """The product that the sayings are about; None where that is not clear.

    Also None where the customer neither wishes, asks for advice nor worries, or asks how to use
    something.
    """
    marks = frozenset[str]().union(*(each.marks_around for each in sayings))
    if not marks & {*_ASKING, "asks"} or marks & {"usage", "remote", "idle"}:
        return None
    if "how_done" in marks and "seeks" not in marks:
        return None
    said = {
        owner: words
        for owner, words in words_by_owner(sayings, book).items()
        if _is_own(words, judge)
    }
    ranked = sorted(said, key=lambda owner: -_weight(said[owner]))
    if not ranked or len(said[ranked[0]]) < 2 or _weight(said[ranked[0]]) < ENOUGH:
        return None
    if ranked[1:] and _weight(said[ranked[0]]) < AHEAD * _weight(said[ranked[1]]):
        return None
    heard, tokens, _ = max(_places(said[ranked[0]]), key=lambda place: place[2])
    if heard.said.saying.asks and not marks & _ASKING:
        # Whoever only asks about a thing need not need it; a question after a tale asks for help.
        return None
    return Gathered(ranked[0], heard, tokens)


SaidWords = Mapping[str, tuple[float, Heard, frozenset[int]]]
"""By the customer's word, what it weighs and where it was said."""


def words_by_owner(sayings: Sequence[Heard], book: SignalBook) -> Mapping[str, SaidWords]:
    """The telling words of each product that were said; a product with none is missing."""
    found: defaultdict[str, dict[str, tuple[float, Heard, frozenset[int]]]] = defaultdict(dict)
    for heard in sayings:
        telling = book.telling(heard.said.saying)
        for number, filling in heard.meant.items():
            owners = book.tells_of(number) if filling.likeness >= LEAST_LIKE else {}
            for places in filling.places if owners else ():
                if not places & telling:
                    continue
                word = " ".join(heard.said.saying.words[at] for at in sorted(places))
                for owner, rarely in owners.items():
                    tells = rarely * filling.likeness
                    if tells > found[owner].get(word, (0.0,))[0]:
                        found[owner][word] = (tells, heard, places)
    return found


def _weight(words: SaidWords) -> float:
    return sum(weight for weight, _, _ in words.values())


def _places(words: SaidWords) -> Iterator[tuple[Heard, frozenset[int], float]]:
    """Each saying with the words of it and what they weigh."""
    by_start: dict[tuple[int, int], list[tuple[float, Heard, frozenset[int]]]] = {}
    for each in words.values():
        said = each[1].said
        by_start.setdefault((said.message, said.saying.start), []).append(each)
    for found in by_start.values():
        tokens = frozenset[int]().union(*(places for _, _, places in found))
        yield found[0][1], tokens, sum(weight for weight, _, _ in found)


def _is_own(words: SaidWords, judge: Judge) -> bool:
    """Whether something of it is the customer's own and real, and nothing another's or refused."""
    objections = [
        judge.objection_to(tokens, heard.said.saying, heard.after, before=heard.before)
        for heard, tokens, _ in _places(words)
    ]
    return None in objections and not {"other", "denied"} & {*objections}
