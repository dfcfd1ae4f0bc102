"""How much of a question a passage carries."""

from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass
from math import exp, fsum
from statistics import fmean

from neuvoja.domain.knowledge import Passage
from neuvoja.language.analysis import Analyser
from neuvoja.retrieval.concepts import Concept, Name
from neuvoja.retrieval.rarity import Rarity

SAME_MEANING = 0.8
"""From this cosine on, two words of two languages count as one."""

MAY_MEAN = 0.5
"""Below this cosine it carries nothing, though it is searched for."""

LOOKS_LIKE = 0.6
"""From this share of its grams on, a word that no dictionary knows counts as misspelt."""


CARRIED = 0.8
"""A passage that carries the whole question scores e^0.8, some twice, what one does that carries
nothing of it. Shares compare between languages, where sums of BM25 do not."""


@dataclass(frozen=True, slots=True)
class Weighed:
    names: tuple[Name, ...]
    meant: Mapping[str, float]
    """Lemmas that it may be called by, and how far each carries it."""

    weight: float
    known: bool
    """Whether some passage holds it; if none does, it may be misspelt."""


class Carrying:
    """Measures passages against one question."""

    def __init__(self, concepts: Sequence[Concept], rarities: Sequence[Rarity]) -> None:
        """Weigh each concept of the question by its rarity.

        One that no passage holds counts as the others on average: it may be what the question is
        about, or only a word that nobody writes.
        """
        usual = fmean([rare.amount for rare in rarities if rare.amount] or [1.0])
        self._weighed = [
            Weighed(
                names=(each.said, *each.also),
                meant={
                    meant.lemma: _sure(meant.likeness)
                    for meant in each.meant
                    if meant.likeness >= MAY_MEAN
                },
                weight=each.weight * (rare.amount or usual),
                known=rare.held,
            )
            for each, rare in zip(concepts, rarities, strict=True)
        ]
        self._whole = fsum(each.weight for each in self._weighed)
        self._misspelt = any(not each.known for each in self._weighed)

    def share(
        self,
        passage: Passage,
        analyser: Analyser,
        *,
        lemmas: Set[str] | None = None,
        of: Collection[int] | None = None,
    ) -> float:
        """The weight of the concepts that the passage carries over that of all, 0 to 1.

        A concept is carried by any of its dictionary forms or of our names for it; partly by
        parts of a compound, by what another language may call it or, where no passage holds it, by
        its grams. 0 for a question of no
        weight.

        Args:
            lemmas: those of its title, heading and text, where they are known already.
            of: places of the concepts that count as carried. None: all.
        """
        if not self._whole:
            return 0.0
        text = f"{passage.title} {passage.heading or ''} {passage.searched}"
        if lemmas is None:
            lemmas = set(analyser.lemma_text(text, passage.language).split())
        grams = set(analyser.gram_text(text).split() if self._misspelt else ())
        carried = fsum(
            each.weight * _best(each, lemmas, grams)
            for at, each in enumerate(self._weighed)
            if of is None or at in of
        )
        return carried / self._whole


def _best(concept: Weighed, lemmas: Set[str], grams: Set[str]) -> float:
    meant = max((concept.meant[each] for each in concept.meant.keys() & lemmas), default=0.0)
    return max(meant, *(_carried(name, lemmas, grams) for name in concept.names))


def _sure(likeness: float) -> float:
    """How far a word of another language carries one that it lies so near to."""
    return min(1.0, likeness / SAME_MEANING) ** 2


def _carried(name: Name, lemmas: Set[str], grams: Set[str]) -> float:
    if not name.bases.isdisjoint(lemmas):
        return 1.0
    parts = len(name.parts & lemmas) / len(name.parts) if name.parts else 0.0
    alike = len(name.grams & grams) / len(name.grams) if name.grams and grams else 0.0
    return max(parts, alike if alike >= LOOKS_LIKE else 0.0)


def less_by_what_is_not_carried(share: float) -> float:
    """By what a score is multiplied, above 0 to 1."""
    return exp(CARRIED * (share - 1.0))
