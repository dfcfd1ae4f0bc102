"""How well a word stands for another: inflected, in a compound, misspelt."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from neuvoja.domain.conversation import Language
from neuvoja.language.analysis import Analyser, Token
from neuvoja.language.spoken import SpokenFinnish
from neuvoja.language.text import fold

WORDS_REMEMBERED = 16_384

SAME = 1.0
DERIVED = 0.9
"""säästäminen said for säästää."""

SLIPPED = 0.92
"""A long word with a letter or two wrong, lost or swapped."""

MISSPELT = 0.9
"""A shorter one, or a form that no dictionary has."""

NARROWER = 0.85
"""kotivakuutus said for vakuutus."""

MODIFIED = 0.58
"""nettiliittymä said for netti."""

ALIKE = 0.8
"""kämppä said for asunto."""

WIDER = 0.5
"""vakuutus said for kotivakuutus, or koti."""

SAME_BEGINNING = 0.4
"""etäpalaveri said for etätyö."""

RELATED = 0.6
"""hemladdare said for hemladdning: words of one stem, where only a stemmer tells forms."""

SAME_HEAD = 0.3
"""autovakuutus said for kotivakuutus: another thing of the same kind."""

LEAST = 0.3

_UNDONE = re.compile(r"ma(?:ton$|ttom|tont|tta$)")
_SHORT_ENDINGS = ("en", "et", "n", "t", "s", "ar", "er", "na")
_SHORTEST_PART = 4
_LONG = 8
_SHORTEST_STEM = 4
_LONGEST_ENDING = 5


@dataclass(frozen=True, slots=True)
class Word:
    """A word form as it is compared. All letters folded, hyphens left out."""

    text: str
    bases: frozenset[str]
    """Its nearest dictionary forms, with their accents."""

    forms: frozenset[str]
    """The form itself and its nearest dictionary forms."""

    keys: frozenset[str]
    """The form itself and all dictionary forms, those that it is derived from included."""

    parts: tuple[str, ...]
    """Of a compound, in no order."""

    content: bool
    known: bool
    """Whether a dictionary has it, so that another word cannot be meant."""

    stemmed: bool
    """Whether a stemmer has made its keys, so that other endings are other words."""

    @property
    def exact(self) -> bool:
        """Whether only the same word will do."""
        return not self.text.isalpha() or len(self.text) < _SHORTEST_STEM


class Words:
    """Makes words of tokens; safe to use from several threads."""

    def __init__(self, analyser: Analyser) -> None:
        self._analyser = analyser
        self._spoken = SpokenFinnish(lambda word: analyser.knows(word, "fi"))
        self._of = lru_cache(maxsize=WORDS_REMEMBERED)(self._made)

    def of(self, token: Token, language: Language) -> Word:
        return self._of(token.text, language)

    def within(self, text: str, language: Language) -> list[Word]:
        return [self._of(token.text, language) for token in self._analyser.tokens(text, language)]

    def _made(self, text: str, language: Language) -> Word:
        bare = _bare(text)
        written = self._spoken.expansions(text) if language == "fi" else ()
        tokens = self._analyser.tokens(" ".join((text, *written)), language)
        bases = frozenset(base for token in tokens for base in _nearest(token))
        lemmas = {_bare(lemma) for token in tokens for lemma in token.lemmas}
        if language == "sv" and len(bare) > _SHORTEST_PART and bare.endswith("et"):
            # The stemmer leaves the definite form of ett-words alone: nätet, barnet.
            lemmas.add(bare.removesuffix("et"))
            bases |= {text.lower().removesuffix("et")}
        if language == "fi" and _UNDONE.search(bare):
            # The dictionary takes maksamaton and maksamatta for forms of maksaa.
            bases = frozenset(f"un{each}" for each in bases)
            lemmas = {f"un{each}" for each in lemmas}
        return Word(
            text=bare,
            bases=bases,
            forms=frozenset({bare} | {_bare(base) for base in bases}),
            keys=frozenset({bare} | lemmas),
            parts=tuple({_bare(part): None for token in tokens for part in token.parts}),
            content=all(token.content for token in tokens),
            known=language == "fi" and (bool(written) or self._analyser.knows(text, language)),
            stemmed=language != "fi",
        )


def _nearest(token: Token) -> list[str]:
    """The dictionary forms that share the longest beginning with the form."""
    shared = {lemma: _shared(lemma, token.text.lower()) for lemma in token.lemmas}
    most = max(shared.values(), default=0)
    return [lemma for lemma, length in shared.items() if length == most]


def _shared(one: str, other: str) -> int:
    """Letters that both begin with."""
    return next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )


def _bare(text: str) -> str:
    return fold(text).replace("-", "").replace("’", "'")


def likeness(said: Word, meant: Word) -> float:
    """How well a said word stands for the one meant, 0 (not at all) to 1 (it is the same)."""
    if said.text == meant.text or not said.bases.isdisjoint(meant.bases):
        return SAME
    if not said.keys.isdisjoint(meant.keys):
        return DERIVED
    if said.exact or meant.exact:
        return MISSPELT if _short_form(said, meant) else 0.0
    if compound := max(_compound(said, meant), _closed_compound(said, meant)):
        return compound
    return _misspelt(said, meant)


def _short_form(said: Word, meant: Word) -> bool:
    """Whether a short word has an ending that a stemmer leaves alone: elen, el."""
    longer, shorter = said.text, meant.text
    return (
        shorter.isalpha()
        and not said.known
        and len(shorter) > 1
        and longer.startswith(shorter)
        and longer[len(shorter) :] in _SHORT_ENDINGS
    )


def _compound(said: Word, meant: Word) -> float:
    """By the parts that a dictionary tells."""
    if not meant.keys.isdisjoint(said.parts):
        return NARROWER if _head(said) in meant.keys else MODIFIED
    if not said.keys.isdisjoint(meant.parts):
        return WIDER
    shared = set(said.parts) & set(meant.parts)
    if not shared:
        return 0.0
    begins = any(
        said.text.startswith(part[:4]) and meant.text.startswith(part[:4]) for part in shared
    )
    return SAME_BEGINNING if begins else SAME_HEAD


def _head(word: Word) -> str:
    """The last part; the dictionary gives them in no order, and kadu- is of katu."""
    return max(word.parts, key=lambda part: word.text.rfind(part[:2]))


def _closed_compound(said: Word, meant: Word) -> float:
    """By letters alone, for a language whose dictionary tells no parts."""
    if said.parts or meant.parts or (said.known and meant.known and said.text == meant.text):
        return 0.0
    best = 0.0
    for key in meant.keys:
        for own in said.keys:
            best = max(
                best, _contains(own, key, NARROWER, MODIFIED), _contains(key, own, WIDER, WIDER)
            )
    return best


def _contains(longer: str, shorter: str, as_head: float, as_modifier: float) -> float:
    if len(shorter) < _SHORTEST_PART or len(longer) < len(shorter) + 3:
        return 0.0
    if longer.endswith(shorter) and len(shorter) > _SHORTEST_PART:
        return as_head
    return (
        as_modifier
        if longer.startswith(shorter) and len(longer) > len(shorter) + _LONGEST_ENDING
        else 0.0
    )


def _misspelt(said: Word, meant: Word) -> float:
    """By how far it is the same word, misspelt or in a form that no dictionary has."""
    if said.known and meant.known:
        return 0.0
    pairs = [(own, key) for own in said.keys for key in meant.keys]
    if any(min(map(len, pair)) >= _LONG and _slipped(*pair) for pair in pairs):
        return SLIPPED
    inflects = not said.stemmed and any(inflected(*pair) for pair in pairs)
    if inflects or any(_slipped(*pair) for pair in pairs):
        return MISSPELT
    return RELATED if said.stemmed and _related(said.text, meant.text) else 0.0


def _related(one: str, other: str) -> bool:
    same = _shared(one, other)
    return same >= 6 and same >= 0.6 * max(len(one), len(other))


def inflected(one: str, other: str) -> bool:
    """Whether both are one stem with endings: ylakertaan, ylakerta."""
    shorter, longer = sorted((one, other), key=len)
    same = _shared(shorter, longer)
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
