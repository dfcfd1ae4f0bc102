"""What routes are given: by coroutines, since each plain function would wait for a thread."""

from typing import Annotated

from fastapi import Depends, Request

from neuvoja.api.metrics import Metrics
from neuvoja.assistant.service import Assistant
from neuvoja.wiring import Services


async def get_services(request: Request) -> Services:
    services: Services = request.app.state.services
    return services


async def get_assistant(services: Annotated[Services, Depends(get_services)]) -> Assistant:
    return services.assistant


async def get_metrics(request: Request) -> Metrics:
    metrics: Metrics = request.app.state.metrics
    return metrics


async def get_caller(request: Request) -> str | None:
    """Whose request it is; None where no key is needed."""
    caller: str | None = request.state.caller
    return caller
