r"""The words of orders to a machine, in three languages, as regular expressions.

For text that is folded (no accents, lower case), where an upper-case AI stands as `aix`, since
"ai" is also a Finnish word. Line breaks in a group are left out.
"""

import re


def joined(group: str) -> str:
    """The group as one alternation."""
    return re.sub(r"\s*\n\s*", "", group)


MACHINE = joined(r"""
(?:aix(?:[:-]\w+)?|an ai|the ai|ai[ -](?:assistant|assistent\w*|model\w*|agent\w*|bot\w*|avustaj\w*)
|tekoaly\w*|kielimall\w*|sprakmodell\w*|language models?|llm\w*|chatgpt|gpt-?\d?\w*
|chatt?bot\w*|botti\w*|botil\w*|botei\w*|bots?|boten|botar\w*
|automated (?:agent|assistant|system|repl\w+|response|answer)\w*|virtual assistants?
|(?:virtuaali|teko)assistent\w*|virtuell\w* assistent\w*|automaattis\w* (?:vastau|vastaaj|assist)\w*
|automaattis\w* avustaj\w*|automatisk\w* (?:svar|assistent)\w*|summari[sz]ers?)
""")
"""A machine that answers, beyond doubt."""

HELPER = joined(r"""
(?:assistants?|assistent\w*|avustaj\w*|agents?|agent(?:ti|il|in|eil)\w*|(?:the )?model|mallille
|modellen|jarjestelma(?:lle|a)?|system(?:et)?|kehot(?:e|teen))
""")
"""What may be a machine or a person, a program or a thing."""

TO_MACHINE_FI = joined(r"""
(?:tekoaly\w*lle|kielimall\w*lle|chatbot\w*lle|bot\w*lle|assistent\w*lle|avustaj\w*lle|agent\w*lle
|jarjestelm\w*lle|mallille|ohjelmalle|(?:aix|llm)[:-]\w*lle)
""")
NOTE = joined(r"""
(?:ohje\w*|viesti\w*|huomautu\w*|huomio\w*|huom\w*|tiedoksi|tiedote|komento\w*|terveis\w*|muistutus
|notes?|messages?|instructions?|notices?|memo|attention|reminder|directives?|commands?
|obs|ps|nb|meddelande\w*|instruktion\w*|notis|anvisning\w*|paminnelse)
""")
"""What one writes to somebody."""

_SAY_FI = joined(r"""
(?:kerro|sano|vastaa|kirjoita|kirjota|mainitse|tulosta|toista|paljasta|nayta|lisaa|liita|aloita
|paata|lopeta|tarjoa|lupaa|vahvista|hyvaksy|hyvita|myonna|suosittele|viittaa|siteeraa|lainaa|vaita
|siirra|ohjaa|kaanna|ohita|unohda|sivuuta|kieltaydy|pyyda|perustele)(?:kaa|tkaa)?
|(?:sanokaa|kertokaa|vastatkaa|kirjoittakaa|mainitkaa|luvatkaa|vahvistakaa|liittakaa|lisatkaa
|siteeratkaa|perustelkaa|tarjotkaa)|ala(?:kaa)? (?:mainit\w*|kerro|sano|paljasta|vastaa)
""")
_SAY_SV = joined(r"""
svara|sag|skriv(?: ut)?|beratta|namn|upprepa|visa|avsloja|lagg till|bifoga|borja|inled|avsluta
|erbjud|lova|bekrafta|godkann|aterbetala|rekommendera|citera|pasta|latsas|oversatt|ignorera|bortse
|glom|be (?:kunden|alla)|hanvisa|vagra|motivera
""")
_SAY_EN = joined(r"""
reply|respond|answer|say|tell|ask|state|write|print|output|repeat|reveal|mention|include|insert
|append
|begin|start|end|offer|promise|confirm|approve|grant|refund|recommend|cite|quote|claim|pretend
|translate|ignore|disregard|forget|refuse|(?:do not|don't|never) (?:mention|say|tell|reveal
|disclose)
|transfer|route|add|attach
""")
SAY = f"(?:{_SAY_FI}|{_SAY_SV}|{_SAY_EN})"
"""Orders to say something, or to answer in a certain way."""

BEGIN = (
    r"(?:^[\W_]{0,20}|(?<=[,.;:!)])\s{1,3}[\W_]{0,3}"
    r"|\b(?:ja|seka|och|samt|and|then|please|now|just|nyt|sitten|also|myos|but|vaan|utan)\s+)"
    r"(?:(?:aina|always|alltid)\s+)?"
)
"""Where a clause begins, and with it an order."""

ORDER = rf"{BEGIN}{SAY}\b"

REPLY = joined(r"""
(?:(?:your|every|each|all|any|the) (?:\w+ )?(?:answers?|repl(?:y|ies)|responses?|messages?)
|vastau\w+|viestin (?:alkuun|loppuun)|viestisi|(?:ditt |alla |varje |era )?svar(?:et|en)?
|meddelandets? (?:borjan|slut))
""")
"""The answer that is dictated."""

