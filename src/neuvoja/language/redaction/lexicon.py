"""What a word says of itself when one asks whether it is a person's name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from neuvoja.domain.conversation import LANGUAGES, Language
from neuvoja.language import english, finnish, swedish
from neuvoja.language.promises import Lemma, Lemmatizer
from neuvoja.language.redaction.inflection import bases

FUNCTION_WORDS: dict[Language, frozenset[str]] = {
    "fi": finnish.FUNCTION_WORDS | finnish.FUNCTION_LEMMAS,
    "sv": swedish.FUNCTION_WORDS,
    "en": english.FUNCTION_WORDS,
}
_SURNAME_ENDINGS = (
    "nen", "sson", "ström", "qvist", "kvist", "gren", "stedt", "dahl", "ov", "ova", "ev", "eva", "enko",
    "ski", "ska", "vić", "ić", "yan", "shvili", "sdotter", "sdóttir",
)  # fmt: skip
_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Reading:
    """How one word form may be read."""

    first: frozenset[str] = _NOTHING
    """The given names that it may be a form of, lower case."""

    last: frozenset[str] = _NOTHING
    """The surnames."""

    known: bool = False
    """Whether it has any reading but a person's name: a common word, a place, a role."""

    place: bool = False

    stop: bool = False
    """A function word, or one that stands where a name might, and is none: a role, a month."""

    trade: bool = False
    """A name that most people meet as a company's or a product's."""

    sure: frozenset[Language] = frozenset()
    """The languages in whose text it is a name even alone at the start of a sentence."""

    dictionary: bool = False
    """Whether the form is a dictionary form, of a name or of another word."""

    @property
    def named(self) -> bool:
        """Whether it may be a name at all."""
        return bool(self.first or self.last)


class Lexicon:
    """Readings of word forms, from a lemmatizer where there is one, and from the lists beside."""

    def __init__(self, lemmatizer: Lemmatizer | None, keep: Iterable[str] = ()) -> None:
        """Prepare the lists.

        Args:
            lemmatizer: Finnish, with its names marked; None: the lists alone must do.
            keep: what is never a name, whatever else says so: words and phrases, any case, in
                their dictionary forms.
        """
        self._lemmatizer = lemmatizer
        kept = [tuple(words.lower().split()) for words in keep]
        self._keep = frozenset(words[0] for words in kept if len(words) == 1)
        self._phrases: dict[str, list[tuple[str, ...]]] = {}
        for first, *rest in kept:
            if rest:
                self._phrases.setdefault(first, []).append(tuple(rest))
        self._given = _listed("given_names.txt")
        self._surnames = _listed("surnames.txt")
        self._also = {each: _listed("also_words.txt", each) for each in LANGUAGES}
        self._trade = _listed("also_words.txt", "trade")
        self._roles = frozenset().union(*(_listed("roles.txt", each) for each in LANGUAGES))
        self._towns = _listed("towns.txt")
        self.reading = lru_cache(maxsize=65536)(self._read)
        """The reading of a word as it is written; cached, safe to call from several threads."""
        self.forms = lru_cache(maxsize=65536)(self._forms)
        """All that a lower-case word may be a form of, itself among it; cached likewise."""

    @property
    def knows_finnish(self) -> bool:
        """Whether a word without a reading is foreign, or merely not asked about."""
        return self._lemmatizer is not None

    @property
    def has_phrases(self) -> bool:
        return bool(self._phrases)

    def is_place(self, word: str) -> bool:
        return self.reading(word).place

    def kept(self, words: Sequence[str]) -> int:
        """How many of these lower-case words, from the first on, are a phrase to be kept."""
        for rest in self._phrases.get(words[0], ()):
            middle, last = rest[:-1], rest[-1]
            if tuple(words[1 : len(rest)]) == middle and last in self.forms(
                words[len(rest)] if len(words) > len(rest) else ""
            ):
                return len(rest) + 1
        return 0

    def _read(self, word: str) -> Reading:
        head, hyphen, tail = word.partition("-")
        if hyphen and word.lower() not in self._given:
            return self._joined(head, tail)
        return self._simple(word.lower())

    def _joined(self, head: str, tail: str) -> Reading:
        """A double name, where both halves are names; with a small tail a compound: Visa-kortti."""
        if head[:1].isupper() and tail[:1].islower():
            return Reading(known=True)
        left, right = self.reading(head), self.reading(tail)
        if not left.named or not right.named:
            return Reading(known=left.known or right.known, place=left.place and right.place)
        return Reading(
            first=left.first and right.first,
            last=left.last and right.last,
            sure=left.sure | right.sure,
            dictionary=left.dictionary and right.dictionary,
        )

    def _simple(self, word: str) -> Reading:
        forms = self.forms(word)
        lemmas = self._lemmas(word)
        if forms & self._keep or any(lemma.base in self._keep for lemma in lemmas):
            return Reading(known=True, stop=True)
        first = forms & self._given | _of(lemmas, "first_name")
        last = forms & self._surnames | _of(lemmas, "surname")
        if not first and not last and not lemmas and word.endswith(_SURNAME_ENDINGS):
            last = frozenset({word})
        others = frozenset(lemma.base for lemma in lemmas if lemma.name in (None, "place", "other"))
        stop = self._is_stop(word, forms)
        return Reading(
            first=first,
            last=last,
            known=bool(others) or stop,
            place=bool(_of(lemmas, "place") or forms & self._towns),
            stop=stop,
            trade=bool((first | last) & self._trade),
            sure=_NO_LANGUAGE if stop else self._sure(word, first | last, others),
            dictionary=word in first | last | others or not (first or last or others),
        )

    def _forms(self, word: str) -> frozenset[str]:
        """The word alone where a list has it, else all that it may be a form of."""
        if word in self._given or word in self._surnames:
            return frozenset({word})
        return frozenset(bases(word))

    def _lemmas(self, word: str) -> tuple[Lemma, ...]:
        if self._lemmatizer is None:
            return ()
        return tuple(self._lemmatizer.lemmas(word[:1].upper() + word[1:]))

    def _is_stop(self, word: str, forms: frozenset[str]) -> bool:
        if word in self._given or word in self._surnames:
            return False
        return bool(forms & self._roles) or any(word in words for words in FUNCTION_WORDS.values())

    def _sure(
        self, word: str, names: frozenset[str], others: frozenset[str]
    ) -> frozenset[Language]:
        if not names or names & self._trade:
            return _NO_LANGUAGE
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
        listed = not names.isdisjoint(self._given | self._surnames)
        if language != "fi":
            return listed or not others
        return not others or (listed and (word in names or others <= names))


_NO_LANGUAGE: frozenset[Language] = frozenset()


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
