"""Spoken Finnish words that no rule reaches, each with its written form.

`written spoken spoken …` a line. A form that written Finnish has too is here only where a customer
who writes it almost always means the spoken word ("toi", "haluun", "kato").
"""

_PRONOUNS = """
minä mä mää mie meä mnä
sinä sä sää sie
minun mun miun
sinun sun siun
minua mua miuta
sinua sua siuta
minulla mulla mul miulla mullon
sinulla sulla sul siulla
minulle mulle miulle
sinulle sulle siulle
minulta multa mult miulta
sinulta sulta sult siulta
minussa mussa
sinussa sussa
minuun muhun
sinuun suhun
minullakin mullaki mullakin
minullekin mulleki mullekin
minunkin munki munkin
sinunkin sunki sunkin
meidän meiän meijän meiä meirän
teidän teiän teijän teiä teirän
heidän heiän heijän
meillä meil
teillä teil
heillä heil
meiltä meilt
teiltä teilt
niiden niitten niie
näiden näitten
noiden noitten
tämä tää tä
tuo toi
nuo noi
nämä nää
tämän tän
tuon ton
tuota tota
tässä täs
tuossa tossa tos
tästä täst
tuosta tosta tost
tähän tähä
tuohon tohon toho
siihen siihe
siinä siin
siitä siit
tällä täl
tuolla tolla tol
sillä sil
tuolle tolle
tuolta tolta tolt
siltä silt
niitä niit
näitä näit
noita noit
niissä niis
näissä näis
noissa nois
niistä niist
näistä näist
noista noist
niillä niil
näillä näil
noilla noil
tänne tänn
tuonne tonne tonn
täällä tääl tääll
siellä siel siell
sieltä sielt
täältä täält
tuolta tuolt
tällainen tämmönen tämmöne tällane tällanen tämmöine
sellainen semmonen semmone semmoinen sellanen sellane
tuollainen tommonen tommone tollanen tollane
millainen millanen millane minkälainen minkälaine
sellaisen semmosen sellasen
sellaista semmosta sellasta semmost
tällaista tämmöstä tällasta
sellaiset semmoset sellaset
jotain jotai
jossain jossai jossaki
jostain jostai jostaki
johonkin johonki johki
jonkun jonku
kaikkea kaikkee
kukaan kukaa
mitään mitää
mikään mikää
missään missää
mihinkään mihinkää
itse ite itte
itsestään itestään itestää itsestää
itsekin iteki
itselleni itelleni itelle
"""

_VERBS = """
maksaako maksaks
olen oon
olet oot
ole oo
olenko oonko oonks
oletko ootko ooks ootsä
onko onks onx ong
oliko oliks
ollut ollu
olisi ois olis
olisin oisin
olisit oisit
olisiko oisko oiskohan olisko oisiko
olisivat oisivat
ollaan ollaa
menen meen
menetkö meeks
menet meet
mene mee
tulen tuun
tulet tuut
tule tuu
panen paan
haluan haluun haluu
haluat haluut
haluanko haluunko haluunks
haluaisin haluisin
haluaisi haluis haluais
haluaisimme haluttais haluttas
saadaan saahaan saahaa
tehdään tehhään tehää
nähdään nähhään nähää
syödään syyään
juodaan juuaan
viedään viiään viiää
tuodaan tuuaan
voidaan voiaan voiaa
lähden lähen
katselin kattelin
katsella katella kattella
tarvitsen tarviin tarvin tarttisin
tarvitsee tarvii tarttee
tarvitse tarvi tarvii
tarvitsenko tarviinko tarviinks tarviiks tarviks
tarvitsisin tarvisin tarviisin
tiedän tiiän tiän
tiedä tiiä tiä
tiedät tiiät tiät
tiedätkö tiiäkkö tiiätkö tiäkkö
nähdä nähä
tehdä tehä
katso kato
katson katon
katsoa kattoo kattoa
katsomaan kattoon kattomaan
saanko saanks saanksmä
pitäisi pitäs pitäis
pitäisikö pitäskö pitäiskö pitäsköhän pitäisköhän
kannattaisi kannattas kannattais
kannattaako kannattaaks
"""

_PARTICLES = """
mutta mut
sitten sit sitte
niin ni nii
kun ku
kuin kui
vaikka vaik
kanssa kans kaa kanss
vain vaa
vielä viel
edes ees
takaisin takas takasi takasin
nyt ny nytte
kuten niinku niinko
ennen ennenku enneku ennenko
miksi miks mikskä
miten mite mitenkä mites
missä mis missäs
mistä mist mistäs
mihin mihi mihis
minne minn
milloin millon millo
kuinka kui
paljon paljo
paljonko paljoks paljonks paljoko
ihan iha
oikein oikeen oikee
näen nään
ensimmäistä ekaa
vähän vähä
tosiaan tosiaa
varmaan varmaa
kai kait
jollain jollai
enemmän enempi enemmä
ensin eka enste
toisen tokan
ensimmäinen ekan
uudestaan uudestaa uuestaan
uudelleen uuelleen
eteenpäin eteenpäi
kotiin himaan kotio kotia
kotona himassa himas
kaikkein kaikist
viime viimes
esimerkiksi esimerkiks
yleensä yleens
enää enään ennää
ainakaan ainakaa
vieläkään vieläkää vielkään
sopimus soppari sopparri
sopimuksen sopparin
sopimusta sopparia
sopimukset sopparit
"""

_NUMERALS = """
yksi yks
kaksi kaks
kolme kol
viisi viis
kuusi kuus
seitsemän seittemän seiska seittämän
kahdeksan kaheksan kasi kaheksa
yhdeksän yheksän ysi yheksä
kymmenen kymmene kymppi
ensi ens
uusi uus
"""


def _spoken_to_written(lines: str) -> dict[str, str]:
    table: dict[str, str] = {}
    for line in lines.splitlines():
        written, *spoken = line.split() or [""]
        for form in spoken:
            table.setdefault(form, written)
    return table


SPOKEN_WORDS = _spoken_to_written(_PRONOUNS + _VERBS + _PARTICLES + _NUMERALS)
"""Spoken form → written form, lower case."""
