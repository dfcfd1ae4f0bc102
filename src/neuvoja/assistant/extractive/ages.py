"""Whether the customer says to be under 18: oon 16, jag är 14 år, I'm 17, syntynyt 2012."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from neuvoja.assistant.extractive.listening import listening
from neuvoja.assistant.extractive.sayings import Said
from neuvoja.domain.conversation import Language

ADULT = 18
YOUNGEST = 5

_AGE = r"(?P<age>[5-9]|1[0-9])"
_FI_WORDS = {
    "kymmenen": 10, "yksitoista": 11, "kaksitoista": 12, "kolmetoista": 13, "neljätoista": 14,
    "viisitoista": 15, "viistoista": 15, "kuusitoista": 16, "kuustoista": 16,
    "seitsemäntoista": 17, "seittemäntoista": 17, "seiskatoista": 17,
}  # fmt: skip
_SV_WORDS = {
    "tio": 10, "elva": 11, "tolv": 12, "tretton": 13, "fjorton": 14, "femton": 15, "sexton": 16,
    "sjutton": 17,
}  # fmt: skip
_EN_WORDS = {
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17,
}  # fmt: skip
_WORDS: Mapping[Language, Mapping[str, int]] = {"fi": _FI_WORDS, "sv": _SV_WORDS, "en": _EN_WORDS}

# After the age: nothing more of the sentence part, or a word that goes on elsewhere; never a unit.
_ENDS = r"(?=\s*(?:$|[.,;:!?)…-]|\n))"


def _said_age(language: Language) -> re.Pattern[str]:
    words = "|".join(_WORDS[language])
    age = rf"(?P<age>[5-9]|1[0-9]|{words})"
    patterns = {
        "fi": (
            rf"\b(?:olen|oon|ole|mä\s+oon|täytän|täytin|täyttäny|täyttänyt|ikä(?:ni)?\s+on)\s+"
            rf"(?:vasta\s+|vaan\s+|vain\s+|nyt\s+|kyllä\s+|jo\s+|itse\s+|ite\s+|just\s+|juuri\s+)*{age}"
            rf"(?:[\s-]*(?:vuotias|vuotiaana|vuotinen|vee|v|wee|veetä)\b"
            rf"|\s+vuotta\s+vanha|\s+vuotta{_ENDS}|{_ENDS}|(?=\s+(?:ja|niin|ni|mut|mutta|enkä|eli|että|et|joten|kohta)\b))"
        ),
        "sv": (
            rf"\b(?:jag\s+är|ja\s+e|är\s+jag|jag\s+e|fyller|fyllde)\s+"
            rf"(?:bara\s+|nu\s+|själv\s+|snart\s+|redan\s+)*{age}"
            rf"(?:\s*(?:år\s+gammal|års?\b(?!\s+(?:sedan|sen))|-åring)|{_ENDS}|(?=\s+(?:och|men|så|eller)\b))"
        ),
        "en": (
            rf"\b(?:i['’]?m|i\s+am|im|i\s+just\s+turned|i\s+turn(?:ed)?|i['’]?ll\s+be)\s+"
            rf"(?:only\s+|just\s+|still\s+|nearly\s+|almost\s+)*{age}"
            rf"(?:\s*(?:years?[\s-]old|yrs?\s+old|yo\b|y/o|y\.o\.)|\s+years\s+of\s+age|{_ENDS}|(?=\s+(?:and|but|so|now|btw)\b))"
        ),
    }
    return re.compile(patterns[language], re.IGNORECASE)


_BARE = {
    "fi": re.compile(rf"^\W*(?:mä\s+|minä\s+)?(?:oon\s+|olen\s+)?{_AGE}\s*(?:-?\s*vuotias|v\b|vee|vuotta)?\W*$", re.I),
    "sv": re.compile(rf"^\W*(?:jag\s+är\s+)?{_AGE}\s*(?:år)?\W*$", re.I),
    "en": re.compile(rf"^\W*(?:i['’]?m\s+|i\s+am\s+)?{_AGE}\s*(?:years?\s+old)?\W*$", re.I),
}  # fmt: skip
_LEADING = re.compile(
    rf"^\W*{_AGE}(?:\s*|-)(?:vuotias|v|vee)\b(?!\s+(?:poika|tyttö|lapsi|tytär))", re.I
)
_BORN: Mapping[Language, re.Pattern[str]] = {
    "fi": re.compile(
        r"\b(?:olen|oon|mä oon)\s+(?:syntynyt|syntyny|synt\.)\s+(?:\S+\s+)?(?P<year>20\d\d)\b", re.I
    ),
    "sv": re.compile(r"\bjag\s+är\s+född\s+(?:\S+\s+){0,2}(?P<year>20\d\d)\b", re.I),
    "en": re.compile(r"\bi\s+was\s+born\s+(?:in\s+)?(?:\S+\s+){0,2}(?P<year>20\d\d)\b", re.I),
}
_SAID: Mapping[Language, re.Pattern[str]] = {each: _said_age(each) for each in ("fi", "sv", "en")}


def minor_said(
    said: Sequence[Said], customers: Sequence[Said], language: Language, day: date
) -> Said | None:
    """The customer's saying that tells an age under 18, in itself or as an answer; None: none does.

    Args:
        said: all that was said, oldest first.
        customers: what the customer said.
    """
    for each in customers:
        if _tells(each.saying.text, language, day):
            return each
    return _answered(said, language)


def _tells(text: str, language: Language, day: date) -> bool:
    if found := _SAID[language].search(text):
        return _is_minor(found["age"], language)
    if found := _BORN[language].search(text):
        return day.year - int(found["year"]) < ADULT
    found = _LEADING.search(text) if language == "fi" else None
    return bool(found) and _is_minor(found["age"], language) if found else False


def _is_minor(age: str, language: Language) -> bool:
    years = int(age) if age.isdigit() else _WORDS[language][age.lower()]
    return YOUNGEST <= years < ADULT


def _answered(said: Sequence[Said], language: Language) -> Said | None:
    """The first words after our question about age, where they tell it or deny being of age."""
    acts = listening(language).acts
    asked: frozenset[str] = frozenset()
    for each in said:
        marks = acts.names(each.saying.words)
        if each.role != "customer":
            asked = marks & {"asks_age", "is_adult_asked"} if marks & {"asks_age"} else asked
            continue
        if asked:
            bare = _BARE[language].match(each.saying.text)
            if bare and _is_minor(bare["age"], language):
                return each
            if "is_adult_asked" in asked and "says_no" in marks and len(each.saying.words) <= 4:
                return each
        asked = frozenset()
    return None
