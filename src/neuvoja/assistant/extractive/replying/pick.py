"""Of the units that answer, those that make a reply: the best one and what adds to it.

What follows a quoted sentence, or stands under the same heading, is preferred: a reply of one
passage reads better than sentences gathered from many.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from neuvoja.assistant.extractive.pages.piece import Piece
from neuvoja.assistant.extractive.replying.choose import Candidate, Picked
from neuvoja.language.similarity import share_of_grams

NEXT = 1.25
"""How much more a unit is worth that goes on where a quoted one ends."""

BEFORE = 1.2
"""How much more one is worth that ends where a quoted one begins."""

SAME_SOURCE = 0.6
"""Part of the best unit's score that another of a source that is quoted needs."""

OTHER_SOURCE = 0.87
"""The same of a source that is not quoted yet."""

ANSWERED = 0.7
"""Part of a unit's score that another needs where that unit was quoted for an earlier question."""

LISTED = 0.5
"""What an item counts beside a sentence: a list is read at a glance."""

REDUNDANT = 0.6
"""Share of a unit's grams said already from which it says nothing new."""

SAME_FIGURES = 0.3
"""The same where it has figures, all of them said already."""

OTHER_ROW = 0.92
"""Part of a quoted row's score from which another row of its table answers, too."""

MOST_PASSAGES = 3

Place = tuple[int, int]
"""Candidate and piece."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What is quoted so far."""

    picked: tuple[Picked, ...] = ()
    quoted: frozenset[Place] = frozenset()

    def with_(self, each: Picked) -> "Selection":
        return Selection((*self.picked, each), self.quoted | _places(each))


def chosen(
    ranked: Sequence[Picked],
    candidates: Sequence[Candidate],
    *,
    most: int,
    so_far: Selection = Selection(),
) -> Selection:
    """The best unit and those that add to it, about `most` sentences with those of `so_far`.

    A list that is the best unit is kept whole even where it is longer.

    Args:
        ranked: best first; at least one.
    """
    fresh = [each for each in ranked if not _places(each) <= so_far.quoted]
    best = fresh[0] if fresh else ranked[0]
    if best.score < ranked[0].score * ANSWERED:
        return so_far.with_(ranked[0])
    selection = so_far.with_(best)
    while _length(selection.quoted, candidates) < most:
        adding = [
            (_worth(each, selection, candidates), each)
            for each in ranked[1:]
            if _adds(each, best, selection, candidates, most)
        ]
        if not adding:
            break
        selection = selection.with_(max(adding, key=lambda pair: pair[0])[1])
    return selection


def _length(quoted: frozenset[Place], candidates: Sequence[Candidate]) -> int:
    """Sentences of a reply; a list counts half, and its lead-in nothing."""
    pieces = [candidates[at].page.pieces[n] for at, n in quoted]
    listed = sum(piece.listed for piece in pieces)
    leads = sum(piece.shape == "lead" for piece in pieces)
    return len(pieces) - leads - listed + ceil(LISTED * listed)


def _places(each: Picked) -> frozenset[Place]:
    return frozenset((each.candidate, n) for n in each.unit.pieces)


def _adds(
    each: Picked,
    best: Picked,
    selection: Selection,
    candidates: Sequence[Candidate],
    most: int,
) -> bool:
    fresh = _places(each) - selection.quoted
    if not fresh or _length(selection.quoted | fresh, candidates) > most:
        return False
    if _tears(each, selection, candidates) or _other_row(each, selection, candidates):
        return False
    passages = {at for at, _ in selection.quoted}
    if each.candidate not in passages and len(passages) >= MOST_PASSAGES:
        return False
    elsewhere = _is_elsewhere(each, selection, candidates)
    if elsewhere and each.unit.whole:
        return False
    if each.score < best.score * (OTHER_SOURCE if elsewhere else SAME_SOURCE):
        return False
    return not _redundant(fresh, selection.quoted, candidates)


def _is_elsewhere(each: Picked, selection: Selection, candidates: Sequence[Candidate]) -> bool:
    """Whether it is of a source that is not quoted: a whole list there is about something else."""
    sources = {candidates[at].page.passage.source_id for at, _ in selection.quoted}
    return candidates[each.candidate].page.passage.source_id not in sources


def _tears(each: Picked, selection: Selection, candidates: Sequence[Candidate]) -> bool:
    """Whether it would put a second lone step of a list beside the first."""
    pieces = candidates[each.candidate].page.pieces
    core = pieces[each.unit.core[0]]
    if each.unit.whole or core.shape != "step":
        return False
    return any(at == each.candidate and pieces[n].block == core.block for at, n in selection.quoted)


def _other_row(each: Picked, selection: Selection, candidates: Sequence[Candidate]) -> bool:
    """Whether it is a row that answers less well than one of its table that is quoted."""
    pieces = candidates[each.candidate].page.pieces
    core = pieces[each.unit.core[0]]
    return core.shape == "row" and any(
        other.candidate == each.candidate
        and pieces[other.unit.core[0]].block == core.block
        and each.score < OTHER_ROW * other.score
        for other in selection.picked
    )


def _worth(each: Picked, selection: Selection, candidates: Sequence[Candidate]) -> float:
    pieces = candidates[each.candidate].page.pieces
    fresh = [n for n in each.unit.pieces if (each.candidate, n) not in selection.quoted]
    if not fresh:
        return each.score
    if _beside(fresh[0], fresh[0] - 1, each.candidate, selection, pieces):
        return each.score * NEXT
    if _beside(fresh[-1], fresh[-1] + 1, each.candidate, selection, pieces):
        return each.score * BEFORE
    return each.score


def _beside(
    n: int, neighbour: int, candidate: int, selection: Selection, pieces: Sequence[Piece]
) -> bool:
    """Whether the neighbour is quoted, in the same paragraph or list."""
    return (candidate, neighbour) in selection.quoted and (
        pieces[neighbour].block == pieces[n].block
    )


def _redundant(
    fresh: frozenset[Place], quoted: frozenset[Place], candidates: Sequence[Candidate]
) -> bool:
    """Whether nearly the same words were quoted: no new figure, and no "not" beside a "yes"."""
    new = [candidates[at].page.pieces[n] for at, n in sorted(fresh)]
    old = [candidates[at].page.pieces[n] for at, n in sorted(quoted)]
    said = frozenset().union(*(piece.literals for piece in old))
    told = frozenset().union(*(piece.literals for piece in new))
    if told - said:
        return False
    if any(piece.negative for piece in new) and not all(piece.negative for piece in old):
        return False
    text = "\n".join(piece.text for piece in old)
    least = SAME_FIGURES if told else REDUNDANT
    return share_of_grams("\n".join(piece.text for piece in new), text) >= least