EXACTLY = joined(r"""
\b(?:always|every|each|exactly|word for word|verbatim|literally|aina|jokai\w+|tasmalleen
|sanatarkasti
|sanasta sanaan|alltid|varje|alla svar|exakt|ordagrant)\b
""")
FROM_NOW_ON = joined(r"""
\b(?:from now on|from this point|hereafter|henceforth|tasta (?:eteenpain|lahtien|lahin)|vastedes
|fran och med nu|hadanefter|fran och med idag)\b
""")
RULES = joined(r"""
(?:instructions?|rules?|prompts?|guidelines?|directions?|directives?|programming|safeguards?
|restrictions?|filters?|constraints?|ohje\w*|saan(?:no|to|not|to)\w*|kehot\w*|rajoitu\w*|kasky\w*
|instruktion\w*|regl\w*|anvisning\w*|direktiv\w*|begransning\w*)
""")
GIVEN = joined(r"""
(?:all|any|every|everything|your|previous|prior|above|earlier|preceding|other|system|initial
|original|safety|kaik\w+|aiem\w+|aikaisem\w+|edelli\w+|ylla\w*|sinu\w*|muut|muita|saama\w*|annet\w*
|\w+(?:esi|osi|asi)|alla|tidigare|foregaende|ovanstaende|ovan|dina?|systemets)
""")
"""Rules that somebody was given before."""

DROP = joined(r"""
(?:ignore|disregard|forget|override|bypass|overrule|discard|unohda|unohtakaa|ohita(?:kaa)?|sivuuta
|hylkaa|kumoa|ala(?:kaa)? (?:valita|noudata)|jata huomiotta|jata huomioimatta|ignorera|bortse fran
|glom(?: bort)?|strunta i|asidosatt)
""")
REVEAL = joined(r"""
(?:show|print|output|reveal|repeat|display|list|give|send|paste|quote|tell|nayta|tulosta|toista
|paljasta|listaa|kerro|kopioi|liita|anna|visa|skriv ut|upprepa|avsloja|klistra|ge|beratta|dump|leak)
""")
PROMPT = joined(r"""
(?:(?:system|hidden|secret|initial|original|internal)[ -]?(?:prompt|instruction)s?
|(?:jarjestelma|systeemi|system|piilo|perus)[ -]?(?:kehot|promp)\w*|your (?:\w+ )?(?:prompt
|instructions)
|(?:alkuperais|salai|sisai|piilotet)\w* (?:ohje|kehot|prompt)\w*
|(?:dolda|hemliga|ursprungliga|interna) (?:prompt|instruktion)\w*|systemprompt\w*
|(?:instructions|rules) you (?:were|have|had|got|received)|(?:ohjee?t|ohjeet|ohjeita) (?:jotka
|joita) sa[ai]\w*
|(?:instruktioner|regler)(?:na)? (?:som )?du (?:har |fatt|fick))
""")
"""What an assistant was told at first."""

WITHOUT_RULES = joined(r"""
(?:(?:without|no|ilman|utan) (?:any |mitaan |nagra )?(?:rules|restrictions|filters|limits|saanto\w*
|rajoit\w*|regler|begransning\w*)|unrestricted|jailbr\w+|(?:developer|debug|admin|god|maintenance)
 mode|(?:kehittaja|yllapito|huolto|testaus)tila\w*|utvecklarlage\w*|administratorslage\w*)
""")
THIS_NOTE = joined(r"""
(?:tata|taman|tasta|naista|nama) (?:ohje|viesti|huomautu|teksti|kappale|kasky)\w*
|(?:this|these|that this) (?:note|instruction|message|text|prompt|paragraph|rule|comment)s?
|(?:denna|detta|dessa|den har|det har) (?:instruktion|meddelande|text|notering|anvisning)\w*
""")
"""A text that speaks of itself."""
OTHERS = joined(r"""
(?:(?:edelli\w+|muiden|muut|toisen|toisten|aiempien|jonkun muun|previous|last|other|another|forr[ae]
|foregaende|andra|annan) (?:\w+ )?(?:asiak\w+|potila\w+|kayttaj\w+|matkustaj\w+|customer\w*
|client\w*|patient\w*|guest\w*|user\w*|passenger\w*|kund\w*|gast\w*|anvandar\w*))
""")
"""Somebody else, of whom nothing may be told."""

DETAILS = joined(r"""
(?:osoit\w+|nimi|nime\w+|puhelin\w*|numero\w*|henkilotun\w*|hetu\w*|tiedot|tietoja|koodi\w*|kysy\w*
|sanoi|address\w*|names?|phone\w*|numbers?|details|data|codes?|ask|asked|said|adress\w*|namn
|telefon\w*|uppgifter\w*|kod\w*|fragade|sade)\b
""")
"""What is known of a person."""

IDENTITY = joined(r"""
(?:\b(?:you are|you're|as|being|olet|oot|du ar|som)\s(?:an? |en |the |just |vain |bara )?
(?:aix\w*|chatbot|bot|botti|tekoaly\w*|kielimall\w*|sprakmodell|language model)\b
|\b(?:you are|you're|olet|oot|du ar)\s(?:an? |en |just |vain |bara )?(?:machine|computer program
|kone
|ohjelma|tietokoneohjelma|maskin|datorprogram)\b)
""")
"""Who somebody says that the reader is."""

MUST = r"\b(?:must|have to|obey|taytyy|pitaa|tulee|maste|ska|skall)\b"
