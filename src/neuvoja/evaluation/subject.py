"""What is evaluated, and what it is compared with."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from typing import NamedTuple, Protocol

from neuvoja.assistant.chat import Call
from neuvoja.domain.conversation import Language
from neuvoja.domain.suggestion import Request, Shown, Suggestion, Support
from neuvoja.retrieval.found import Ranked
from neuvoja.retrieval.library import PassageQuery


class Subject(Protocol):
    """One Neuvoja with the knowledge of one organisation. May be asked from several tasks at once.

    Raises:
        Unavailable: it is away; the run stops and can be resumed.
        BadInput: it refuses this question; the item is counted as not scored.
    """

    @property
    def facts(self) -> Mapping[str, str]:
        """What must be told with every figure: version, engine, embedder, models."""
        ...

    async def assist(self, request: Request) -> Suggestion: ...

    def calls(self, suggestion_id: str) -> Sequence[Call]:
        """What models were asked for a suggestion; to be asked once. Empty where it cannot tell."""
        ...

    async def search(self, query: PassageQuery) -> Sequence[Shown]: ...


class Inside(Protocol):
    """What only a subject in this process lets us ask. Safe to use from several threads."""

    def redact(self, text: str) -> str: ...

    def language(self, text: str) -> Language | None:
        """Of one message; None: it shows none."""
        ...

    def support(self, sentence: str, sources: Sequence[str], language: Language) -> Support: ...

    def carried(self, sentence: str, sources: Sequence[str], language: Language) -> float:
        """How well the sources carry the sentence, 0 to 1; 0 where a literal check fails."""
        ...


class Ranker(Protocol):
    """A search that ours is compared with."""

    @property
    def name(self) -> str: ...

    def rank(
        self, text: str, language: Language, limit: int, on: date | None = None
    ) -> Sequence[Ranked]:
        """Articles valid on the day, best first, each once; empty where no word is shared."""
        ...


class Opened(NamedTuple):
    subject: Subject
    inside: Inside | None = None
    """None: the subject is asked over HTTP."""

    rankers: Sequence[Ranker] = ()
    """Baselines over the same articles."""


Opener = Callable[[Path], AbstractContextManager[Opened]]
"""Opens the subject of a knowledge folder."""
