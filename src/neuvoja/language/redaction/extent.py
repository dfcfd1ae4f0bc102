"""How far a name goes from the word where it begins; every length is 0 where none does."""

import re

from neuvoja.language.redaction.phrases import phrases
from neuvoja.language.redaction.reading import NameWord
from neuvoja.language.redaction.row import WordRow

LONGEST = 4
"""Words of a name."""

COMPANY = re.compile(
    r",? (?:As\.? |Asunto )?(?:(?:Oyj?|OYJ?|Abp?|AB|Ky|ry|rf|Ltd|Inc|LLC|PLC|plc|GmbH|HB|KB"
    r"|säätiö)(?!\w)|& (?:Co|Kump|Pojat|Partners|Söner|Sons))"
)
"""What follows the name of a company, whoever founded it."""

ENDS_CLAUSE = re.compile(
    r"\s*(?:$|[\n.,;:!?)(–/]|- |(?:ja|och|and|from|från|täältä|hei|moi|hej|kanssa|calling)\b)"
)
ENDS_LINE = re.compile(r"[ \t]*[.!,)*]*[ \t]*(?:$|\n)")
_STATE = re.compile(r".*(?:ed|ly|ing|elt|ong|ect|at|ats|ad)|fel|rätt|kvar|borta|different|same")
_CLITICS = ("ko", "kö", "ks", "han", "hän", "kin", "kaan", "kään", "pas", "päs")
"""Endings of spoken Finnish that make any word unknown to a lexicon: Voinks, Oisko."""

_DOERS = ("ja", "jä", "päällikkö", "mestari", "nainen", "mies")


def is_given(word: NameWord) -> bool:
    """Whether it is a given name in its dictionary form."""
    reading = word.reading
    return bool(reading.first) and word.lower in reading.first and not reading.stop


def any_name(row: WordRow, name: int) -> int:
    """A name that needs no proof, in capital or small letters."""
    return capital_name(row, name) or small_name(row, name)


def capital_name(row: WordRow, name: int) -> int:
    """Capitalised words up to the first that stands in no name; a common one only after another."""
    for length in range(row.run(name, longest=LONGEST)):
        reading = row.words[name + length].reading
        common = reading.known and not reading.named
        if reading.stop or (common and (not length or not reading.dictionary)):
            return length
    return row.run(name, longest=LONGEST)


def small_name(row: WordRow, name: int) -> int:
    """Words in small letters that are names, or foreign words where only a name is expected."""
    length = 0
    while length < LONGEST - 1 and name + length < len(row.words):
        word = row.words[name + length]
        if (length and not row.joined(name + length - 1)) or not _may_be_small(
            row, word, first=not length
        ):
            break
        length += 1
    return length + _small_surname(row, name, length)


def small_surname(row: WordRow, name: int) -> int:
    """A surname after a word that says so; any word will do that stands alone there."""
    word = row.words[name]
    ends = row.follows(name, ENDS_CLAUSE)
    return any_name(row, name) or int(_is_bare(word) and ends)


def small_line(row: WordRow, name: int) -> int:
    """The words up to the end of the line, if a name in small letters may be all that they are."""
    length = 1
    while length < LONGEST and row.joined(name + length - 1):
        length += 1
    words = row.words[name : name + length]
    ends = row.follows(name + length - 1, ENDS_LINE)
    return length if ends and all(_is_foreign_small(row, word) for word in words) else 0


def _small_surname(row: WordRow, name: int, length: int) -> int:
    """How many more words are the surname after a given name: maija af mäki-petäjä."""
    begin = row.words[name].reading
    after = name + length
    if length != 1 or not (begin.first and begin.listed) or not row.joined(name):
        return 0
    particle = row.words[after].text in row.lexicon.particles and row.joined(after)
    last = after + 1 if particle else after
    word = row.words[last]
    if not row.follows(last, ENDS_CLAUSE):
        return 0
    bare = _is_bare(word) and row.language == "fi" and row.lexicon.knows_finnish
    return last - after + 1 if bare or _is_foreign_small(row, word) else 0


