"""The body of a request as JSON, and the fields of a request that nobody reads.

A field that we do not know changes no status, since a client may speak a newer contract than
ours; but a misspelt `marketing_consent` must not pass in silence. So every answer names such
fields in the header `Neuvoja-Unread`, and a suggestion names them in a notice too.
"""

import json
from collections.abc import Callable, Coroutine, Iterator
from typing import Any
from urllib.parse import quote

from fastapi import Request, Response
from fastapi.routing import APIRoute
from pydantic import BaseModel
from starlette.convertors import StringConvertor, register_url_convertor

from neuvoja.domain.fields import Unknown, unknown_fields
from neuvoja.language.text import from_json

HEADER = "Neuvoja-Unread"
MOST_NAMED = 20
LONGEST_NAME = 100
"""Characters of a field's name that are shown."""


class _AnyId(StringConvertor):
    """An id in a path; line feeds too, so that a route can say what is wrong with it."""

    regex = "(?s:.*)"


register_url_convertor("id", _AnyId())


class Body(Request):
    """A request whose JSON is read as strictly as it must and as kindly as it may."""

    async def json(self) -> Any:
        """The body; lone surrogates, which no store can keep, have become U+FFFD.

        Raises:
            JSONDecodeError: it is no JSON; FastAPI makes a 422 of it.
        """
        if not hasattr(self, "_json"):
            self._json = _read(await self.body())
        return self._json


class Told(APIRoute):
    """A route whose answers name the fields that were not read."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()
        model = self.body_field.field_info.annotation if self.body_field else None
        known = {name for each in self.dependant.query_params for name in _names(each.field_info)}

        async def told(request: Request) -> Response:
            body = Body(request.scope, request.receive)
            unread = [Unknown(name, None) for name in request.query_params if name not in known]
            body.state.unread = [*unread, *await _unread(body, model)]
            response = await handle(body)
            if body.state.unread:
                response.headers[HEADER] = ", ".join(quote(n.place) for n in body.state.unread)
            return response

        return told


async def get_unread(request: Request) -> list[Unknown]:
    """The fields of this request that nobody reads, each once; at most `MOST_NAMED`."""
    unread: list[Unknown] = request.state.unread
    return unread


async def _unread(body: Body, model: Any) -> Iterator[Unknown]:
    if not (isinstance(model, type) and issubclass(model, BaseModel) and await body.body()):
        return iter(())
    try:
        given = await body.json()
    except json.JSONDecodeError:
        return iter(())
    found = unknown_fields(model, given) if isinstance(given, dict) else ()
    named = {each.place[:LONGEST_NAME]: each.meant for each in found}
    return (Unknown(*each) for each in list(named.items())[:MOST_NAMED])


def _names(field: Any) -> Iterator[str]:
    """The parameters of a query: of a model each of its fields."""
    model = field.annotation
    if isinstance(model, type) and issubclass(model, BaseModel):
        yield from model.model_fields
    else:
        yield field.alias


def _read(body: bytes) -> Any:
    try:
        return from_json(body)
    except ValueError as error:
        raise json.JSONDecodeError(str(error), "", 0) from error
