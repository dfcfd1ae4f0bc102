r"""What a sentence commits its speaker to: money back, a discount, a guarantee, a consent.

committed   "hyvitämme 20 euroa", "vi garanterar", "you will get a refund"     a narrow ear
spoken_of   "viivästyksestä maksetaan hyvitys", "pengarna tillbaka"            a broad one

The forms are those of the languages' verbs and nouns in all persons, and no organisation's.
A word that is denied, asked about or only supposed commits nobody.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from neuvoja.language.hostile.vocabulary import joined

TEXTS_REMEMBERED = 4_096

_WE_FI = r"(?:mme|n)\b"
_MONEY = joined(r"""
(?:raha|maksu|summa|hinta|hinna|euro|lasku|osto|pengar|belopp|avgift|pris|köpesumm|money|amount|sum
|payment|price|fee|charge|cost|purchase|\d|€)
""")
_DEBT = joined(r"""
(?:\w*lasku\w*|\w*maksu\w*|\w*vela\w*|\w*velk\w*|\w*perin\w*|\w*kulu\w*|\w*viivästyskor\w*
|\w*faktur\w*|\w*avgift\w*|\w*skuld\w*|\w*kostnad\w*|\w*invoices?|\w*bills?|fees?|charges?|debts?
|payments?|costs?|fines?|interest)
""")
_NARROW: Mapping[str, str] = {
    "refund": joined(rf"""
