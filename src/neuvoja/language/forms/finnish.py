"""Finnish: a dictionary's readings, spoken and inflected foreign forms brought to them."""

from collections.abc import Sequence

from neuvoja.language.forms.readings import as_itself, parted_at_hyphens, word_set
from neuvoja.language.forms.snowball import SnowballLemmatizer as SnowballLemmatizer
from neuvoja.language.forms.spoken import SpokenFinnish
from neuvoja.language.forms.spoken_words import SPOKEN_WORDS
from neuvoja.language.promises import Lemma, Lemmatizer

_PRONOUNS = """
minä sinä hän me te he se ne tämä tuo nämä nuo itse joka jokin joku mikä kuka ken kumpi kumpikin
kumpikaan jompikumpi molemmat kukaan mikään kukin mikin jokainen muu toinen sama eräs moni usea
kaikki kaikkinainen semmoinen sellainen tällainen tämmöinen tuollainen tuommoinen millainen
minkälainen jollainen samanlainen kaltainen itsekukin oma yksi
"""
_CONJUNCTIONS = """
ja sekä eli tai vai mutta vaan sillä että ettei jotta jos jollei ellei vaikka vaikkei koska kun
kuin niin kunnes kunhan joten eikä joko ikään saati muttei sikäli mikäli ennenkuin niinkuin kuten
"""
_AUXILIARIES = """
olla ei voida saada pitää täytyä aikoa taitaa haluta tahtoa tulla mennä pystyä osata kannattaa
alkaa viitsiä sopia tarvita ruveta
"""
_ADVERBS = """
miten kuinka miksi milloin missä mistä mihin minne mitenkä paljonko kauanko montako näin noin nyt
sitten jo vielä enää taas aina koskaan joskus usein heti pian silloin tällöin siellä täällä tuolla
sinne tänne tuonne sieltä täältä tuolta jossain jostain jonnekin jotenkin mitenkään missään
mihinkään myös myöskin kai kyllä joo juu no ehkä varmaan ihan aika melko hyvin vain juuri edes
lähes siis kuitenkin kuitenkaan silti tosin toki tosi todella erittäin oikein liian kovin aivan
ainakin ainoastaan pelkästään varsinkin etenkin yleensä jälleen uudelleen uudestaan takaisin pois
yhä asti saakka lisäksi muuten näköjään ilmeisesti tietysti luultavasti varmasti oikeastaan
jokseenkin tuskin
"""
_ADPOSITIONS = """
kanssa ilman varten takia vuoksi mukaan kautta kohti päin luona luo luota alla alle alta päällä
päälle päältä ennen jälkeen aikana sisällä sisään ulkopuolella kesken keskellä välillä väliin
vieressä edessä takana ympärillä myötä johdosta puolesta suhteen sijaan sijasta lukien alkaen
paitsi pitkin vastaan yli ali ohi läpi lähellä
"""
_COURTESIES = (
    "hei moi moikka terve kiitos kiitti ole hyvä huomenta päivää ok okei anteeksi heippa joo"
)

# Forms for which the dictionary knows no lemma, or a misleading one; and those that the stemmer of
# the fallback would not bring to a lemma of the lists above.
_FORMS = """
en et emme ette eivät enkä etkä emmekä ettekä eivätkä älä älkää eikö enkö etkö eiks enks eiku
minun minut minua minulla minulle minulta minussa minusta sinun sinut sinua sinulla sinulle
sinulta hänen häntä hänellä hänelle meidän meitä meillä meille meiltä teidän teitä teillä teille
teiltä heidän heitä heillä heille heiltä sen sitä siinä siitä siihen sillä sille siltä niiden
niitä niissä niistä niihin niillä niille tämän tätä tässä tästä tähän tällä tälle tältä näiden
näitä näissä näistä näihin näillä näille tuon tuota tuossa tuosta tuohon tuolle nuo niitten
näitten jonka jota jossa josta johon jolla jolle jolta jotka joiden joita joissa joista joihin
joilla joille minkä mitä missä mistä mihin millä mille kenen ketä kenellä kenelle ketkä jotain
jotakin jonkin jonkun jossain jollain mitään missään kukaan ketään kenelläkään on oli olen olet
olemme olette ovat olin olit olivat ollut olleet olisi olisin olisit olisivat ole onko oliko
olisiko olenko oletko ollaan voi voin voit voivat voiko voinko voitko voisi voisin voisiko
voisinko voisitko saa saan saat saako saanko saisi saisin saisinko saisiko pitää pitääkö pitäisi
pitäisikö täytyy täytyykö haluan haluaisin haluaa haluatko haluamme tulee tuleeko menee meneekö
aion aikoo taitaa tarvitsen tarvitsenko kannattaako pystyy pystyykö osaako niinku tota öö öhm hmm
jep jees jooh just silleen noni elikkä niinko vissiin kaikkea kaikkien kaikille muuta muut muiden
muita toisen toista samaa saman jo ei se ne me te he
"""

