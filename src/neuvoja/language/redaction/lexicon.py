"""Words read as names, by a lemmatizer where there is one, and by the lists beside."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib.resources import files

from neuvoja.domain.conversation import LANGUAGES, Language
from neuvoja.language.forms import english, finnish, swedish
from neuvoja.language.promises import Lemma, Lemmatizer
from neuvoja.language.redaction.inflection import bases, old_bases
from neuvoja.language.redaction.reading import NO_LANGUAGE, NameWord, Reading, Votes

FUNCTION_WORDS: dict[Language, frozenset[str]] = {
    "fi": finnish.FUNCTION_WORDS | finnish.FUNCTION_LEMMAS,
    "sv": swedish.FUNCTION_WORDS,
    "en": english.FUNCTION_WORDS,
}
_REMEMBERED = 32768
"""Word forms."""

_SHORTEST = 4
"""Letters of a word that the lists do not know, for it to be a name alone."""


class Lexicon:
    """Readings of word forms, from a lemmatizer where there is one, and from the lists beside."""

    def __init__(self, lemmatizer: Lemmatizer | None, keep: Iterable[str] = ()) -> None:
        """Prepare the lists.

        Args:
            lemmatizer: Finnish; None, or one that does not mark names: the lists must do.
            keep: what is never a name, whatever else says so: words and phrases, any case, in
                their dictionary forms. A word that is also a common name of persons is no name
                alone, but is one beside another or where a cue announces it.
        """
        marks_names = lemmatizer is not None and any(
            lemma.name == "surname" for lemma in lemmatizer.lemmas("Virtanen")
        )
        self._lemmatizer = lemmatizer if marks_names else None
        self.knows_finnish = marks_names
        """Whether a word without a reading is foreign, or merely not asked about."""
        kept = [words.lower().split() for words in keep]
        self._keep = frozenset(words[0] for words in kept if len(words) == 1)
        self._phrases = _by_first_word(kept)
        self._given = _listed("given_names.txt")
        self._surnames = _listed("surnames.txt")
        self._also = {each: _listed("also_words.txt", each) for each in LANGUAGES}
        self._trade = _listed("also_words.txt", "trade")
        self._roles = frozenset().union(*(_listed("roles.txt", each) for each in LANGUAGES))
        self._towns = _listed("towns.txt")
        self._surname_endings = tuple(_listed("name_parts.txt", "surname ending"))
        self._landscape = _listed("name_parts.txt", "landscape")
        self._persons = _listed("name_parts.txt", "person after hyphen")
        self.particles = _listed("name_parts.txt", "particle")
        """Small words between the names of one person."""
        self._interned: dict[Reading, Reading] = {}
        self.word = lru_cache(maxsize=_REMEMBERED)(self._word)
        """A word as it is written with its reading; cached, safe to call from several threads."""
        self.forms = lru_cache(maxsize=_REMEMBERED)(self._forms)
        """All that a lower-case word may be a form of, itself among it; cached likewise."""

    @property
    def has_phrases(self) -> bool:
        return bool(self._phrases)

    def is_place(self, word: str) -> bool:
        return self.word(word).reading.place

    def kept(self, words: Sequence[str]) -> int:
        """How many of these lower-case words, from the first on, are a phrase to be kept."""
        for rest in self._phrases.get(words[0], ()):
            middle, last = rest[:-1], rest[-1]
            if tuple(words[1 : len(rest)]) == middle and last in self.forms(
                words[len(rest)] if len(words) > len(rest) else ""
            ):
                return len(rest) + 1
        return 0

    def _word(self, text: str) -> NameWord:
        capital = text[0].isupper()
        lower = text.lower().replace("’", "'")
        if capital and lower.endswith("'s") and lower not in FUNCTION_WORDS["en"]:
            text, lower = text[:-2], lower[:-2]
        reading = self._read(text)
        reading = self._interned.setdefault(reading, reading)
        return NameWord(
            text, lower, capital, reading, Votes() if capital else _votes(lower, reading)
        )

    def _read(self, word: str) -> Reading:
        head, hyphen, tail = word.partition("-")
        if hyphen and word.lower() not in self._given:
            return self._joined(head, tail)
        return self._simple(word.lower())

    def _joined(self, head: str, tail: str) -> Reading:
        """A double name, where both halves are names; with a small tail a compound: Visa-kortti."""
        if head[:1].isupper() and tail[:1].islower():
            return self._read(head) if tail in self._persons else Reading(known=True)
        left, right = self._read(head), self._read(tail)
        if not left.named or not right.named:
            return Reading(
                known=left.known or right.known,
                place=left.place and right.place,
                dictionary=left.dictionary and right.dictionary,
            )
        return Reading(
            first=left.first,
            last=left.last or right.last,
            sure=left.sure | right.sure,
            listed=left.listed and right.listed,
            dictionary=left.dictionary and right.dictionary,
        )

    def _simple(self, word: str) -> Reading:
        forms = self.forms(word)
        lemmas = self._lemmas(word)
        kept = bool(forms & self._keep) or any(lemma.base in self._keep for lemma in lemmas)
        if kept and forms.isdisjoint(self._given | self._surnames):
            return Reading(known=True, stop=True)
        first = _in(self._given, word, forms) | _of(lemmas, "first_name")
        last = _in(self._surnames, word, forms | frozenset(old_bases(word)))
        last |= _of(lemmas, "surname")
        sounds = not (first or last) and self._sounds_like_surname(word, lemmas)
        towns = forms & self._towns
        others = towns | frozenset(
            lemma.base for lemma in lemmas if lemma.name in (None, "place", "other")
        )
        stop = self._is_stop(word, forms)
        names = first | last
        return Reading(
            first=first,
            last=frozenset({word}) if sounds else last,
            known=bool(others) or stop,
            place=bool(_of(lemmas, "place") or towns),
            stop=stop,
            trade=kept or bool(names & self._trade),
            sure=NO_LANGUAGE if stop or kept else self._sure(word, names, others),
            listed=self._is_listed(names),
            by_chance=bool(names) and word not in names and not others <= names,
            dictionary=word in names | others or not (names or others),
        )

    def _forms(self, word: str) -> frozenset[str]:
        return frozenset(bases(word))

    def _lemmas(self, word: str) -> tuple[Lemma, ...]:
        if self._lemmatizer is None:
            return ()
        lemmas = self._lemmatizer.lemmas(word[:1].upper() + word[1:])
        # One without a class is no reading of its own, but what another is derived from.
        return tuple(lemma for lemma in lemmas if lemma.name or lemma.word_class)

    def _is_stop(self, word: str, forms: frozenset[str]) -> bool:
        if word in self._given or word in self._surnames:
            return False
        return bool(forms & self._roles) or any(word in words for words in FUNCTION_WORDS.values())

    def _sure(
        self, word: str, names: frozenset[str], others: frozenset[str]
    ) -> frozenset[Language]:
        if not names or names & self._trade:
            return NO_LANGUAGE
        return frozenset(each for each in LANGUAGES if self._is_sure(each, word, names, others))

    def _is_sure(
        self, language: Language, word: str, names: frozenset[str], others: frozenset[str]
    ) -> bool:
        """Whether no other word of the language is in the way.

        A name from the lists outweighs a common word only in its dictionary form, or where it is
        the same word inflected: Matille may be `matti`, but Päiviä is `päivä`.
        """
        if not self._also[language].isdisjoint({word, *names}):
            return False
        listed = self._is_listed(names)
        if language != "fi":
            bare = word in names or word.removesuffix("s") in names
            return bare and (listed or word.endswith(self._surname_endings))
        if not listed and len(word) < _SHORTEST:
            return False
        listed = listed or any(name.endswith("nen") for name in names)
        return not others or (listed and (word in names or others <= names))

    def _sounds_like_surname(self, word: str, lemmas: tuple[Lemma, ...]) -> bool:
        """A foreign word with a surname's ending, or a compound of the landscape: Kivimäki."""
        if not lemmas:
            return word.endswith(self._surname_endings)
        if any(lemma.name == "place" for lemma in lemmas):
            return False
        return any(len(each.parts) == 2 and each.parts[1] in self._landscape for each in lemmas)

    def _is_listed(self, names: frozenset[str]) -> bool:
        return not names.isdisjoint(self._given | self._surnames)


