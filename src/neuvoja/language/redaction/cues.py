"""Names that the words around them announce: introductions, titles, greetings, signatures.

What a name must look like depends on how sure the cue is:

introduced   nimeni on …, my name is …       anything but a common word, small letters too
surname      sukunimi …, last name …      the same, and any word that stands alone there
name field   Nimi: …, Name: …                the same, after a colon
role field   Asiakas: …, Kund: …             with a name the lexicon knows, or two foreign words
addressed    rouva …, Mr …                   anything capital but a place
titled       mieheni …, min son …, Dr …      anything capital but a common word or a place
presented    olen …, jag är …, this is …     a name the lexicon knows, or two foreign words
so called    nimi on …, named …              the same, and surely
greeted      Hei …, Dear …                   a given name the lexicon knows
signed       Terveisin …, Mvh …, Regards, …  the rest of the line
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from neuvoja.language.redaction.extent import (
    ENDS_CLAUSE,
    LONGEST,
    any_name,
    capital_name,
    is_given,
    known_name,
    small_name,
    small_surname,
)
from neuvoja.language.redaction.phrases import phrases
from neuvoja.language.redaction.reading import NameWord
from neuvoja.language.redaction.row import WordRow
from neuvoja.language.redaction.signatures import (
    alone_on_last_line,
    signed,
    signed_shortly,
    thanked,
)

Span = range
"""The indices of a name's words in their row."""

_Take = Callable[[WordRow, int], int]
"""How many words from this index on are the name that the cue before announces; 0: none."""

_PLAIN_GAP = re.compile(" {1,2}")
_ABBREVIATED_GAP = re.compile(r"\.? {1,2}")
_LONGEST_ABBREVIATION = 4
_FIELD_GAP = re.compile(r" ?[:=][ \t*_]{0,4}\n?[ \t]{0,4}")
_LOCATIVE = re.compile(r".*(?:ss[aä]|st[aä]|ll[aä]|lt[aä]|ille|lle)")


def find_cued(row: WordRow) -> Iterator[Span]:
    """Names that a cue announces, one word or more each; they may overlap."""
    cues, jobs = _cues(), tuple(phrases("jobs that compounds end in"))
    for index, word in enumerate(row.words):
        if word.lower.endswith(jobs) and index + 1 < len(row.words):
            yield range(index + 1, index + 1 + _titled(row, index + 1))
        for rest, take in cues.get(word.lower, ()):
            name = index + len(rest) + 1
            if name < len(row.words) and _says(row, index, rest):
                yield range(name, name + take(row, name))
    yield from _followed(row)
    yield from alone_on_last_line(row)


def announces(word: NameWord) -> bool:
    """Whether the word is a cue by itself, and so no name: siskoni, rouva, terveisin."""
    return any(not rest for rest, _ in _cues().get(word.lower, ()))


def _says(row: WordRow, index: int, rest: Sequence[str]) -> bool:
    return all(
        row.joined(index + place) and row.words[index + place + 1].lower == word
        for place, word in enumerate(rest)
    )


def _introduced(row: WordRow, name: int) -> int:
    gap = row.gap(name - 1)
    return any_name(row, name) if _PLAIN_GAP.fullmatch(gap) or _FIELD_GAP.fullmatch(gap) else 0


def _surname(row: WordRow, name: int) -> int:
    gap = row.gap(name - 1)
    announced = _PLAIN_GAP.fullmatch(gap) or _FIELD_GAP.fullmatch(gap)
    return small_surname(row, name) if announced else 0


def _name_field(row: WordRow, name: int) -> int:
    return any_name(row, name) if _FIELD_GAP.fullmatch(row.gap(name - 1)) else 0


def _role_field(row: WordRow, name: int) -> int:
    if not _FIELD_GAP.fullmatch(row.gap(name - 1)):
        return 0
    return known_name(row, name)


def _presented(row: WordRow, name: int) -> int:
    return known_name(row, name) if _PLAIN_GAP.fullmatch(row.gap(name - 1)) else 0


def _so_called(row: WordRow, name: int) -> int:
    """Things are called something too: only what is surely a person's name."""
    length = _presented(row, name)
    return length if length > 1 or row.is_sure(row.words[name].reading) else 0