hyvit(?:ämme|än|etään|etäisiin|tää|tävät)\b|(?:voimme|voin|voidaan|aiomme|lupaamme) (?:\w+ )?hyvit
tää
|korva(?:amme|an|taan)\b|korvaa(?=\W+(?:teille|sinulle|kaikki|koko|täy|\d))
|kompens(?:oimme|oin|oidaan)\b
|(?:palaut(?:amme|an|etaan)|maks(?:amme|an|etaan))\b(?=[^.,;!?]{{0,60}}{_MONEY})
|(?:ersätter|kompenserar|återbetalar|gottgör|krediterar)\b
|(?:saat|saatte|saisit)\b(?=[^.;!?]{{0,60}}\btakaisin\b)(?=[^.;!?]{{0,60}}{_MONEY})
|får\b(?=[^.;!?]{{0,60}}\btillbaka\b)(?=[^.;!?]{{0,60}}{_MONEY})
|you\b(?=[^.;!?]{{0,12}}\b(?:get|receive|have)\b)(?=[^.;!?]{{0,70}}\bback\b)(?=[^.;!?]{{0,70}}{_MONEY})
|(?:betalar|ger|betalas)\b[^.,;!?]{{0,40}}\btillbaka\b|(?:ersätts|återbetalas|krediteras|kompenseras)\b
|(?:we|i|it|they|company|shop)(?:['’]ll|\ will|\ shall|\ are|\ am|\ have|\ can|\ do|['’]ve|['’]re)?
(?:\ \w+)?\ (?:refund|compensat|reimburs|credit|repay|indemnif|pay\ (?:you|back|for))\w*
|(?:will\ be|is|are|be|been|get)\ (?:\w+\ )?(?:refunded|compensated|reimbursed|credited|repaid)
"""),
    "discount": joined(rf"""
(?:an(?:namme|nan|netaan)|myön(?:nämme|nän|netään)|tarjo(?:amme|an|taan)|saa(?:t|tte)|lisä\w+)\b
[^.,;!?]{{0,50}}\b\w*(?:alennu|lahjakort|etusetel|bonuspist)\w*
|(?:alen{_WE_FI}|alennamme|alennetaan)\b
|(?:ger|får|erbjuder|beviljar|drar\ av|sänker)\b[^.,;!?]{{0,50}}\b\w*(?:rabatt|prisavdrag
|presentkort|avdrag)\w*
|(?:give|get|offer|receive|grant|apply|add|have|send)\w*\b[^.,;!?]{{0,50}}
\b(?:discount|rebate|voucher|coupon|gift\ card|price\ reduction)\w*
"""),
    "waive": joined(rf"""
(?:poist(?:amme|an|etaan)|mitätöi(?:mme|n|dään)|peru(?:mme|n|taan)|peruut(?:amme|an|etaan)
|kumo(?:amme|an|taan)|luovu(?:mme|n|taan)|(?:annamme|annan|annetaan)\ (?:\w+\ )?anteeksi)\b
[^.,;!?]{{0,40}}\b{_DEBT}|\b{_DEBT}[^.,;!?]{{0,30}}\b(?:poistetaan|mitätöidään|perutaan|kumotaan|poistamme)
|(?:stryker|efterskänker|avskriver|makulerar|annullerar)\b[^.,;!?]{{0,40}}\b{_DEBT}
|(?:waive|write\ off|cancel|drop|remove|forgive|void|erase)\w*\b[^.,;!?]{{0,30}}\b{_DEBT}\b
|{_DEBT}\b[^.,;!?]{{0,30}}\b(?:waived|written\ off|cancelled|canceled|dropped|forgiven|voided)
"""),
    "free": joined(r"""
(?:täysin\ |kokonaan\ )?(?:ilmaiseksi|maksutta|veloituksetta|kulutta)\b
|\w*ilmai(?:nen|sen|sta|set)\b
|maksut(?:on|toman|tomasti)\b|gratis\b|kostnadsfri\w*|avgiftsfri\w*|utan\ (?:kostnad|avgift)\b
|free\ of\ charge|(?:for|is|are|get|entirely|completely|totally)\ free\b(?!\ (?:to|from))
|(?:at|with)\ no\ (?:\w+\ )?(?:cost|charge)|complimentary|without\ charge
"""),
    "guarantee": joined(r"""
taka(?:amme|an)\b|taataan\b|takaa(?=\W+(?:että|teille|sinulle))|(?:lup(?:aamme|aan)|luvataan)\b
|sitoud(?:umme|un|utaan)\b|vakuut(?:amme|an)\W+että
|garanter\w+|(?:vi|jag|företaget)\ (?:\w+\ )?(?:lovar|utlovar)\b|(?:lovar|utlovar)\ (?:vi|jag)\b
|(?:vi|jag)\ förbinder
|guarantee[sd]?\b(?!\ (?:period|card|certificate|of|terms|is|covers))|guaranteeing\b
|(?:we|i)(?:['’]ll|\ will|\ do|\ can)?(?:\ \w+)?\ (?:promise|assure|pledge|commit|undertake)\b
|you\ have\ (?:my|our)\ word
"""),
    "consent": joined(r"""
(?:hyväksy(?:mme|n|tään)|myön(?:nämme|nän|netään))\b(?=[^.,;!?]{0,60}\b\w*(?:hakemu|vaatimu|korvau|hyvity
|palautu|pyyn|lain|luoto|poikkeu|luvan|valitu|reklamaa)\w*)
|(?:hakemu|vaatimu|pyyntö|reklamaatio)\w*\W+(?:\w+\W+)?(?:on|hyväksytään)\W+(?:hyväksytty|nyt)
|(?:godkänner|beviljar|accepterar)\b(?=[^.,;!?]{0,60}\b\w*(?:ansök|begär|krav|ersättn|anspråk|lån|kredit
|reklam|undantag)\w*)
|(?:approve|grant|accept)(?:s|d|ed|ing)?\b(?=[^.,;!?]{0,60}\b(?:application|claim|request|refund|loan
|credit|complaint|exception|compensation)\w*)
|(?:claim|request|application|refund|complaint)\ (?:is|has\ been|was)\ (?:\w+\ )?(?:approved|granted
|accepted)
"""),
}
_GAIN = joined(r"""
(?:saa(?:t|tte)|saisit|teille\ maksetaan|sinulle\ maksetaan|olet(?:te)?\ oikeutettu\w*
|(?:sinulla|teillä)\ on\ oikeus|(?:du|ni)\ (?:får|ska\ få|kommer\ att\ få|har\ rätt\ till)
|får\ (?:du|ni)|you(?:['’]ll|\ will|\ can|\ are\ going\ to|\ shall)?\ (?:\w+\ )?(?:get|receive|have)
|you\ are\ entitled\ to|entitles\ you)\b
""")
"""What comes to the customer."""

_BROAD: Mapping[str, str] = {
    "refund": joined(r"""
\w*(?:hyvit[eytä]|korvau|korvaa|korvat|kompens|palautu[sk]|palautet|palauta|ersätt|kompenser
|återbetal|gottgör|krediter|refund|compens|reimburs|credit|indemnif|repay|repaid)\w*
|rah\w+\ takaisin|takaisin\ rah\w+|maks\w+\ takaisin|pengar\w*\ tillbaka|betal\w+\ tillbaka
|money\ back|pa(?:y|id|ys)\ back|maks(?:amme|etaan|aa|oi)\w*|betalar|betalas|pays?|paid
"""),
    "discount": joined(r"""
\w*(?:alennu|alen[nt]|lahjakort|etusetel|etuus|bonus|rabatt|prisavdrag|presentkort|avdrag|discount
|rebate|voucher|coupon|gift\ card|reduc|tarjou|kampan|erbjud|campaign|offer)\w*
"""),
    "waive": joined(r"""
(?:poist|mitätö|peru|kumo|luovu|anteeksi|makuler|stryk|efterskänk|avskriv|annuller|slopa|waiv
|written\ off|write|cancel|drop|remov|forgiv|void)\w*|ei\ (?:peritä|veloiteta|laskuteta)
|debiteras\ (?:inte|ej)|not\ (?:be\ )?charged
"""),
    "free": joined(r"""
\w*(?:ilmai[ns]|maksut[ot]|veloituksetta|kulutta\b|gratis|kostnadsfri|avgiftsfri|complimentary)\w*
|utan\ (?:\w+\ )?(?:kostnad|avgift)|free|(?:no|without)\ (?:\w+\ )?(?:charge|cost|fee)s?
|ei\ (?:maksa|peritä|veloiteta)|kostar\ (?:inget|ingenting|inte)|0\ (?:€|euro\w*|eur)
|ilman\ (?:\w+\ )?(?:maksu|kulu|kustannu|veloitu)\w*|sisälty\w*|ingår|included
"""),
    "guarantee": joined(r"""
\w*(?:taka(?:a|us)|taata|taatt|takuu|taku[iu]|lupa[ua]|lupaa|luvat|luvan|sitoutu|sitoud|vakuut
|garant|lova[rtd]|löft|utlov|förbind|guarant|promis|assur|pledg|commit|undertak|warrant)\w*
"""),
    "consent": joined(r"""
\w*(?:hyväksy|myön[nt]|godkän|bevilja|accept|approv|grant)\w*
"""),
}
_BENEFITS = re.compile(
    r"\b\w*(?:hyvity[kst]|korvau[ks]|alennu[ks]|alennet|lahjakort|etusetel|ersättning|gottgörels"
    r"|kompensation|rabatt|prisavdrag|presentkort|refund|compensation|reimburse|discount|rebate"
    r"|voucher|coupon)\w*|\bgift cards?\b|\bmoney back\b|\brahat takaisin\b|\bpengarna tillbaka\b",
    re.IGNORECASE,
)
_DENYING = re.compile(
    r"\b(?:en|et|ei|emme|ette|eivät|älä|ilman|inte|ej|aldrig|ingen|inga|inget|utan|not|no|never"
    r"|cannot|can['’]t|won['’]t|don['’]t|doesn['’]t|unable|neither|nor|without)\b",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"\b(?:onko|voidaanko|saako|saammeko|voimmeko|hyvitetäänkö|if|whether|om|ifall|huruvida"
    r"|mikäli|jos)\b|\w+(?:ko|kö)\b",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[,;:.!?–—(]|\b(?:mutta|vaan|men|utan att|but)\b", re.IGNORECASE)
_BEFORE, _AFTER = 40, 14
"""Characters of the same clause in which a denial is looked for."""


def _compiled(patterns: Mapping[str, str]) -> Mapping[str, re.Pattern[str]]:
    return {
        kind: re.compile(rf"(?<!\w)(?:{pattern})", re.IGNORECASE)
        for kind, pattern in patterns.items()
    }


_COMMITTING = _compiled(_NARROW)
_SPEAKING = _compiled(_BROAD)
_GAINED = {
    kind: re.compile(rf"(?<!\w){_GAIN}[^.!?;]{{0,50}}?(?<!\w)(?:{_BROAD[kind]})", re.IGNORECASE)
    for kind in ("refund", "discount")
}


@lru_cache(maxsize=TEXTS_REMEMBERED)
def committed(sentence: str) -> frozenset[str]:
    """The kinds of commitments that a sentence makes; empty for nearly all sentences.

    Returns:
        Of `refund`, `discount`, `waive`, `free`, `guarantee` and `consent`.
    """
    return frozenset(
        kind
        for patterns in (_COMMITTING, _GAINED)
        for kind, pattern in patterns.items()
        if any(_stands(found, sentence) for found in pattern.finditer(sentence))
    )


def names_a_benefit(sentence: str) -> bool:
    """Whether it names money back or off by a noun, promised or not: "300 € gift card"."""
    return any(_affirmed(found, sentence) for found in _BENEFITS.finditer(sentence))


@lru_cache(maxsize=TEXTS_REMEMBERED)
def spoken_of(sentence: str) -> frozenset[str]:
    """The kinds that a sentence speaks of at all, affirming it."""
    return frozenset(
        kind
        for kind, pattern in _SPEAKING.items()
        if any(_affirmed(found, sentence) for found in pattern.finditer(sentence))
    )


def commitment_words(sentence: str) -> Iterator[tuple[int, int]]:
    """Where the words stand that speak of any kind; places may overlap."""
    for pattern in _SPEAKING.values():
        yield from (found.span() for found in pattern.finditer(sentence))


def _stands(found: re.Match[str], sentence: str) -> bool:
    if _DENYING.search(found[0], 1):
        return False
    return _affirmed(found, sentence) and not _ASKING.search(_before(found, sentence))


def _affirmed(found: re.Match[str], sentence: str) -> bool:
    if _DENYING.match(found[0]):
        return True
    after = sentence[found.end() : found.end() + _AFTER]
    if end := _CLAUSE_END.search(after):
        after = after[: end.start()]
    return not _DENYING.search(_before(found, sentence)) and not _DENYING.search(after)


def _before(found: re.Match[str], sentence: str) -> str:
    """What stands before in the same clause."""
    before = sentence[max(0, found.start() - _BEFORE) : found.start()]
    ends = [each.end() for each in _CLAUSE_END.finditer(before)]
    return before[ends[-1] if ends else 0 :]
