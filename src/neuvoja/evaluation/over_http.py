"""A subject that runs elsewhere, asked through the API of the contract.

It serves one organisation's knowledge: the suite's items of any other organisation are refused.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import httpx
from pydantic import TypeAdapter

from neuvoja.assistant.chat import Call
from neuvoja.domain.suggestion import Request, Shown, Suggestion
from neuvoja.evaluation.errors import KeyRefused, NotNeuvoja, ServerAway, ServerRefused
from neuvoja.evaluation.subject import Opened
from neuvoja.retrieval.library import PassageQuery

TIMEOUT_S = 120.0
TRIES = 3
"""A connection that breaks is tried again; what still fails stops the run, which can go on."""

_KEYS = (httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN)
_LATER = (
    httpx.codes.TOO_MANY_REQUESTS,
    httpx.codes.BAD_GATEWAY,
    httpx.codes.SERVICE_UNAVAILABLE,
    httpx.codes.GATEWAY_TIMEOUT,
)
_PASSAGES = TypeAdapter(tuple[Shown, ...])


def http_opener(url: str, key: str | None) -> Callable[[Path], AbstractContextManager[Opened]]:
    """Opens the server at a URL, whatever knowledge folder the suite names.

    Args:
        key: sent as a bearer token; None where the server needs none.
    """

    @contextmanager
    def opened(_: Path) -> Iterator[Opened]:
        yield Opened(HttpSubject(url, key))

    return opened


class HttpSubject:
    """One server. A client of its own for each call: calls may come from several event loops."""

    def __init__(self, url: str, key: str | None) -> None:
        self._url = url.rstrip("/")
        self._headers = {"Authorization": f"Bearer {key}"} if key else {}
        self.facts = self._facts()

    async def assist(self, request: Request) -> Suggestion:
        return Suggestion.model_validate(await self._post("/v1/assist", request))

    async def search(self, query: PassageQuery) -> Sequence[Shown]:
        answer = await self._post("/v1/passages/search", query)
        return _PASSAGES.validate_python(answer["passages"])

    def calls(self, suggestion_id: str) -> Sequence[Call]:
        """The contract does not tell them; the server's `/metrics` sums them up."""
        return ()

    def _facts(self) -> Mapping[str, str]:
        """What the server says of itself.

        Raises:
            ServerAway: it does not answer, or is not ready.
        """
        try:
            answer = httpx.get(f"{self._url}/readyz", headers=self._headers, trust_env=False)
        except httpx.InvalidURL as error:
            raise NotNeuvoja(self._url) from error
        except httpx.HTTPError as error:
            raise ServerAway(self._url, str(error) or type(error).__name__) from error
        if answer.is_server_error:
            raise ServerAway(self._url, f"it is not ready: status {answer.status_code}")
        ready = _json(answer)
        if not isinstance(ready, dict) or not ready.keys() >= {"engine", "revision"}:
            raise NotNeuvoja(self._url)
        told = ("engine", "prompts", "revision")
        return {"url": self._url} | {name: str(ready.get(name)) for name in told}

    async def _post(self, path: str, body: Request | PassageQuery) -> Any:
        async with httpx.AsyncClient(
            base_url=self._url,
            headers=self._headers,
            timeout=TIMEOUT_S,
            trust_env=False,
            transport=httpx.AsyncHTTPTransport(retries=TRIES),
        ) as client:
            try:
                answer = await client.post(path, json=body.model_dump(mode="json"))
            except httpx.HTTPError as error:
                raise ServerAway(self._url, str(error) or type(error).__name__) from error
        return _content(answer)


def _content(answer: httpx.Response) -> Any:
    url = str(answer.request.url)
    if answer.status_code in _LATER:
        raise ServerAway(url, f"status {answer.status_code}")
    content = _json(answer)
    if not isinstance(content, dict):
        raise NotNeuvoja(url)
    why = str(content.get("detail", f"status {answer.status_code}"))
    if answer.status_code in _KEYS:
        raise KeyRefused(url, why)
    if not answer.is_success:
        raise ServerRefused(url, why)
    return content


def _json(answer: httpx.Response) -> Any:
    """None where it is no JSON."""
    try:
        return answer.json()
    except ValueError:
        return None
