"""A message that asks several things: each of its questions, and a place for what answers it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from neuvoja.language.sentences import sentences
from neuvoja.retrieval.collapse import work_of
from neuvoja.retrieval.gathered import Gathered
from neuvoja.retrieval.question import Question, Said

MOST = 3
"""Questions of one message that are searched by themselves; each costs a search."""

SHORTEST = 3
"""Words of a sentence that asks something by itself: not "Miksi?"."""

CONTEXT = 0.25
"""What the sentence before a question weighs beside it: it often tells what is spoken of."""

FIRST = 2
"""Places that belong to the message as a whole."""


def matters(question: Question) -> Sequence[Question]:
    """What the newest message asks, question by question, in order; empty where it asks one."""
    asked = [each for said in question.said if said.weight >= 1 for each in _asked(said.text)]
    if len(asked) < 2:
        return []
    return [Question(question.language, each) for each in asked[:MOST]]


def with_each(
    chosen: Sequence[Gathered], best: Sequence[Gathered], *, limit: int
) -> list[Gathered]:
    """The passages in order, the best for each question of the message among the first.

    An article that has a place already keeps it. What is brought forward scores as what it stands
    before, so that the scores go on falling.

    Args:
        chosen: found for the message as a whole.
        best: found for each of its questions.
    """
    ahead = list(chosen[:FIRST])
    known = {each.passage.passage_id: each for each in chosen}
    versions = {work_of(each.passage): each for each in reversed(chosen)}
    for each in best:
        work = work_of(each.passage)
        if all(work != work_of(other.passage) for other in ahead):
            ahead.append(known.get(each.passage.passage_id) or versions.get(work) or each)
    placed = {each.passage.passage_id for each in ahead}
    rest = [each for each in chosen if each.passage.passage_id not in placed]
    top = rest[0].score if rest else 0.0
    highest = ahead[:FIRST][-1].score if ahead else 0.0
    lifted = sorted(
        (_lifted(each, top, highest) for each in ahead[FIRST:]), key=lambda each: -each.score
    )
    return [*ahead[:FIRST], *lifted, *rest][:limit]


def _lifted(each: Gathered, least: float, most: float) -> Gathered:
    score = min(max(each.score, least), most)
    return replace(each, score=score, added=max(0.0, each.added + score - each.score))


def _asked(text: str) -> Iterator[tuple[Said, ...]]:
    before = ""
    for sentence in sentences(text):
        if sentence.text.rstrip().endswith("?") and len(sentence.text.split()) >= SHORTEST:
            context = (Said(before, CONTEXT),) if before else ()
            yield (Said(sentence.text, 1.0), *context)
        before = sentence.text
