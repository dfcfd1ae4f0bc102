"""Each sentence of a draft, held against what it cites and against what no answer may hold.

grounded    `Grounding` finds its words, figures, names and yes or no in the cited passages
across      in another language than all it cites: the literals decide, and the embedding; `partial`
guarded     `Guard` has no objection
courtesy    cites nothing because it states nothing                                courteous.py
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from neuvoja.assistant.generative.citations import Stated
from neuvoja.assistant.generative.courteous import Courteous
from neuvoja.assistant.generative.guarding.additions import Additions
from neuvoja.assistant.generative.guarding.known import heeded_source
from neuvoja.assistant.grounding import PARTIAL, SUPPORTED, Finding, Grounding, text_of
from neuvoja.assistant.hostile import is_attacked
from neuvoja.assistant.reading import Reading
from neuvoja.domain.conversation import Language
from neuvoja.domain.suggestion import Quote, Sentence, Source, Support
from neuvoja.language.interrogatives import is_question
from neuvoja.language.promises import Embedder
from neuvoja.language.sentences import sentences

SCRAP = 5
"""Content words up to which a sentence must be carried wholly: half of so few tells nothing."""

MOST_CITED = 3
"""Sources that a sentence without a mark of its own is held against."""

OTHER_LANGUAGE = "it is not in the language of the reply"
UNCARRIED = "no source that it cites carries it"
QUESTION = "it asks and tells nothing"


class Objecting(Protocol):
    """One reason why a text may not pass."""

    @property
    def why(self) -> str: ...


class Guarding(Protocol):
    def objections(
        self, text: str, *, sources: Sequence[Source], reading: Reading, prompt: str
    ) -> Sequence[Objecting]: ...


@dataclass(frozen=True, slots=True)
class Draft:
    """What sentences are held against."""

    reading: Reading
    language: Language
    """Of the reply."""

    offered: tuple[int, ...]
    """The sources that the model was given, by `n`."""

    prompt: str
    """The rules that it was given, which it must not repeat."""

    def cited(self, cites: Sequence[int]) -> tuple[Source, ...]:
        return tuple(each for each in self.reading.sources if each.n in cites)


@dataclass(frozen=True, slots=True)
class Verified:
    sentence: Sentence
    why: str = ""
    """What is wrong with it, for whoever writes it anew; empty where nothing is."""

    strange: tuple[int, ...] = ()
    """Citations that were not offered; they are taken away, and it is held against the rest."""

    @property
    def passes(self) -> bool:
        return self.sentence.support != "unsupported"


class Verifier:
    """Safe to use from several threads."""

    def __init__(
        self,
        *,
        grounding: Grounding,
        guard: Guarding,
        courteous: Courteous,
        across: "Across",
        additions: Additions,
    ) -> None:
        self._grounding = grounding
        self._additions = additions
        self._guard = guard
        self._courteous = courteous
        self._across = across

    def verified(self, said: Sequence[Stated], draft: Draft) -> tuple[Verified, ...]:
        """Each sentence with its support, in order."""
        return tuple(self._verified(each, _beside(said, at), draft) for at, each in enumerate(said))

    def is_manner(self, text: str, language: Language) -> bool:
        """Whether a courtesy only greets, thanks for the message or ends the letter."""
        return self._courteous.is_manner(text, language)

    def objection(self, text: str, cites: Sequence[int], draft: Draft) -> str:
        """Why a text may not be shown at all, citing these; empty where it may."""
        found = self._guard.objections(
            text, sources=draft.cited(cites), reading=draft.reading, prompt=draft.prompt
        )
        return "; ".join(each.why for each in found)

    def may_ask(self, question: str, draft: Draft) -> bool:
        """Whether a model's question to the customer may be shown: a question, of their matter.

        Where somebody has spoken to the machine, none of its questions is.
        """
        if is_attacked(draft.reading.warnings) or not is_question(question, draft.language):
            return False
        heard = [each.text for each in draft.reading.conversation.messages]
        told = [*_articles(draft), *heard]
        if self._additions.is_alien(question, told, draft.language):
            return False
        return not self.objection(question, (), draft)

    def _verified(self, said: Stated, beside: Stated | None, draft: Draft) -> Verified:
        strange = tuple(n for n in said.cites if n not in draft.offered)
        if not self._grounding.is_in(said.text, draft.language):
            return Verified(_sentence(said.text, (), "unsupported"), OTHER_LANGUAGE, strange)
        if not said.cites and self._courteous.is_courtesy(said.text, draft.reading, draft.language):
            why = self.objection(said.text, (), draft)
            return Verified(_sentence(said.text, (), "unsupported" if why else "courtesy"), why)
        cites = tuple(n for n in said.cites if n in draft.offered)
        if said.text.endswith("?"):
            return Verified(_sentence(said.text, cites, "unsupported"), QUESTION, strange)
        found = self._grounded(said, beside, cites, draft)
        why = self.objection(said.text, found.cites, draft)
        if found.support == "unsupported":
            why = "; ".join(filter(None, (found.why, why))) or UNCARRIED
        if why:
            return Verified(_sentence(said.text, cites, "unsupported"), why, strange)
        quotes = _quotes(said.text, found.cites, draft)
        return Verified(_sentence(said.text, found.cites, found.support, quotes), "", strange)

    def _grounded(
        self, said: Stated, beside: Stated | None, cites: tuple[int, ...], draft: Draft
    ) -> "_Grounded":
        """By what it cites, else by a source that nobody has pointed at but that carries it wholly.

        Where a source that it cites speaks of the same and against it, no other is looked for.
        """
        own = self._held(said.text, cites, draft) if cites else _Grounded((), "unsupported", "")
        if own.support != "unsupported" or (own.why and own.share >= PARTIAL):
            return own
        for other in _others(beside, cites, draft):
            found = self._held(said.text, other, draft)
            if found.support == "supported":
                return found
        return own if cites else replace(own, why="it cites nothing that was given")

    def _held(self, text: str, cites: tuple[int, ...], draft: Draft) -> "_Grounded":
        cited = draft.cited(cites)
        passages = [heeded_source(text_of(each)).text for each in cited]
        heard = [each.text for each in draft.reading.conversation.messages]
        finding = self._grounding.finding(
            text, passages, draft.language, heard=heard, equal=equal_names(draft.reading)
        )
        abroad = all(each.language != draft.language for each in cited)
        support = self._support(text, finding, passages, abroad=abroad)
        why = "; ".join(each.about for each in finding.doubts)
        own = support != "unsupported" and finding.near is None and not abroad
        if own and (added := self._added(text, passages, draft)):
            support, why = "unsupported", f"no source that it cites says: {added}"
        return _Grounded(cites, support, why, finding.share)

    def _added(self, text: str, passages: Sequence[str], draft: Draft) -> str | None:
        """What was slipped into a sentence in its source's language."""
        heard = [each.text for _, each in draft.reading.conversation.said_by("customer")]
        told = [*passages, *_articles(draft)]
        return self._additions.slipped_in(
            text,
            told,
            draft.language,
            heard=heard,
            near=lambda clause: self._across.nearness(clause, passages) >= SAME,
        )

    def _support(
        self, text: str, finding: Finding, passages: Sequence[str], *, abroad: bool
    ) -> Support:
        if finding.near is not None or not (abroad or finding.foreign):
            return "unsupported" if _is_scrap(finding) else finding.support
        if any(each.refutes for each in finding.doubts) or not self._across.near(text, passages):
            return "unsupported"
        return "partial"


