"""The organisation's own words for the customers', and what people say for the same thing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from neuvoja.assistant.extractive.wording.matching import Form, Matcher
from neuvoja.assistant.extractive.wording.phrases import Heard
from neuvoja.domain.conversation import Language
from neuvoja.domain.organisation import Synonym
from neuvoja.language.everyday import everyday
from neuvoja.language.text import fold

SHORTEST_END = 5
"""Letters of a customer's word that is known at the end of a compound."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The synonyms of one language."""

    by_word: Mapping[str, tuple[str, ...]]
    """Our words by each lemma and folded form of a customer's single word."""

    by_phrase: Mapping[str, tuple[str, tuple[str, ...]]]
    """Folded customer's phrase → its last word, and our words."""

    def ends_phrase(self, form: Form, heard: Heard) -> bool:
        """Whether a word is the last of a known phrase said in this sentence: gick bort."""
        return any(
            last == form.text and phrase in heard.text
            for phrase, (last, _) in self.by_phrase.items()
        )

    def get(self, form: Form, heard: Heard) -> tuple[str, ...]:
        """Our words for a word of this sentence; empty when there are none."""
        found = [self.by_word.get(key, ()) for key in (form.text, *form.lemmas)]
        found += [
            ours
            for phrase, (last, ours) in self.by_phrase.items()
            if last == form.text and phrase in heard.text
        ]
        if not any(found):
            found = [self._compound(form.text)]
        return tuple(dict.fromkeys(each for ours in found for each in ours))

    def _compound(self, word: str) -> tuple[str, ...]:
        """Our compounds for a compound that ends in a customer's word: sähkösoppari."""
        for at in range(1, len(word) - SHORTEST_END + 1):
            if ours := self.by_word.get(word[at:]):
                return tuple(word[:at] + each for each in ours if " " not in each)
        return ()


class OurWords:
    """Keeps the lexicon of the handbook seen last; safe to use from several threads."""

    def __init__(self, matcher: Matcher) -> None:
        self._matcher = matcher
        self._seen: tuple[tuple[Synonym, ...], dict[Language, Lexicon]] = ((), {})

    def end_phrases(
        self,
        forms: Sequence[Form],
        heard: Heard,
        synonyms: tuple[Synonym, ...],
        language: Language,
    ) -> frozenset[Form]:
        """The words of a sentence that tell something only as the last of a phrase."""
        lexicon = self._lexicon(synonyms, language)
        return frozenset(
            form for form in forms if not form.content and lexicon.ends_phrase(form, heard)
        )

    def forms(
        self,
        form: Form,
        heard: Heard,
        synonyms: tuple[Synonym, ...],
        language: Language,
    ) -> tuple[Form, ...]:
        """Our words for a word of a sentence, as they are compared."""
        ours = self._lexicon(synonyms, language).get(form, heard)
        return tuple(each for word in ours for each in self._matcher.forms(word, language))

    def _lexicon(self, synonyms: tuple[Synonym, ...], language: Language) -> Lexicon:
        seen, lexicons = self._seen
        if seen is not synonyms:
            lexicons = {}
            self._seen = (synonyms, lexicons)
        if language not in lexicons:
            own = [
                (each.customer_word, each.our_word)
                for each in synonyms
                if each.language == language
            ]
            lexicons[language] = self._made([*own, *everyday(language)], language)
        return lexicons[language]

    def _made(self, synonyms: Sequence[tuple[str, str]], language: Language) -> Lexicon:
        by_word: dict[str, tuple[str, ...]] = {}
        by_phrase: dict[str, tuple[str, tuple[str, ...]]] = {}
        for said, meant in synonyms:
            theirs = self._matcher.forms(said, language)
            if len(theirs) == 1:
                for key in {theirs[0].text, *theirs[0].lemmas}:
                    by_word[key] = (*by_word.get(key, ()), meant)
            elif theirs:
                phrase = fold(said)
                _, known = by_phrase.get(phrase, ("", ()))
                by_phrase[phrase] = (theirs[-1].text, (*known, meant))
        return Lexicon(by_word, by_phrase)
