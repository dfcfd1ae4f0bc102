"""Words that bound a claim: at least and at most, before and after, always, free of charge."""

import re
from collections.abc import Mapping

from neuvoja.domain.conversation import Language

ALWAYS = "always"
FREE = "free"
NO_MORE = "no_more"
NO_LESS = "no_less"
"""Bounds that are set by denying: "not larger than"."""

AT_MOST = frozenset({"most", "under", NO_MORE})
AT_LEAST = frozenset({"least", "over", NO_LESS})

_MORE = {
    "fi": r"suurempi|enemmän|pi[dt]empi|vanhempi|painavampi|korkeampi|useampi|ylit\w+|yli\b",
    "sv": r"(?:större|mera?|fler|längre|högre|äldre|tyngre|bredare|senare) än|överstig\w*|över\b",
    "en": r"(?:larger|bigger|more|longer|older|heavier|higher|wider|later) than|exceed\w*|over\b",
}
_LESS = {
    "fi": r"pienempi|vähemmän|lyhyempi|nuorempi|kevyempi|matalampi|alit\w+|alle\b",
    "sv": r"(?:mindre|färre|kortare|lägre|yngre|lättare|tidigare) än|understig\w*|under\b",
    "en": r"(?:smaller|less|fewer|shorter|younger|lighter|lower|earlier) than|under\b",
}

# What denies stands first, so that "ei ole maksuton" is not read as free.
_FORMS: Mapping[Language, Mapping[str, str]] = {
    "fi": {
        NO_MORE: rf"(?:ei|eivät) (?:\w+ ){{0,2}}?(?:{_MORE['fi']})",
        NO_LESS: rf"(?:ei|eivät) (?:\w+ ){{0,2}}?(?:{_LESS['fi']})",
        "charged": r"(?:ei|eivät) (?:ole )?(?:maksut\w+|ilmai\w+)",
        "least": r"vähintään|väh|ainakin|minimissään|vähimmillään",
        "most": r"enintään|enint|korkeintaan|enimmillään|maksimissaan|max|saakka|asti",
        "over": r"yli|ylittä\w*|enemmän kuin",
        "under": r"alle|alitta\w*|vähemmän kuin",
        "before": r"ennen|viimeistään|mennessä|etukäteen",
        "after": r"jälkeen|aikaisintaan|jälkikäteen",
        "first": r"ensimmäi\w+",
        "last": r"viimei(?!stään)\w+",
        "same": r"saman(?:a|aan)",
        "previous": r"edelli\w+",
        "next": r"seuraav\w+",
        ALWAYS: r"aina|kaik(?:ki|ille|kien|illa|ilta|issa|ista|kia|kiin)|kaiken\w+|vaikka"
        r"|jokai(?:nen|se\w+|sta)(?! (?:päivä|viik|kuukau|vuo))|riippumatta|milloin tahansa"
        r"|rajattomasti|rajoituksetta|kaikkialla",
        FREE: r"maksut(?:on|o[nm]\w+|ta|t[ai]\w*)|ilmai\w+|veloituksetta|kulutta"
        r"|ei(?:kä)? (?:\w+ ){0,2}?(?:peritä|maksa|veloiteta|laskuteta)|eivät maksa"
        r"|ilman (?:maksua|lisämaksua|veloitusta|kuluja)",
    },
    "sv": {
        NO_MORE: rf"(?:inte|ej) (?:\w+ )?(?:{_MORE['sv']})",
        NO_LESS: rf"(?:inte|ej) (?:\w+ )?(?:{_LESS['sv']})",
        "charged": r"(?:inte|ej) (?:\w+ )?(?:gratis|kostnadsfri\w*|avgiftsfri\w*)",
        "least": r"minst|åtminstone|minimum",
        "most": r"högst|maximalt|max|maximum|som mest",
        "over": r"över|mer än|överstig\w*",
        "under": r"under|mindre än|understig\w*",
        "before": r"före|innan|senast|i förväg",
        "after": r"efter|tidigast|i efterhand",
        "first": r"första",
        "last": r"sista",
        "same": r"samma",
        "previous": r"föregående|dagen före",
        "next": r"följande|nästa",
        ALWAYS: r"alltid|alla?|varje(?! (?:dag|veck|månad|år|tim|gång|kväll))|även om|oavsett"
        r"|oberoende av|när som helst|var som helst|överallt|obegränsat",
        FREE: r"gratis|kostnadsfri\w*|avgiftsfri\w*|utan (?:kostnad|avgift|extra kostnad)"
        r"|kostar inge(?:t|nting)|betalar (?:ingen|inget|ingenting|inte)"
        r"|ingen avgift|inte (?:kostar|betalar?)",
    },
    "en": {
        NO_MORE: rf"(?:not|cannot|no) (?:be )?(?:{_MORE['en']})",
        NO_LESS: rf"(?:not|cannot|no) (?:be )?(?:{_LESS['en']})",
        "charged": r"not free",
        "least": r"at least|minimum|no less than|no fewer than",
        "most": r"at most|up to|maximum|no more than|not more than",
        "over": r"over|more than|above|exceed\w*",
        "under": r"under|less than|fewer than|below",
        "before": r"before|prior to|no later than|in advance|at the latest",
        "after": r"after|at the earliest|no earlier than|afterwards",
        "first": r"first",
        "last": r"last",
        "same": r"same",
        "previous": r"previous|preceding",
        "next": r"following|next",
        ALWAYS: r"always|all|every(?! (?:second|other|third|day|week|month|year|hour|time|\d))"
        r"|even if|everyone|everything|everywhere|any|anytime|anywhere|regardless|irrespective"
        r"|unlimited",
        FREE: r"free|without charge|no charge|at no (?:charge|cost)|no fee|complimentary"
        r"|(?:pays?|costs?) nothing|without (?:a )?(?:fee|cost)"
        r"|not (?:pay|charged?)|do(?:es)?(?: not|n't) cost",
    },
}
_PATTERNS = {
    language: re.compile(
        r"\b(?:" + "|".join(f"(?P<{name}>{forms})" for name, forms in classes.items()) + r")\b",
        re.IGNORECASE,
    )
    for language, classes in _FORMS.items()
}

