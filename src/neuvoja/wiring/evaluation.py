"""What is evaluated: Neuvoja in this process, as in production but for exact vector search."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from anyio import to_thread

from neuvoja.assistant.chat import Call, Calls
from neuvoja.assistant.grounding import Grounding
from neuvoja.domain.conversation import Language
from neuvoja.domain.knowledge import Passage
from neuvoja.domain.suggestion import Request, Shown, Suggestion, Support
from neuvoja.evaluation.commit import commit
from neuvoja.evaluation.spending import READ, WRITTEN
from neuvoja.evaluation.subject import Opened, Opener, Ranker
from neuvoja.language.embedding.static_embedding import StaticEmbedder
from neuvoja.retrieval.library import PassageQuery
from neuvoja.settings import Settings
from neuvoja.wiring.opening import open_services
from neuvoja.wiring.services import Bars, Services

_BATCH = 500


def opener(settings: Settings, bars: Bars, *, baselines: bool) -> Opener:
    """Opens the subject of a knowledge folder, with a data folder of its own.

    Args:
        baselines: whether searches to compare with are opened too.
    """

    def opened(knowledge: Path) -> AbstractContextManager[Opened]:
        return _opened(settings, knowledge, bars, baselines=baselines)

    return opened


@contextmanager
def _opened(
    settings: Settings, knowledge: Path, bars: Bars, *, baselines: bool
) -> Iterator[Opened]:
    name = sha256(str(knowledge.resolve()).encode()).hexdigest()[:12]
    own = settings.model_copy(
        update={
            "knowledge": knowledge,
            "data": settings.data / "evaluation" / name,
            # A shared database would be one owned by the service.
            "database_url": None,
            "chroma_url": None,
        }
    )
    with open_services(own, exact=True) as services:
        services.read(bars)
        services.sync(bars)
        rankers = _rankers(services) if baselines else ()
        yield Opened(_Subject(services), _Inside(services), rankers)


class _Subject:
    def __init__(self, services: Services) -> None:
        self._services = services
        self._calls: dict[str, Sequence[Call]] = {}
        self._commit = commit()
        services.watch = self._note

    @property
    def facts(self) -> Mapping[str, str]:
        return {
            "version": version("neuvoja"),
            **({"commit": self._commit} if self._commit else {}),
            "embedder": self._services.parts.embedder.model_id,
            "vectors": "exact",
            **_asked(self._services),
        }

    async def assist(self, request: Request) -> Suggestion:
        return await self._services.assistant.assist(request)

    def calls(self, suggestion_id: str) -> Sequence[Call]:
        return self._calls.pop(suggestion_id, ())

    def _note(self, suggestion: Suggestion, calls: Calls) -> None:
        if len(calls):
            self._calls[suggestion.id] = tuple(calls)

    async def search(self, query: PassageQuery) -> Sequence[Shown]:
        found = await to_thread.run_sync(self._services.library.search, query)
        return [Shown(score=each.score, **each.shown()) for each in found]


def _asked(services: Services) -> dict[str, str]:
    """Which engine answers; the model, its prompts and its prices, where one is asked."""
    answering, chosen = services.answering, services.settings
    if answering.model is None:
        return {"engine": answering.engine.name}
    prompts = answering.facts["prompts"]
    return {
        "engine": answering.engine.name,
        "model": answering.model,
        "prompts": ", ".join(f"{name} {sha}" for name, sha in sorted(prompts.items())),
        READ: str(chosen.chat_price_read),
        WRITTEN: str(chosen.chat_price_written),
    }


class _Inside:
    def __init__(self, services: Services) -> None:
        self._redactor = services.parts.redactor
        self._detector = services.parts.detector
        remote = services.settings.embed_endpoint is not None
        meaning = StaticEmbedder() if remote else services.parts.embedder
        self._grounding = Grounding(services.parts.analyser, meaning)

    def redact(self, text: str) -> str:
        return self._redactor.redact(text).text

    def language(self, text: str) -> Language | None:
        return self._detector.message(text).language

    def support(self, sentence: str, sources: Sequence[str], language: Language) -> Support:
        return self._grounding.support(sentence, sources, language)

    def carried(self, sentence: str, sources: Sequence[str], language: Language) -> float:
        return self._grounding.finding(sentence, sources, language).score


def _rankers(services: Services) -> Sequence[Ranker]:
    from neuvoja.vendors.baselines import baselines

    return baselines(_passages(services), services.parts.analyser)


def _passages(services: Services) -> Iterator[Passage]:
    changes = services.sources.changes(0, limit=_BATCH)
    while changes is not None:
        yield from changes.passages
        changes = services.sources.changes(changes.revision, limit=_BATCH)
