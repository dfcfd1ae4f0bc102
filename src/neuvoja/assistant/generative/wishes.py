"""Which language an advisor wishes the draft to be in: "på svenska", "in English", "suomeksi"."""

import re

from neuvoja.domain.conversation import Language
from neuvoja.language.text import fold

_SHORT = 3
"""Words of a clause up to which the bare name of a language is a wish: "svenska, tack"."""

_NAMED: dict[Language, re.Pattern[str]] = {
    "fi": re.compile(
        r"\bsuome(?:ksi|n\s?kiel\w*)|\b(?:pa|till) finska\b|\bfinsk\w*sprak\w*"
        r"|\b(?:in|into|to) finnish\b(?! \w+s\b)"
    ),
    "sv": re.compile(
        r"\bruotsi(?:ksi|n\s?kiel\w*)|\b(?:pa|till) svenska\b|\bsvensk\w*sprak\w*"
        r"|\b(?:in|into|to) swedish\b(?! \w+s\b)"
    ),
    "en": re.compile(
        r"\benglanni(?:ksi|n\s?kiel\w*)|\b(?:pa|till) engelska\b|\bengelsk\w*sprak\w*"
        r"|\b(?:in|into|to) english\b(?! \w+s\b)"
    ),
}
"""As people name the language of a text; folded."""

_BARE: dict[str, Language] = {
    **dict.fromkeys(("suomi", "suomea", "finska", "finnish"), "fi"),
    **dict.fromkeys(("ruotsi", "ruotsia", "svenska", "swedish"), "sv"),
    **dict.fromkeys(("englanti", "englantia", "engelska", "english"), "en"),
}
_CLAUSE = re.compile(
    r"[.,;:!?()\n–—]+|\b(?:vaan|mutta|vaikka|koska|utan|men|fast|fastan|eftersom|even|but|although"
    r"|though|because|since)\b"
)
_DENIED = re.compile(r"\b(?:ei|ala|alka\w*|inte|ej|not|don't|do not|never|instead of)\b")
_TOLD = re.compile(
    r"\b(?:asiakas|han|ohje\w*|lahde|lahteet|(?<!till )(?<!at )(?<!for )kunden|hon|kallan|kallorna"
    r"|(?<!to )(?<!for )the customer|(?<!to )(?<!for )customer|he|she|they|the source|sources?)\b"
)
_WISHED = re.compile(
    r"\b(?:halua\w*|toivo\w*|pyysi|pyyta\w*|puhuu|ymmartaa|vill|onskar|bad|ber|talar|forstar"
    r"|wants?|prefers?|asked|asks|speaks?|understands?|would like)\b"
)


def wished_language(instruction: str | None) -> Language | None:
    """The language that the draft is wished in; None where the wish names none.

    What is denied ("ei ruotsiksi") and what only tells of the customer or the sources ("vaikka
    asiakas kirjoitti ruotsiksi") names none. Where several are named, the last.
    """
    told: Language | None = None
    wished: Language | None = None
    for clause in _CLAUSE.split(fold(instruction or "").replace("’", "'")):
        named = _last_named(clause)
        if named is None or _DENIED.search(clause):
            continue
        if _TOLD.search(clause):
            told = named if _WISHED.search(clause) else told
        else:
            wished = named
    return wished or told


def _last_named(clause: str) -> Language | None:
    found = {
        match.start(): language
        for language, pattern in _NAMED.items()
        for match in pattern.finditer(clause)
    }
    if found:
        return found[max(found)]
    words = clause.split()
    bare = [_BARE[word] for word in words if word in _BARE] if len(words) <= _SHORT else []
    return bare[-1] if bare else None
