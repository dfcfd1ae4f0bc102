"""Errors as `application/problem+json` (RFC 9457); the only place that gives them HTTP statuses."""

import json
from collections.abc import Iterator, Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict
from starlette.exceptions import HTTPException
from starlette.routing import Match

from neuvoja.domain import errors
from neuvoja.domain.expectations import expectation

STATUSES: tuple[tuple[type[errors.NeuvojaError], HTTPStatus], ...] = (
    (errors.UnknownSource, HTTPStatus.NOT_FOUND),
    (errors.UnknownSuggestion, HTTPStatus.NOT_FOUND),
    (errors.OriginConflict, HTTPStatus.CONFLICT),
    (errors.Superseded, HTTPStatus.CONFLICT),
    (errors.BadInput, HTTPStatus.UNPROCESSABLE_ENTITY),
    (errors.Unavailable, HTTPStatus.SERVICE_UNAVAILABLE),
    (errors.NeuvojaError, HTTPStatus.INTERNAL_SERVER_ERROR),
)
"""The first line that fits counts."""

_LONGEST_VALUE = 120
_METHODS = ("DELETE", "GET", "HEAD", "PATCH", "POST", "PUT")


class Flaw(BaseModel):
    """One thing wrong with a request."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    where: str
    """The place in the request, such as `conversation.messages[0].role`."""

    value: str
    """What stood there, shortened."""

    expected: str


class Problem(BaseModel):
    """What went wrong and what to do about it; RFC 9457."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    type: str
    """A URN that names the kind of problem."""

    title: str
    status: int
    detail: str
    errors: list[Flaw] = []


PROBLEM: dict[str, Any] = {
    "model": Problem,
    "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
}
"""What OpenAPI says of a status that stands for a problem."""


def install(app: FastAPI) -> None:
    """Answer every error of ours, of FastAPI and of Starlette as a problem."""
    app.add_exception_handler(errors.NeuvojaError, _ours)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _unexpected)


def problem_of(error: Exception) -> Problem:
    """The problem that tells of this error; of an unexpected one it tells no details."""
    for kind, status in STATUSES:
        if isinstance(error, kind):
            return _problem(status, type(error).__name__, str(error), _flaws_of(error))
    return _problem(
        HTTPStatus.INTERNAL_SERVER_ERROR, "Unexpected", "something unexpected failed; see the log"
    )


def answer(problem: Problem, headers: dict[str, str] | None = None) -> JSONResponse:
    return JSONResponse(
        problem.model_dump(),
        status_code=problem.status,
        headers=headers,
        media_type="application/problem+json",
    )


def refused(status: HTTPStatus, detail: str) -> Problem:
    """A problem that belongs to the API alone, such as 401 or 413."""
    return _problem(status, status.name.title().replace("_", ""), detail)


def _problem(status: HTTPStatus, name: str, detail: str, flaws: Sequence[Flaw] = ()) -> Problem:
    return Problem(
        type=f"urn:neuvoja:problem:{_dashed(name)}",
        title=status.phrase,
        status=status,
        detail=detail,
        errors=list(flaws),
    )


def _flaws_of(error: errors.NeuvojaError) -> list[Flaw]:
    match error:
        case errors.InvalidConversation(where=where, value=value, expected=expected):
            return [Flaw(where=where, value=_shown(value), expected=expected)]
        case errors.InvalidRecord(key=key, value=value, expected=expected):
            return [Flaw(where=key, value=_shown(value), expected=expected)]
    return []


async def _ours(request: Request, error: Exception) -> JSONResponse:
    return answer(problem_of(error))


async def _unexpected(request: Request, error: Exception) -> JSONResponse:
    return answer(problem_of(error))


async def _http(request: Request, error: Exception) -> JSONResponse:
    http = error if isinstance(error, HTTPException) else HTTPException(500)
    status = HTTPStatus(http.status_code)
    detail = str(http.detail)
    if status in (HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED):
        detail = f"{request.method} {request.url.path} is not served; /docs lists what is"
    headers = dict(http.headers or {})
    if status is HTTPStatus.METHOD_NOT_ALLOWED:
        # Of what no route serves there are only the files of /docs.
        headers["Allow"] = ", ".join(_allowed(request)) or "GET, HEAD"
    return answer(refused(status, detail), headers=headers)


def _allowed(request: Request) -> Iterator[str]:
    """Every method that the path is served with (RFC 9110 15.5.6), each in a route of its own."""
    for method in _METHODS:
        scope = {**request.scope, "method": method}
        if any(route.matches(scope)[0] is Match.FULL for route in request.app.routes):
            yield method


async def _invalid(request: Request, error: Exception) -> JSONResponse:
    found = error.errors() if isinstance(error, RequestValidationError) else []
    flaws = [_flaw(each) for each in found if not _follows(each, found)]
    first = flaws[0] if flaws else Flaw(where="body", value="", expected="a valid request")
    detail = f"{first.where}: {first.value} is not usable; expected {first.expected}"
    return answer(_problem(HTTPStatus.UNPROCESSABLE_ENTITY, "InvalidRequest", detail, flaws))


def _follows(error: dict[str, Any], found: Sequence[dict[str, Any]]) -> bool:
    """Whether it says of a whole only what another says of a part."""
    own = error["loc"]
    return any(own == each["loc"][: len(own)] and own != each["loc"] for each in found)


def _flaw(error: dict[str, Any]) -> Flaw:
    if error["type"] == "json_invalid":
        return Flaw(where="body", value="(no JSON)", expected=expectation(error))
    value = errors.MISSING if error["type"] == "missing" else error.get("input")
    return Flaw(where=_place(error["loc"]), value=_shown(value), expected=expectation(error))


def _place(location: Sequence[str | int]) -> str:
    """Where it stands: in a body by its path, in a path or a query by its name."""
    path = ""
    for part in location[1:] if location[:1] in (("body",), ("query",), ("path",)) else location:
        path += f"[{part}]" if isinstance(part, int) else f".{part}"
    return path.lstrip(".") or "body"


def _shown(value: object) -> str:
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    text = repr(value)
    return text if len(text) <= _LONGEST_VALUE else text[: _LONGEST_VALUE - 1] + "…"


def _dashed(name: str) -> str:
    return "".join(f"-{each.lower()}" if each.isupper() else each for each in name).lstrip("-")
