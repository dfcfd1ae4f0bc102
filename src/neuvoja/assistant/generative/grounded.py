"""What a sentence of a draft rests on: the sources that it cites, or others that carry it wholly.

words       `Grounding` finds its words, figures, names and yes or no in the cited passages
across      in another language than all it cites: the literals decide, and the embedding; `partial`
additions   each of its clauses rests on them, and on what in them is to the point
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from neuvoja.assistant.generative.citations import Stated
from neuvoja.assistant.generative.draft import Draft, equal_names
from neuvoja.assistant.generative.guarding.additions import Additions
from neuvoja.assistant.generative.guarding.known import heeded_source
from neuvoja.assistant.generative.nearness import NEAR, Nearness
from neuvoja.assistant.grounding import PARTIAL, SUPPORTED, VERBATIM, Finding, Grounding, text_of
from neuvoja.domain.suggestion import Source, Support
from neuvoja.language.sentences import sentences

SCRAP = 5
"""Content words up to which a sentence must be carried wholly: half of so few tells nothing."""

MOST_CITED = 3
"""Sources that a sentence without a mark of its own is held against."""

NOTHING_CITED = "it cites nothing that was given"


@dataclass(frozen=True, slots=True)
class Grounded:
    cites: tuple[int, ...]
    support: Support
    why: str
    share: float = 0.0
    """How well its words are carried, 0 to 1."""


class Grounder:
    """Safe to use from several threads."""

    def __init__(self, *, grounding: Grounding, nearness: Nearness, additions: Additions) -> None:
        self._grounding = grounding
        self._nearness = nearness
        self._additions = additions

    def grounded(
        self, said: Stated, beside: Stated | None, cites: tuple[int, ...], draft: Draft
    ) -> Grounded:
        """By what it cites, else by a source that nobody has pointed at but that carries it wholly.

        Where a source that it cites speaks of the same and against it, no other is looked for.

        Args:
            beside: the neighbour whose sources may be its own.
            cites: those that were offered.
        """
        own = self._held(said.text, cites, draft) if cites else Grounded((), "unsupported", "")
        if own.support != "unsupported" or (own.why and own.share >= PARTIAL):
            return own
        for other in _others(beside, cites, draft):
            found = self._held(said.text, other, draft)
            if found.support == "supported":
                return found
        return own if cites else replace(own, why=NOTHING_CITED)

    def _held(self, text: str, cites: tuple[int, ...], draft: Draft) -> Grounded:
        cited = draft.cited(cites)
        passages = [self._quotable(each, draft) for each in cited]
        finding = self._grounding.finding(
            text, passages, draft.language, heard=draft.heard, equal=equal_names(draft.reading)
        )
        abroad = all(each.language != draft.language for each in cited)
        support = self._support(text, finding, passages, abroad=abroad)
        why = "; ".join(each.about for each in finding.doubts)
        if finding is not VERBATIM and support != "unsupported":
            across = abroad or finding.near is not None
            if added := self._added(text, passages, draft, across=across):
                support, why = "unsupported", f"no source that it cites says: {added}"
        return Grounded(cites, support, why, finding.share)

    def _support(
        self, text: str, finding: Finding, passages: Sequence[str], *, abroad: bool
    ) -> Support:
        if finding.near is not None or not (abroad or finding.foreign):
            return "unsupported" if is_scrap(finding) else finding.support
        told = [each.text for passage in passages for each in sentences(passage)]
        if any(each.refutes for each in finding.doubts) or self._nearness(text, told) < NEAR:
            return "unsupported"
        return "partial"

    def _quotable(self, source: Source, draft: Draft) -> str:
        """A source without what speaks to a machine, or was planted in it."""
        text = heeded_source(text_of(source)).text
        return self._additions.to_the_point(text, draft.heard, source.language)

    def _added(
        self, text: str, passages: Sequence[str], draft: Draft, *, across: bool
    ) -> str | None:
        """What its sources do not say although they carry the rest."""
        # Without the marker of a list item, whose number no source says.
        bare = " ".join(each.text for each in sentences(text))
        if across:
            return self._additions.slipped_across(bare, passages, draft.language)
        asked = [each.text for _, each in draft.reading.conversation.said_by("customer")]
        return self._additions.slipped_in(bare, passages, draft.language, heard=asked)


def is_scrap(finding: Finding) -> bool:
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
