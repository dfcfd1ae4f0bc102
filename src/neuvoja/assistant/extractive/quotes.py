"""The customer's exact words, as short as they can stand."""

import re

from neuvoja.assistant.extractive.sayings import Saying

LONGEST = 160
"""Characters up to which a whole sentence is quoted."""

_EDGE = re.compile(r"^[\s,;:.!–—-]+|[\s,;:–—-]+$")


def quote(saying: Saying, tokens: frozenset[int]) -> str:
    """The sentence that holds these words, or of a long one the clauses that do."""
    if len(saying.text) <= LONGEST or not tokens:
        return saying.text
    held = [each for each in saying.clauses if any(each.first <= at < each.end for at in tokens)]
    start = saying.tokens[held[0].first].start
    end = saying.tokens[held[-1].end - 1].end
    return _EDGE.sub("", saying.text[start:end])
