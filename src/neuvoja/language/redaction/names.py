"""Persons' names: announced by a cue, told by the lexicon, or known already.

A name alone at the start of a sentence must be nothing else; inside a sentence its capital letter
speaks for it; two in a row speak for each other, either way round: Matti Virtanen, Virtasen Matti.
"""

import re
from collections.abc import Iterator

from neuvoja.language.redaction.cues import Span, announces, find_cued
from neuvoja.language.redaction.extent import COMPANY, ENDS_CLAUSE, foreign_name
from neuvoja.language.redaction.neighbours import with_neighbours
from neuvoja.language.redaction.reading import NameWord, Reading
from neuvoja.language.redaction.row import WordRow

_LONGEST_RUN = 8
_INITIALS = re.compile(r"(?:^|(?<=[\s(]))(?:[A-ZÅÄÖ]\. ?){1,3}$")
_INITIAL_AFTER = re.compile(r" (?:[A-ZÅÄÖ]\.(?=\s|$)|[B-HJ-ZÅÄÖ](?![\w.'’]))")
_LOCATIVES = ("ssa", "ssä", "sta", "stä", "lla", "llä", "lta", "ltä", "lle", "aan", "een", "iin")
_OF_SOMEBODY = ("n", "lle", "lta", "ltä", "lla", "llä")
_SHORTEST_SHOUTED = 5
_SHORTEST_KNOWN = 3


def find_names(row: WordRow, known: set[str]) -> Iterator[tuple[int, int]]:
    """Where names stand, as pairs of start and end; in order.

    Args:
        row: the words of the text.
        known: names met before in the same request, lower case; the words of names found here are
            added, so that a name introduced once is found wherever it comes again.
    """
    spans = [span for span in find_cued(row) if span and not row.follows(span.stop - 1, COMPANY)]
    for span in spans:
        known.update(_remembered(row, span, cued=True))
    for span in (told := list(_told(row))):
        known.update(_remembered(row, span, cued=False))
    spans = list(with_neighbours(row, [*spans, *told]))
    if known:
        spans.extend(_met_before(row, known))
    yield from _united(sorted(_extended(row, span) for span in spans))