_NEGATIVES = """
en et ei emme ette eivät enkä etkä eikä emmekä ettekä eivätkä älä älköön älkää älkäämme älköt
äläkä älkääkä eikö enkö etkö emmekö ettekö eivätkö ettei etten ettet ettemme ettette etteivät
muttei mutten muttet vaikkei vaikken jollei jollen ellei ellen ellet ellemme ellette elleivät
koskei kunnei miksei eihän enhän ethän enpä eipä emmä etsä tuskin
"""


FUNCTION_LEMMAS = word_set(
    _PRONOUNS, _CONJUNCTIONS, _AUXILIARIES, _ADVERBS, _ADPOSITIONS, _COURTESIES
)
"""Dictionary forms."""

FUNCTION_WORDS = word_set(_FORMS, _CONJUNCTIONS, _ADVERBS, _ADPOSITIONS, _COURTESIES)
"""Word forms, spoken ones included."""

NEGATIVES = word_set(_NEGATIVES)
"""The negative verb in all persons, alone and in conjunctions."""

_CASE_ENDINGS = word_set(
    """
    n a ä ta tä aan ään iin in on en han hän hin hon hun hyn ssa ssä sta stä lla llä lta ltä lle na
    nä ksi t ien jen ten tten ihin issa issä ista istä illa illä ilta iltä ille ina inä iksi s kaan
    kään kin ko kö
    """
)


class FinnishReader:
    """Reads by a dictionary; a word unknown to it by its parts, its spoken form, or its stem."""

    def __init__(self, lemmatizer: Lemmatizer) -> None:
        self._lemmatizer = lemmatizer
        self._stemmer = SnowballLemmatizer("fi")
        self.spoken = SpokenFinnish(lambda word: bool(lemmatizer.lemmas(word)))

    def readings(self, word: str) -> Sequence[Lemma]:
        lowered = word.lower()
        if lowered in SPOKEN_WORDS:
            # Even where it looks like another word: "toi" is tuo here, not tuoda.
            return self._lemmatizer.lemmas(SPOKEN_WORDS[lowered]) or as_itself(word)
        readings = self._of_dictionary(word, lowered) or self._of_spoken(word)
        return readings or self._stemmer.lemmas(word) or as_itself(word)

    def is_function_word(self, word: str, readings: Sequence[Lemma]) -> bool:
        lowered = word.lower()
        likeliest = readings[0].base if readings else lowered
        return likeliest in FUNCTION_LEMMAS or SPOKEN_WORDS.get(lowered, lowered) in FUNCTION_WORDS

    def is_negative(self, word: str, readings: Sequence[Lemma]) -> bool:
        return word.lower() in NEGATIVES or any(each.negative for each in readings)

    def _of_dictionary(self, word: str, lowered: str) -> Sequence[Lemma]:
        return (
            self._lemmatizer.lemmas(word)
            or self._of_inflected_sign(word)
            or self._of_hyphenated(word)
            or self._lemmatizer.lemmas(lowered)
            or self._lemmatizer.lemmas(word.capitalize())
        )

    def _of_spoken(self, word: str) -> Sequence[Lemma]:
        forms = self.spoken.expansions(word)
        return tuple(
            dict.fromkeys(lemma for form in forms for lemma in self._lemmatizer.lemmas(form))
        )

    def _of_inflected_sign(self, word: str) -> Sequence[Lemma]:
        """`KELA:n`, `100:lla`: what stands before the colon."""
        sign, colon, ending = word.partition(":")
        return as_itself(sign) if colon and ending.lower() in _CASE_ENDINGS else ()

    def _of_hyphenated(self, word: str) -> Sequence[Lemma]:
        if "-" not in word:
            return ()
        joined = self._lemmatizer.lemmas(word.replace("-", ""))
        if any(each.parts for each in joined):
            return joined
        return parted_at_hyphens(word, self.readings)
