"""What the analyser must know of Finnish beyond its lemmatizer."""

from neuvoja.language.snowball import SnowballLemmatizer as SnowballLemmatizer

_FUNCTION_LEMMAS_LIST = """
olla ei ja tai sekä eli vai mutta vaan sillä että ettei jotta jos vaikka koska kun kuin niin siis
joten eikä joko kunhan ikään saati minä sinä hän me te he se ne tämä tuo nämä nuo itse toinen
kumpi kumpikin kumpikaan molemmat joka mikä kuka ken joku jokin jompikumpi kukaan mikään kukin
mikin jokainen muu sama eräs moni miten kuinka miksi milloin missä mistä mihin minne millainen
minkälainen mitä tällainen sellainen tuollainen semmoinen tämmöinen tuommoinen näin noin nyt
sitten jo vielä enää taas aina koskaan joskus usein heti pian silloin tällöin siellä täällä tuolla
sinne tänne tuonne siitä tästä tuosta tähän siihen tuohon tässä siinä myös kai kyllä joo juu no
ehkä varmaan ihan aika melko hyvin vain juuri edes lähes kanssa ilman varten takia vuoksi mukaan
kautta kohti päin luona luo luota alla päällä voida saada pitää täytyä aikoa taitaa haluta tahtoa
tulla mennä hei moi terve kiitos ole hyvä
"""

FUNCTION_LEMMAS = frozenset(_FUNCTION_LEMMAS_LIST.split())

_FUNCTION_WORDS_LIST = """
en et emme ette eivät enkä etkä emmekä ettekä eivätkä älä älkää mä sä mää sää mie sie mun sun mua
sua mulla sulla mulle sulle multa sulta mussa sussa musta susta muhun suhun meiän teiän niiden
niitten meille teille heille tää toi noi nää täl tol sil tän ton sen sit sitte mut ku ko kans ees
viel oo oon oot on ollu olis ookko onko onks oliks oisko oisiko ois vois voiko voisko onkohan
voinko saako saaks pitääkö siis eiku eiks eikö enkö etkö jooh jep okei ok öö tota niinku silleen
tost täst siit
"""

FUNCTION_WORDS = frozenset(_FUNCTION_WORDS_LIST.split())

_KNOWN_CASES_LIST = """
n a ä ta tä aan ään iin in on en han hän hin hon ssa ssä sta stä lla llä lta ltä lle na nä ksi t
ien jen tten ihin issa issä ista istä illa illä ilta iltä ille ina inä iksi s kaan kään kin ko kö
"""

_KNOWN_CASES = frozenset(_KNOWN_CASES_LIST.split())


def is_case_ending(ending: str) -> bool:
    """Whether what follows a colon inflects what stands before it, as in KELA:n or 100:lla."""
    return ending in _KNOWN_CASES
