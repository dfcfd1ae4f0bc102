"""Street addresses in the manner of Finland, Sweden and the English-speaking countries.

nordic  = street number stair? flat? (code town)?     Mannerheimintie 12 A 4, 00100 Helsinki
english = flat? number street (town | code)?          12 High Street, London SW1A 1AA
region  = code town                                   00530 Helsinki
"""

import re
from collections.abc import Callable, Iterator

from neuvoja.language.redaction.characters import CAPITAL, digit_runs
from neuvoja.language.redaction.findings import Finding, Kind

_WORD = re.compile(r"([^\W\d_]+(?:[-'’][^\W\d_]+)*)\.? ")
_BREAKS = frozenset(' \t\n\u00a0([,;:/"”*>|')
_CAPITALISED_BEFORE = re.compile(rf"(?<![\w-])[{CAPITAL}][^\W\d_]*(?:-[{CAPITAL}]?[^\W\d_]+)* $")

_STREET = re.compile(
    r"..(?:kat(?:u|ua)|kadu(?:n|lla|lle|lta|ssa|sta)|tie(?:n|llä|lle|ltä|tä|ssä)?|kuja(?:n|lla|lle|lta|a)?"
    r"|pol(?:ku|kua|un|ulla|ulle|ulta)|väylä(?:n|llä|lle|ltä|ä)?|rai(?:tti|ttia|tin|tilla|tille|tilta)"
    r"|bulevardi(?:n|lla|lle|lta)?|gatan?|väg(?:en)?|gränd(?:en)?|stig(?:en)?|gatu|allén|esplanaden)$",
    re.IGNORECASE,
)
_MAYBE_STREET = re.compile(
    r"(?:...(?:tori|ran(?:ta|nan|nalla|nalle)|rinne|mä(?:ki|en|ellä|elle)|laita|piha|portti|kulma|kaari|kaaren|aukio"
    r"|puisto|puistikko|kallio|niitty|silta|satama|harju|laakso|haka|kumpu|penger|torget|kajen|backen"
    r"|platsen|parken|stranden|svängen|bågen|promenaden|leden|liden|brinken|slingan|stråket|kroken))$"
    r"|^(?:bulevardi|esplanadi|esplanaden|bulevarden)(?:n|lla|lle|lta)?$",
    re.IGNORECASE,
)
_SHARED_NAME = re.compile(
    r"^(?:(?:puisto|ranta|kylä|koulu|asema)?(?:tie|katu|kuja|polku|raitti|puistikko|aukio|tori)"
    r"|gatan?|väg(?:en)?|gränd(?:en)?|plats|allé)(?:n|llä|lle|lla)?$"
)
_SIDE = re.compile(
    r"^(?:Iso[n]?|Vähä|Vähän|Pie(?:ni|nen)|Vanha[n]?|Uu(?:si|den)|Ylä|Ala"
    r"|(?:Pohjo|Etelä|Itä|Länt|Ylä|Ala|Keski)i(?:nen|sen)|Norra|Södra|Östra|Västra|Stora|Lilla|Gamla|Nya"
    r"|Sankt|Övre|Nedre|Inre|Yttre|Mellersta) $"
)
_NO_HOME = re.compile(
    r"^(?:valta|kanta|seutu|maan|moottori|rauta|pää|yksityis|ilma|laske|keino|pois|huolto|kehä)tie\w{0,3}$"
    r"|^(?:riks|motor|järn|lands|huvud)väg(?:en)?$|^(?:oma|taka|etu|sisä|leikki)(?:piha|puisto)\w{0,3}$",
    re.IGNORECASE,
)
_HOUSE = re.compile(
    r"[0-9]{1,4}(?:[a-h](?= [A-Z]))?(?:\s?[-–]\s?[0-9]{1,3})?(?![0-9]|[.,:][0-9])"
    r"(?:\s?[A-ZÅÄÖ](?!\w)|\s?[a-h](?!\w)|\s?[A-Za-z](?=\s?[0-9]{1,3}(?!\w)))?"
    r"(?:(?<=[A-Za-z])\s?[0-9]{1,3}[a-zA-Z]?(?!\w|[.,:][0-9]))?"
    r"(?:,?\s(?:as\.?|asunto|asunnossa|lgh|lägenhet|apt\.?|apartment|flat|bst\.?|bostad|huoneisto|rappu|trappa|tr)"
    r"\s?[A-Z]?\s?[0-9]{1,4}[A-Za-z]?(?!\w))?"
)
_AMOUNT_AFTER = re.compile(
    r"\s?(?:[€%£$]|(?:e|eur|euro\w*|snt|kr|kronor|kpl|st|m|m2|m²|km|kwh|kw|min\w*|h|kk|v|krt|år|dag\w*|gång\w*"
    r"|vuo\w+|kerta\w+|päiv\w+|viik\w+|tunti\w*|kuukau\w+|years?|days?|months?|hours?|henk\w*|lasta)\b)",
    re.IGNORECASE,
)
_TOWN = rf"[{CAPITAL}][^\W\d_]+(?:-[{CAPITAL}]?[^\W\d_]+)*"
_CODE = r"(?:(?:FI|FIN|SE|S|AX)-)?(?:[0-9]{5}|[0-9]{3} [0-9]{2})"
_CODE_AND_TOWN = re.compile(rf"(?:,?\s{{1,2}}){_CODE},?(?:\s({_TOWN}|[a-zåäö]{{3,20}}))?(?!\w)")
_REGION = re.compile(rf"(?:[0-9]{{5}}|[0-9]{{3}} [0-9]{{2}}) ({_TOWN})(?!\w)")
_BEFORE_CODE = re.compile(
    r"(?:^|(?<=[^\w.,+-]))(?:(?:PL|PB|P\.O\. Box) [0-9]{1,5}, ?)?(?:(?:FI|FIN|SE|S|AX)-)?$"
)
_LABEL_BEFORE = re.compile(
    r"(?:osoit\w{1,12}|\bos\.|adress\w{0,3}|address|\basun|\basumme|\bbor|\blive at|katuosoite)"
    r"(?: ?:|\s(?:on|oli|olisi|nyt|är|is|på|in|uusi))*\s?$",
    re.IGNORECASE,
)
_ENGLISH = re.compile(
    rf"[0-9]{{1,5}}[A-Za-z]?,? (?:[{CAPITAL}][\w'’.-]{{1,20}} ){{1,3}}(?:(?:St|Rd|Ave|Blvd)\b\.?"
    r"|(?:Street|Road|Avenue|Lane|Drive|Close|Court|Square|Terrace|Crescent|Boulevard|Place|Gardens"
    r"|Grove|Hill|Row|Mews|Way)\b)"
    rf"(?:,? (?:[{CAPITAL}][a-z'-]{{2,20}},? )?[A-Z]{{1,2}}[0-9][A-Z0-9]? ?[0-9][A-Z]{{2}}\b)?"
)
_FLAT_BEFORE = re.compile(r"(?:Flat|Apartment|Apt\.?|Unit) [0-9]{1,4}[A-Za-z]?, ?$")
_NUMBER_SAID = re.compile(
    r"(?<= )(?:numero(?:ssa|sta|on|lla|lta)?|nro\.?|nummer|nr\.?|number) $", re.IGNORECASE
)
_LONGEST_WORD = 40


