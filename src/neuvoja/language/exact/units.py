"""Units, currencies and months as people write them, each with its canonical form."""

import re

_MEASURES = {
    "%": r"%|pros\b|-?prosent\w*|-?procent\w*|percent\w*|per cent",
    "EUR": r"€|eur\b|euro\w*|e\b",
    "cent": r"snt\b|senttiä|sentti\b|sentin|sentteinä|cents?\b|c(?=/)|¢|öre\w*",
    "SEK": r"kr\b|kron(?:a|or|ors)\b|sek\b|skr\b|kruunu\w*",
    "USD": r"\$|usd\b|dollar\w*",
    "GBP": r"£|gbp\b|pounds?\b|pund\b|punta\w*|punna\w*",
    "working d": r"arkipäiv\w*|arkipv\w*|pankkipäiv\w*|arkivardag\w*|vardag\w*|bankdag\w*"
    r"|(?:business|working|banking)[ -]days?\b",
    "y old": r"-?vuotia\w*|vuotta täyttän\w*|-?åring\w*|[ -]?years?[ -]old\b",
    "d": r"päiv\w*|pv[ä]?\b|vrk\b|vuorokau\w*|dag(?:s|ar|ars|en|arna)?\b|dygn\w*|days?\b",
    "wk": r"viiko\w*|viikko\w*|vko?a?\b|veck\w*|weeks?\b",
    "mo": r"kuukau\w*|kk\b|mån\b|månad\w*|months?\b",
    "y": r"vuo[ds]\w*|vuot(?:ta|ena|een)\b|(?-i:v)\b|år(?:s|et|en|ets)?\b|years?\b|yrs?\b",
    "h": r"tunti\w*|tunni\w*|tuntei\w*|h\b|t\b|tim\b|timm\w*|hours?\b|hrs?\b",
    "min": r"minuu\w*|min\b|minut\w*|mins\b",
    "s": r"sekun\w*|sek\b|s\b|secs?\b|seconds?\b",
    "kWh": r"kwh\b|kilowattitun\w*|kilowattimm\w*|kilowatt[ -]?hours?\b",
    "MWh": r"mwh\b|megawattitun\w*|megawattimm\w*|megawatt[ -]?hours?\b",
    "kW": r"kw\b|kilowat\w*",
    "MW": r"(?-i:MW)\b|megawat\w*",
    "W": r"w\b|wat(?:t|ti|tia|tin|ts)\b",
    "A": r"(?-i:A)\b|ampee\w*|amperes?\b|amps?\b",
    "V": r"(?-i:V)\b|volt\w*",
    "Gbit/s": r"gbit\w*(?:/s)?|gbps\b|gb/s|giga[an]?\b|gigabit\w*",
    "Mbit/s": r"mbit\w*(?:/s)?|mbps\b|mb/s|mega[an]?\b|megabit\w*",
    "TB": r"t[bt]\b|terata\w*|terabyte\w*",
    "GB": r"g[bt]\b|gigata\w*|gigabyte\w*",
    "MB": r"m[bt]\b|megata\w*|megabyte\w*",
    "m2": r"m²|m2\b|neliömet\w*|neliö[tn]?\b|neliötä\b|kvadratmet\w*|kvm\b|sqm\b|square met\w*",
    "m3": r"m³|m3\b|kuutiomet\w*|kuutiota?\b|kubikmet\w*|cubic met\w*",
    "km": r"km\b|kilomet\w*",
    "cm": r"cm\b|sen[t]*imet\w*|centimet\w*",
    "mm": r"mm\b|millimet\w*",
    "m": r"m\b|metri\w*|metre\w*|meter\w*",
    "kg": r"kg\b|kilo[ans]?\b|kilogram\w*",
    "g": r"(?-i:g)\b|gram\w*",
    "l": r"l\b|litra\w*|litroj?\w*|lit(?:er|re)\w*",
    "°C": r"°\s?c?|ast(?:e|etta|een)\b|grad(?:er)?\b|degrees?\b",
    "pcs": r"kpl\b|kappale\w*|st\b|stycken?\b|pcs\b|pieces?\b",
}

_MEASURE = re.compile("|".join(f"({forms})" for forms in _MEASURES.values()), re.IGNORECASE)
_CANONICAL = tuple(_MEASURES)


def measure_at(text: str, place: int) -> tuple[str, int] | None:
    """The canonical unit or currency written at this place, and where its writing ends."""
    found = _MEASURE.match(text, place)
    if found is None or found.lastindex is None:
        return None
    return _CANONICAL[found.lastindex - 1], found.end()


_MONTHS = (
    "tammikuu januari january jan",
    "helmikuu februari february feb",
    "maaliskuu mars march mar",
    "huhtikuu april apr",
    "toukokuu maj may",
    "kesäkuu juni june jun",
    "heinäkuu juli july jul",
    "elokuu augusti august aug",
    "syyskuu september sept sep",
    "lokakuu oktober october okt oct",
    "marraskuu november nov",
    "joulukuu december dec",
)
_NUMBER_OF = {name: n for n, names in enumerate(_MONTHS, start=1) for name in names.split()}
_FINNISH = "|".join(name for name in _NUMBER_OF if name.endswith("kuu"))
_FOREIGN = "|".join(sorted((set(_NUMBER_OF) - set(_FINNISH.split("|"))), key=len, reverse=True))

MONTH = rf"(?:(?:{_FINNISH})(?:[a-zåäö]{{0,6}})|(?:{_FOREIGN})\b)"
"""Pattern of a month's name in the three languages, Finnish ones in any case; ignores case."""

_OTHER_WORDS_TOO = frozenset({"may", "mars", "march", "mar", "jan", "sep", "dec"})


def is_month_for_sure(name: str) -> bool:
    """Whether it says a month without a day or a year beside it: "may" and "mars" do not."""
    return name.lower() not in _OTHER_WORDS_TOO


def month_number(name: str) -> int:
    """1 to 12, for what `MONTH` matched."""
    lowered = name.lower()
    stem = lowered[: lowered.index("kuu") + 3] if "kuu" in lowered else lowered
    return _NUMBER_OF[stem]
