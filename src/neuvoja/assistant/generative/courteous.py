"""Whether a sentence is mere courtesy: it greets, thanks, regrets or wishes, and states nothing.

A clause is courteous where it says so in the language's own words of courtesy. Another clause may
only hang on it (that …, if …), and what it tells must be of the kind that all regret, or be the
customer's own words.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from neuvoja.assistant.reading import Reading
from neuvoja.domain.conversation import Language
from neuvoja.language.analysis import Analyser
from neuvoja.language.exact.literals import literals
from neuvoja.language.similarity import share_of_grams
from neuvoja.language.text import fold

MOST_WORDS = 24
OWN_MANNER = 0.9
"""Share of its grams from which on a sentence is one of the unit's own."""

HEARD = 0.6
"""Part of a clause's content words that are courteous, or regretted by all, or the customer's."""

_DIGIT = re.compile(r"\d")
_PLACEHOLDER = re.compile(r"\[[^\]\s]+\](?::?\w+)?")
_LEAD_IN = 6
"""Words that a line before a list has, at most."""


@dataclass(frozen=True, slots=True)
class _Words:
    """One language's words of courtesy, folded; each the beginning of a word."""

    courteous: re.Pattern[str]
    hangs: re.Pattern[str]
    """How a clause begins that hangs on another and tells something."""

    supposes: re.Pattern[str]
    """How one begins that supposes something, and so tells nothing."""

    regretted: re.Pattern[str]
    """What regrets are about, whatever has happened."""

    apart: re.Pattern[str]
    """What stands between clauses."""


_LISTS: Mapping[Language, tuple[str, str, str, str, str]] = {
    "fi": (
        r"hei\b|moi\b|terve\b|huomenta|paivaa|iltaa|tervetul|kiit|pahoittel|anteeks|valitan\b"
        r"|ikava|ikavaa|harmi|kurja|osaa suru|osanot|suru|ymmarr|toivo|mukav"
        r"|pahoilla|hyvaa (?:jatko|paiva|viiko|ilta)|terveisi|ystavallisin|kysy\b|kysyt"
        r"|ota rohkeast"
        r"|autan|autamme|auttaa mielell|mielella|ilo auttaa|onnea|onnittel|voimia|jaksamista",
        r"etta\b|siita\b|mita\b",
        r"jos\b|kun\b|mikali\b",
        r"tilan|asia|vaiv|ongelm|sujun|suju|menny|odot|toivo|koke|kokem|tapah|kohda|aiheut|joutu"
        r"|viest|yhtey|otit|kerroi|soit|kirjoi|kaikk|parhaal|tarvit|lisakysy|kysytta|epaselv|jotain"
        r"|jokin|mieles|vastaus|palaut|apu|kuul|viikonlop|paivan|jatko|paiva|ilta|hyva|osaa|ota|asiakaspalv"
        r"|rohkea|oike|huolest|huolett|huoli\b|pelott|pelkaa|jannit",
        r"ja|mutta|sekä|sillä",
    ),
    "sv": (
        r"hej\b|god (?:morgon|dag|kvall)|valkom|tack|beklag|ursakt|forlat|ledsen|ledsamt|trakig"
        r"|trist|synd|deltar i|sorg|forsta|hoppas|ha en (?:fin|trevlig|bra)|trevlig|halsning"
        r"|vanlig|fraga garna|fraga om|hor garna|hor av dig|hjalper garna|garna|grattis|kondole",
        r"att\b|vad\b",
        r"om\b|nar\b|ifall\b",
        r"situation|besvar|problem|arende|vant|hant|upplev|droj|orsak|drabb|gatt|gick|meddel"
        r"|kontakt|skrev|ringde|horde|berat|allt|undr|oklar|fraga|behov|nagot|mer|hjalp|aterkoppl"
        r"|ordna|dag|kvall|helg|fin|bra|god|kund|hor\b|ledsam|stall|till\b"
        r"|oroa|orolig|radd\b|nervos",
        r"och|men|samt|for",
    ),
    "en": (
        r"hello|hi\b|dear|good (?:morning|afternoon|evening)|welcome|thank|sorry|apolog|regret"
        r"|condolence|sympath|understand|hope|have a (?:nice|good|great|lovely)"
        r"|kind regards|best regards|regards|sincerely|feel free|let (?:me|us) know"
        r"|just ask|(?:glad|happy|pleased|here) to (?:help|assist)|congratulat",
        r"that\b|what\b|this\b",
        r"if\b|when\b|should\b",
        r"situation|inconvenien|trouble|problem|matter|issue|wait|delay|happen|experienc|frustrat"
        r"|caus|contact|messag|wrot|writ|call|told|tell|reach|everything|anything|question|unclear"
        r"|help|assist|need|feedback|loss|go|gone|expect|let|know|ask|glad|happy|pleased|feel|free|hear"
        r"|day|week|evening|nice|good|great|lovely|kind|best|customer|service|further|sincere"
        r"|worr|afraid|nervous",
        r"and|but|as well as",
    ),
}

