"""Number words as figures: "neljätoista päivää" → "14 päivää", in three languages.

One is left as it is unless a unit follows, since it is an article or a pronoun more often.
"""

import re

from neuvoja.domain.conversation import Language
from neuvoja.language.exact.units import measure_at

_FINNISH_FORMS = (
    "yksi yhden yhtä yhdestä yhteen yhdellä yhdeltä yhdelle yhtenä yhdeksi yhdessä",
    "kaksi kahden kahta kahdessa kahdesta kahteen kahdella kahdelta kahdelle kahtena kahdeksi",
    "kolme kolmen kolmea kolmessa kolmesta kolmeen kolmella kolmelta kolmelle kolmena kolmeksi",
    "neljä neljän neljää neljässä neljästä neljään neljällä neljältä neljälle neljänä neljäksi",
    "viisi viiden viittä viidessä viidestä viiteen viidellä viideltä viidelle viitenä viideksi",
    "kuusi kuuden kuutta kuudessa kuudesta kuuteen kuudella kuudelta kuudelle kuutena kuudeksi",
    "seitsemän seitsemää seitsemässä seitsemästä seitsemään seitsemällä seitsemältä seitsemälle "
    "seitsemänä seitsemäksi",
    "kahdeksan kahdeksaa kahdeksassa kahdeksasta kahdeksaan kahdeksalla kahdeksalta kahdeksalle "
    "kahdeksana kahdeksaksi",
    "yhdeksän yhdeksää yhdeksässä yhdeksästä yhdeksään yhdeksällä yhdeksältä yhdeksälle "
    "yhdeksänä yhdeksäksi",
    "kymmenen kymmentä kymmenessä kymmenestä kymmeneen kymmenellä kymmeneltä kymmenelle "
    "kymmenenä kymmeneksi",
)
_SWEDISH = (
    "en/ett två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton "
    "arton nitton tjugo"
)
_ENGLISH = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
)
_TENS = {
    "sv": "tjugo trettio fyrtio femtio sextio sjuttio åttio nittio",
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
}
_HUNDREDS: dict[Language, str] = {
    "fi": "sata sadan sataa sadassa sadasta sataan",
    "sv": "hundra",
    "en": "hundred",
}


def _finnish() -> dict[str, int]:
    found: dict[str, int] = {}
    for number, forms in enumerate(_FINNISH_FORMS, start=1):
        for form in forms.split():
            found[form] = number
            if number < len(_FINNISH_FORMS):
                found[f"{form}toista"] = 10 + number
                found |= {
                    f"{form}{ten}": number * 10 for ten in _FINNISH_FORMS[-1].split() if number > 1
                }
    return found


def _germanic(ones: str, tens: str, joint: str) -> dict[str, int]:
    units = [form.split("/") for form in ones.split()]
    found = {form: number for number, forms in enumerate(units, start=1) for form in forms}
    for ten, name in enumerate(tens.split(), start=2):
        found[name] = ten * 10
        found |= {
            f"{name}{joint}{form}": ten * 10 + number
            for number, forms in enumerate(units[:9], start=1)
            for form in forms
        }
    return found


_NUMBERS: dict[Language, dict[str, int]] = {
    "fi": _finnish(),
    "sv": _germanic(_SWEDISH, _TENS["sv"], ""),
    "en": _germanic(_ENGLISH, _TENS["en"], "-"),
}
for _language, _forms in _HUNDREDS.items():
    _NUMBERS[_language] |= dict.fromkeys(_forms.split(), 100)

_WORD = {
    language: re.compile(
        rf"\b(?:{'|'.join(sorted(forms, key=len, reverse=True))})\b(?!-)", re.IGNORECASE
    )
    for language, forms in _NUMBERS.items()
}

_LETTERS = re.compile(r"[^\W\d_]+")


def in_figures(text: str, language: Language) -> str:
    """The same text with its cardinal numbers in figures, where they are words of up to 100.

    An English or Finnish one, and a Swedish en or ett, only before a unit of measure.
    """
    numbers = _NUMBERS[language]
    if numbers.keys().isdisjoint(_LETTERS.findall(text.lower())):
        return text

    def figure(found: re.Match[str]) -> str:
        number = numbers[found.group().lower()]
        if number == 1 and measure_at(text, found.end() + 1) is None:
            return found.group()
        return str(number)

    return _WORD[language].sub(figure, text)
