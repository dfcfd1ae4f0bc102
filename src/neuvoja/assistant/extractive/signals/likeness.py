"""How well a word stands for another: inflected, in a compound, misspelt."""

from collections.abc import Sequence

from neuvoja.assistant.extractive.signals.lexicon import SHORTEST_STEM, Word, shared_beginning

SAME = 1.0
DERIVED = 0.9
"""säästäminen said for säästää."""

SLIPPED = 0.92
"""A long word that no dictionary has, with a letter or two wrong, lost or swapped."""

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

_SHORT_ENDINGS = ("en", "et", "n", "t", "s", "ar", "er", "na")
_SHORTEST_PART = 4
_LONG = 8
_LONGEST_ENDING = 5
_LONGEST_SHARED = 6
"""Letters that words of one stem begin with alike at least."""


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
    if not meant.forms.isdisjoint(said.parts):
        return NARROWER if _head(said) in meant.forms else MODIFIED
    if not said.forms.isdisjoint(meant.parts):
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
    pairs = [(own, form) for own in said.forms for form in meant.forms]
    return max(
        max(_contains(own, form, NARROWER, MODIFIED), _contains(form, own, WIDER, WIDER))
        for own, form in pairs
    )


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
    if said.known:
        return 0.0
    pairs = [(own, form) for own in said.forms for form in meant.forms]
    slipped = next((pair for pair in pairs if _slipped(*pair)), None)
    if slipped:
        sure = not said.stemmed and min(map(len, slipped)) >= _LONG
        return SLIPPED if sure else MISSPELT
    if not said.stemmed and any(inflected(*pair) for pair in pairs):
        return MISSPELT
    return RELATED if said.stemmed and _related(said.text, meant.text) else 0.0


def _related(one: str, other: str) -> bool:
    same = shared_beginning(one, other)
    return same >= _LONGEST_SHARED and same >= 0.6 * max(len(one), len(other))


def inflected(one: str, other: str) -> bool:
    """Whether both are one stem with endings: ylakertaan, ylakerta."""
    shorter, longer = sorted((one, other), key=len)
    same = shared_beginning(shorter, longer)
    return (
        same >= SHORTEST_STEM
        and same >= 0.75 * len(shorter)
        and len(longer) - same <= _LONGEST_ENDING
        and len(shorter) - same <= 2
    )


def _slipped(one: str, other: str) -> bool:
    """Whether a slip or two of the fingers tell them apart."""
    longest = max(len(one), len(other))
    if one[:1] != other[:1] or longest < SHORTEST_STEM:
        return False
    allowed = 1 if longest < 8 else 2
    if abs(len(one) - len(other)) > allowed or len(set(one) ^ set(other)) > 2 * allowed:
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