_MANNERS: Mapping[Language, re.Pattern[str]] = {
    "fi": re.compile(
        r"\b(?:hei|moi|terve|huomenta|paivaa|iltaa|tervetul|kiit|terveisin|ystavallisin|mukav|hyvaa"
        r"|kysy|ota rohkeast|autan|autamme)"
    ),
    "sv": re.compile(
        r"\b(?:hej|god (?:morgon|dag|kvall)|valkom|tack|halsning|vanlig|ha en|hor garna|fraga garna"
        r"|hjalper garna|jag hjalper|trevlig)"
    ),
    "en": re.compile(
        r"\b(?:hello|hi|dear|good (?:morning|afternoon|evening)|welcome|thank|regards|sincerely"
        r"|have a|feel free|let (?:me|us) know|just ask|(?:glad|happy|pleased|here) to)\b"
    ),
}
_FEELING: Mapping[Language, re.Pattern[str]] = {
    "fi": re.compile(
        r"\b(?:pahoi|pahoittel|anteeks|ikava|harmi|osaa suru|suru|ymmarr|osanot|voimia)"
    ),
    "sv": re.compile(r"\b(?:beklag|ursakt|forlat|ledsen|ledsam|trakig|trist|sorg|forsta|kondole)"),
    "en": re.compile(r"\b(?:sorry|apolog|regret|condolence|sympath|understand|loss)"),
}


class Courteous:
    """Safe to use from several threads."""

    def __init__(self, analyser: Analyser) -> None:
        self._analyser = analyser

    def is_courtesy(self, text: str, reading: Reading, language: Language) -> bool:
        """Whether a sentence that cites nothing may stand.

        A short line before a list, ending in a colon, may too.
        """
        plain = _PLACEHOLDER.sub("", text)
        if _is_own(plain, reading, language):
            return True
        if len(plain.split()) > MOST_WORDS or _DIGIT.search(plain) or literals(plain):
            return False
        if plain.rstrip().endswith(":") and len(plain.split()) <= _LEAD_IN:
            return True
        words = _words(language)
        clauses = [each.strip() for each in words.apart.split(plain) if each.strip(" .!?")]
        courteous = [each for each in clauses if words.courteous.search(fold(each))]
        heard = self._heard(reading, language)
        return bool(courteous) and all(
            words.supposes.match(fold(each))
            or (
                (each in courteous or words.hangs.match(fold(each)))
                and self._tells_nothing(each, words, heard, language)
            )
            for each in clauses
        )

    def is_manner(self, text: str, language: Language) -> bool:
        """Whether a courtesy only greets, thanks or says farewell: that the unit does itself."""
        folded = fold(text)
        return bool(_MANNERS[language].search(folded)) and not _FEELING[language].search(folded)

    def _tells_nothing(
        self, clause: str, words: _Words, heard: frozenset[str], language: Language
    ) -> bool:
        content = [each for each in self._analyser.tokens(clause, language) if each.content]
        known = [
            each
            for each in content
            if words.courteous.match(fold(each.text))
            or words.regretted.match(fold(each.text))
            or heard & {*map(fold, each.lemmas)}
        ]
        return len(known) >= HEARD * len(content)

    def _heard(self, reading: Reading, language: Language) -> frozenset[str]:
        said = "\n".join(each.text for _, each in reading.conversation.said_by("customer"))
        return frozenset(map(fold, self._analyser.lemmas(said, language)))


def _is_own(text: str, reading: Reading, language: Language) -> bool:
    return any(share_of_grams(text, own) >= OWN_MANNER for own in _own_manners(reading, language))


def _own_manners(reading: Reading, language: Language) -> Iterator[str]:
    manners = reading.handbook.organisation.channels.get(reading.conversation.channel)
    if manners is not None:
        for texts in (manners.greeting, manners.acknowledgement, manners.closing):
            yield from filter(None, (texts.get(language, ""),))


@cache
def _words(language: Language) -> _Words:
    courteous, hangs, supposes, regretted, apart = _LISTS[language]
    return _Words(
        courteous=re.compile(rf"\b(?:{courteous})"),
        hangs=re.compile(rf"(?:{hangs})"),
        supposes=re.compile(rf"(?:{supposes})"),
        regretted=re.compile(rf"(?:{regretted})"),
        apart=re.compile(rf"[,;:!?–—]+|\.(?:\s|$)|\s(?:{apart})\s", re.IGNORECASE),
    )
