"""The words that part clauses, deny them, or make them somebody else's or merely supposed."""

from dataclasses import dataclass

from neuvoja.domain.conversation import Language
from neuvoja.language.forms import english, finnish, swedish
from neuvoja.language.forms.readings import word_set


@dataclass(frozen=True, slots=True)
class ClauseWords:
    """Lower-case word forms, unless a field says lemmas."""

    negators: frozenset[str]
    """Words that deny their clause."""

    openers: frozenset[str]
    """A clause begins with them."""

    coordinators: frozenset[str]
    """A clause begins with them where one of `subjects` follows; else they join nouns."""

    subjects: frozenset[str]
    """Words with which the second of two joined clauses usually begins."""

    suppositions: frozenset[str]
    """They open a clause that is only supposed."""

    askers: frozenset[str]
    """Before a supposition they make it a question or a wish: "I wonder if", "kiva jos"."""

    others: frozenset[str]
    """Lemmas of people outside the customer's household."""

    company: frozenset[str]
    """After one of the others it keeps the matter the customer's own: "naapurin kanssa"."""

    without: frozenset[str]
    """They deny the two words after them …"""

    also: frozenset[str]
    """… unless one of these follows: "inte bara el utan också fiber"."""

    only: frozenset[str]
    """After a negator they take the denial back: "not only", "ei pelkästään"."""

    believers: frozenset[str]
    """Lemmas of verbs that hand their denial on to a that-clause: "I don't think that …"."""

    that: frozenset[str]
    whole_clause: bool
    """Whether a negator denies what stands before it too, as word order is free."""


_FI_OPENERS = """
mutta mut muttei mutten vaan koska kun ku vaikka vaik vaikkei jotta joten kunnes ennenkuin sillä
enkä etkä eikä emmekä ettekä eivätkä äläkä joka jonka jota jossa josta johon jolla jolta jolle
jotka joiden joita joissa joista joihin joilla niin ni nii sit sitten sitte siis jos mikäli jollei
ellei ellen että et ettei etten silti kuitenkin
"""
_FI_SUBJECTS = """
minä mä mää mie sinä sä hän me te he minulla mulla meillä meil mul minun mun meidän meiän se ne
siitä haluan haluun haluaisin haluisin haluamme haluttais tarvitsen tarviin tarvitsisin
tarvitsemme voisin voisinko voinko voiko voisko saisinko saanko saako olen oon olin olisin olisi
ois on oli pitää pitäisi pitäs täytyy muutan muutin tilaan tilaisin ostan ostaisin otan ottaisin
kysyisin mietin
"""
_FI_ASKERS = """
tietää tiedä tiedän tietäisin tietäis tiedätkö tiiätkö kysyä kysyisin kysyn katsoa katso katsoisin
katsoisit katsotteko kattoo kattoa tarkistaa tarkista tarkistaisitteko selvittää selvitä
selvitätte toivoisin toivon mietin pohdin ihmettelen kiva kivaa hyvä hyvää mukava mukavaa parempi
paras hienoa hieno mahtavaa ihana ihanaa arvostaisin kiitollinen mitä entä
"""
_FI_OTHERS = """
naapuri naapuritalo naapurusto kaveri ystävä kamu serkku työkaveri työtoveri kollega tuttava pomo
luokkakaveri ystävätär anoppi appi täti setä eno
"""

_SV_OPENERS = """
men utan eftersom därför medan när då fast fastän innan tills som vilket vilken vilka så om ifall
utifall att samt
"""
_SV_SUBJECTS = """
jag du han hon hen vi ni de dom man det den vill skulle behöver undrar kan har är ska måste tänker
funderar min mitt mina vår vårt våra
"""
_SV_ASKERS = """
undrar undra vet veta visste fråga frågar kolla kollar kontrollera se ser bra trevligt fint skönt
bäst bättre roligt kul tacksam önskar hoppas vad
"""
_SV_OTHERS = """
granne grannar grann kompis kompisar kompisen vän vänn vänner vännen väninna kusin kollega kolleg
arbetskamrat bekant chef svärmor svärfar moster faster farbror morbror grannen grannarna
"""

_EN_OPENERS = """
but because although though while whereas so which who whose where when until unless if however
then since
"""
_EN_SUBJECTS = """
i i'm i'd i've i'll im ive you he she it we we're we'd we've they my our want wants would could
can need needs is are was were have has do does please
"""
_EN_ASKERS = """
wonder wondering know see check ask asking tell nice great good better best helpful lovely happy
grateful appreciate appreciated love what
"""
_EN_OTHERS = """
neighbour neighbor neighbours neighbors friend friends cousin colleague coworker co-worker boss
acquaintance buddy mate roommate's uncle aunt
"""


CLAUSE_WORDS: dict[Language, ClauseWords] = {
    "fi": ClauseWords(
        negators=finnish.NEGATIVES,
        openers=word_set(_FI_OPENERS),
        coordinators=word_set("ja sekä tai"),
        subjects=word_set(_FI_SUBJECTS),
        suppositions=word_set("jos mikäli josko jollei ellei ellen"),
        askers=word_set(_FI_ASKERS),
        others=word_set(_FI_OTHERS),
        company=word_set("kanssa kans kaa"),
        without=word_set("ilman paitsi vailla"),
        also=word_set(""),
        only=word_set("vain vaan ainoastaan pelkästään yksinomaan"),
        believers=word_set("uskoa usko luulla luule ajatella ajattele kuvitella olettaa"),
        that=word_set("että et"),
        whole_clause=True,
    ),
    "sv": ClauseWords(
        negators=swedish.NEGATIVES,
        openers=word_set(_SV_OPENERS),
        coordinators=word_set("och eller"),
        subjects=word_set(_SV_SUBJECTS),
        suppositions=word_set("om ifall utifall"),
        askers=word_set(_SV_ASKERS),
        others=word_set(_SV_OTHERS),
        company=word_set(""),
        without=word_set("utan förutom"),
        also=word_set("också även snarare istället"),
        only=word_set("bara endast enbart minst"),
        believers=word_set("tro tror trodde tycka tycker tyck anse anser"),
        that=word_set("att"),
        whole_clause=True,
    ),
    "en": ClauseWords(
        negators=english.NEGATIVES,
        openers=word_set(_EN_OPENERS),
        coordinators=word_set("and or"),
        subjects=word_set(_EN_SUBJECTS),
        suppositions=word_set("if suppose supposing unless"),
        askers=word_set(_EN_ASKERS),
        others=word_set(_EN_OTHERS),
        company=word_set(""),
        without=word_set("without except"),
        also=word_set(""),
        only=word_set("only just merely"),
        believers=word_set("think believ believe suppose guess"),
        that=word_set("that"),
        whole_clause=False,
    ),
}
