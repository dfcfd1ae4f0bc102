"""What the analyser must know of Swedish beyond its stemmer."""

_FUNCTION_WORDS_LIST = """
och eller men för så utan samt att som om när då medan eftersom därför fast än innan sedan tills
jag du han hon den det vi ni de dom mig dig honom henne oss er dem sig mej dej sej man hen min
mitt mina din ditt dina hans hennes dess vår vårt våra ert era deras sin sitt sina denna detta
dessa denne här där hit dit vem vems vad vilken vilket vilka var varifrån vart varför hur hurdan
någon något några nån nåt nåra ingen inget inga all allt alla båda varje annan annat andra samma
själv en ett i på av till från med hos vid genom mellan under över efter före mot åt per kring
inom utom utanför ur längs bland enligt trots ner ned upp ut in bort hem är vara varit blir bli
blev blivit har ha hade haft kan kunna kunde kunnat ska skall skulle vill vilja ville velat måste
bör borde får få fick fått må lär brukar behöver inte ej icke aldrig ju nog väl bara också även
redan ännu nu sen igen kanske alltid ofta ibland mycket mer mest lite mindre ganska väldigt helt
ja nej jo jaha okej ok hej hejsan tack snälla e ä o sån såna sånt sådan sådant sådana va
"""

FUNCTION_WORDS = frozenset(_FUNCTION_WORDS_LIST.split())
