"""English: stems, irregular forms, and what its function words are."""

from collections.abc import Sequence

from neuvoja.language.forms.readings import as_itself, parted_at_hyphens, word_set
from neuvoja.language.promises import Lemma, Lemmatizer

_PRONOUNS = """
i you he she it we they me him her us them my your his its our their mine yours hers ours theirs
myself yourself himself herself itself ourselves yourselves themselves this these that those which
who whom whose what some any no none every each either neither both all another other others such
same own one ones somebody someone something anybody anyone anything nobody nothing everybody
everyone everything a an the
"""
_CONJUNCTIONS = """
and or but nor so yet for if then than because since although though while whereas unless until
till when whenever where wherever whether as that why how once
"""
_PREPOSITIONS = """
of in on at by to from with without about into onto over under between through during before after
above below up down out off again against per via within upon toward towards across along among
beside besides beyond behind near inside outside around regarding concerning except
"""
_AUXILIARIES = """
am is are was were be been being have has had having do does did done doing can could may might
must shall should will would ought get gets got gotten getting let lets gonna wanna gotta cannot
want wants wanted need needs like going go goes
"""
_CONTRACTED = """
i'm you're he's she's it's we're they're i've you've we've they've i'd you'd he'd she'd we'd
they'd i'll you'll he'll she'll we'll they'll that's there's what's who's where's how's let's
here's im ive id youre theyre thats whats dont doesnt didnt isnt arent wasnt werent cant wont
couldnt wouldnt shouldnt havent hasnt hadnt
"""
_NEGATIVES = """
not no never none nobody nothing neither nor cannot isn't aren't wasn't weren't don't doesn't
didn't haven't hasn't hadn't can't couldn't won't wouldn't shan't shouldn't mustn't needn't ain't
dont doesnt didnt isnt arent wasnt werent cant wont couldnt wouldnt shouldnt havent hasnt hadnt
hardly barely
"""
_ADVERBS = """
here there only just also too very quite rather really even still already ever always often
sometimes now more most less least much many few little enough yes yeah maybe perhaps however
therefore instead almost soon later anyway actually basically currently please well
"""
_SPOKEN = "u ur r n ya yep yup nope pls plz abt cos cuz coz tho thru dunno lemme gimme btw"
_COURTESIES = "hi hello hey thanks thank ok okay sorry regards dear cheers"

_IRREGULAR_FORMS = """
begin began begun/break broke broken/bring brought/build built/buy bought/catch caught/choose
chose chosen/come came/deal dealt/draw drew drawn/drive drove driven/eat ate
eaten/fall fell fallen/feel felt/find found/fly flew flown/forget forgot forgotten/freeze froze
frozen/give gave given/grow grew grown/hang hung/hear heard/hide hid hidden/hold held/keep
kept/know knew known/lay laid/lead led/learn learnt/leave left/lend lent/lose lost/make made/mean
meant/meet met/mistake mistook mistaken/overpay overpaid/pay paid/ride rode ridden/ring
rang rung/rise rose risen/run ran/say said/see saw seen/sell sold/send sent/shake shook
shaken/shine shone/shoot shot/shrink shrank shrunk/sing sang sung/sit sat/sleep slept/speak spoke
spoken/spend spent/steal stole stolen/stand stood/stick stuck/swear swore sworn/swim
swam swum/take took taken/teach taught/tear tore torn/tell told/think thought/throw threw
thrown/understand understood/undo undid undone/wake woke woken/wear wore worn/win won/withdraw
withdrew withdrawn/write wrote written/rewrite rewrote rewritten/pre-pay prepaid/child
children/person people persons/man men/woman women/foot feet/tooth teeth/mouse mice/wife
wives/life lives/half halves/knife knives/shelf shelves/leaf leaves/thief thieves/datum
data/criterion criteria/good better best/bad worse worst
"""


FUNCTION_WORDS = word_set(
    _PRONOUNS, _CONJUNCTIONS, _PREPOSITIONS, _AUXILIARIES, _CONTRACTED, _NEGATIVES, _ADVERBS,
    _SPOKEN, _COURTESIES,
)  # fmt: skip
"""Word forms, contracted ones with and without their apostrophe."""

NEGATIVES = word_set(_NEGATIVES)

IRREGULAR = {
    form: base
    for base, *forms in (entry.split() for entry in " ".join(_IRREGULAR_FORMS.split()).split("/"))
    for form in forms
}
"""Irregular form → dictionary form."""


class EnglishReader:
    """Reads by stems, irregular forms by a list; a hyphenated compound also by its parts."""

    def __init__(self, lemmatizer: Lemmatizer) -> None:
        self._lemmatizer = lemmatizer

    def readings(self, word: str) -> Sequence[Lemma]:
        lowered = word.lower().replace("’", "'")
        if "-" in lowered:
            return parted_at_hyphens(lowered, self._of_plain)
        return self._of_plain(lowered)

    def is_function_word(self, word: str, readings: Sequence[Lemma]) -> bool:
        return word.lower().replace("’", "'") in FUNCTION_WORDS

    def is_negative(self, word: str, readings: Sequence[Lemma]) -> bool:
        return word.lower().replace("’", "'") in NEGATIVES

    def _of_plain(self, word: str) -> Sequence[Lemma]:
        owner = word.removesuffix("'s").removesuffix("'")
        base = IRREGULAR.get(owner, owner)
        return self._lemmatizer.lemmas(base) or as_itself(base)
