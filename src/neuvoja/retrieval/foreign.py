"""Passages in another language than the customer's: only where they carry more of the question."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from neuvoja.domain.conversation import Language
from neuvoja.language.analysis import Analyser
from neuvoja.retrieval.collapse import collapsed
from neuvoja.retrieval.concepts import Concept
from neuvoja.retrieval.found import Found
from neuvoja.retrieval.look import Chosen, Look
from neuvoja.retrieval.share import Carrying
from neuvoja.retrieval.terms import Rarity

FROM_ABROAD = 3
"""Passages that other languages may add."""

AHEAD = 3
"""Passages of the customer's language that stand before foreign ones that lead slightly."""

COMPARED = 3
"""Passages of the customer's language that are asked whether they carry as much."""

SLIGHTLY = 0.03
"""By so much more a foreign passage must carry to be shown at all."""

CLEARLY = 0.1
"""By so much more a foreign passage must carry to stand before those of the customer's language."""


@dataclass(frozen=True, slots=True)
class Foreign:
    found: Found
    lead: float
    """How much more of the question it carries than the best at home, −1 to 1."""


def leads(home: Look, abroad: Look, analyser: Analyser) -> list[float]:
    """For each passage chosen abroad, how much more of the question it carries.

    Only what the other language has a word for is compared: concepts that the glossary names in
    it, and words that it holds and the customer's language does not. 0 where there is none.
    """
    compared = _sayable(home, abroad)
    there = Carrying(abroad.concepts, abroad.rare)
    here = Carrying(home.concepts, abroad.rare)

    def carried(by: Carrying, each: Chosen) -> float:
        return by.share(each.passage, analyser, lemmas=each.lemmas, of=compared)

    best = max((carried(here, each) for each in home.chosen[:COMPARED]), default=0.0)
    return [carried(there, each) - best for each in abroad.chosen]


def _sayable(home: Look, abroad: Look) -> set[int]:
    return {
        at
        for at, concept in enumerate(abroad.concepts)
        if concept.also or _only_theirs(concept, home.rare[at], abroad.rare[at])
    }


def _only_theirs(concept: Concept, home: Rarity, abroad: Rarity) -> bool:
    """Whether a word, and no number, is held abroad and not at home."""
    word = all(base.isalpha() for base in concept.said.bases)
    return abroad.held and not home.held and word


def with_foreign(
    home: Sequence[Found], abroad: Sequence[Foreign], language: Language, *, limit: int
) -> list[Found]:
    """The customer's language first, joined by what leads; before it, where it leads clearly.

    Scores of two languages do not compare, so a foreign passage gets one that fits its place.
    """
    leading = sorted(
        (each for each in abroad if each.lead >= SLIGHTLY),
        key=lambda each: (-each.lead, each.found.passage.passage_id),
    )[:FROM_ABROAD]
    if not leading:
        return list(home)[:limit]
    welcome = [each.found for each in leading]
    first = leading[0].lead >= CLEARLY
    ahead = 0 if first else AHEAD
    together = [*home[:ahead], *welcome, *home[ahead:]]
    keep = {each.passage_id for each in collapsed((each.passage for each in together), language)}
    return _descending([each for each in together if each.passage.passage_id in keep][:limit])


def _descending(found: Sequence[Found]) -> list[Found]:
    """The same order, no score above the one before."""
    descending: list[Found] = []
    for each in found:
        highest = descending[-1].score if descending else max(other.score for other in found)
        descending.append(replace(each, score=min(each.score, highest)))
    return descending
