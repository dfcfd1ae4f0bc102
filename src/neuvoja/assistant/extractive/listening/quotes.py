"""The customer's exact words, as short as they can stand."""

import re

from neuvoja.assistant.extractive.listening.listening import Listening
from neuvoja.assistant.extractive.listening.sayings import Saying

LONGEST = 160
"""Characters up to which a whole sentence is quoted."""

SHORTEST = 3
"""Words that a quotation has at least, unless the sentence has fewer."""

_EDGE = re.compile(r"^[\s,;:.!–—-]+|[\s,;:–—-]+$")


def quote(saying: Saying, tokens: frozenset[int]) -> str:
    """The sentence that holds these words, or of a long one the clauses that do."""
    if len(saying.text) <= LONGEST or not tokens:
        return saying.text
    held = [each for each in saying.clauses if any(each.first <= at < each.end for at in tokens)]
    return _cut(saying, held[0].first, held[-1].end)


def clause_quote(saying: Saying, tokens: frozenset[int]) -> str:
    """The shortest run of whole clauses that holds these words; without clauses the sentence."""
    held = [each for each in saying.clauses if any(each.first <= at < each.end for at in tokens)]
    if not held:
        return saying.text
    return _cut(saying, held[0].first, held[-1].end)


def telling_quote(saying: Saying, tokens: frozenset[int], known: Listening) -> str:
    """The clauses that hold these words, without the words with which people begin to speak.

    The sentence where they would be too short to tell anything.
    """
    held = [each for each in saying.clauses if any(each.first <= at < each.end for at in tokens)]
    if not held:
        return saying.text
    first, end = held[0].first, held[-1].end
    opening = {*known.small, *known.clause_begins} - {"jos", "om", "if"}
    while first < min(tokens) and saying.words[first] in opening:
        first += 1
    return _cut(saying, first, end) if end - first >= SHORTEST else saying.text


def _cut(saying: Saying, first: int, end: int) -> str:
    last = len(saying.text) if end == len(saying.tokens) else saying.tokens[end - 1].end
    return _EDGE.sub("", saying.text[saying.tokens[first].start : last])