def _greeted(row: WordRow, name: int) -> int:
    word = row.words[name]
    if row.gap(name - 1) != " " or not is_given(word) or word.reading.trade:
        return 0
    sure = row.is_sure(word.reading)
    length = max(1, capital_name(row, name)) if word.capital else 1
    ends = row.follows(name + length - 1, ENDS_CLAUSE)
    return length if ends or (sure and word.capital) else 0


def _endeared(row: WordRow, name: int) -> int:
    """After "Dear" a foreign word before a comma is a name too."""
    word = row.words[name]
    foreign = word.capital and not word.reading.known and row.gap(name)[:1] in (",", "\n")
    return 1 if foreign and row.gap(name - 1) == " " else _greeted(row, name)


def _addressed(row: WordRow, name: int) -> int:
    """After a title of address a capitalised common word is a surname too: rouva Vanhapiha."""
    word = row.words[name]
    if not _after_title(row, name) or word.reading.stop:
        return 0
    titlecase = word.capital and word.text[1:].islower() and not word.reading.place
    return max(_titled(row, name), int(titlecase))


def _after_title(row: WordRow, name: int) -> bool:
    short = len(row.words[name - 1].text) <= _LONGEST_ABBREVIATION
    gap = _ABBREVIATED_GAP if short else _PLAIN_GAP
    return gap.fullmatch(row.gap(name - 1)) is not None


def _titled(row: WordRow, name: int) -> int:
    word, reading = row.words[name], row.words[name].reading
    if not _after_title(row, name) or (reading.place and not reading.dictionary):
        return 0
    if not word.capital:
        return int(bool(reading.sure)) and small_name(row, name)
    foreign_place = not reading.named and _LOCATIVE.fullmatch(word.lower)
    return 0 if foreign_place else capital_name(row, name)


def _followed(row: WordRow) -> Iterator[Span]:
    """Names before a word that tells of them: Xiaoling Wangin nimissä, Maija tässä."""
    words_after = _words_after()
    for index, word in enumerate(row.words):
        after = words_after.get(word.lower)
        if after is None or not index or not row.joined(index - 1):
            continue
        start = index
        while start > max(0, index - LONGEST) and _is_name_before(row, start - 1, start < index):
            start -= 1
        if start < index and (after == "in whose name" or _presents_itself(row, start, index)):
            yield range(start, index)


def _is_name_before(row: WordRow, index: int, further: bool) -> bool:
    word = row.words[index]
    return (
        (not further or row.joined(index))
        and (word.capital or (is_given(word) and word.reading.listed and row.initial(index)))
        and not word.reading.stop
        and not word.reading.trade
        and (word.reading.named or (not word.reading.known and (further or not row.initial(index))))
    )


def _presents_itself(row: WordRow, start: int, end: int) -> bool:
    named = is_given(row.words[start]) or any(
        row.is_sure(word.reading) for word in row.words[start:end]
    )
    return named and bool(row.follows(end, ENDS_CLAUSE))


_TAKES: dict[str, _Take] = {
    "introduced": _introduced,
    "surname": _surname,
    "name field": _name_field,
    "role field": _role_field,
    "addressed": _addressed,
    "titled": _titled,
    "presented": _presented,
    "so called": _so_called,
    "greeted": _greeted,
    "endeared": _endeared,
    "signed": signed,
    "signed shortly": signed_shortly,
    "thanked": thanked,
}


@lru_cache(maxsize=1)
def _cues() -> dict[str, list[tuple[tuple[str, ...], _Take]]]:
    """First word of a phrase → the rest of it and what takes the name."""
    cues: dict[str, list[tuple[tuple[str, ...], _Take]]] = {}
    for section, take in _TAKES.items():
        for phrase in sorted(phrases(section)):
            first, *rest = phrase.split()
            cues.setdefault(first, []).append((tuple(rest), take))
    return cues


@lru_cache(maxsize=1)
def _words_after() -> dict[str, str]:
    return {
        word: section for section in ("in whose name", "after a name") for word in phrases(section)
    }
