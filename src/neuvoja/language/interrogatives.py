"""Whether a sentence is formed as a question; a question mark alone makes none."""

import re
from collections.abc import Mapping

from neuvoja.domain.conversation import Language

_FORMED: Mapping[Language, re.Pattern[str]] = {
    "fi": re.compile(
        r"\b(?:mi(?:kä|tä|nkä|ssä|stä|hin|llä|ltä|lle|ksi|nä|llo\w+|ten|ksei|llai\w+|tkä|n[kt]ä?lai\w+"
        r"|nkä\w+|ssä\w+)|kuinka|ku(?:ka|ku\w+)|ke(?:n|nen|tä|ltä|lle|nelle|neltä|tkä|ne\w+)|kumpi\w*"
        r"|kumma\w+|mon\w+ko|\w+(?:ko|kö|kos|kös|kohan|köhän))\b",
        re.IGNORECASE,
    ),
    "sv": re.compile(
        r"(?:^|[,;:–—]\s?|\boch\s|\beller\s)\W*(?:(?:på|i|till|från|av|med|för|om|vid|under)\s)?"
        r"(?:vad|vilken|vilket|vilka|när|var|vart|varifrån|hur|vem|vems|varför|\w+(?:r|de|te|tt)|kan"
        r"|vill|ska|må)\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"(?:^|[,;:–—]\s?|\band\s|\bor\s)\W*(?:(?:on|in|to|from|of|with|for|about|at|by)\s)?"
        r"(?:what|which|when|where|who|whom|whose|how|why|do|does|did|is|are|was|were|have|has|had"
        r"|can|could|would|will|may|might|should|shall)(?:n['’]t)?\b",
        re.IGNORECASE,
    ),
}


def is_question(sentence: str, language: Language) -> bool:
    """Whether it ends in a question mark and asks by an interrogative, a clitic or its verb."""
    text = sentence.strip()
    return text.endswith("?") and _FORMED[language].search(text) is not None
