"""The kinds of orders to a machine as patterns, for folded text; see `vocabulary.py`."""

import re

from neuvoja.language.hostile import vocabulary as v

LOOKALIKES = str.maketrans("аеорсухіѕјԁһАВЕКМНОРСТХІ", "aeopcyxisjdhABEKMHOPCTXI")
"""Cyrillic letters that look like Latin ones."""

AI = re.compile(r"\bA\.?I\b\.?(?=$|[\s:,\-–!)\]'’])")
CUE = re.compile(
    rf"{v.MACHINE}|assist|avustaj|agent|system|summar|yhteenve|sammanfatt|everything|instru|ohje"
    rf"|instruk|{v.IDENTITY}|jarjestelm|mallille|kehot|prompt|developer"
    rf"|{v.DROP}|{v.PROMPT}"
    rf"|{v.FROM_NOW_ON}|{v.EXACTLY}|{v.THIS_NOTE}|vastaa|vastau|vastates|svar|answer|you must"
    rf"|taytyy|maste|repl|respon"
    rf"|\bquote|\bcite"
    "|asiak|potila|kayttaj|matkust|customer|client|patient|guest|user|kund|gast|leiki|leka|pretend"
    r"|\bact as|latsas|olevasi|you are now|olet nyt|du ar nu|[\"”“»]"
    r"|(?:say|sano|sanokaa|sag|kirjoita|kirjota|write|skriv) (?:that|etta|att)\b"
)
"""A sentence without any of these gives no order; one quick look spares the others."""

