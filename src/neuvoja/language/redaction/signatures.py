"""Names at the end of a message: after a closing phrase, or alone on the last line."""

import re
from collections.abc import Iterator

from neuvoja.language.redaction.extent import (
    ENDS_LINE,
    LONGEST,
    capital_name,
    is_given,
    small_known_name,
    small_line,
)
from neuvoja.language.redaction.reading import NameWord
from neuvoja.language.redaction.row import WordRow

_ENDS_SIGNATURE = re.compile(
    r"[ \t]*(?:$|[\n,;:/|(<*\[+0-9]|[.!?…]+(?:\s|$)|[-–] "
    r"|[\U0001f300-\U0001faff☺♥]|(?:ja|och|and|&|\+) )"
)
_SIGNATURE_GAP = re.compile(r"[ .,!:;)*-]{0,6}(?:\n[ \t>*_-]{0,8}){0,3}")
_OWN_LINE = re.compile(r"(?:^|\n)[ \t>*/–-]{0,8}$")


def signed(row: WordRow, name: int) -> int:
    """The rest of a line after a closing phrase."""
    if not _SIGNATURE_GAP.fullmatch(row.gap(name - 1)):
        return 0
    length = capital_name(row, name)
    length = length or max(small_known_name(row, name), _small_line(row, name))
    words = row.words[name : name + length]
    if not length or _is_acronym(words[0]):
        return 0
    ends = row.follows(name + length - 1, _ENDS_SIGNATURE)
    return length if ends or row.is_sure(words[0].reading) else 0


def _small_line(row: WordRow, name: int) -> int:
    """A line of its own in small letters; elsewhere two words that the Finnish lexicon misses."""
    length = small_line(row, name)
    finnish = row.language == "fi" and row.lexicon.knows_finnish
    return length if "\n" in row.gap(name - 1) or (finnish and length > 1) else 0


def _is_acronym(word: NameWord) -> bool:
    return word.text.isupper() and not word.reading.named


def signed_shortly(row: WordRow, name: int) -> int:
    """After a closing so short that it must begin its sentence: t., br, best."""
    if row.initial(name - 1) or _is_plain_given(row, name):
        return signed(row, name)
    return 0


def thanked(row: WordRow, name: int) -> int:
    if "\n" in row.gap(name - 1) or (_is_plain_given(row, name) and row.gap(name - 1) == ", "):
        return signed(row, name)
    return 0


def _is_plain_given(row: WordRow, name: int) -> bool:
    """A given name, and nothing else in any language, that ends a line alone or with another."""
    word = row.words[name]
    sure = is_given(word) and word.reading.listed and not word.reading.trade
    length = capital_name(row, name) or small_known_name(row, name)
    return sure and length > 0 and row.follows(name + length - 1, ENDS_LINE)


def alone_on_last_line(row: WordRow) -> Iterator[range]:
    """A signature without a closing: a given name alone on the last line, or after a slash."""
    last = len(row.words) - 1
    start = last
    while start > 0 and last - start < LONGEST - 1 and row.joined(start - 1):
        start -= 1
    if last < 0 or row.gap(last).strip(" \n\t.!)*"):
        return
    if row.run(start, longest=LONGEST) <= last - start:
        return
    before = row.before(start, 10)
    own_line = "\n" in before and _OWN_LINE.search(before)
    slash = before.rstrip(" ").endswith("/") and _OWN_LINE.search(before.rstrip("/ ") or "\n")
    if (own_line or slash or before.endswith("//")) and is_given(row.words[start]):
        yield range(start, last + 1)
