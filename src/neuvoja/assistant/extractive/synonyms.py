"""The organisation's own words for the customers'."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from neuvoja.assistant.extractive.matching import Form, Matcher
from neuvoja.assistant.extractive.phrases import Heard
from neuvoja.domain.conversation import Language
from neuvoja.domain.organisation import Synonym
from neuvoja.language.text import fold

SHORTEST_END = 5
"""Letters of a customer's word that is known at the end of a compound."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The synonyms of one language."""

    by_word: Mapping[str, tuple[Form, ...]]
    """Our words by each lemma and folded form of a customer's single word."""

    by_phrase: Mapping[str, tuple[str, tuple[Form, ...]]]
    """Folded customer's phrase → its last word, and our words."""

    def get(self, form: Form, heard: Heard) -> tuple[Form, ...]:
        """Our words for a word of this sentence; empty when there are none."""
        found = [self.by_word.get(key, ()) for key in (form.text, *form.lemmas)]
        if not any(found):
            found += self._ends(form.text)
        found += [
            ours
            for phrase, (last, ours) in self.by_phrase.items()
            if last == form.text and phrase in heard.text
        ]
        return tuple(dict.fromkeys(each for ours in found for each in ours))

    def _ends(self, word: str) -> list[tuple[Form, ...]]:
        """Our words for the end of a compound: sähkösoppari → sopimus."""
        ends = (word[at:] for at in range(1, len(word) - SHORTEST_END + 1))
        return [self.by_word[end] for end in ends if end in self.by_word][:1]


class OurWords:
    """Keeps the lexicon of the handbook seen last; safe to use from several threads."""

    def __init__(self, matcher: Matcher) -> None:
        self._matcher = matcher
        self._seen: tuple[tuple[Synonym, ...], dict[Language, Lexicon]] = ((), {})

    def of(self, synonyms: tuple[Synonym, ...], language: Language) -> Lexicon:
        seen, lexicons = self._seen
        if seen is not synonyms:
            lexicons = {}
            self._seen = (synonyms, lexicons)
        if language not in lexicons:
            own = [each for each in synonyms if each.language == language]
            lexicons[language] = self._lexicon(own, language)
        return lexicons[language]

    def _lexicon(self, synonyms: Sequence[Synonym], language: Language) -> Lexicon:
        by_word: dict[str, tuple[Form, ...]] = {}
        by_phrase: dict[str, tuple[str, tuple[Form, ...]]] = {}
        for each in synonyms:
            ours = tuple(self._matcher.forms(each.our_word, language))
            theirs = self._matcher.forms(each.customer_word, language)
            if len(theirs) == 1:
                for key in {theirs[0].text, *theirs[0].lemmas}:
                    by_word[key] = (*by_word.get(key, ()), *ours)
            elif theirs:
                by_phrase[fold(each.customer_word)] = (theirs[-1].text, ours)
        return Lexicon(by_word, by_phrase)
