"""What all parts that listen share: the words and the sentences that they know already."""

from dataclasses import dataclass
from functools import lru_cache

from neuvoja.assistant.extractive.listening.sayings import Ear
from neuvoja.assistant.extractive.signals.lexicon import Words
from neuvoja.language.analysis import Analyser

ANALYSERS_REMEMBERED = 4


@dataclass(frozen=True, slots=True)
class Hearing:
    words: Words
    ear: Ear


@lru_cache(maxsize=ANALYSERS_REMEMBERED)
def hearing(analyser: Analyser) -> Hearing:
    """The same for the same analyser, so that what one part has heard no other need analyse."""
    return Hearing(Words(analyser), Ear(analyser))