@dataclass(frozen=True, slots=True)
class _Grounded:
    cites: tuple[int, ...]
    support: Support
    why: str
    share: float = 0.0
    """How well its words are carried, 0 to 1."""


NEAR = 0.35
"""Cosine of a sentence and the nearest sentence of a passage in another language."""

SAME = 0.5
"""The same of a clause and a passage in its language, where they share no word."""


class Across:
    """Whether a sentence means what a passage in another language says."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def near(self, sentence: str, passages: Sequence[str]) -> bool:
        return self.nearness(sentence, passages) >= NEAR

    def nearness(self, sentence: str, passages: Sequence[str]) -> float:
        """Cosine with the nearest sentence of the passages; 0 where there is none."""
        said = [each.text for passage in passages for each in sentences(passage)]
        if not said:
            return 0.0
        vectors = self._embedder.embed([sentence, *said])
        return float((vectors[1:] @ vectors[0]).max())


def _sentence(
    text: str, cites: tuple[int, ...], support: Support, quotes: tuple[Quote, ...] = ()
) -> Sentence:
    return Sentence(text=text, cites=cites, quotes=quotes, support=support)


def equal_names(reading: Reading) -> Iterator[frozenset[str]]:
    """What one product, or one team, is called in all languages."""
    yield from (frozenset(each.name.values()) for each in reading.handbook.products)
    yield from (frozenset(each.name.values()) for each in reading.handbook.teams)


def _articles(draft: Draft) -> list[str]:
    """What the articles say that a model was given, in the reply's language."""
    return [
        heeded_source(text_of(each)).text
        for each in draft.cited(draft.offered)
        if each.kind == "article" and each.language == draft.language
    ]


def _is_scrap(finding: Finding) -> bool:
    """Whether so short a sentence is carried only by the words around what it says."""
    return finding.near is None and 0 < finding.words <= SCRAP and finding.share < SUPPORTED


def _others(
    beside: Stated | None, cites: tuple[int, ...], draft: Draft
) -> Iterator[tuple[int, ...]]:
    """What else a sentence may rest on.

    What its neighbour cites, other passages of the articles that it cites, the best sources.
    """
    near = tuple(n for n in (beside.cites if beside else ()) if n in draft.offered)
    articles = {each.source_id for each in draft.cited(cites)}
    same = (each.n for each in draft.cited(draft.offered) if each.source_id in articles)
    single = ((n,) for n in (*same, *draft.offered[:MOST_CITED]))
    yield from (each for each in dict.fromkeys((near, *single)) if each and each != cites)


def _beside(said: Sequence[Stated], at: int) -> Stated | None:
    """The next sentence that cites something, else the one before: people cite a paragraph once."""
    after = next((each for each in said[at + 1 :] if each.cites), None)
    return after or next((each for each in reversed(said[:at]) if each.cites), None)


def _quotes(text: str, cites: Sequence[int], draft: Draft) -> tuple[Quote, ...]:
    """Where a sentence stands word for word in what it cites."""
    bare = " ".join(each.text for each in sentences(text))
    return tuple(
        Quote(n=each.n, start=start, end=start + len(bare))
        for each in draft.cited(cites)
        if bare and (start := each.text.find(bare)) >= 0
    )