def find_addresses(text: str, is_place: Callable[[str], bool]) -> Iterator[Finding]:
    """Street addresses with what follows of flat, code and town; then codes with their towns.

    Args:
        text: the message.
        is_place: whether a capitalised word is the name of a place; it is asked only about what
            follows a postal code that no street stands before. A town alone is never found.
    """
    starts = [run.start() for run in digit_runs(text) if len(run[0]) < 6]
    for start in starts:
        yield from _nordic(text, start)
    for start in starts:
        yield from _english(text, start)
        yield from _region(text, start, is_place)


def _nordic(text: str, start: int) -> Iterator[Finding]:
    word = _word_before(text, start)
    house = _HOUSE.match(text, start) if word else None
    if word is None or house is None or _AMOUNT_AFTER.match(text, house.end()):
        return
    region = _CODE_AND_TOWN.match(text, house.end())
    street = _street_start(text, word, sure=region is not None)
    if street is not None:
        yield Finding(street, (region or house).end(), Kind.ADDRESS)


def _word_before(text: str, start: int) -> re.Match[str] | None:
    said = _NUMBER_SAID.search(text, max(0, start - _LONGEST_WORD), start)
    end = said.start() if said else start
    place = end - 1
    if text[place:end] != " ":
        return None
    while place > 0 and end - place < _LONGEST_WORD and text[place - 1] not in _BREAKS:
        place -= 1
    return _WORD.fullmatch(text, place, end)


def _english(text: str, start: int) -> Iterator[Finding]:
    if found := _ENGLISH.match(text, start):
        flat = _FLAT_BEFORE.search(text, max(0, start - _LONGEST_WORD), start)
        yield Finding(flat.start() if flat else start, found.end(), Kind.ADDRESS)


def _region(text: str, start: int, is_place: Callable[[str], bool]) -> Iterator[Finding]:
    found = _REGION.match(text, start)
    if found and is_place(found[1]):
        before = _BEFORE_CODE.search(text, max(0, start - _LONGEST_WORD), start)
        if before:
            yield Finding(before.start(), found.end(), Kind.ADDRESS)


def _street_start(text: str, word: re.Match[str], *, sure: bool) -> int | None:
    """Where the street's name begins; None: the word before the number is no street.

    Args:
        text: the message.
        word: the word before the house number.
        sure: a postal code follows, so that any capitalised word is a street.
    """
    name, place = word[1], word.start()
    if _NO_HOME.search(name):
        return None
    if _SHARED_NAME.match(name):
        start = _owner_start(text, place)
        return start if start < place else None
    if _STREET.search(name):
        return _side_start(text, place)
    inside = text[max(0, place - 9) : place].rstrip(" ")[-1:] not in ("", *".!?\n:;")
    known = sure or _LABEL_BEFORE.search(text[max(0, place - 40) : place])
    if name[0].isupper() and (known or (inside and _MAYBE_STREET.search(name))):
        return _side_start(text, place)
    return None


def _owner_start(text: str, place: int) -> int:
    """Back over the names before a street's common noun: Aleksis Kiven katu, Kalevan puistotie."""
    start, words = place, 0
    while words < 3 and (before := _CAPITALISED_BEFORE.search(text, max(0, start - 30), start)):
        if words and not text[max(0, before.start() - 9) : before.start()].strip(" "):
            break
        start, words = before.start(), words + 1
    return start


def _side_start(text: str, place: int) -> int:
    """Back over the word that tells two streets of one name apart: Iso Roobertinkatu."""
    before = _CAPITALISED_BEFORE.search(text, max(0, place - 30), place)
    return before.start() if before and _SIDE.match(before[0]) else place
