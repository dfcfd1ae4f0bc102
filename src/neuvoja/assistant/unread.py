"""What the advisor is told where the customer writes in a language that we do not read."""

from collections.abc import Mapping

from neuvoja.domain.conversation import Conversation, Language
from neuvoja.domain.suggestion import Notice
from neuvoja.language.detection import Detector

_CODE = "unread_language"

_TEXT: Mapping[Language, str] = {
    "fi": "Asiakas kirjoittaa kielellä, jota Neuvoja ei osaa{seems}. Viesti on luettu kuin se "
    "olisi {read_as}, joten ehdotuksiin ei voi luottaa. Käännä viesti tai siirrä asia jollekulle, "
    "joka osaa kieltä.",
    "sv": "Kunden skriver på ett språk som Neuvoja inte kan{seems}. Meddelandet har lästs som om "
    "det vore på {read_as}, så förslagen går inte att lita på. Översätt meddelandet eller låt "
    "någon som kan språket ta över.",
    "en": "The customer writes in a language that Neuvoja does not read{seems}. The message was "
    "read as if it were {read_as}, so do not rely on the suggestions. Have it translated, or pass "
    "the matter to somebody who knows the language.",
}
_SEEMS: Mapping[Language, str] = {
    "fi": " (ilmeisesti {})",
    "sv": " (troligen {})",
    "en": " (apparently {})",
}
_READ_AS: Mapping[Language, Mapping[Language, str]] = {
    "fi": {"fi": "suomea", "sv": "ruotsia", "en": "englantia"},
    "sv": {"fi": "finska", "sv": "svenska", "en": "engelska"},
    "en": {"fi": "Finnish", "sv": "Swedish", "en": "English"},
}
_NAMES: Mapping[str, Mapping[Language, str]] = {
    "et": {"fi": "viro", "sv": "estniska", "en": "Estonian"},
    "da": {"fi": "tanska", "sv": "danska", "en": "Danish"},
    "nb": {"fi": "norja", "sv": "norska", "en": "Norwegian"},
    "de": {"fi": "saksa", "sv": "tyska", "en": "German"},
    "nl": {"fi": "hollanti", "sv": "nederländska", "en": "Dutch"},
    "fr": {"fi": "ranska", "sv": "franska", "en": "French"},
    "es": {"fi": "espanja", "sv": "spanska", "en": "Spanish"},
    "it": {"fi": "italia", "sv": "italienska", "en": "Italian"},
    "pl": {"fi": "puola", "sv": "polska", "en": "Polish"},
    "cyrillic": {
        "fi": "kyrillinen kirjaimisto, kuten venäjä tai ukraina",
        "sv": "kyrilliska bokstäver, som ryska eller ukrainska",
        "en": "Cyrillic letters, such as Russian or Ukrainian",
    },
    "arabic": {
        "fi": "arabialainen kirjaimisto, kuten arabia tai persia",
        "sv": "arabiska bokstäver, som arabiska eller persiska",
        "en": "Arabic letters, such as Arabic or Persian",
    },
    "greek": {"fi": "kreikka", "sv": "grekiska", "en": "Greek"},
    "hebrew": {"fi": "heprea", "sv": "hebreiska", "en": "Hebrew"},
    "thai": {"fi": "thai", "sv": "thailändska", "en": "Thai"},
    "hangul": {"fi": "korea", "sv": "koreanska", "en": "Korean"},
    "hiragana": {"fi": "japani", "sv": "japanska", "en": "Japanese"},
    "katakana": {"fi": "japani", "sv": "japanska", "en": "Japanese"},
    "cjk": {
        "fi": "kiina tai japani",
        "sv": "kinesiska eller japanska",
        "en": "Chinese or Japanese",
    },
}
"""By what the detection gives; another is not named."""


def unread_notices(
    detector: Detector, conversation: Conversation, read_as: Language, language: Language
) -> tuple[Notice, ...]:
    """One notice `unread_language`, or none.

    Args:
        read_as: the language that the conversation was taken to be in.
        language: the advisor's.
    """
    unread = detector.unread(conversation)
    if unread is None:
        return ()
    names = _NAMES.get(unread.other or "")
    seems = _SEEMS[language].format(names[language]) if names else ""
    text = _TEXT[language].format(seems=seems, read_as=_READ_AS[language][read_as])
    return (Notice(code=_CODE, text=text),)
