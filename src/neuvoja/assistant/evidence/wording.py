"""What the words of a unit are known by, what they weigh, and which of them are denied."""

import re
from collections.abc import Mapping, Sequence, Set
from itertools import groupby, pairwise

from neuvoja.assistant.evidence.layout import Atom, family
from neuvoja.domain.conversation import Language
from neuvoja.language.analysis import Token
from neuvoja.language.clauses import CLAUSE_WORDS
from neuvoja.language.exact.units import measure_at
from neuvoja.language.negation import negated

FUNCTION_WEIGHT = 0.25
"""What a function word weighs beside a content word."""

MEASURE_WEIGHT = 0.5
"""What the name of a measure weighs: "kuukaudessa" stands beside most prices."""

DEED_WEIGHT = 0.7
"""What a word that is no noun weighs: "maksaa" stands beside every price."""

LONGEST_PIECE = 2
"""Words of a piece of a list that says nothing by itself."""

LACKED = 2
"""Words after "without" that are lacked."""

_OTHER = ("muu", "mui", "annan", "annat", "andra", "other", "else")
_THAN = frozenset({"kuin", "än", "than"})
_NONE = frozenset[str]()
_OUTSIDE: Mapping[Language, tuple[frozenset[str], frozenset[str]]] = {
    "fi": (frozenset({"ulkopuolella", "ulkopuolelle", "ulkopuolelta"}), _NONE),
    "sv": (_NONE, frozenset({"utanför"})),
    "en": (_NONE, frozenset({"outside"})),
}
"""Words that exclude what stands before them, and those that exclude what follows."""

_PARTED = re.compile(r"[,;]")
_COORDINATORS: Mapping[Language, frozenset[str]] = {
    "fi": frozenset({"ja", "sekä", "tai", "mutta", "vaan", "kun", "taas", "eli"}),
    "sv": frozenset({"och", "samt", "eller", "men", "medan"}),
    "en": frozenset({"and", "or", "but", "while", "whereas"}),
}


_FORBIDDING: Mapping[Language, re.Pattern[str]] = {
    "fi": re.compile(r"\w*(?:kiellet|kielt|kiello)\w*|mahdot[ot]\w+", re.IGNORECASE),
    "sv": re.compile(r"\w*(?:förbju|förbud)\w*|omöjlig\w*", re.IGNORECASE),
    "en": re.compile(r"forbid\w*|prohibit\w*|banned|impossible", re.IGNORECASE),
}
"""Words that deny the clause they stand in, and affirm it where they are denied themselves."""


def segments(text: str, tokens: Sequence[Token], language: Language) -> list[int]:
    """For each token: in which segment it stands, from 0 on."""
    places = [0] if tokens else []
    for before, token in pairwise(tokens):
        parted = _PARTED.search(text, before.end, token.start)
        opens = parted or token.text.lower() in _COORDINATORS[language]
        places.append(places[-1] + bool(opens))
    return places


def atoms(token: Token) -> tuple[Atom, ...]:
    """What a word is known by: its parts, or its dictionary forms and its family."""
    if token.parts:
        return tuple(frozenset({each}) for each in sorted(token.parts))
    key = family(token.text)
    return ((token.lemmas or frozenset({token.text.lower()})) | ({key} if key else set()),)


def weight(token: Token) -> float:
    """How much a word tells, 0 to 1."""
    if not token.content:
        return FUNCTION_WEIGHT
    measure = measure_at(token.text, 0)
    if measure is not None and measure[1] == len(token.text):
        return MEASURE_WEIGHT
    return 1.0 if token.thing else DEED_WEIGHT


def denied(tokens: Sequence[Token], places: Sequence[int], language: Language) -> Set[int]:
    """Indices of the tokens under a negation; a bare piece of a list goes with what follows it.

    Args:
        places: their segments.
    """
    found: Set[int] = negated(tokens, language, supposed=False)
    pieces = [list(group) for _, group in groupby(range(len(tokens)), places.__getitem__)]
    for piece in pieces:
        if any(_FORBIDDING[language].match(tokens[at].text) for at in piece):
            found = found - set(piece) if found & set(piece) else found | set(piece)
    for piece, after in reversed(list(pairwise(pieces))):
        if _is_bare([tokens[at] for at in piece]):
            found = _like(found, piece, after)
    return found


def lacking(tokens: Sequence[Token], language: Language) -> Set[int]:
    """Indices of the tokens that stand right after a "without"."""
    without = CLAUSE_WORDS[language].without
    return {
        after
        for at, token in enumerate(tokens)
        if token.text.lower() in without
        for after in range(at + 1, at + 1 + LACKED)
    }


def excluded(tokens: Sequence[Token], language: Language) -> Set[int]:
    """Indices of the tokens besides which something else is meant: "muut kuin jäsenet"."""
    forms = [each.text.lower() for each in tokens]
    after, before = _OUTSIDE[language]
    found = {at - 1 for at, form in enumerate(forms) if form in after and at}
    found |= {at + 1 for at, form in enumerate(forms) if form in before}
    for at, pair in enumerate(pairwise(forms)):
        if pair[1] in _THAN and pair[0].startswith(_OTHER):
            found.add(at + 2)
    return found


def _is_bare(words: Sequence[Token]) -> bool:
    return len(words) <= LONGEST_PIECE and all(each.content and each.thing for each in words)


def _like(found: Set[int], piece: Sequence[int], model: Sequence[int]) -> Set[int]:
    if sum(at in found for at in model) * 2 > len(model):
        return found | set(piece)
    return found - set(piece)