LEAD = re.compile(r"^(.{1,110}?)(?::(?=\s|$|[\"“”])|\s[–—-]\s)")
LABEL = re.compile(
    r"^[\W_]{0,20}(?:aix|tekoaly|kielimalli|kielimallit|llms?|(?:large )?language models?"
    r"|(?:ai[ -]?)?(?:assistant|assistent\w*|avustaja)"
    r"|system|sys"
    r"|jarjestelma|developer|tool|bot|botti)[\W_]*$"
)
OFFICE = re.compile(
    r"^[\W_]{0,20}(?:system|assistant|aix|bot|developer|admin|model|llm|prompt|jarjestelma"
    r"|assistent)\b"
    r"[\w \-]{0,24}\b(?:override|prompt|instructions?|directives?|commands?|memory|update"
    r"|message|note"
    r"|notice|ohje|kehote|komento|instruktion|meddelande)\w*[\W_]*$"
)
NOTE_TO = re.compile(
    rf"(?:\b{v.NOTE}\b|^[\W_]*)[\w,'’ -]{{0,40}}?(?:\b{v.TO_MACHINE_FI}|\b(?:to|for|till|at"
    rf"|at the|koskee"
    rf"|concerns|galler)\s(?:[\w']+\s){{0,3}}?(?:{v.MACHINE}|{v.HELPER}))\b"
)
SURE_NOTE_TO = re.compile(rf"\b(?:{v.NOTE}|tarke\w+|important|viktigt)\b.{{0,40}}(?:{v.MACHINE})")
ORDER = re.compile(v.ORDER)
IDENTITY = re.compile(v.IDENTITY)
MUST_OR_ORDER = re.compile(f"{v.MUST}|{v.ORDER}")
NEW_ORDERS = re.compile(
    r"\b(?:new|updated|hidden|secret|uu(?:si|det)|salai\w+|nya?|dolda?)\s(?:\w+\s)?"
    r"(?:instructions?|prompt|directives?|ohje\w*|kehote|instruktion\w*)$|\bsystem ?prompt$"
    r"|\bjarjestelmakehote$"
)
TO_ALL = re.compile(
    r"^[\W_]{0,20}(?:\w+\s)?(?:tekoaly\w*|kielimall\w*|automaattis\w* avustaj\w*|(?:aix"
    r"|llm)[:-]\w*)lle$"
)
SUMMARY = re.compile(
    r"(?:summar|yhteenve|sammanfatt).{0,60}\b(?:write|record|note|kirjaa|merkitse|mainitse|skriv"
    r"|anteckna)"
    r"\b.{0,20}\b(?:that|etta|att)\b"
)
ABOVE = re.compile(
    rf"{v.BEGIN}(?:repeat|print|output|copy|toista|tulosta|upprepa)\s(?:everything|all|the text"
    rf"|kaikki|allt)"
    r"\b.{0,20}\b(?:above|before|ylla|edella|ovan)"
)
ONE_WORD = re.compile(
    rf"{v.BEGIN}(?:answer|reply|respond|vastaa|svara)\b(?:\s\w+){{0,3}}?\s(?:word|words|sanal\w+"
    rf"|sanoil\w+"
    r"|ordet|orden)\b"
)
PLACED = re.compile(
    rf"{v.ORDER}.{{0,90}}\b(?:end|beginning|start|loppuun|alkuun|slutet|borjan)\b"
    rf"|vastauksen (?:alkuun|loppuun)"
)
TO_THE_MACHINE = re.compile(
    r"^[\W_]{0,20}(?:to|for|dear|hey|hei|hej|till|kara|hyva)\s(?:the |any |all |every |alla )?"
    rf"(?:aix\w*|{v.MACHINE})"
)
NEEDS = re.compile(
    rf"\b(?:{v.MACHINE})\s(?:\w+\s){{0,2}}?on\s(?:\w+\s)?(?:sanottava|kerrottava|vastattava|mainittava"
    r"|tarjottava|luvattava|aloitettava)\b"
)
MUST_SAY = re.compile(
    rf"\b(?:assistants?|assistenten|avustajan|{v.MACHINE})\s{v.MUST}\s(?:\w+\s)?{v.SAY}\b"
)
UNBOUND = re.compile(rf"\b(?:you are|olet|du ar)\b.{{0,60}}{v.WITHOUT_RULES}")
WHEN_REPLYING = re.compile(
    r"\bwhen (?:you )?(?:(?:generate|write|compose|draft|give) (?:an?|any|the|your) (?:reply|answer"
    rf"|response)|answer(?:ing)?|reply(?:ing)?|respond(?:ing)?),?\salways\s{v.SAY}\b"
)
IN_REPLY_THAT = re.compile(
    rf"{v.BEGIN}{v.SAY}\s(?:in (?:your|the) (?:answer|reply|response|message)|vastaukse\w+"
    r"|i (?:ditt )?svaret?)"
    r"\s(?:that|etta|att)\b"
)
YOU_MUST = re.compile(
    r"\b(?:you must|sinun (?:taytyy|pitaa|tulee)|du maste)\s(?:now |nyt |nu )?(?:say|offer"
    r"|approve|promise"
    r"|sanoa|tarjota|hyvaksya|luvata|saga|erbjuda|godkanna|lova)\b"
)
MUST = re.compile(
    rf"\b(?:{v.MACHINE}|(?:the )?assistants?|assistenten?|assistentin|(?:any |every "
    rf"|the )model)\s(?:\w+\s){{0,5}}?(?:must"
    rf"|should|shall"
    r"|has to|have to|is to|are to|ska|skall|maste|bor|pitaa|tulee|taytyy|kuuluu"
    r"|on)\s(?:\w+\s){0,3}?"
    r"(?:reply|respond|answer|say|tell|state|write|print|begin|start|mention|include|offer"
    r"|promise|ignore"
    r"|recommend|output|direct|redirect|suositella|ohjata|rekommendera|hanvisa|svara|saga|skriva"
    r"|beratta|namna|borja|inleda|erbjuda|lova|ignorera"
    r"|vastata|sanoa|kertoa|kirjoittaa|mainita|aloittaa|tarjota|luvata|ohittaa)\b.{0,60}"
    rf"(?:{v.EXACTLY}|{v.REPLY}|\b(?:customer|user|guest|kund|asiakka|that|etta|att|our|all"
    rf"|kaikki|phrase|sana|ordet)\w*)"
)
OVERRIDE = re.compile(
    rf"{v.BEGIN}{v.DROP}"
    rf"\b(?:\s[\w']+){{0,4}}?\s(?:(?:{v.GIVEN})(?:\s[\w']+){{0,3}}?\s)?(?:{v.RULES})\b"
)
GIVEN = re.compile(rf"\b(?:{v.GIVEN})\b|\bunoh(?:da|takaa) (?:ohjee|saan)|\w+(?:eesi|osi|aesi)\b")
OVERRIDE_ALL = re.compile(
    rf"{v.BEGIN}(?:ignore|disregard|forget)\b(?:\s\w+){{0,3}}?\s(?:everything|all|the"
    rf"|anything) (?:above|before|you)"
)
REVEAL = re.compile(rf"(?:{v.BEGIN}|\bto ){v.REVEAL}\w*\b.{{0,60}}{v.PROMPT}")
PRETENCE = re.compile(
    r"(?:\byou are (?:now|from now on)|\bolet (?:nyt|tasta)|\bdu ar (?:nu|fran)|"
    rf"{v.BEGIN}(?:pretend|act|behave|roleplay|imagine|esita|leiki|kuvittele|latsas"
    rf"|agera)\b).{{0,80}}"
    rf"(?:{v.MACHINE}|{v.WITHOUT_RULES}|\bassistant\b|\bassistent\w*|\bavustaja)"
)
SECRECY = re.compile(
    r"(?:\bala(?:kaa)?\s(?:mainit|kerro|paljast|nayta|sano)|\b(?:do not|don't|never)\s(?:mention"
    r"|reveal|disclose"
    r"|say|tell|show)|\b(?:namn|avsloja|beratta|visa|sag)\s(?:inte|aldrig"
    r"|ej)).{0,60}?(?<! in )(?<! i )(?<!from )(?<!fran )(?:"
    rf"{v.THIS_NOTE})"
)
FROM_NOW_ON = re.compile(
    rf"{v.FROM_NOW_ON}.{{0,40}}?(?:{v.SAY}|\byou (?:are|will|must|shall)|\bskriver du"
    rf"|\bsvarar du|\bdu ar)\b"
    rf"|{v.BEGIN}{v.SAY}\b.{{0,30}}{v.FROM_NOW_ON}"
)
TO_ME = re.compile(
    r"\b(?:e-?mail|sahkoposti\w*|puhelin\w*|osoittee\w+|address|numeroon|by post|e-post)\b"
)
INTO_REPLY = re.compile(
    rf"{v.ORDER}.{{0,90}}\b{v.REPLY}\b|\bwhen (?:answering|replying|responding),?\s{v.SAY}\b"
    rf"|\bvastatessasi,?\s{v.SAY}\b|\bnar du svarar,?\s(?:{v.SAY})\b"
)
SHAPING = re.compile(
    r"(?:^|[.:;!]\s|,\s|\band\s|\bja\s|\boch\s)\W*(?:please |always |now )?"
    r"(?!(?:we|you|i|it|the|if|when|because|as|is|are|to|thank)\b)[a-z]{3,}\b[^.?!]{0,90}"
    r"\b(?:(?:in|of|into|to|throughout|within) your (?:\w+ )?(?:answer|reply|response|output)s?"
    r"|your (?:whole |entire |full )?(?:answer|reply|response|output) (?:in|as|with|to|into|by))\b"
)
"""How a machine's answer is to look: "convert vowels in your reply to numbers"."""

