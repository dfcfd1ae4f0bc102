"""A figure of one language told in another: the numbers as they stand, the words around them told.

    enintään 14 päivää       högst 14 dagar          up to 14 days
    44,90 €/kk (sis. alv)    44,90 €/mån (inkl. moms)  44,90 €/month (incl. VAT)

Only words that measure or bound are told. A figure with any other word is not: that word may be
the condition on which it holds.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from neuvoja.domain.conversation import Language
from neuvoja.language.exact.literals import literals

Other = Callable[[str], str | None]
"""A word of the source → the same in the other language; None where it is not known."""


@dataclass(frozen=True, slots=True)
class _Word:
    read: Mapping[Language, str]
    """Pattern of its writings."""

    one: Mapping[Language, str]
    more: Mapping[Language, str]


def _word(fi: str, sv: str, en: str) -> _Word:
    """`pattern = one | more`, a language each; a single writing serves for both."""
    read, one, more = {}, {}, {}
    for language, text in zip(("fi", "sv", "en"), (fi, sv, en), strict=True):
        pattern, _, told = text.partition(" = ")
        singular, _, plural = told.partition(" | ")
        read[language], one[language], more[language] = pattern, singular, plural or singular
    return _Word(read, one, more)  # type: ignore[arg-type]


_WORDS = (
    # What is said of a time comes before the time itself: kuukaudessa is no kuukausi.
    _word(
        r"kuukaudessa|kuussa|per kuukausi = kuukaudessa",
        r"(?:i|per) månad(?:en)? = per månad",
        r"(?:per|a|each) month|monthly = per month",
    ),
    _word(
        r"vuodessa|per vuosi = vuodessa",
        r"(?:om|per) år(?:et)? = per år",
        r"(?:per|a|each) year|yearly = per year",
    ),
    _word(
        r"viikossa|per viikko = viikossa",
        r"(?:i|per) vecka(?:n)? = per vecka",
        r"(?:per|a|each) week|weekly = per week",
    ),
    _word(
        r"(?:päivässä|vuorokaudessa|per päivä) = päivässä",
        r"(?:om|per) (?:dag(?:en)?|dygn(?:et)?) = per dag",
        r"(?:per|a|each) day|daily = per day",
    ),
    _word(
        r"tunnissa|per tunti = tunnissa",
        r"(?:i|per) timme(?:n)? = per timme",
        r"(?:per|an|each) hour|hourly = per hour",
    ),
    _word(
        r"arkipäivä(?:ä|n)?|arkipv = arkipäivä | arkipäivää",
        r"(?:arbetsdag|vardag)(?:ar)? = vardag | vardagar",
        r"(?:working|business) days? = working day | working days",
    ),
    _word(
        r"pankkipäivä(?:ä|n)? = pankkipäivä | pankkipäivää",
        r"bankdag(?:ar)? = bankdag | bankdagar",
        r"banking days? = banking day | banking days",
    ),
    _word(
        r"päivä(?:ä|n)?|pv|vrk|vuorokaut(?:ta|een)|vuorokausi = päivä | päivää",
        r"dag(?:ar|ars)?|dygn = dag | dagar",
        r"days? = day | days",
    ),
    _word(
        r"viikko(?:a)?|viikon|vko = viikko | viikkoa",
        r"vecka|veckor(?:s)? = vecka | veckor",
        r"weeks? = week | weeks",
    ),
    _word(
        r"ma|maanantai(?:na|sin)? = ma",
        r"må|mån(?=\s?[-–—])(?<!/mån)|måndag(?:ar)? = mån",
        r"mon|mondays? = Mon",
    ),
    _word(
        r"kk|(?<=/)kuukausi = kk", r"mån|(?<=/)månad = mån", r"mo|mth|(?<=/)month = month | months"
    ),
    _word(
        r"kuukausi|kuukautta|kuukauden = kuukausi | kuukautta",
        r"månad(?:er|ers)? = månad | månader",
        r"months? = month | months",
    ),
    _word(r"vuosi|vuotta|vuoden = vuosi | vuotta", r"år(?:s)? = år", r"years? = year | years"),
    _word(
        r"tunti(?:a)?|tunnin = tunti | tuntia",
        r"timm(?:e|ar|ars) = timme | timmar",
        r"hours? = hour | hours",
    ),
    _word(
        r"minuutti(?:a)?|minuutin = minuutti | minuuttia",
        r"minut(?:er|ers)? = minut | minuter",
        r"minutes? = minute | minutes",
    ),
    _word(r"euro(?:a|n)? = euro | euroa", r"euro = euro", r"euros? = euro | euros"),
    _word(
        r"prosentti(?:a)? = prosentti | prosenttia", r"procent = procent", r"per ?cent = percent"
    ),
    _word(r"kpl|kappale(?:tta)? = kpl", r"st|stycken? = st", r"pcs|pieces? = pcs"),
    _word(
        r"metri(?:ä)? = metri | metriä",
        r"meter = meter",
        r"met(?:re|er)s? = metre | metres",
    ),
    _word(
        r"enintään|korkeintaan|enint\.?|max\.?(?=\s*\d) = enintään",
        r"högst|maximalt|max\.?(?=\s*\d) = högst",
        r"at most|up to|no more than|max\.?(?=\s*\d) = at most",
    ),
    _word(
        r"vähintään|väh\.?|min\.?(?=\s*\d) = vähintään",
        r"minst|min\.?(?=\s*\d) = minst",
        r"at least|min\.?(?=\s*\d) = at least",
    ),
    _word(
        r"noin|n\.|suunnilleen = noin",
        r"cirka|ca\.?|ungefär|omkring = cirka",
        r"about|approximately|approx\.?|around = about",
    ),
    _word(r"alkaen|alk\. = alkaen", r"från(?: och med)?|fr\.o\.m\. = från", r"from = from"),
    _word(
        r"sis\.?|sisältäen|sisältää = sis.",
        r"inkl\.?|inklusive = inkl.",
        r"incl\.?|including = incl.",
    ),
    _word(r"alv|arvonlisävero|alv:n = alv", r"moms = moms", r"vat = VAT"),
    _word(
        r"maksuton|ilmainen|veloituksetta = maksuton",
        r"gratis|kostnadsfri(?:tt)?|avgiftsfri(?:tt)? = gratis",
        r"free(?: of charge)?|no charge = free of charge",
    ),
    _word(r"klo|kello = klo", r"kl\.?|klockan = kl.", r"at = at"),
    _word(r"ja|sekä = ja", r"och|samt = och", r"and = and"),
    _word(r"ti|tiistai(?:na|sin)? = ti", r"tis?|tisdag(?:ar)? = tis", r"tue|tuesdays? = Tue"),
    _word(
        r"ke|keskiviikko(?:na|isin)? = ke", r"ons?|onsdag(?:ar)? = ons", r"wed|wednesdays? = Wed"
    ),
    _word(r"to|torstai(?:na|sin)? = to", r"tors?|torsdag(?:ar)? = tors", r"thu|thursdays? = Thu"),
    _word(r"pe|perjantai(?:na|sin)? = pe", r"fre?|fredag(?:ar)? = fre", r"fri|fridays? = Fri"),
    _word(r"la|lauantai(?:na|sin)? = la", r"lör?|lördag(?:ar)? = lör", r"sat|saturdays? = Sat"),
    _word(r"su|sunnuntai(?:na|sin)? = su", r"sön?|söndag(?:ar)? = sön", r"sun|sundays? = Sun"),
)
"""Measures, bounds, taxes, times of the week: the languages' own. The first that fits is meant."""

