"""Stems by the Snowball rules: Swedish, English, and Finnish without a native library."""

from collections.abc import Sequence

import snowballstemmer

from neuvoja.domain.conversation import Language
from neuvoja.language.promises import Lemma

_ALGORITHMS: dict[Language, str] = {"fi": "finnish", "sv": "swedish", "en": "english"}


class SnowballLemmatizer:
    """One stem a word of letters; no compound parts, names or word classes."""

    def __init__(self, language: Language) -> None:
        self._stemmer = type(snowballstemmer.stemmer(_ALGORITHMS[language]))

    def lemmas(self, word: str) -> Sequence[Lemma]:
        if not word.replace("'", "").isalpha():
            return ()
        # A stemmer keeps the word it works on in itself, so threads cannot share one.
        return (Lemma(base=str(self._stemmer().stemWord(word.lower())), parts=()),)
