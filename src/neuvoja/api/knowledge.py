"""Passages to search, and articles and cases that arrive one by one."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Response

from neuvoja.api.dependencies import get_services
from neuvoja.api.schemas import Kept, PassageHit, Passages
from neuvoja.domain.conversation import Id
from neuvoja.domain.knowledge import Article, ArticleBody, Case, CaseBody
from neuvoja.knowledge.promises import Stored
from neuvoja.retrieval.library import PassageQuery
from neuvoja.wiring import Services

router = APIRouter(prefix="/v1", tags=["knowledge"])

Given = Annotated[Services, Depends(get_services)]
TakeOver = Annotated[bool, Query(description="Replace a source of another origin on purpose.")]

_KEPT: dict[int | str, dict[str, Any]] = {201: {"model": Kept}}


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


@router.put("/articles/{article_id:path}", responses=_KEPT)
async def put_article(
    article_id: Id,
    body: ArticleBody,
    services: Given,
    response: Response,
    take_over: TakeOver = False,
) -> Kept:
    """Store an article; searchable within seconds."""
    stored = await services.worker(
        services.arrivals.put, Article(id=article_id, **dict(body)), take_over
    )
    return _kept(stored, response)


@router.delete("/articles/{article_id:path}", status_code=204)
async def delete_article(article_id: str, services: Given, take_over: TakeOver = False) -> None:
    await services.worker(services.arrivals.delete, article_id, "article", take_over)


@router.put("/cases/{case_id:path}", responses=_KEPT)
async def put_case(
    case_id: Id,
    body: CaseBody,
    services: Given,
    response: Response,
    take_over: TakeOver = False,
) -> Kept:
    """Store a case, redacted; searchable within seconds."""
    case = Case(id=case_id, **dict(body))
    stored = await services.worker(services.arrivals.put, case, take_over)
    return _kept(stored, response)


@router.delete("/cases/{case_id:path}", status_code=204)
async def delete_case(case_id: str, services: Given, take_over: TakeOver = False) -> None:
    await services.worker(services.arrivals.delete, case_id, "case", take_over)


def _kept(stored: Stored, response: Response) -> Kept:
    response.status_code = 201 if stored.created else 200
    return Kept(id=stored.id, revision=stored.revision)
