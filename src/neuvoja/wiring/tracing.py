"""Settings → who takes note of requests and model calls as spans."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import Protocol

from neuvoja.assistant.promises import ChatModel
from neuvoja.settings import Settings


class RequestSpan(Protocol):
    def answered(self, route: str, status: int) -> None: ...


class Tracing(Protocol):
    """Safe to use from several threads."""

    def request(
        self, method: str, headers: Mapping[str, str]
    ) -> AbstractContextManager[RequestSpan]:
        """The span of one HTTP request, beneath the one that its headers name."""
        ...

    def traced(self, model: ChatModel) -> ChatModel:
        """The same model; every call of it has a span."""
        ...

    def close(self) -> None:
        """Send what is left."""
        ...


def open_tracing(settings: Settings) -> Tracing | None:
    """None where no collector is named."""
    if settings.otlp_endpoint is None:
        return None
    from neuvoja.vendors.tracing import open_collector

    return open_collector(settings.otlp_endpoint, content=settings.trace_content)
