"""Whether a sentence is carried by the passages that it cites.

A sentence is carried as well as the mean of the whole and of its weakest stretch: an invention in
the middle of true words shows in the stretch. What must be exact (figures, dates, prices, names)
is looked up literally, and a sentence must not say no where its source says yes.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from neuvoja.domain.conversation import Language
from neuvoja.domain.suggestion import Source, Support
from neuvoja.language.analysis import Analyser, Token
from neuvoja.language.negation import negated
from neuvoja.language.sentences import sentences
from neuvoja.language.similarity import share_of_grams, text_grams, unsupported_literals
from neuvoja.language.text import fold
from neuvoja.language.words import word_texts

GRAM = 5
STRETCH = 8
"""Words in the stretch that is looked at."""

SUPPORTED = 0.7
"""On the development parts of BEGIN nine of ten attributable replies and one of ten others."""

PARTIAL = 0.5
"""97 % of the attributable replies and a quarter of the others."""

SAME_MATTER = 0.6
"""From this on a sentence of the source is taken to speak of the same, so that its no counts."""

NEAREST = 0.1
"""Sentences of the source that carry it nearly as well as the best one count with it."""

KNOWN_NAME = 0.7
"""Part of a name's grams that must be known; inflection changes the rest."""

TEXTS_REMEMBERED = 1_024
WORDS_REMEMBERED = 16_384


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence and what it says yes and no to."""

    text: str
    affirmed: frozenset[str]
    """Lemmas outside any negation."""

    denied: frozenset[str]


class Grounding:
    """Safe to use from several threads."""

    def __init__(self, analyser: Analyser) -> None:
        self._analyser = analyser
        self._said = lru_cache(maxsize=TEXTS_REMEMBERED)(self._listened)

    def support(
        self,
        sentence: str,
        passages: Sequence[str],
        language: Language,
        *,
        heard: Iterable[str] = (),
    ) -> Support:
        """How well the passages carry a sentence.

        Args:
            passages: the texts that it cites; `text_of` makes one of a source.
            heard: what was said in the conversation; its figures and names may be repeated.

        Returns:
            `supported`, `partial` or `unsupported`; the last also where nothing is cited.
        """
        source = "\n".join(passages)
        known = "\n".join((source, *heard))
        share = carried(sentence, source)
        if (
            share < PARTIAL
            or unsupported_literals(sentence, known)
            or self._strange_name(sentence, known, language)
            or self._turned(sentence, source, language)
        ):
            return "unsupported"
        return "supported" if share >= SUPPORTED else "partial"

    def _strange_name(self, sentence: str, known: str, language: Language) -> bool:
        """Whether the sentence names someone or something that nobody has mentioned."""
        return any(
            _is_name(token, first=at == 0) and share_of_grams(token.text, known) < KNOWN_NAME
            for at, token in enumerate(self._analyser.tokens(sentence, language))
        )

    def _turned(self, sentence: str, source: str, language: Language) -> bool:
        """Whether the sentence denies what its source affirms, or the reverse."""
        said = self._said(source, language, whole=False)
        if any(each.text == sentence for each in said):
            return False
        (own,) = self._said(sentence, language, whole=True)
        near = _nearest(sentence, said)
        affirmed = frozenset().union(*(each.affirmed for each in near))
        denied = frozenset().union(*(each.denied for each in near))
        return bool(
            near and ((own.denied & affirmed) - denied or (own.affirmed & denied) - affirmed)
        )

    def _listened(self, text: str, language: Language, *, whole: bool) -> tuple[_Said, ...]:
        texts = [text] if whole else [span.text for span in sentences(text)]
        return tuple(self._polarity(each, language) for each in texts)

    def _polarity(self, sentence: str, language: Language) -> _Said:
        tokens = self._analyser.tokens(sentence, language)
        within = negated(tokens, language)
        affirmed, denied = set[str](), set[str]()
        for at, token in enumerate(tokens):
            if token.content:
                (denied if at in within else affirmed).update(token.lemmas)
        return _Said(sentence, frozenset(affirmed), frozenset(denied))


def text_of(source: Source) -> str:
    """All that a sentence citing a source may rest on."""
    return "\n".join(filter(None, (source.title, source.heading, source.text)))


def carried(sentence: str, source: str) -> float:
    """How well a text carries a sentence by its characters, 0 to 1; 0 where either has no word.

    The mean of two shares of 5-grams inside words, folded: that of the whole sentence, and that of
    the worst `STRETCH` of words in a row.

    Measured on BEGIN (wow, test): separates attributable replies from others with AUC .947; the
    whole sentence's share alone does with .941.
    """
    known = text_grams(source, GRAM)
    counts = [_known_grams(word, known) for word in word_texts(fold(sentence))]
    if not counts:
        return 0.0
    windows = range(max(1, len(counts) - STRETCH + 1))
    return (_share(counts) + min(_share(counts[at : at + STRETCH]) for at in windows)) / 2


def _share(counts: Sequence[tuple[int, int]]) -> float:
    return sum(known for known, _ in counts) / sum(grams for _, grams in counts)


def _known_grams(word: str, known: frozenset[str]) -> tuple[int, int]:
    grams = _grams(word)
    return sum(gram in known for gram in grams), len(grams)


@lru_cache(maxsize=WORDS_REMEMBERED)
def _grams(word: str) -> tuple[str, ...]:
    padded = f" {word} "
    return tuple(padded[at : at + GRAM] for at in range(max(len(padded) - GRAM, 0) + 1))


def _is_name(token: Token, *, first: bool) -> bool:
    if first:
        return token.name in ("first_name", "surname")
    return token.text[:1].isupper()


def _nearest(sentence: str, said: Sequence[_Said]) -> list[_Said]:
    """The sentences of a source that speak of the same as this one."""
    shares = [carried(sentence, each.text) for each in said]
    best = max(shares, default=0.0)
    if best < SAME_MATTER:
        return []
    return [each for each, share in zip(said, shares, strict=True) if share >= best - NEAREST]