_OPPOSITES: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(AT_LEAST, AT_MOST),
    **dict.fromkeys(AT_MOST, AT_LEAST),
    "before": frozenset({"after"}),
    "after": frozenset({"before"}),
    "first": frozenset({"last"}),
    "last": frozenset({"first"}),
    "same": frozenset({"previous", "next"}),
    "previous": frozenset({"same", "next"}),
    "next": frozenset({"same", "previous"}),
}
_ALLIES: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(AT_LEAST, AT_LEAST),
    **dict.fromkeys(AT_MOST, AT_MOST),
}

_PAYMENTS = """
maksu lisämaksu kulu lisäkulu kustannus lisäkustannus veloitus veloittaa periä avgift kostnad
merkostnad charg charge fee cost payment
"""
_PAYING = "maksaa laskuttaa betal kost fakturer debiter pay bill"
_PRICING = "hinta hinnoitella pris price"

PAYMENTS = frozenset(_PAYMENTS.split())
"""Lemmas and stems of what is not paid where something is free."""

PAYING = PAYMENTS.union(_PAYING.split())
"""With those of the verbs that say so."""

PRICING = PAYING.union(_PRICING.split())
"""Words that stand beside every price and tell nothing of it."""


def qualifiers(text: str, language: Language) -> frozenset[str]:
    """The kinds of bounds that a text sets; empty where it sets none."""
    found = (each.lastgroup for each in _PATTERNS[language].finditer(text))
    return frozenset(each for each in found if each)


def same_bound(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether one of two texts denies what is beyond a bound that the other sets."""
    both = one | other
    return any(
        denied in both and one & side and other & side
        for denied, side in ((NO_MORE, AT_MOST), (NO_LESS, AT_LEAST))
    )


def turned(said: frozenset[str], meant: frozenset[str]) -> bool:
    """Whether one text bounds from the other side what another bounds from this one.

    Args:
        said: the qualifiers of a claim.
        meant: those of the text that it is held against.
    """
    nothing = frozenset[str]()
    return any(
        _OPPOSITES.get(each, nothing) & meant and not _ALLIES.get(each, {each}) & meant
        for each in said
    )
