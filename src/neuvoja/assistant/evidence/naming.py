"""Names of several words, and products' names: Kuitu 100 is not Kuitu 1000."""

from collections.abc import Iterable, Iterator, Sequence, Set

from neuvoja.assistant.evidence.layout import Anchor, Layout, Word
from neuvoja.language.text import fold
from neuvoja.language.words import word_texts

SHORTEST_STEM = 3
"""Letters by which an inflected form of a short name is known."""


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
    if one.kind != "name":
        return True
    mine = [row.words[at] for at in sorted(with_its_name(one, row))]
    theirs = [source.words[at] for at in sorted(with_its_name(other, source))]
    return len(mine) == len(theirs) and all(map(_alike, mine, theirs))


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
    fronts = {fold(word_texts(each)[0]) for each in names if word_texts(each)}
    return text[0].isupper() and fold(text.partition("-")[0]) in fronts


def _longest(names: Iterable[str], row: Layout) -> frozenset[int]:
    """Places of the longest of some names that stands in a text; empty where none does."""
    found = (_standing(tuple(word_texts(each)), row.words) for each in names)
    return max(found, key=len, default=frozenset())


def _standing(name: Sequence[str], words: Sequence[Word]) -> frozenset[int]:
    for first in range(len(words) - len(name) + 1 if name else 0):
        row = words[first : first + len(name)]
        if all(is_form(each.text, part) for each, part in zip(row, name, strict=True)):
            return frozenset(each.at for each in row)
    return frozenset()


def _alike(one: Word, other: Word) -> bool:
    return fold(one.text) == fold(other.text) or any(
        mine & theirs for mine in one.atoms for theirs in other.atoms
    )
