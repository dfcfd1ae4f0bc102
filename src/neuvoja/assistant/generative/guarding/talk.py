"""Words by which a text speaks of the talk itself: "as you asked", "in your case", "unfortunately".

They state nothing that a source could carry: forms of asking, telling, knowing and noting, of the
matter and its course, of regret, of liking and of certainty.
"""

import re
from collections.abc import Mapping

from neuvoja.domain.conversation import Language
from neuvoja.language.hostile.vocabulary import joined

_WORDS: Mapping[Language, str] = {
    "fi": r"""
kysy\w*|vastau\w+|kerro\w*|kerto\w*|sano\w*|mainit\w+|totea\w*|totes\w+|tarkist\w+|selvi(?:t|ä)\w*
|selvyy\w+|ymmär\w+|tiedo(?:ksi|n)?|tieto(?:a|na)?|ti(?:edä|etä|esi)\w*|huom[ai]\w*|muista\w*
|kannattaa|toivo\w*|halu\w*|pahoit\w+|valitett\w+|ikäv\w+|harmi\w*|onneksi|hyv(?:ä|ää|än|in)
|hieno\w*|mukav\w+|hätää?|huoli|huolta|lyhyesti|tiivis\w+|yhteenve\w+|kysees\w+|kysei\w+|kyse
|asia(?:a|an|n|ssa|ssasi|sta|si|nne)?|asioi\w+|tilan(?:ne|tee)\w*|tapau\w+|ohje\w*|mukai\w+
|ensi(?:n|nnä|ksi)\w*|toiseksi|kolmanneksi|lopuksi|viimeksi|esimerk\w+|yleisesti|yleensä|luonnol\w+
|totta|varm(?:asti|aan|uu\w+)|käytännössä|viesti(?:si|nne|ssä\w*|stä\w*)|kuva(?:ile\w*|amas\w*)
|miele(?:stäni|stämme|lläni)|mielell\w+|oikein|vaihee\w+|seuraav\w+|toimi|tee|tehdä|suositt\w+
|suosittel\w+|nimittäin|itse asiassa|tosiaan|apua?|auta\w*|kokeil\w*|varo(?:vai\w+)?|tarkkana
|toisaalta|sen sijaan|puolestaan|jolloin|sillä välin
""",
    "sv": r"""
fråg\w+|svar\w*|berätta\w*|säg\w+|sade|sagt|sa|nämn\w+|kontrollera\w*|kollat?|kollade|först\w*|vet
|veta|kännedom|tänk\w*|kom ihåg|ihåg|minns|observera\w*|notera\w*|hoppas|önska\w*|beklaga\w*|tyvärr
|ledsen|tack\w*|självklar\w*|naturligt\w*|givetvis|säkert|bra|fint?|fina|goda?|gott|fara|oroa|orolig
|kort (?:sagt|och gott)|sammanfatt\w+|ärende\w*|sak(?:en)?|fall(?:et)?|situation\w*|omständ\w+
|anvisning\w*|instruktion\w*|enligt|information\w*|exempel\w*|allmän\w*|vanligt\w*|praktik\w*|faktiskt
|dessutom|slutligen|sist|andra hand|rätt|riktigt|steg\w*|följande|gör (?:så|följande|det)
|rekommendera\w*|gäller det|förmodl\w+|lyckligt\w*|glädj\w+|hjälp(?:er|a|t)?|prova\w*|pröva\w*
|försiktig\w*|andra sidan|vidare|under tiden|i stället
""",
    "en": r"""
ask(?:s|ed|ing)?|questions?|answer\w*|repl(?:y|ies|ied)|tell\w*|told|says?|saying|said|mention\w*
|describ\w+|explain\w*|check(?:s|ed|ing)?|look(?:ed|ing)? into|see|seen|saw|understand\w*|understood
|know|knows|known|knew|note[sd]?|noting|remember\w*|mind|aware|hope\w*|wish\w*|sorry|unfortun\w+
|regret\w*|apolog\w+|afraid|glad\w*|happy|pleas\w+|thank\w*|worr\w+|course|certain\w*|sure\w*
|absolut\w+|definit\w+|natural\w*|indeed|luck\w*|in short|sum|summar\w+|brief\w*|first\w*|second\w*
|finally|lastly|addition\w*|example|instance|general\w*|usual\w*|normal\w*|in fact|practice|case
|situation\w*|matters?|issue|circumst\w+|informat\w+|instruct\w+|guid\w+|accord\w*|follow\w*|steps?
|right|correct\w*|good|great|nice|help\w*|concern\w*|regard\w*|recommend\w*|suggest\w*|advi[cs]e\w*
|works?|things?|here|try(?:ing)?|tri(?:es|ed)|careful\w*|other hand|in turn|meanwhile|instead
""",
}
_TALK = {
    language: re.compile(rf"\b(?:{joined(words)})\b", re.IGNORECASE)
    for language, words in _WORDS.items()
}


def without_talk(clause: str, language: Language) -> str:
    """A clause without the words that speak of the talk itself; blanks where they stood."""
    return _TALK[language].sub(" ", clause)
