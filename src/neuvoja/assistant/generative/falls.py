"""Why a part was written without the model, told to the advisor in the advisor's language."""

from collections.abc import Mapping
from typing import Literal

from neuvoja.domain.conversation import Language
from neuvoja.domain.errors import (
    AnswerUnusable,
    ModelRefused,
    ModelUnavailable,
    OverBudget,
)
from neuvoja.domain.suggestion import Notice

CODE = "fallback"

Reason = Literal[
    "away", "slow", "budget", "refused", "empty", "cut", "withheld", "nonsense", "language",
    "ungrounded", "failed",
]  # fmt: skip

_PARTS: Mapping[Language, Mapping[str, str]] = {
    "fi": {
        "reply": "Vastausehdotus",
        "summary": "Yhteenveto",
        "opportunities": "Myyntimahdollisuudet",
        "hand_over": "Siirron saate",
    },
    "sv": {
        "reply": "Svarsförslaget",
        "summary": "Sammanfattningen",
        "opportunities": "Försäljningsmöjligheterna",
        "hand_over": "Överlämningen",
    },
    "en": {
        "reply": "The reply",
        "summary": "The summary",
        "opportunities": "The sales opportunities",
        "hand_over": "The hand-over brief",
    },
}
_MADE: Mapping[Language, str] = {
    "fi": "{part}: koottu suoraan lähteistä ja keskustelusta ilman kielimallia, koska {why}.",
    "sv": "{part}: sammanställt direkt ur källorna och samtalet utan språkmodell, eftersom {why}.",
    "en": "{part}: put together from the sources and the conversation without a language model, "
    "because {why}.",
}
_WHY: Mapping[Language, Mapping[Reason, str]] = {
    "fi": {
        "away": "kielimalliin ei saatu yhteyttä",
        "slow": "kielimalli ei vastannut ajoissa",
        "budget": "kielimallin käytölle asetettu raja on täynnä",
        "refused": "kielimallipalvelu ei hyväksynyt pyyntöä",
        "empty": "kielimallin vastaus oli tyhjä",
        "cut": "kielimallin vastaus jäi kesken",
        "withheld": "kielimallipalvelu pidätti vastauksen",
        "nonsense": "kielimallin vastauksesta ei saanut selvää",
        "language": "kielimalli vastasi väärällä kielellä",
        "ungrounded": "lähteet eivät tukeneet kielimallin vastausta",
        "failed": "kielimallin käytössä tapahtui virhe",
    },
    "sv": {
        "away": "det inte gick att nå språkmodellen",
        "slow": "språkmodellen inte svarade i tid",
        "budget": "gränsen för språkmodellens användning är nådd",
        "refused": "språkmodellstjänsten inte godtog begäran",
        "empty": "språkmodellens svar var tomt",
        "cut": "språkmodellens svar avbröts",
        "withheld": "språkmodellstjänsten höll inne svaret",
        "nonsense": "språkmodellens svar inte gick att tyda",
        "language": "språkmodellen svarade på fel språk",
        "ungrounded": "källorna inte stödde språkmodellens svar",
        "failed": "något gick fel när språkmodellen användes",
    },
    "en": {
        "away": "the language model could not be reached",
        "slow": "the language model did not answer in time",
        "budget": "the limit set for the language model has been reached",
        "refused": "the language model service did not accept the request",
        "empty": "the language model's answer was empty",
        "cut": "the language model's answer was cut short",
        "withheld": "the language model service withheld its answer",
        "nonsense": "the language model's answer could not be read",
        "language": "the language model answered in the wrong language",
        "ungrounded": "the sources did not carry the language model's answer",
        "failed": "something went wrong with the language model",
    },
}

_TOLD: Mapping[str, Reason] = {"within": "slow", "empty": "empty", "was cut": "cut"}
"""A word in what is told of a model that is away → why, where that is more than "away"."""


def fallen(part: str, error: Exception, language: Language) -> Notice:
    """The notice that a part was written without the model.

    Args:
        language: the advisor's.
    """
    why = _WHY[language][reason_of(error)]
    text = _MADE[language].format(part=_PARTS[language][part], why=why)
    return Notice(code=CODE, text=text)


def reason_of(error: Exception) -> Reason:
    match error:
        case AnswerUnusable(fault=fault):
            return fault
        case OverBudget():
            return "budget"
        case ModelRefused():
            return "refused"
        case TimeoutError():
            return "slow"
        case ModelUnavailable(why=why):
            return next((each for word, each in _TOLD.items() if word in why), "away")
    return "failed"
