"""Where a command's questions are answered: by the running service, or in this process."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Protocol

import anyio
import httpx

from neuvoja.api.schemas import PassageHit, Passages
from neuvoja.cli.progress import bars
from neuvoja.domain.errors import BadInput, DataFolderBusy, Unavailable
from neuvoja.domain.suggestion import Request, Suggestion
from neuvoja.retrieval.library import PassageQuery
from neuvoja.settings import Settings
from neuvoja.store.owner import living_owner
from neuvoja.wiring import Services, open_services

TIMEOUT_S = 60.0


class Desk(Protocol):
    def assist(self, request: Request) -> Suggestion: ...

    def search(self, query: PassageQuery) -> Passages: ...


class LocalDesk:
    """Answers in this process."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def assist(self, request: Request) -> Suggestion:
        return anyio.run(self._services.assistant.assist, request)

    def search(self, query: PassageQuery) -> Passages:
        found = self._services.library.search(query)
        return Passages(passages=tuple(PassageHit.of(each) for each in found))


class RemoteDesk:
    """Answers through the service that owns the data folder."""

    def __init__(self, client: httpx.Client) -> None:
        self._client = client

    def assist(self, request: Request) -> Suggestion:
        return Suggestion.model_validate(self._post("/v1/assist", request.model_dump(mode="json")))

    def search(self, query: PassageQuery) -> Passages:
        body = query.model_dump(mode="json")
        return Passages.model_validate(self._post("/v1/passages/search", body))

    def _post(self, path: str, body: Mapping[str, Any]) -> Any:
        try:
            answer = self._client.post(path, json=body)
        except httpx.HTTPError as error:
            raise ServiceAway(str(self._client.base_url), str(error)) from error
        if answer.is_success:
            return answer.json()
        raise _refusal(answer)


class ServiceAway(Unavailable):
    def __init__(self, url: str, why: str) -> None:
        super().__init__(f"the service at {url} did not answer ({why}); try again shortly")
        self.url = url
        self.why = why


class ServiceRefused(BadInput):
    def __init__(self, url: str, why: str) -> None:
        super().__init__(f"the service at {url} refused: {why}")
        self.url = url
        self.why = why


@contextmanager
def open_desk(settings: Settings) -> Iterator[Desk]:
    """The desk for this data folder, its knowledge up to date.

    Raises:
        DataFolderBusy: another process owns the folder and does not serve.
    """
    owner = living_owner(settings.data)
    if owner is None:
        with open_services(settings) as services:
            services.read(bars)
            # To the end: without vectors a question finds nothing in another language.
            services.sync(bars)
            yield LocalDesk(services)
        return
    if owner.url is None:
        raise DataFolderBusy(settings.data, pid=owner.pid, url=None)
    with httpx.Client(
        base_url=owner.url, headers=_key(settings), timeout=TIMEOUT_S, trust_env=False
    ) as client:
        yield RemoteDesk(client)


def _key(settings: Settings) -> dict[str, str]:
    if not settings.api_keys:
        return {}
    return {"Authorization": f"Bearer {settings.api_keys[0].get_secret_value()}"}


def _refusal(answer: httpx.Response) -> Exception:
    try:
        why = str(answer.json()["detail"])
    except (ValueError, KeyError):
        why = f"status {answer.status_code}"
    url = str(answer.request.url)
    if answer.is_server_error:
        return ServiceAway(url, why)
    return ServiceRefused(url, why)
