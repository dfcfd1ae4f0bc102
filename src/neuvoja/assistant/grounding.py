"""Whether a sentence is carried by the passages that it cites.

Its words are carried as well as the mean of two shares: of the 5-grams, as the mean of the whole
and of its weakest stretch, since an invention in the middle of true words shows in the stretch; and
of the dictionary forms. What must be exact (figures, dates, prices, names) is looked up, and must
belong to the same matter. A sentence must not say no where its source says yes, nor bound from the
other side: at least for at most.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from neuvoja.assistant.evidence.across import NEAR, Crossing
from neuvoja.assistant.evidence.carrying import carried
from neuvoja.assistant.evidence.comparison import Comparison
from neuvoja.assistant.evidence.doubts import Doubt, doubts, doubts_across
from neuvoja.assistant.evidence.meaning import Meaning
from neuvoja.assistant.evidence.reader import LayoutReader
from neuvoja.domain.conversation import Language
from neuvoja.domain.suggestion import Source, Support
from neuvoja.language.analysis import Analyser
from neuvoja.language.detection import Detector
from neuvoja.language.promises import Embedder
from neuvoja.language.sentences import sentences

SUPPORTED = 0.6
"""With the doubts, 93 % of the attributable replies of BEGIN (wow, tc) and 22 % of the others."""

PARTIAL = 0.45
"""With the refuting doubts, 96 % of the attributable replies keep at least this."""

SURELY_OTHER = 0.95
"""Confidence from which on a sentence is in another language: of 870 sentences of articles in three
languages one is told wrongly."""

DOUBTED = 0.85
"""What a doubt leaves of a score, and another where it refutes."""

TEXTS_REMEMBERED = 1_024


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found out about a sentence."""

    share: float
    """How well its words are carried, 0 to 1."""

    doubts: tuple[Doubt, ...]
    foreign: bool
    """Whether it is in another language than its source, so that its words tell nothing."""

    words: int = 0
    """Its content words; 0 where it stands word for word."""

    near: float | None = None
    """How near it is to a foreign source by its meaning, -1 to 1; None: nobody has measured."""

    @property
    def support(self) -> Support:
        if any(each.refutes for each in self.doubts):
            return "unsupported"
        if self.near is not None:
            return "partial" if self.near >= NEAR else "unsupported"
        if self.share < PARTIAL and not self.foreign:
            return "unsupported"
        return "partial" if self.doubts or self.share < SUPPORTED else "supported"

    @property
    def score(self) -> float:
        """How well the sentence is carried, 0 to 1: the share, less where there are doubts."""
        if not self.doubts:
            return self.share
        refuted = any(each.refutes for each in self.doubts)
        return self.share * DOUBTED * (DOUBTED if refuted else 1)


VERBATIM = Finding(1.0, (), foreign=False)
"""It stands in its source word for word."""


class Grounding:
    """Safe to use from several threads."""

    def __init__(self, analyser: Analyser, embedder: Embedder | None = None) -> None:
        """Ground with what is in the box.

        Args:
            embedder: knows texts of all languages by one meaning, and is quick; without it a
                sentence in another language than its source is judged by their shared words.
        """
        self._reader = LayoutReader(analyser)
        self._meaning = Meaning(embedder, embedder.model_id) if embedder else None
        self._language = lru_cache(maxsize=TEXTS_REMEMBERED)(Detector().message)
        self._laid = lru_cache(maxsize=TEXTS_REMEMBERED)(self._reader.source)
        self._told = lru_cache(maxsize=TEXTS_REMEMBERED)(_sentences_of)

    def is_in(self, sentence: str, language: Language) -> bool:
        """Whether a sentence may be in a language: false where it surely is in another of ours."""
        told = self._language(sentence)
        return told.language in (None, language) or told.confidence < SURELY_OTHER

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
        return self.finding(sentence, passages, language, heard=heard).support

    def finding(
        self,
        sentence: str,
        passages: Sequence[str],
        language: Language,
        *,
        heard: Iterable[str] = (),
        equal: Iterable[frozenset[str]] = (),
    ) -> Finding:
        """The same in full: the share that is carried, and every doubt with its reason.

        Args:
            equal: names that mean the same in several languages, such as a product's.
        """
        # Without the markers of lists, whose numbers are no claims.
        pieces = [each.text for each in sentences(sentence)]
        if pieces and self._told(tuple(passages)).issuperset(pieces):
            return VERBATIM
        theirs = self._language("\n".join(passages)).language
        if theirs and self._language(sentence).language == theirs:
            language = theirs
        source = self._laid(tuple(passages), language)
        said = tuple(heard)
        if self._meaning and theirs and theirs != language:
            languages = (language, theirs)
            crossing = self._crossing(sentence, passages, said, languages, self._meaning)
            return _across(replace(crossing, equal=tuple(equal)))
        own = self._reader.sentence(" ".join(pieces), language, source)
        compared = Comparison(own, source, self._laid(said, language) if said else None)
        text = "\n".join(passages)
        known = "\n".join((text, *said))
        return Finding(
            share=(_carried_words(compared, text) + compared.shared()) / 2,
            doubts=tuple(doubts(compared, known, language, equal)),
            foreign=bool(source.words) and compared.foreign(),
            words=sum(each.content for each in own.words),
        )

    def _crossing(
        self,
        sentence: str,
        passages: Sequence[str],
        said: tuple[str, ...],
        languages: tuple[Language, Language],
        meaning: Meaning,
    ) -> Crossing:
        """A sentence in the first of two languages beside passages in the second."""
        source = self._laid(tuple(passages), languages[1])
        plain = " ".join(each.text for each in sentences(sentence))
        return Crossing(
            own=self._reader.sentence(plain, languages[0], source),
            source=source,
            heard=self._laid(said, languages[0]) if said else None,
            meaning=meaning,
            written=sentence,
        )


def _across(crossing: Crossing) -> Finding:
    found = tuple(doubts_across(crossing))
    return Finding(max(crossing.near, 0.0), found, foreign=True, near=crossing.near)


def _carried_words(compared: Comparison, source: str) -> float:
    """`carried`, of the words that are not literals; 1 where there is no other."""
    words = [each.text for each in compared.own.words if not each.literal]
    if not words and compared.own.words:
        return 1.0
    return carried(" ".join(words), source)


def _sentences_of(passages: tuple[str, ...]) -> frozenset[str]:
    return frozenset(each.text for text in passages for each in sentences(text))


def text_of(source: Source) -> str:
    """All that a sentence citing a source may rest on."""
    return "\n".join(filter(None, (source.title, source.heading, source.text)))