_PLAIN = re.compile(
    r"\s+|[-–—+/().,:;×x≤≥<>~]|\d[\d.,]*(?:[ \u00a0]\d{3})*|[€$£%°]"
    r"|(?:c/)?kWh\b|MWh\b|kW\b|[MGk]?bit/s\b|[MG]bps\b|MB\b|GB\b|TB\b|km\b|cm\b|mm\b|m[23²³]?\b"
    r"|kg\b|g\b|l\b|dl\b|ml\b|h\b|min\b|s\b|A\b|V\b|W\b|°C\b|EUR\b|SEK\b|eur\b|kr\b"
)
"""What is written alike in all three languages."""

_LETTERS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PATTERNS = {
    language: tuple(
        (re.compile(rf"(?:{each.read[language]})(?!\w)", re.IGNORECASE), each) for each in _WORDS
    )
    for language in ("fi", "sv", "en")
}


def told_in(
    value: str, written: Language, told: Language, other: Other | None = None
) -> str | None:
    """A figure's writing in another language; None where a word of it cannot be told for sure.

    Every literal of the result is one of the value, and the other way round.

    Args:
        value: such as "enintään 14 päivää"; with at least one literal or a word for free of charge.
        written: the language that it is in.
        told: the language that is wanted.
        other: for single words such as the invoice in "2,50 €/lasku".
    """
    parts: list[str] = []
    place, number = 0, ""
    while place < len(value):
        plain = _PLAIN.match(value, place)
        if plain and not _is_word(value, place, written):
            number = plain.group() if plain.group()[0].isdigit() else number
            parts.append(plain.group())
            place = plain.end()
            continue
        found = _word_at(value, place, written, told, number) or _other_at(value, place, other)
        if found is None:
            return None
        parts.append(found[0])
        place = found[1]
    text = _begun("".join(parts).strip(), told)
    return text if literals(text) == literals(value) else None


def _begun(text: str, told: Language) -> str:
    """Finnish says from behind the figure, the others before it."""
    first = {"fi": "alkaen", "sv": "från", "en": "from"}[told]
    if told == "fi":
        return f"{text.removeprefix(first).strip()} {first}" if text.startswith(first) else text
    return f"{first} {text.removesuffix(first).strip()}" if text.endswith(f" {first}") else text


def _is_word(value: str, place: int, written: Language) -> bool:
    """Whether a word of ours begins where a sign does: "min." may be the least or a minute."""
    return value[place].isalpha() and any(
        each.match(value, place) for each, _ in _PATTERNS[written]
    )


def _word_at(
    value: str, place: int, written: Language, told: Language, number: str
) -> tuple[str, int] | None:
    for pattern, word in _PATTERNS[written]:
        if found := pattern.match(value, place):
            several = number not in ("", "1") and value[place - 1 : place] != "/"
            return (word.more if several else word.one)[told], found.end()
    return None


def _other_at(value: str, place: int, other: Other | None) -> tuple[str, int] | None:
    """What stands behind a stroke: any other word may begin another figure's label."""
    found = _LETTERS.match(value, place) if value[place - 1 : place] == "/" else None
    meant = other(found.group()) if found and other else None
    return (meant, found.end()) if found and meant else None
