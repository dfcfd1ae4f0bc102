r"""The words that make the value beside them personal, in three languages, lower case.

Each group is a regular expression, line breaks in it left out (`\s` is a blank that counts). The
signs are pieces one of which every label of the group holds: a quick look spares the search.
"""

CUSTOMER = r"""
asiakas-?(?:numero|nro|nr|tunnus|id)|as\.?\s?nro|(?:kanta-?)?asiakaskort[ti]\w{0,6}(?:\snumero)?
|(?:sopimus|liittymä|vakuutus|jäsen|käyttöpaikka|käyttöpaikan\s|sopimuksen\s|liittymän\s
  |asiakkaan\s|vakuutuksen\s|jäsenyyden\s|kirjastokortin\s|matkakortin\s|bonuskortin\s
  |mittauspisteen\s)-?(?:numero|nro|nr|tunnus|id)
|(?:passin|ajokortin)\s?(?:numero|nro)|potilas(?:numero|tunnus)
|(?:kund|avtals|kontrakts|anläggnings|mätpunkts|mätarplats|driftställe|driftsställe|försäkrings
  |medlems|abonnemangs|abonnents|bibliotekskorts|pass|körkorts|patient)-?s?-?(?:num(?:mer|re)|nr|id)
|(?:customer|client|contract|agreement|account|policy|insurance|member|membership|subscriber
  |subscription|metering\spoint|supply\spoint|library\scard|loyalty\scard|passport|patient
  |driving\slicen[cs]e|driver'?s\slicen[cs]e)\s?-?(?:number|no\b\.?|nr\b\.?|id\b|code|\#)
"""
CUSTOMER_SIGNS = """
asiak|nro|sopimu|liittym|vakuutu|jäsen|käyttöpai|kort|
mittaus|passin|potilas|kund|avtal|kontrakt|anlägg|mätpunkt|mätarpl|
driftst|driftss|försäkr|medlem|abonne|passn|patient|customer|
client|contract|agreement|account|policy|insurance|member|subscri|metering|
supply|library|loyalty|passport|driving|driver|pass-
"""

PERSONAL_CODE = r"""
henkilö-?tunnu[ks]s?|hetu|sotu|sosiaaliturvatunnu[ks]s?|personbeteckning|personnummer|pers\.?nr
|samordningsnummer|personal\sidentity\s(?:code|number)|personal\s(?:id|code)|ssn
|social\ssecurity\s(?:number|no\b\.?|code)
"""
PERSONAL_CODE_SIGNS = """
henkil|hetu|sotu|turvatunn|pers|samordn|ssn|social
"""

ACCOUNT = r"""
tili-?(?:numero|nro|nr)|pankkitili|kontonummer|kontonr|bank\saccount(?:\snumber)?|iban
"""
ACCOUNT_SIGNS = """
tili|konton|bank|iban
"""

BUSINESS_ID = r"""
y-?tunnu[ks]s?|ly-?tunnu[ks]s?|fo-nummer|företagsnummer|organisationsnummer|org\.?\s?nr|business\sid
"""
BUSINESS_ID_SIGNS = """
tunnu|fo-nu|företagsnu|org|business
"""

PLATE = r"""
rekisteri-?(?:numero|nro|tunnu[ks]s?|kilpi|kilve)|rek\.?\s?(?:nro|no|numero)|rekkari
|registrerings-?(?:nummer|skylt)|reg\.?\s?(?:nr|no|nro)|licen[cs]e\splate|number\splate
|registration\s(?:number|plate)
"""
PLATE_SIGNS = """
rek|reg|plate
"""

BIRTH_DATE = r"""
syntymä-?(?:aika|päivä|aja)|synt\.?(?:\saika|yny[tn]\w{0,6})?|s\.(?=\s?\d)|född|født
|födelse(?:datum|dag|tid)|born(?:\son)?|date\sof\sbirth|birth\s?(?:date|day)|dob
"""
BIRTH_DATE_SIGNS = "synt| s.|(s.|,s.|född|födelse|born|birth|dob"

SECRET = r"""
salasana|tunnussana|(?:pin|puk)(?:[\s-]?(?:koodi|kod|code))?
|turvakoodi|vahvistuskoodi|kertakäyttö(?:koodi|salasana)|lösenord|användarnamn|användar-?id
|(?:käyttäjä|kirjautumis|verkkopankki)-?(?:tunnus|tunnukse|nimi|nime)|engångs(?:kod|lösenord)
|verifieringskod|bekräftelsekod|password|passwd|passcode|passphrase|pwd|username|user\s(?:name|id)
|verification\scode|security\scode|one-?time\s(?:code|password)|cvv|cvc
"""
SECRET_SIGNS = """
sana|pin|puk|koodi|lösen|användar|käyttäj|kirjautumis|verkkopankki|
engång|kod|pass|pwd|user|code|cvv|cvc
"""
