"""Each sentence of a draft, held against what it cites and against what no answer may hold.

grounded    what it cites carries it                                               grounded.py
guarded     `Guard` has no objection                                               guard.py
courtesy    cites nothing because it states nothing                                courteous.py
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from neuvoja.assistant.generative.citations import Stated
from neuvoja.assistant.generative.courteous import Courteous
from neuvoja.assistant.generative.draft import Draft
from neuvoja.assistant.generative.grounded import Grounder
from neuvoja.assistant.generative.guarding.additions import Additions
from neuvoja.assistant.generative.guarding.known import heeded_source
from neuvoja.assistant.grounding import Grounding, text_of
from neuvoja.assistant.hostile import is_attacked
from neuvoja.assistant.reading import Reading
from neuvoja.domain.conversation import Language
from neuvoja.domain.suggestion import Quote, Sentence, Source, Support
from neuvoja.language.interrogatives import is_question
from neuvoja.language.sentences import sentences

OTHER_LANGUAGE = "it is not in the language of the reply"
UNCARRIED = "no source that it cites carries it"
QUESTION = "it asks and tells nothing"
NO_LIST = "it leads in a list, and there is none"

_ITEM = re.compile(r"(?:[-*+•–]|\d{1,2}[.)])\s")


class Objecting(Protocol):
    """One reason why a text may not pass."""

    @property
    def why(self) -> str: ...


class Guarding(Protocol):
    def objections(
        self, text: str, *, sources: Sequence[Source], reading: Reading, prompt: str
    ) -> Sequence[Objecting]: ...


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
        grounder: Grounder,
        guard: Guarding,
        courteous: Courteous,
        additions: Additions,
    ) -> None:
        self._grounding = grounding
        self._grounder = grounder
        self._guard = guard
        self._courteous = courteous
        self._additions = additions

    def verified(self, said: Sequence[Stated], draft: Draft) -> tuple[Verified, ...]:
        """Each sentence with its support, in order."""
        return tuple(self._verified(said, at, draft) for at in range(len(said)))

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
        if self._is_alien(question, draft, heard=draft.heard):
            return False
        return not self.objection(question, (), draft)

    def _verified(self, all_said: Sequence[Stated], at: int, draft: Draft) -> Verified:
        said = all_said[at]
        strange = tuple(n for n in said.cites if n not in draft.offered)
        if not self._grounding.is_in(said.text, draft.language):
            return Verified(_sentence(said.text, (), "unsupported"), OTHER_LANGUAGE, strange)
        if _leads_in(said) and not _is_item(all_said, at + 1):
            return Verified(_sentence(said.text, (), "unsupported"), NO_LIST)
        if not said.cites and self._is_courtesy(said.text, draft):
            why = self.objection(said.text, (), draft)
            return Verified(_sentence(said.text, (), "unsupported" if why else "courtesy"), why)
        cites = tuple(n for n in said.cites if n in draft.offered)
        if said.text.endswith("?"):
            return Verified(_sentence(said.text, cites, "unsupported"), QUESTION, strange)
        found = self._grounder.grounded(said, _beside(all_said, at), cites, draft)
        why = self.objection(said.text, found.cites, draft)
        if found.support == "unsupported":
            why = "; ".join(filter(None, (found.why, why))) or UNCARRIED
        if why:
            return Verified(_sentence(said.text, cites, "unsupported"), why, strange)
        quotes = _quotes(said.text, found.cites, draft)
        return Verified(_sentence(said.text, found.cites, found.support, quotes), "", strange)

    def _is_courtesy(self, text: str, draft: Draft) -> bool:
        """Whether it states nothing; what leads in a list is of the articles' matter."""
        if text.endswith(":") and self._is_alien(text, draft):
            return False
        return self._courteous.is_courtesy(text, draft.reading, draft.language)

    def _is_alien(self, text: str, draft: Draft, heard: Sequence[str] = ()) -> bool:
        articles = [
            heeded_source(text_of(each)).text
            for each in draft.cited(draft.offered)
            if each.kind == "article" and each.language == draft.language
        ]
        return self._additions.is_alien(text, [*articles, *heard], draft.language)


def _sentence(
    text: str, cites: tuple[int, ...], support: Support, quotes: tuple[Quote, ...] = ()
) -> Sentence:
    return Sentence(text=text, cites=cites, quotes=quotes, support=support)


def _leads_in(said: Stated) -> bool:
    return said.text.endswith(":") and not said.cites


def _is_item(said: Sequence[Stated], at: int) -> bool:
    return at < len(said) and _ITEM.match(said[at].text) is not None


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