def _is_bare(word: NameWord) -> bool:
    """A word in its dictionary form that is no function word, as a surname in small letters is."""
    reading = word.reading
    return not word.capital and not reading.stop and reading.dictionary and len(word.text) > 2


def _is_foreign_small(row: WordRow, word: NameWord) -> bool:
    """A name, or a word that no lexicon knows: of Finnish there is one that would know."""
    reading = word.reading
    if word.capital or reading.stop or reading.place or len(word.text) < 2:
        return False
    if reading.named:
        return reading.dictionary
    spoken = row.language == "fi" and word.lower.endswith(_CLITICS)
    return not (reading.known or spoken or _STATE.fullmatch(word.text))


def _may_be_small(row: WordRow, word: NameWord, *, first: bool) -> bool:
    reading = word.reading
    if reading.stop or word.capital:
        return False
    if reading.named:
        return reading.dictionary and (not reading.known or bool(reading.sure) or first)
    if reading.known:
        return False
    if row.language == "fi":
        return row.lexicon.knows_finnish
    return first and not _STATE.fullmatch(word.text)


def known_name(row: WordRow, name: int) -> int:
    """A name whose first word the lexicon knows in its dictionary form, or two foreign words."""
    word = row.words[name]
    if not word.capital:
        return small_known_name(row, name)
    length = capital_name(row, name)
    words = row.words[name : name + length]
    if not length or row.follows(name + length - 1, COMPANY):
        return 0
    if any(each.reading.named for each in words[1:]):
        return length
    if word.reading.named and word.reading.dictionary:
        return length if length > 1 or _presents_one(row, name) else 0
    foreign = length > 1 and not any(each.reading.known for each in words)
    return length if foreign and row.follows(name + length - 1, ENDS_CLAUSE) else 0


def _presents_one(row: WordRow, name: int) -> bool:
    reading = row.words[name].reading
    if reading.trade:
        return False
    return row.is_sure(reading) or row.follows(name, ENDS_CLAUSE)


def small_known_name(row: WordRow, name: int) -> int:
    first = row.words[name].reading
    length = small_name(row, name)
    second = row.words[name + 1].reading if length > 1 else None
    if first.stop or (first.known and not first.named):
        return 0
    if not first.named:
        return length if second is not None and second.last and row.is_sure(second) else 0
    if not first.dictionary:
        return 0
    if second is not None and (second.named or (first.first and first.listed)):
        return length
    return 1 if row.is_sure(first) else 0


def foreign_name(row: WordRow, start: int, end: int) -> int:
    """How many of these words are a name that no lexicon knows; 0: nothing tells of a person.

    Two foreign words or more are one after a Finnish doer's noun, as in toimitusjohtaja Alain
    Grisay, and before what people do: Alain Grisay sanoi.
    """
    length = 0
    if row.language == "fi" and not row.lexicon.knows_finnish:
        return 0
    while start + length < end and is_foreign_word(row.words[start + length]):
        length += 1
    if length < 2 or length > LONGEST or start + length < end:
        return 0
    before = row.words[start - 1] if start and row.joined(start - 1) else None
    doer = before is not None and _is_doer(before)
    after = start + length
    doing = row.joined(after - 1) and row.words[after].lower in phrases("what people do")
    return length if doer or doing else 0


def _is_doer(word: NameWord) -> bool:
    reading = word.reading
    return (
        reading.known and reading.dictionary and len(word.text) > 4 and word.lower.endswith(_DOERS)
    )


def is_foreign_word(word: NameWord) -> bool:
    """Whether no lexicon knows it, and spoken Finnish does not explain it."""
    if word.reading.known or word.reading.first or len(word.text) < 3:
        return False
    return word.text[1:].islower() and not word.lower.endswith(_CLITICS)
