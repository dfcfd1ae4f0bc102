"""What the company of a name tells: Howard before Patrick Blake, Minttu after "Jonna ja"."""

from collections.abc import Iterable, Iterator

from neuvoja.language.redaction.extent import is_foreign_word
from neuvoja.language.redaction.reading import NameWord
from neuvoja.language.redaction.row import WordRow

_AND = frozenset({"ja", "sekä", "och", "samt", "and"})


def with_neighbours(row: WordRow, spans: Iterable[range]) -> Iterator[range]:
    """The names with a foreign given name before them, and those that an "and" joins to them."""
    for span in spans:
        yield range(_first(row, span.start), span.stop)
        for and_, other in ((span.stop, span.stop + 1), (span.start - 1, span.start - 2)):
            if _joins(row, and_) and _may_be_given(row.words[other]):
                yield range(other, other + 1)


def _first(row: WordRow, start: int) -> int:
    """One word further back, if it is capital inside a sentence and no lexicon knows it."""
    before = start - 1
    if before < 0 or not row.joined(before) or not row.words[before].capital:
        return start
    foreign = is_foreign_word(row.words[before]) and not row.initial(before)
    return before if foreign and row.words[start].capital else start


def _joins(row: WordRow, index: int) -> bool:
    """Whether it is an "and" between two words of one line."""
    inside = 0 < index < len(row.words) - 1
    return inside and row.words[index].lower in _AND and row.joined(index - 1) and row.joined(index)


def _may_be_given(word: NameWord) -> bool:
    reading = word.reading
    no_name = reading.stop or reading.trade or reading.place
    return word.capital and bool(reading.first) and not no_name and word.text[1:].islower()
