"""What speaks against a sentence, in words for whoever asks why."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import ceil

from neuvoja.assistant.evidence.across import Crossing
from neuvoja.assistant.evidence.comparison import Comparison
from neuvoja.assistant.evidence.naming import strange_products
from neuvoja.domain.conversation import Language
from neuvoja.language.similarity import share_of_grams
from neuvoja.language.text import fold
from neuvoja.language.words import word_texts

KNOWN_NAME = 0.7
"""Part of a name's grams that must be known; inflection changes the rest."""

LONG_STEM = 6
"""Letters, at least, by which an inflected form of a name is known."""

RIVALLED = 0.05
"""From this margin on a rival place raises a doubt. Of 130 sentences of articles in which a figure
of the same passage was put, all have one; of our own true sentences in other words, none."""

SURELY_RIVALLED = 0.2

_TURNED = "it says no for yes, or yes for no"


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something in a sentence that its source does not say, or says of something else."""

    about: str
    refutes: bool
    """Whether it makes the sentence unsupported; else partial."""


def doubts(
    compared: Comparison, known: str, language: Language, equal: Iterable[frozenset[str]]
) -> Iterator[Doubt]:
    """Those of a sentence in the language of its source.

    Args:
        known: all that was written and said.
        equal: names that mean the same.
    """
    yield from _strange(compared, known)
    yield from _elsewhere(compared)
    if compared.unbounded():
        yield Doubt("it sets other bounds", refutes=False)
    for product in strange_products(equal, compared.own, compared.rows):
        yield Doubt(f"nobody names {product}", refutes=True)
    # Only Finnish words tell by their class whether they are things.
    if language == "fi" and (subject := compared.strange_subject()):
        yield Doubt(f"nobody speaks of {subject.text}", refutes=False)


def doubts_across(crossing: Crossing) -> Iterator[Doubt]:
    """Those of a sentence in another language than its source; each refutes."""
    for literal in crossing.strange_literals():
        yield Doubt(f"nobody says {literal.text}", refutes=True)
    for name in crossing.strange_names():
        yield Doubt(f"nobody names {name}", refutes=True)
    for said, rather in crossing.rivals():
        yield Doubt(f"{said.text} is said of something else; of this {rather.text}", refutes=True)
    if crossing.turned():
        yield Doubt(_TURNED, refutes=True)


def _strange(compared: Comparison, known: str) -> Iterator[Doubt]:
    for literal in compared.strange_literals():
        yield Doubt(f"nobody says {literal.text}", refutes=True)
    for name in compared.strange_names():
        if share_of_grams(name.text, known) < KNOWN_NAME and not _inflects(name.text, known):
            yield Doubt(f"nobody names {name.text}", refutes=True)
    if compared.turned():
        yield Doubt(_TURNED, refutes=True)


def _inflects(name: str, known: str) -> bool:
    """Whether a long name stands there with another ending."""
    stem = fold(name)[: max(LONG_STEM, ceil(KNOWN_NAME * len(name)))]
    return len(name) > LONG_STEM and any(
        each.startswith(stem) for each in map(fold, word_texts(known))
    )


def _elsewhere(compared: Comparison) -> Iterator[Doubt]:
    for rivalry in compared.rivalries():
        if rivalry.margin > RIVALLED:
            about = f"{rivalry.said} is said of something else; of this {rivalry.rather}"
            surely = rivalry.margin > SURELY_RIVALLED and not rivalry.paired
            yield Doubt(about, refutes=surely)
    for literal, rival in compared.loose_literals():
        yield Doubt(f"{literal.text} is said of something else than {rival.text}", refutes=False)
    for compound in compared.strange_compounds():
        yield Doubt(f"there is another thing of the kind than {compound.text}", refutes=False)
