"""The HTTP service: the rooms of the API behind one door."""

from collections.abc import Sequence
from importlib.metadata import version

from fastapi import FastAPI
from fastapi_offline import FastAPIOffline

from neuvoja.api import health, knowledge, problems, suggestions
from neuvoja.api.door import Door
from neuvoja.api.metrics import Measured, Metrics
from neuvoja.api.model_metrics import ModelMetrics
from neuvoja.wiring import Services

DESCRIPTION = """\
Agent assist for customer service: replies whose every sentence names its source, summaries,
and sales opportunities that meet a need the customer voiced. The advisor always decides.
"""


def create_app(services: Services, *, keys: Sequence[str] = ()) -> FastAPI:
    """The service over parts that are wired already; its `/docs` need no network.

    Args:
        services: what answers; the caller opens and closes it.
        keys: those that open the API; none: this machine only, without a key.
    """
    app = FastAPIOffline(
        title="Neuvoja",
        version=version("neuvoja"),
        description=DESCRIPTION,
        redoc_url=None,
        static_url="/docs/files",
        responses={status: problems.PROBLEM for status in (401, 403, 409, 413, 415, 422, 500, 503)},
    )
    app.state.services = services
    app.state.metrics = _metrics(services)
    problems.install(app)
    for room in (suggestions, knowledge, health):
        app.include_router(room.router)
    app.add_middleware(Door, keys={key: services.caller(key) for key in keys})
    app.add_middleware(Measured, metrics=app.state.metrics, tracing=services.parts.tracing)
    return app


def _metrics(services: Services) -> Metrics:
    """Of this application; what the assistant makes is counted in them."""
    chosen = services.settings
    metrics = Metrics()
    services.watch = ModelMetrics(
        metrics.registry,
        price_read=chosen.chat_price_read,
        price_written=chosen.chat_price_written,
    ).made
    return metrics
