"""Names of several words, and products' names: Kuitu 100 is not Kuitu 1000."""

from collections.abc import Iterable, Iterator, Sequence, Set
from functools import lru_cache

from neuvoja.assistant.evidence.layout import SHORTEST_STEM, Anchor, Layout, Word
from neuvoja.language.text import fold
from neuvoja.language.words import word_texts

NAMES_REMEMBERED = 4_096


def with_its_name(anchor: Anchor, row: Layout) -> Set[int]:
    """The words of an anchor, and of a name those that make one name with it."""
    found = set(anchor.words)
    for step in (-1, 1):
        at = min(anchor.words) + step
        while anchor.kind == "name" and at in row.named:
            found.add(at)
            at += step
    return found


def same_name(one: Anchor, row: Layout, other: Anchor, source: Layout) -> bool:
    """Whether two anchors are parts of one and the same name; true of what is no name."""
    mine, theirs = _whole(one, row), _whole(other, source)
    if one.kind != "name" or not mine or not theirs:
        return True
    return len(mine) == len(theirs) and all(map(_alike, mine, theirs))


def is_shared(anchor: Anchor, source: Layout) -> bool:
    """Whether a word stands in several names, and so tells none of them: Kort Bas, Kort Total."""
    if anchor.kind != "name":
        return False
    wholes = (_whole(each, source) for each in source.anchors if anchor.same_as(each))
    return len({tuple(fold(word.text) for word in each) for each in wholes if len(each) > 1}) > 1


def _whole(anchor: Anchor, row: Layout) -> Sequence[Word]:
    """The words of a name with capitals, up to a mark; none of a unit such as kWh."""
    if not anchor.text[:1].isupper():
        return ()
    words = [row.words[at] for at in sorted(with_its_name(anchor, row))]
    return [each for each in words if each.segment == anchor.segment and each.text[0].isupper()]


def strange_products(
    names: Iterable[frozenset[str]], own: Layout, rows: Sequence[Layout]
) -> Iterator[str]:
    """The products that a sentence names and no other text does.

    Args:
        names: of each product all its names.
        own: the sentence.
        rows: its source, and what was heard.
    """
    said = [(group, _longest(group, own)) for group in names]
    for group, places in said:
        within_another = any(places < others for _, others in said)
        if within_another or not (places & own.named or _is_written_as(group, own, places)):
            continue
        if not any(_longest(group, row) for row in rows):
            yield " ".join(own.words[at].text for at in sorted(places))


def is_form(word: str, name: str) -> bool:
    """Whether a word may be an inflected form of a name; a figure has none."""
    word, name = fold(word), fold(name)
    if any(map(str.isdigit, name)):
        return word == name
    changing = 3 if name.endswith("nen") else 2
    return word.startswith(name[: max(SHORTEST_STEM, len(name) - changing)])


def _is_written_as(names: Set[str], row: Layout, places: Set[int]) -> bool:
    """Whether the words begin with a capital, and the first is no other form of the name."""
    if not places:
        return False
    text = row.words[min(places)].text
    fronts = {parts[0] for each in names if (parts := _parted(each)[0])}
    return text[0].isupper() and fold(text.partition("-")[0]) in fronts


def _longest(names: Iterable[str], row: Layout) -> frozenset[int]:
    """Places of the longest of some names that stands in a text; empty where none does."""
    found = (_standing(parts, row.words) for each in names if (parts := _within(each, row)))
    return max(found, key=len, default=frozenset())


def _within(name: str, row: Layout) -> tuple[str, ...]:
    """The words of a name; none where the text has no word that begins like one of them."""
    parts, stems = _parted(name)
    return parts if stems <= row.stems else ()


@lru_cache(maxsize=NAMES_REMEMBERED)
def _parted(name: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """The words of a name, and how each begins."""
    parts = tuple(map(fold, word_texts(name)))
    return parts, frozenset(each[:SHORTEST_STEM] for each in parts)


def _standing(name: Sequence[str], words: Sequence[Word]) -> frozenset[int]:
    for first in range(len(words) - len(name) + 1):
        row = words[first : first + len(name)]
        if all(is_form(each.text, part) for each, part in zip(row, name, strict=True)):
            return frozenset(each.at for each in row)
    return frozenset()


def _alike(one: Word, other: Word) -> bool:
    return fold(one.text) == fold(other.text) or any(
        mine & theirs for mine in one.atoms for theirs in other.atoms
    )
