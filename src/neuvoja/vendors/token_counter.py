"""`TokenCounter`: by the model's own vocabulary where it is on this machine, else an estimate.

tiktoken would fetch a vocabulary that its cache (TIKTOKEN_CACHE_DIR) has not from the network; here
it may not, so that counting never waits for anybody and tells nobody.
"""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

import tiktoken
import tiktoken.load

from neuvoja.assistant.promises import TokenCounter
from neuvoja.domain.conversation import LANGUAGES, Language
from neuvoja.language.common_words import OURS

BYTES_A_TOKEN: Mapping[Language | None, float] = {"fi": 1.8, "sv": 1.9, "en": 2.8, None: 1.5}
"""Bytes of letters in a token, at least. Each digit, mark and line end is a token of its own.

Measured with the vocabulary of SmolLM2, 49,152 pieces learnt from English text: of real texts in
each language one in a hundred has fewer. A model that has read Finnish needs about half as many
tokens for it. None: no language was told.
"""

LINES_REMEMBERED = 8_192
"""Whose count is kept: sources and prompts come again and again."""

_WORD = re.compile(r"[^\W\d_]+")
_SIGN = re.compile(r"[\W\d_]")
_BASIC = re.compile(r"[\x00-\u024f\u2000-\u206f€]+")
_SAYS_MUCH = 0.15
"""Part of a line's words that must be common ones of a language to tell it."""


class VocabularyCounter:
    """Counts as the model does."""

    exact = True

    def __init__(self, vocabulary: tiktoken.Encoding) -> None:
        self._vocabulary = vocabulary

    def count(self, text: str) -> int:
        return len(self._vocabulary.encode_ordinary(text))


class EstimatingCounter:
    """Hardly ever counts too few."""

    exact = False

    def count(self, text: str) -> int:
        return estimate(text)


def open_counter(model: str | None) -> TokenCounter:
    """The counter for a model of this name; one that tiktoken does not know is estimated."""
    tiktoken.load.read_file = _not_from_the_network
    try:
        return VocabularyCounter(tiktoken.encoding_for_model(model or ""))
    except (KeyError, OSError, ValueError):
        return EstimatingCounter()


def estimate(text: str) -> int:
    """Tokens of a text for a model whose vocabulary is not here, rather too many than too few."""
    return sum(map(_of_line, text.splitlines()))


@lru_cache(maxsize=LINES_REMEMBERED)
def _of_line(line: str) -> int:
    words = _WORD.findall(line)
    letters = sum(len(word.encode()) for word in words)
    signs = len(_SIGN.findall(line)) - line.count(" ")
    foreign = len(_BASIC.sub("", line).encode())
    return math.ceil(letters / BYTES_A_TOKEN[_language(words)]) + signs + foreign + 1


def _language(words: Sequence[str]) -> Language | None:
    """Told by common words only: it is asked for every line of a prompt."""
    votes = Counter[Language]()
    for word in words:
        for language in _COMMON.get(word.lower(), ()):
            votes[language] += 1
    told = max(votes, key=votes.__getitem__, default=None)
    return told if told and votes[told] > len(words) * _SAYS_MUCH else None


def _not_from_the_network(blobpath: str) -> bytes:
    raise FileNotFoundError(f"{blobpath} is not in tiktoken's cache")


def _common() -> Mapping[str, tuple[Language, ...]]:
    languages: dict[str, tuple[Language, ...]] = {}
    for language in LANGUAGES:
        for word in OURS[language]:
            languages[word] = (*languages.get(word, ()), language)
    return languages


_COMMON = _common()
