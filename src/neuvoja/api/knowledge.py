"""Passages to search, and articles and cases that arrive one by one."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Response

from neuvoja.api.body import Told
from neuvoja.api.dependencies import get_services
from neuvoja.api.problems import PROBLEM
from neuvoja.api.schemas import ArticlePut, CasePut, Kept, PassageHit, Passages
from neuvoja.domain.conversation import Id
from neuvoja.domain.errors import InvalidRecord
from neuvoja.domain.knowledge import Article, Case
from neuvoja.knowledge.promises import Stored
from neuvoja.retrieval.library import PassageQuery
from neuvoja.wiring import Services

router = APIRouter(prefix="/v1", tags=["knowledge"], route_class=Told)

Given = Annotated[Services, Depends(get_services)]
TakeOver = Annotated[bool, Query(description="Replace a source of another origin on purpose.")]

_KEPT: dict[int | str, dict[str, Any]] = {201: {"model": Kept}}
_UNKNOWN: dict[int | str, dict[str, Any]] = {404: PROBLEM}


@router.get("/passages", response_model_exclude_unset=True)
async def passages(query: Annotated[PassageQuery, Query()], services: Given) -> Passages:
    """Search; prefer the POST form for customers' words, which do not belong in URLs."""
    return await _search(query, services)


@router.post("/passages/search", response_model_exclude_unset=True)
async def search(query: PassageQuery, services: Given) -> Passages:
    """Search with the question in the body."""
    return await _search(query, services)


async def _search(query: PassageQuery, services: Services) -> Passages:
    found = await services.worker(services.library.search, query)
    return Passages(passages=tuple(PassageHit.of(each) for each in found))


@router.put("/articles/{article_id:id}", responses=_KEPT)
async def put_article(
    article_id: Id,
    body: ArticlePut,
    services: Given,
    response: Response,
    take_over: TakeOver = False,
) -> Kept:
    """Store an article; searchable within seconds."""
    article = Article(**_of_path(article_id, body))
    stored = await services.worker(services.arrivals.put, article, take_over)
    return _kept(stored, response)


@router.delete("/articles/{article_id:id}", status_code=204, responses=_UNKNOWN)
async def delete_article(article_id: str, services: Given, take_over: TakeOver = False) -> None:
    """Delete an article; one of another origin must go there too, or it comes back."""
    await services.worker(services.arrivals.delete, article_id, "article", take_over)


@router.put("/cases/{case_id:id}", responses=_KEPT)
async def put_case(
    case_id: Id,
    body: CasePut,
    services: Given,
    response: Response,
    take_over: TakeOver = False,
) -> Kept:
    """Store a case, redacted; searchable within seconds."""
    case = Case(**_of_path(case_id, body))
    stored = await services.worker(services.arrivals.put, case, take_over)
    return _kept(stored, response)


@router.delete("/cases/{case_id:id}", status_code=204, responses=_UNKNOWN)
async def delete_case(case_id: str, services: Given, take_over: TakeOver = False) -> None:
    """Delete a case; one of another origin must go there too, or it comes back."""
    await services.worker(services.arrivals.delete, case_id, "case", take_over)


def _of_path(source_id: str, body: ArticlePut | CasePut) -> dict[str, Any]:
    """The fields that were given of a record whose id stands in the path.

    Raises:
        InvalidRecord: the body gives it another one.
    """
    if body.id not in (None, source_id):
        raise InvalidRecord("id", body.id, f"the id of the path, {source_id!r}, or none")
    return {name: getattr(body, name) for name in body.model_fields_set} | {"id": source_id}


def _kept(stored: Stored, response: Response) -> Kept:
    response.status_code = 201 if stored.created else 200
    return Kept(id=stored.id, revision=stored.revision)