OWN_REPLY = re.compile(
    r"\b(?:your (?:answer|repl\w+|response)|vastauk\w*|vastatessasi|viestisi|ditt svar)\b"
)
OWN = re.compile(r"\byour\b|\b\w{4,}(?:si|nne)\b|\b(?:din|ditt|dina)\b")
PARROT = re.compile(
    r"\b(?:respond|reply|answer|svara|vastaa)\w*\b(?:\s\w+){0,3}?\s(?:only|exclusively|endast"
    r"|enbart|vain"
    r"|pelkastaan)\s(?:with|in|by|med|pa|sanal|sanoil|lauseel|json|kirjaimil)"
)
QUOTING = re.compile(
    rf"{v.BEGIN}(?:sano|sanokaa|kirjoita|kirjota|kirjoittakaa|toista|vastaa|vastatkaa|vahvista"
    rf"|vahvistakaa|lupaa|aloita"
    r"|say|write|repeat|reply|respond|confirm|state|print|output|answer|promise|begin|start"
    r"|borja|inled"
    r"|sag|skriv|upprepa|svara|bekrafta|lova)\b[^?\"”“»]{0,60}[\"”“»][^\"”“»]*\w\s\w"
)
REFUSING = re.compile(
    rf"{v.BEGIN}(?:refuse|reject|decline|kieltaydy|torju|vagra|avsla)\b.{{0,40}}\b(?:every|all"
    rf"|any|kaik|jokai|alla|varje)"
)
SAY_YOU = re.compile(
    rf"{v.BEGIN}(?:sano|sanokaa|kirjoita|kirjota|kirjoittakaa|say|state|write|sag"
    rf"|skriv)\b(?:\s\w+){{0,2}}?\s(?:etta|that"
    r"|att)\s(?:\w+\s){0,3}?(?:te|you|you'll|we|we'll|ni|vi|me|\w+(?:tte|mme))\b"
)
ALWAYS_THAT = re.compile(
    rf"{v.BEGIN}{v.SAY}\s(?:\w+\s){{0,2}}?(?:always|aina|alltid)\s(?:\w+\s){{0,2}}?(?:that|etta|att)\b"
    rf"|{v.BEGIN}(?:always|aina|alltid)\s{v.SAY}\s(?:\w+\s)?(?:that|etta|att)\b"
)
CITING = re.compile(
    rf"(?:{v.BEGIN}(?:cite|quote|citera|siteeraa|siteeratkaa|lainaa|perustele|perustelkaa|motivera)"
    r"|\b(?:ska|skall|maste|must|should|pitaa|tulee) (?:citera|cite|quote|siteerata|lainata))\b"
)
REFERENCE = re.compile(
    r"\b(?:ref\w*|viite\w*|viitteen|order|tilaus\w*|hinta\w*|price|pris\w*|tarjou\w*|offert\w*)\b"
)
BACKWARD = re.compile(
    rf"{v.BEGIN}(?:cite|quote|repeat|print|confirm|siteeraa|toista|vahvista|citera|upprepa)\w*\s"
    r"(?:it|this|that|them|se|sen|tama|taman|det|detta|den)\b"
)
PLAYING = re.compile(
    rf"{v.BEGIN}(?:leikitaan|leiki|esita|teeskentele|pelataan|let's (?:play|pretend)|pretend"
    rf"|roleplay"
    r"|lat oss (?:leka|latsas)|vi leker|latsas)\b(?:\s\w+){0,2}?,?\s(?:etta|that|att|you|du)\b"
)
FISHING = re.compile(
    rf"{v.BEGIN}(?:{v.REVEAL}|mita|mika|mitka|kenen|kuka|what|who|whose|where|which|vad|vilk\w+"
    rf"|vem|var)\b"
    rf".{{0,40}}\b{v.OTHERS}\b.{{0,60}}\b{v.DETAILS}"
)
STAFF = re.compile(
    rf"(?:{v.ORDER})(?:\s\w+){{0,3}}?\s(?:every |each |all |the |any |jokaiselle |kaikille "
    rf"|varje |alla )?"
    r"(?:asiakkaa?lle|asiakkaille|kysyjalle|kysyville|soittajalle|customers?|callers?|guests?"
    r"|users?|varje kund|kunden|kunder"
    r"|kunderna|gasten|gaster)\b(?! (?:service|support|care|number|id|account))"
)
TO_THE_CUSTOMER = re.compile(
    rf"(?:{v.ORDER})(?:\s\w+){{0,2}}?\s(?:the customer|asiakkaalle|kunden)"
    r"(?:\s?:|,?\s(?:that|etta|att|to)\b)"
)
"""Customers speak of themselves as I; of "the customer" speaks who dictates an answer."""
