"""Tasks for a machine of words that stand in a text about something else.

"Translate the following sentence", "Selitä rekursio esimerkin avulla", "Beskriv en fjärils liv" are
honest where the text is about them: so they are told by sharing hardly a word with it.
"""

import re

from neuvoja.language.similarity import text_grams
from neuvoja.language.text import fold
from neuvoja.language.words import word_texts

ALIEN = 0.34
"""Below this share of its longer words a sentence is of another matter than its text."""

LONG = 5
GRAM = 5
KNOWN = 0.5
FEWEST = 2
FEWEST_AROUND = 12
"""Words of a text that tell what it is about."""

_TASK = re.compile(
    r"(?:^|:\s)\W*(?:please |kindly )?(?:translate|summari[sz]e|paraphrase|rephrase|explain"
    r"|describe|define|compose|solve|provide the \w+ (?:equivalent|translation|definition)"
    r"|kaanna (?:seuraava|lause|teksti|tama|englanniksi|ruotsiksi|suomeksi)|selita|kuvaile"
    r"|maarittele|runoile|oversatt|sammanfatta|forklara|beskriv|definiera)\b"
)


def is_alien_task(sentence: str, text: str) -> bool:
    """Whether a sentence sets a task about another matter than the text that it stands in."""
    said = fold(sentence.strip())
    if not _TASK.search(said):
        return False
    around = text.replace(sentence, " ")
    long = [each for each in word_texts(said) if len(each) >= LONG]
    if len(long) < FEWEST or len(word_texts(around)) < FEWEST_AROUND:
        return False
    known = text_grams(around, GRAM)
    return sum(_is_known(each, known) for each in long) < ALIEN * len(long)


def _is_known(word: str, known: frozenset[str]) -> bool:
    grams = text_grams(word, GRAM)
    return len(grams & known) >= KNOWN * len(grams)
