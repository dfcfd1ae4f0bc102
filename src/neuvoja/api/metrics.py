"""What is counted of the requests; no customer's words, no person's name."""

import logging
import time

from prometheus_client import CollectorRegistry, Counter, Histogram
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from neuvoja.wiring.tracing import Tracing

log = logging.getLogger("neuvoja.access")

BUCKETS_S = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)


class Metrics:
    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "neuvoja_requests",
            "Requests answered.",
            ["method", "route", "status"],
            registry=self.registry,
        )
        self.seconds = Histogram(
            "neuvoja_request_seconds",
            "From the request to the last byte of the answer.",
            ["method", "route"],
            buckets=BUCKETS_S,
            registry=self.registry,
        )


class Measured:
    """ASGI middleware: counts, times and logs each request by its route, never by its URL."""

    def __init__(self, app: ASGIApp, *, metrics: Metrics, tracing: Tracing | None = None) -> None:
        self._app = app
        self._metrics = metrics
        self._tracing = tracing

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
        elif self._tracing is None:
            await self._measured(scope, receive, send)
        else:
            with self._tracing.request(scope["method"], Headers(scope=scope)) as span:
                span.answered(*await self._measured(scope, receive, send))

    async def _measured(self, scope: Scope, receive: Receive, send: Send) -> tuple[str, int]:
        """Answer; the route that did and its status."""
        started, status = time.perf_counter(), 500

        async def watched(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, watched)
        finally:
            self._note(scope, status, time.perf_counter() - started)
        return _route(scope), status

    def _note(self, scope: Scope, status: int, seconds: float) -> None:
        route = _route(scope)
        self._metrics.requests.labels(scope["method"], route, status).inc()
        self._metrics.seconds.labels(scope["method"], route).observe(seconds)
        log.info("%s %s %d %.0f ms", scope["method"], route, status, seconds * 1000)


def _route(scope: Scope) -> str:
    path: str = getattr(scope.get("route"), "path", "none")
    return path
