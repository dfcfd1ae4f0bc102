"""How well a word stands for another: inflected, in a compound, misspelt."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from neuvoja.domain.conversation import Language
from neuvoja.language.analysis import Analyser, Token
from neuvoja.language.text import fold

WORDS_REMEMBERED = 16_384

SAME = 1.0
MISSPELT = 0.85
NARROWER = 0.85
"""kotivakuutus said for vakuutus."""

MODIFIED = 0.7
"""nettiliittymä said for netti."""

ALIKE = 0.8
"""kämppä said for asunto."""

WIDER = 0.55
"""vakuutus said for kotivakuutus, or koti."""

SAME_BEGINNING = 0.4
"""etäpalaveri said for etätyö."""

SAME_HEAD = 0.3
"""autovakuutus said for kotivakuutus: another thing of the same kind."""

LEAST = 0.3

_SHORTEST_PART = 4
_SHORTEST_STEM = 4
_LONGEST_ENDING = 5


@dataclass(frozen=True, slots=True)
class Word:
    """A word form as it is compared. All letters folded, hyphens left out."""

    text: str
    keys: frozenset[str]
    """The form itself and its dictionary forms."""

    parts: tuple[str, ...]
    """Of a compound, in no order."""

    content: bool
    known: bool
    """Whether a dictionary has it, so that another word cannot be meant."""

    @property
    def exact(self) -> bool:
        """Whether only the same word will do."""
        return not self.text.isalpha() or len(self.text) < _SHORTEST_STEM


class Words:
    """Makes words of tokens; safe to use from several threads."""

    def __init__(self, analyser: Analyser) -> None:
        self._analyser = analyser
        self._of = lru_cache(maxsize=WORDS_REMEMBERED)(self._made)

    def of(self, token: Token, language: Language) -> Word:
        return self._of(token.text, language)

    def within(self, text: str, language: Language) -> list[Word]:
        return [self._of(token.text, language) for token in self._analyser.tokens(text, language)]

    def _made(self, text: str, language: Language) -> Word:
        token = self._analyser.tokens(text, language)[0]
        bare = _bare(text)
        lemmas = {_bare(each) for each in token.lemmas}
        return Word(
            text=bare,
            keys=frozenset({bare} | lemmas),
            parts=tuple(_bare(each) for each in token.parts),
            content=token.content,
            known=language == "fi" and self._analyser.knows(text, language),
        )


def _bare(text: str) -> str:
    return fold(text).replace("-", "").replace("’", "'")


def likeness(said: Word, meant: Word) -> float:
    """How well a said word stands for the one meant, 0 (not at all) to 1 (it is the same)."""
    if not said.keys.isdisjoint(meant.keys):
        return SAME
    if said.exact or meant.exact:
        return 0.0
    if compound := max(_compound(said, meant), _closed_compound(said, meant)):
        return compound
    return MISSPELT if _misspelt(said, meant) else 0.0


def _compound(said: Word, meant: Word) -> float:
    """By the parts that a dictionary tells."""
    if not meant.keys.isdisjoint(said.parts):
        head = any(said.text[-len(part) :][:3] == part[:3] for part in meant.keys if part in said.parts)
        return NARROWER if head else MODIFIED
    if not said.keys.isdisjoint(meant.parts):
        return WIDER
    shared = set(said.parts) & set(meant.parts)
    if not shared:
        return 0.0
    begins = any(said.text.startswith(part[:4]) and meant.text.startswith(part[:4]) for part in shared)
    return SAME_BEGINNING if begins else SAME_HEAD


def _closed_compound(said: Word, meant: Word) -> float:
    """By letters alone, for a language whose dictionary tells no parts."""
    if said.parts or meant.parts or (said.known and meant.known and said.text == meant.text):
        return 0.0
    best = 0.0
    for key in meant.keys:
        for own in said.keys:
            best = max(best, _contains(own, key, NARROWER, MODIFIED), _contains(key, own, WIDER, WIDER))
    return best


def _contains(longer: str, shorter: str, as_head: float, as_modifier: float) -> float:
    if len(shorter) < _SHORTEST_PART or len(longer) < len(shorter) + 3:
        return 0.0
    if longer.endswith(shorter) and len(shorter) > _SHORTEST_PART:
        return as_head
    return as_modifier if longer.startswith(shorter) and len(longer) > len(shorter) + _LONGEST_ENDING else 0.0


def _misspelt(said: Word, meant: Word) -> bool:
    """Whether it is the same word, misspelt or in a form that no dictionary has."""
    if said.known and meant.known:
        return False
    return any(_inflected(own, key) or _slipped(own, key) for own in said.keys for key in meant.keys)


def _inflected(one: str, other: str) -> bool:
    """Whether both are one stem with endings: ylakertaan, ylakerta."""
    shorter, longer = sorted((one, other), key=len)
    same = next(
        (n for n, (a, b) in enumerate(zip(shorter, longer, strict=False)) if a != b), len(shorter)
    )
    return (
        same >= _SHORTEST_STEM
        and same >= 0.75 * len(shorter)
        and len(longer) - same <= _LONGEST_ENDING
        and len(shorter) - same <= 2
    )


def _slipped(one: str, other: str) -> bool:
    """Whether a slip or two of the fingers tell them apart."""
    longest = max(len(one), len(other))
    if one[:1] != other[:1] or longest < _SHORTEST_STEM:
        return False
    allowed = 1 if longest < 8 else 2
    if abs(len(one) - len(other)) > allowed:
        return False
    if longest <= 5:
        return len(one) == len(other) and sorted(one) == sorted(other)
    return _distance(one, other, allowed) <= allowed


def _distance(one: str, other: str, most: int) -> int:
    """Letters lost, added, changed or swapped (optimal string alignment); above `most`, any."""
    before: Sequence[int] = ()
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        last, row = row, [i]
        for j, b in enumerate(other, start=1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before = last
    return row[-1]