def _by_first_word(phrases: Iterable[list[str]]) -> dict[str, list[tuple[str, ...]]]:
    """First word → what follows it in each phrase of two words or more."""
    rests: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        if len(phrase) > 1:
            rests.setdefault(phrase[0], []).append(tuple(phrase[1:]))
    return rests


def _votes(lower: str, reading: Reading) -> Votes:
    """A function word speaks twice; what the lemmatizer knows speaks for Finnish, å for Swedish."""
    hits = {each: 2 * (lower in words) for each, words in FUNCTION_WORDS.items()}
    finnish_word = int(reading.known and not reading.stop)
    return Votes(hits["fi"] + finnish_word, hits["sv"] + ("å" in lower), hits["en"])


def _in(names: frozenset[str], word: str, forms: frozenset[str]) -> frozenset[str]:
    """The names of a list that a word may be a form of: itself alone where it is one."""
    return frozenset({word}) if word in names else names & forms


def _of(lemmas: Iterable[Lemma], name: str) -> frozenset[str]:
    return frozenset(lemma.base for lemma in lemmas if lemma.name == name)


@lru_cache
def _listed(name: str, section: str = "") -> frozenset[str]:
    """The words of a data file, lower case; of one [section], or of what precedes the first."""
    text = (files(__package__) / "data" / name).read_text(encoding="utf-8")
    words: set[str] = set()
    here = ""
    for line in text.splitlines():
        if line.startswith("["):
            here = line.strip("[]")
        elif here == section and not line.startswith("#"):
            words.update(line.lower().split())
    return frozenset(words)
