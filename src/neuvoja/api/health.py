"""Whether the service lives, whether it can answer, and how it has been doing."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from neuvoja.api.dependencies import get_metrics, get_services
from neuvoja.api.metrics import Metrics
from neuvoja.wiring import Services

router = APIRouter(tags=["health"])


@router.get("/healthz")
async def alive() -> dict[str, str]:
    """The process lives."""
    return {"status": "alive"}


@router.get("/readyz", responses={503: {"description": "The keyword index is not there yet."}})
async def ready(
    services: Annotated[Services, Depends(get_services)], response: Response
) -> dict[str, Any]:
    """Whether it can answer: 200 once the keyword index has reached the database."""
    readiness = await services.worker(services.readiness)
    response.status_code = 200 if readiness["status"] == "ready" else 503
    return readiness


@router.get("/metrics", response_class=Response)
async def metrics(kept: Annotated[Metrics, Depends(get_metrics)]) -> Response:
    """Figures in the text format of Prometheus."""
    return Response(generate_latest(kept.registry), media_type=CONTENT_TYPE_LATEST)
