"""Swedish: stems, and what its function words are."""

import re
from collections.abc import Sequence
from dataclasses import replace

from neuvoja.language.forms.readings import as_itself, parted_at_hyphens, word_set
from neuvoja.language.promises import Lemma, Lemmatizer

_PRONOUNS = """
jag du han hon hen den det vi ni de dom man mig dig honom henne oss er dem sig mej dej sej min
mitt mina din ditt dina hans hennes hens dess vår vårt våra ert era deras sin sitt sina denna
detta dessa denne samma själv själva sådan sådant sådana sån sånt såna vem vems vad vilken vilket
vilka vars någon något några nån nåt nåra ingen inget inga ingenting någonting nånting all allt
alla båda varje var annan annat andra varandra ens som en ett
"""
_CONJUNCTIONS = """
och eller men för så utan samt att om när då medan eftersom därför fast fastän än innan sedan
tills ifall huruvida både antingen varken dels ty liksom såsom emedan
"""
_PREPOSITIONS = """
i på av till från med hos vid genom mellan under över efter före mot åt per kring omkring inom
utom utanför ur längs bland enligt trots förutom angående beträffande bakom framför bredvid
ovanför
"""
_AUXILIARIES = """
är var vara varit vore blir bli blev blivit har ha hade haft kan kunna kunde kunnat ska skall
skulle vill vilja ville velat måste bör borde får få fick fått må lär brukar brukade behöver
behöva behövde tänker finns fanns finnas gör göra gjorde gjort kommer komma kom går gå gick gått
låter
"""
_ADVERBS = """
inte ej icke aldrig ju nog väl bara också även redan ännu nu sen igen kanske alltid ofta ibland
mycket mer mest lite mindre minst ganska väldigt helt riktigt ja nej jo jaha jaså här där hit dit
varifrån härifrån hemifrån vart varför hur hurdan därifrån därmed därefter dock ändå alltså
faktiskt egentligen
ungefär nästan endast enbart fortfarande snart strax genast idag igår imorgon imorse ikväll
upp ner ned ut in bort hem fram tillbaka ihop iväg inne ute uppe nere borta hemma typ liksom asså ba
"""
_COURTESIES = "hej hejsan hallå tjena tja tack tackar snälla ok okej ursäkta förlåt hälsningar mvh"
_SPOKEN = "e ä o å va nå ti me int sku nåt ere vare dehär dendär detdär ska lixom"


FUNCTION_WORDS = word_set(
    _PRONOUNS, _CONJUNCTIONS, _PREPOSITIONS, _AUXILIARIES, _ADVERBS, _COURTESIES, _SPOKEN
)
"""Word forms, spoken ones included."""

NEGATIVES = word_set("inte ej icke aldrig ingen inget inga ingenting knappast varken ingalunda")

# The stemmer knows fakturor and fakturorna, but leaves fakturan whole.
_DEFINITE = re.compile(r"(?<=....)an$")


class SwedishReader:
    """Reads by stems; a hyphenated compound also by its parts."""

    def __init__(self, lemmatizer: Lemmatizer) -> None:
        self._lemmatizer = lemmatizer

    def readings(self, word: str) -> Sequence[Lemma]:
        lowered = word.lower()
        if "-" in lowered:
            return parted_at_hyphens(lowered, self._of_plain)
        return self._of_plain(lowered)

    def is_function_word(self, word: str, readings: Sequence[Lemma]) -> bool:
        return word.lower() in FUNCTION_WORDS

    def is_negative(self, word: str, readings: Sequence[Lemma]) -> bool:
        return word.lower() in NEGATIVES

    def _of_plain(self, word: str) -> Sequence[Lemma]:
        sign, _, _ = word.partition(":")
        readings = self._lemmatizer.lemmas(sign) or as_itself(sign)
        return tuple(replace(each, base=_DEFINITE.sub("", each.base)) for each in readings)