def _united(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Overlapping spans made one; they come in order."""
    start, end = -1, -1
    for each in spans:
        if each[0] >= end:
            if end > 0:
                yield start, end
            start = each[0]
        end = max(end, each[1])
    if end > 0:
        yield start, end


def _told(row: WordRow) -> Iterator[Span]:
    done = 0
    for index, word in enumerate(row.words):
        if index < done:
            continue
        if word.capital:
            done = index + row.run(index, longest=_LONGEST_RUN)
            yield from _in_run(row, index, done)
        elif word.reading.named:
            yield from _small_pair(row, index)


def _in_run(row: WordRow, index: int, end: int) -> Iterator[Span]:
    """Names in a row of capitalised words; a company's name has none, whoever founded it."""
    if any(row.follows(each, COMPANY) for each in range(index, end)):
        return
    while index < end:
        size = _name_size(row, index, end)
        if size:
            yield range(index, index + size)
        index += max(1, size)


def _name_size(row: WordRow, index: int, end: int) -> int:
    """How many words from here on are one name; 0: none begins here."""
    word = row.words[index]
    if word.reading.stop or announces(word) or (word.reading.by_chance and row.initial(index)):
        return 0
    size = 1
    while index + size < end and _belongs(row, index, index + size):
        size += 1
    if size > 1 and _pair_is_name(row, row.words[index : index + size], index):
        return size
    if size == 1 and _alone_is_name(row, index, end):
        return 1
    return foreign_name(row, index, end)


def _belongs(row: WordRow, first: int, index: int) -> bool:
    """Whether this word goes on with the name that begins at `first`."""
    begin, reading = row.words[first].reading, row.words[index].reading
    if reading.stop:
        return False
    if reading.named:
        return begin.named or (bool(reading.last) and _is_foreign(row, first))
    if not begin.first or begin.trade or _is_acronym(row.words[index]):
        return False
    if reading.known or reading.place:
        return bool(begin.sure) and begin.dictionary and _may_be_surname(row.words[index])
    if row.language == "fi" and not row.lexicon.knows_finnish and _is_somewhere(row.words[index]):
        return False
    return row.is_sure(begin) or not row.initial(first)


def _is_acronym(word: NameWord) -> bool:
    return word.text.isupper() and len(word.text) < _SHORTEST_SHOUTED


def _may_be_surname(word: NameWord) -> bool:
    """Whether a common word or a place may be one, right after a given name: Arto Mustajoen."""
    if word.reading.dictionary:
        return True
    return not word.reading.place and not _is_somewhere(word)


def _is_somewhere(word: NameWord) -> bool:
    return word.lower.endswith(_LOCATIVES)


def _is_foreign(row: WordRow, index: int) -> bool:
    """A word that no lexicon knows and that may be a given name before a known surname."""
    word = row.words[index]
    known = word.reading.known or not word.text[1:].islower()
    return not known and (
        not row.initial(index) or (row.language == "fi" and row.lexicon.knows_finnish)
    )


def _pair_is_name(row: WordRow, words: list[NameWord], first: int) -> bool:
    readings = [word.reading for word in words]
    sure = any(row.is_sure(reading) for reading in readings)
    if not any(reading.first for reading in readings):
        return sure and not readings[0].named
    if sure or row.initial(first):
        return sure or (readings[1].named and row.language != "en")
    return any(reading.named or not reading.known for reading in readings[1:])


def _alone_is_name(row: WordRow, index: int, end: int) -> bool:
    word, reading = row.words[index], row.words[index].reading
    if not reading.named or reading.trade:
        return False
    if reading.last and _INITIALS.search(row.before(index, 10)):
        return True
    if not word.text[-1].islower():
        return False
    return row.is_sure(reading) or (
        _may_be_somebody(word)
        and not row.initial(index)
        and not _has_capital_beside(row, index, end)
    )


def _may_be_somebody(word: NameWord) -> bool:
    """Whether a capital letter inside a sentence makes it a name: Onnille, but not Päivitä."""
    reading = word.reading
    if not reading.first or not reading.listed or reading.place:
        return False
    return not reading.by_chance or word.lower.endswith(_OF_SOMEBODY)


def _has_capital_beside(row: WordRow, index: int, end: int) -> bool:
    """Whether it stands in a title or a label; the first word of a sentence does not count."""
    if end - index > 1:
        return True
    before = index > 0 and row.joined(index - 1) and row.words[index - 1].capital
    return before and not row.initial(index - 1)


def _small_pair(row: WordRow, index: int) -> Iterator[Span]:
    """A name in small letters, told by a surname that is nothing else: matti virtanen."""
    if index + 1 >= len(row.words) or not row.joined(index):
        return
    one, other = row.words[index].reading, row.words[index + 1].reading
    if row.words[index + 1].capital or one.stop or other.stop:
        return
    if (one.first and _only_surname(row, other)) or (_only_surname(row, one) and other.first):
        yield range(index, index + 2)


def _only_surname(row: WordRow, reading: Reading) -> bool:
    return bool(reading.last) and not reading.known and row.is_sure(reading)


def _remembered(row: WordRow, span: Span, *, cued: bool) -> Iterator[str]:
    words = row.words[span.start : span.stop]
    told = cued or not any(word.reading.named for word in words)
    for word in words:
        names = word.reading.first | word.reading.last
        told = told or bool(word.reading.first)
        if len(word.text) >= _SHORTEST_KNOWN and not word.reading.trade and (names or told):
            yield from names or row.lexicon.forms(word.lower)


def _met_before(row: WordRow, known: set[str]) -> Iterator[Span]:
    # Inflection leaves the first two letters of a name alone, and few words share them.
    heads = {name[:2] for name in known}
    hits = [word.lower[:2] in heads and _is_form(row, word, known) for word in row.words]
    for index, hit in enumerate(hits):
        if not hit or row.follows(index, COMPANY):
            continue
        if _stands_alone(row, index) or _has_neighbour(row, hits, index):
            yield range(index, index + 1)


def _is_form(row: WordRow, word: NameWord, known: set[str]) -> bool:
    reading = word.reading
    return not (
        known.isdisjoint(row.lexicon.forms(word.lower))
        and known.isdisjoint(reading.first)
        and known.isdisjoint(reading.last)
    )


def _stands_alone(row: WordRow, index: int) -> bool:
    word, reading = row.words[index], row.words[index].reading
    if not word.capital:
        return reading.named and not reading.known and row.is_sure(reading)
    if not reading.known or row.is_sure(reading):
        return not reading.stop
    if not row.initial(index):
        return True
    if not reading.named or reading.by_chance:
        return False
    return not reading.dictionary or row.follows(index, ENDS_CLAUSE)


def _has_neighbour(row: WordRow, hits: list[bool], index: int) -> bool:
    before = index > 0 and hits[index - 1] and row.joined(index - 1)
    return before or (index + 1 < len(hits) and hits[index + 1] and row.joined(index))


def _extended(row: WordRow, span: Span) -> tuple[int, int]:
    """With the initials before a name, and the one after a given name: J. Virtanen, Matti V."""
    start, end = row.start(span.start), row.end(span.stop - 1)
    before = _INITIALS.search(row.before(span.start, 10))
    if before and before[0].startswith("T.") and row.language == "fi":
        before = None  # T. is terveisin
    after = _INITIAL_AFTER.match(row.text, end) if len(span) == 1 else None
    return (start - len(before[0]) if before else start), (after.end() if after else end)
